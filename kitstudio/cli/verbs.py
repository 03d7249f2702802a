"""Every verb of the command line, declared: the one source of parsing, help, completion and the man page."""

from __future__ import annotations

from typing import Final

from kitstudio.cli.flags import NETWORK, REGISTRIES_LATER, Refused, RefusedVerb, Verb, flag, switch

_REF_HELP = "a reference, oci:DIR[:NAME], an archive of a layout, dir:FOLDER or kitops:REF"
_REF = flag("ref", metavar="REF", help=_REF_HELP)
_REMOTE = Refused(("-r", "--remote"), "Registries are not in this version; name a kit in the store.")

_INIT = Verb(
    "init",
    "making:init",
    "write a Kitfile for a folder",
    (
        flag("folder", metavar="DIR", help="the folder that holds the model"),
        flag("--name", help="name of the kit", default=""),
        flag("--desc", help="what the kit is for", default="", metavar="TEXT"),
        flag("--author", help="who made it", default=""),
        switch("-f", "--force", help="replace a Kitfile that is there"),
        flag("-o", "--output", help="write there instead of DIR/Kitfile; - is standard output", metavar="FILE"),
        switch("--follow-links", help="name what links point to too, even outside the folder"),
        switch("--kit-defaults", help="exactly the Kitfile that `kit init .` of 1.7 writes"),
        Refused(("--remote",), "Remote repositories are not in this version; name a folder."),
        Refused(("--ref",), "Remote repositories are not in this version; name a folder."),
        Refused(("--token",), "Remote repositories are not in this version; name a folder."),
        Refused(("--depth",), "Every file is looked at; roles are guessed from all of them."),
    ),
    "kitstudio init ./my-model",
)

_CHECK = Verb(
    "check",
    "making:check",
    "find what is wrong or odd in a Kitfile and its folder",
    (
        flag("target", metavar="DIR|KITFILE", nargs="?", default=".", help="a folder, or a Kitfile (default: .)"),
        flag("-f", "--file", help="check this Kitfile against DIR; - is standard input", metavar="FILE"),
        switch("--follow-links", help="look at what links point to, as pack does with the same flag"),
        flag("--for-kit", help="also say what this version of kit would refuse or lose", metavar="VERSION", default=""),
    ),
    "kitstudio check ./my-model --for-kit 1.7",
)

_PACK = Verb(
    "pack",
    "making:pack",
    "make a ModelKit of a folder, in the store",
    (
        flag("folder", metavar="DIR", help="the folder that holds the Kitfile"),
        flag("-f", "--file", help="use this Kitfile; - is standard input", metavar="FILE"),
        flag("-t", "--tag", help="name the kit; repo:a,b gives two tags (repeatable)", metavar="REF", action="append"),
        flag(
            "--compression",
            help="none (default), gzip, gzip-fastest or zstd",
            choices=("none", "gzip", "gzip-fastest", "zstd"),
            default="none",
        ),
        flag("--layer-format", help="tar (default), or raw for single files", choices=("tar", "raw"), default="tar"),
        switch("--use-model-pack", help="write a CNCF ModelPack instead of a ModelKit"),
        flag("--created", help="time of packing to record, RFC 3339 or seconds since 1970", metavar="TIME"),
        flag(
            "--modes",
            help="disk (default) keeps file modes, canonical makes them independent of the umask",
            choices=("disk", "canonical"),
            default="disk",
        ),
        switch("--follow-links", help="pack what links point to, even outside the folder"),
        switch("--allow-unknown-keys", help="carry unknown Kitfile keys into the config"),
        switch("--no-cache", help="read every file, whether it changed or not"),
        flag("--check", help="store nothing; say whether packing again gives this kit", metavar="REF"),
        flag("--kit-compat", help="write the bytes of that kit version, quirks included", choices=("1.7", "2026")),
        flag("--kit-version", help="text of the cli-version annotation under --kit-compat", metavar="TEXT"),
        Refused(("--push",), "Registries are not in this version; use `kitstudio export`."),
        Refused(("--sign",), "Signing is not in this version."),
        *NETWORK,
    ),
    "kitstudio pack ./my-model -t team/my-model:v1",
)

_UNPACK = Verb(
    "unpack",
    "making:unpack",
    "write the files of a kit into a folder, every digest checked",
    (
        _REF,
        flag("-d", "--dir", help="the folder to write into (default: .)", metavar="DIR", default="."),
        switch("-o", "--overwrite", help="replace files that are there"),
        switch("-i", "--ignore-existing", help="keep files that are there"),
        flag("-f", "--filter", help="take only these: TYPES[:NAMES] (repeatable)", metavar="EXPR", action="append"),
        switch("--dry-run", help="say what would be written, write nothing"),
        switch("--exact-modes", help="take permission bits as stored, without the umask"),
        switch("--no-parents", help="leave out the files of parent kits"),
        switch("--kitfile", help="(kit, old) the same as --filter kitfile"),
        switch("--model", help="(kit, old) the same as --filter model"),
        switch("--code", help="(kit, old) the same as --filter code"),
        switch("--datasets", help="(kit, old) the same as --filter datasets"),
        switch("--docs", help="(kit, old) the same as --filter docs"),
        Refused(("--include-remote",), "Remote data sets are not fetched in this version."),
        Refused(("--as-skill",), "Unpack with --filter prompts and copy the folder."),
        Refused(("-l", "--label"), "Kit indexes are not in this version."),
        *NETWORK,
    ),
    "kitstudio unpack team/my-model:v1 -d ./copy --filter model",
)

_LIST = Verb(
    "list",
    "reading:list_kits_verb",
    "list the kits of the store",
    (
        flag("repository", metavar="REPO", nargs="?", help="only this repository, or another place to list"),
        switch("--digests", help="show whole digests"),
        flag("--filter", "-f", help="only kits whose name or tag holds this text", metavar="TEXT"),
        switch("-a", "--all", help="also signature tags"),
        flag("--format", help="table (default), or json in kit's own shape", default="table", metavar="FORMAT"),
        Refused(("--remote",), "Registries are not in this version."),
        *NETWORK,
    ),
    "kitstudio list",
)

_INFO = Verb(
    "info",
    "reading:info",
    "show the Kitfile of a kit",
    (
        _REF,
        flag("-f", "--filter", help="print one node, for example .model.parameters", metavar="NODE"),
        _REMOTE,
        *NETWORK,
    ),
    "kitstudio info team/my-model:v1",
)

_INSPECT = Verb(
    "inspect",
    "reading:inspect",
    "show manifest, layers and Kitfile of a kit",
    (_REF, switch("--deep", help="also read every layer and list its files"), _REMOTE, *NETWORK),
    "kitstudio inspect team/my-model:v1 --json",
)

_TAG = Verb(
    "tag",
    "storing:tag",
    "give a kit a second name",
    (
        flag("source", metavar="SRC", help="a kit in the store"),
        flag("target", metavar="DST", help="its new name; repo:a,b gives two tags"),
    ),
    "kitstudio tag team/my-model:v1 team/my-model:prod",
)

_REMOVE = Verb(
    "remove",
    "storing:remove",
    "take names, and kits without names, out of the store",
    (
        flag("refs", metavar="REF", nargs="*", help="what to remove; repo:a,b names two tags"),
        switch("-f", "--force", help="remove the kit with all its tags"),
        switch("-a", "--all", help="every kit without a name; with --force every kit"),
        switch("--dry-run", help="say what would go and how much it frees, remove nothing"),
        _REMOTE,
        *NETWORK,
    ),
    "kitstudio remove team/my-model:old --dry-run",
)

_STORE = Verb(
    "store",
    "",
    "look after the store",
    verbs=(
        Verb("path", "storing:store_path", "print where the store is"),
        Verb(
            "verify",
            "storing:store_verify",
            "read every blob again and check that everything is there",
            (switch("--quick", help="look at presence and sizes only"),),
        ),
        Verb(
            "gc",
            "storing:store_gc",
            "delete blobs that nothing needs",
            (
                switch("--dry-run", help="say what would go, delete nothing"),
                flag(
                    "--older-than",
                    help="spare blobs younger than this: 30m, 24h, 7d (default 24h)",
                    metavar="AGE",
                    default="24h",
                ),
            ),
        ),
        Verb(
            "repair",
            "storing:store_repair",
            "mend what can be mended and name what is lost",
            (
                switch("--dry-run", help="say what is wrong, change nothing (as store verify)"),
                switch("--drop-dangling", help="also drop names whose kit is gone"),
            ),
        ),
        Verb("usage", "storing:store_usage", "show what takes how much"),
    ),
)

_EXPORT = Verb(
    "export",
    "moving:export",
    "write kits into a folder or one archive, as a plain OCI layout",
    (
        flag("refs", metavar="REF", nargs="+", help=_REF_HELP),
        flag(
            "-o",
            "--output",
            help="a folder, or a file ending in .kit.tar, .kit.tar.gz or .kit.tar.zst",
            metavar="PATH",
            required=True,
        ),
        switch("--force", help="replace what is there"),
        Refused(("--split",), "Splitting comes with air-gapped exchange, in a later version."),
        Refused(("--lacks",), "Inventories come with air-gapped exchange, in a later version."),
        Refused(("--encrypt-to",), "Encryption comes with air-gapped exchange, in a later version."),
        Refused(("--no-signatures",), "Signatures are not in this version."),
    ),
    "kitstudio export team/my-model:v1 -o my-model.kit.tar",
)

_RECEIVE = Verb(
    "receive",
    "moving:receive",
    "take kits out of a layout or archive into the store, every blob verified",
    (
        flag("path", metavar="PATH", help="a folder or archive holding an OCI layout"),
        flag("--tag-as", help="name the kit like this (one kit only)", metavar="REF"),
        switch("--dry-run", help="verify and say what would be taken, take nothing"),
        switch("--force", help="move tags that name another kit here"),
        Refused(("--to",), "Registries are not in this version."),
        Refused(("--identity",), "Encryption comes with air-gapped exchange, in a later version."),
    ),
    "kitstudio receive my-model.kit.tar",
)

_IMPORT_KITOPS = Verb(
    "import-kitops-store",
    "moving:import_kitops_store",
    "copy kits out of the `kit` tool's own storage, which is never changed",
    (
        flag("folder", metavar="DIR", nargs="?", help="its home (default: where kit keeps it)"),
        flag("refs", metavar="REF", nargs="*", help="only these kits"),
        switch("--list", help="list what is there, copy nothing"),
        switch("--force", help="move tags that name another kit here"),
    ),
    "kitstudio import-kitops-store --list",
)

_HOST = (
    Verb("doctor", "hosting:doctor", "check that everything needed is here and works"),
    Verb(
        "config",
        "",
        "show and change settings",
        verbs=(
            Verb("show", "hosting:config_show", "every setting, its value and where it comes from"),
            Verb(
                "set",
                "hosting:config_set",
                "change a setting",
                (flag("key", metavar="KEY", help="its name"), flag("value", metavar="VALUE", help="its new value")),
            ),
        ),
    ),
    Verb(
        "completion",
        "hosting:completion",
        "print a completion script",
        (flag("shell", metavar="SHELL", choices=("bash", "zsh", "fish"), help="bash, zsh or fish"),),
        "kitstudio completion bash > ~/.local/share/bash-completion/completions/kitstudio",
    ),
    Verb(
        "version",
        "version",
        "print versions",
        (Refused(("--show-update-notifications",), "Kit Studio never asks the network for a newer version."),),
    ),
    Verb(
        "gui",
        "hosting:gui",
        "open the window",
        (
            flag("target", metavar="PATH|REF", nargs="?", help="a folder, Kitfile or kit to open"),
            flag(
                "--menu-entry",
                help="open nothing; put Kit Studio into your applications menu, or take it away",
                choices=("add", "remove"),
            ),
        ),
    ),
)

VERBS: Final = (
    _INIT,
    _CHECK,
    _PACK,
    _UNPACK,
    _LIST,
    _INFO,
    _INSPECT,
    _TAG,
    _REMOVE,
    _STORE,
    _EXPORT,
    _RECEIVE,
    _IMPORT_KITOPS,
    *_HOST,
)

# Kit's verbs that are not here (modelkit-format 12).
LATER: Final = (
    *(RefusedVerb(name, REGISTRIES_LATER) for name in ("push", "pull", "login", "logout")),
    RefusedVerb("diff", "`kitstudio inspect REF --deep --json` gives what is to be compared."),
    RefusedVerb("dev", "Unpack the model and start a server of your choice on it."),
    RefusedVerb("import", "Download the repository, then `kitstudio init` and `kitstudio pack` its folder."),
    RefusedVerb("cache", "Nothing needs clearing by hand; `kitstudio store gc` frees space."),
    RefusedVerb("skill", "Unpack with --filter prompts and copy the folder."),
    RefusedVerb("index", "Give several kits tags of one repository instead."),
    RefusedVerb("image", "Unpack the kit and build the image from its folder."),
    *(RefusedVerb(name, "Signatures come with a later version.") for name in ("sign", "verify", "attest")),
)
