"""Every kind of finding the rules of a Kitfile make: its stable code, how bad it is, its sentence, what it is about.

`docs/findings.md` is made from this table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kitstudio.base.errors import QT_TRANSLATE_NOOP, Fact
from kitstudio.model.finding import Finding, Fix, Mark, Severity
from kitstudio.model.kitfile import FieldPath

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding. `meaning` explains it beyond its sentence."""

    code: str
    severity: Severity
    template: str
    meaning: str

    def at(
        self,
        where: FieldPath,
        mark: Mark,
        /,
        *,
        severity: Severity | None = None,
        fixes: Sequence[Fix] = (),
        **facts: Fact,
    ) -> Finding:
        """A finding of this kind at a place."""
        return Finding(self.code, severity or self.severity, self.template, facts, where, mark, tuple(fixes))


MANIFEST_VERSION = FindingKind(
    "manifest-version",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "manifestVersion is {version}, kit expects 1.0.0 and reads the Kitfile as that."),
    "Kit knows one version of the format. Kit 1.7 does not look at it; one version in between refused others.",
)
NO_LAYERS = FindingKind(
    "no-layers",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "The Kitfile names no files: the kit has no layers."),
    "Kit packs it all the same, as a kit of only a description.",
)
MODEL_WITHOUT_LAYER = FindingKind(
    "model-without-files",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "The model has neither a path nor parts, so no file of it is packed."),
    "The section describes a model that is not in the kit.",
)
PARTS_WITHOUT_PATH = FindingKind(
    "parts-without-path",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "The model has parts but no path of its own: the newest kit crashes unpacking it."),
    "Kit 1.7 unpacks such a kit. Give the model the path of its main file, and leave the others as parts.",
)
ABSOLUTE_PATH = FindingKind(
    "absolute-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} is an absolute path; paths are relative to the Kitfile's folder."),
    "Kit refuses it: the path means nothing on another machine.",
)
ESCAPING_PATH = FindingKind(
    "escaping-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} leads out of the Kitfile's folder; only what lies in it can be packed."),
    "The newest kit refuses it. Kit 1.7 says that it does not exist, or packs an empty layer.",
)
UNSAFE_PATH = FindingKind(
    "unsafe-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} cannot be packed safely: {reason}."),
    "A path that is harmless here and dangerous on another system (or too long for it) is refused.",
)
URL_PATH = FindingKind(
    "url-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} is a URL; a path names a file or folder beside the Kitfile."),
    "Files are not fetched while packing. A data set may stay on S3 with remotePath.",
)
REFERENCE_PATH = FindingKind(
    "reference-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} names a ModelKit; only the model's path may do so."),
    "A data set may refer to another kit with remotePath.",
)
REFERENCE_LOOKALIKE = FindingKind(
    "reference-lookalike",
    WARNING,
    QT_TRANSLATE_NOOP(
        "findings",
        "The file {path} is packed, but kit takes its name for a ModelKit's. Rename it if kit is to pack it.",
    ),
    "A path with a colon that parses as a reference is a parent kit to `kit`, even when a file of that name exists.",
)
MISSING_PATH = FindingKind(
    "missing-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} does not exist in the folder."),
    "Every path must name a file or folder. Names differ when their case differs.",
)
MISSING_PATH_NEAREST = FindingKind(
    "missing-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} does not exist in the folder. Did you mean {nearest}?"),
    "Every path must name a file or folder. Names differ when their case differs.",
)
LINK_PATH = FindingKind(
    "link-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} is or passes through the link {link}; kit packs an empty layer for it."),
    "Links are not packed. Name what the link leads to, or pack with --follow-links.",
)
SPECIAL_PATH = FindingKind(
    "special-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} is a {kind}, neither a file nor a folder; kit packs an empty layer for it."),
    "Pipes, sockets and devices have no content to pack.",
)
DUPLICATE_PATH = FindingKind(
    "duplicate-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} is the path of {other} already."),
    "Two layers of the same files collide when the kit is unpacked. Paths are compared after cleaning (`data/`, "
    "`./data`); kit 1.7 compares them as typed, packs both and cannot unpack the result. A model without a path counts "
    "as the whole folder.",
)
OVERLAPPING_PATHS = FindingKind(
    "overlapping-paths",
    NOTE,
    QT_TRANSLATE_NOOP("findings", "{path} leaves out what other entries name, which goes into their layers: {names}."),
    "A file is packed once, in the layer whose path is the deepest around it.",
)
EMPTY_LAYER = FindingKind(
    "empty-layer",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "{path} holds no file, so its layer is empty."),
    "Only files and folders count, no links.",
)
CLAIMED_LAYER = FindingKind(
    "empty-layer",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "Every file in {path} belongs to another entry, so its layer is empty."),
    "Only files and folders count, no links.",
)
ZERO_SIZE = FindingKind(
    "zero-size",
    NOTE,
    QT_TRANSLATE_NOOP("findings", "{path} holds no bytes: its files are empty."),
    "Often a sign of a download that failed.",
)
IGNORED_PATH = FindingKind(
    "ignored-path",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "{path} is hidden by .kitignore, so its layer is empty."),
    "Kit warns and packs an empty layer. `Kitfile`, `kitfile`, `.kitfile` and `.kitignore` of the folder are always "
    "left out.",
)
DOTS_IN_NAME = FindingKind(
    "dots-in-name",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "Names with two dots in a row ({names}): kit neither packs nor unpacks them."),
    "We pack and unpack them. Every kit so far leaves them out without a word, and refuses to unpack a kit with them.",
)
SWALLOWED_NAMES = FindingKind(
    "swallowed-names",
    NOTE,
    QT_TRANSLATE_NOOP(
        "findings", "Kit 1.7 would pack {names} into no layer at all, because the names begin like {other} ({prefix})."
    ),
    "To kit 1.7 the path `data` swallows `data-v2/` and `model` swallows `model-card.md`. We pack them.",
)
WINDOWS_NAMES = FindingKind(
    "windows-names",
    NOTE,
    QT_TRANSLATE_NOOP("findings", "Windows cannot hold some names: {names}."),
    "The kit packs, and unpacks on Linux and macOS.",
)
PART_TYPE = FindingKind(
    "part-type",
    ERROR,
    QT_TRANSLATE_NOOP(
        "findings", "The part type {type} is not allowed: letters, digits, dots, dashes and underscores only."
    ),
    "It must also begin with a letter, a digit or an underscore.",
)
PART_TYPE_LONG = FindingKind(
    "part-type-long",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "The part type has {length} characters; 64 are allowed."),
    "Kit refuses longer ones.",
)
LICENCE_UNKNOWN = FindingKind(
    "licence-unknown",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "{licence} is not an SPDX licence."),
    "Tools that sort kits by licence know SPDX identifiers only. A licence of your own is written LicenseRef-name.",
)
LICENCE_MEANT = FindingKind(
    "licence-unknown",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "{licence} is not an SPDX licence. Did you mean {nearest}?"),
    "Tools that sort kits by licence know SPDX identifiers only. A licence of your own is written LicenseRef-name.",
)
LICENCE_GRAMMAR = FindingKind(
    "licence-expression",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "{licence} is no SPDX expression: it goes wrong at {word}."),
    "An expression joins identifiers with AND, OR, WITH and parentheses.",
)
LICENCE_DEPRECATED = FindingKind(
    "licence-deprecated",
    NOTE,
    QT_TRANSLATE_NOOP(
        "findings", "{word} is an old SPDX identifier: it leaves open whether later versions are allowed."
    ),
    "SPDX replaced these identifiers by pairs such as GPL-3.0-only and GPL-3.0-or-later, or by WITH an exception.",
)
LICENCE_SPELLING = FindingKind(
    "licence-spelling",
    NOTE,
    QT_TRANSLATE_NOOP("findings", "{licence} is spelt {nearest} in the SPDX list."),
    "SPDX identifiers match in any case; the list's spelling is what other tools write.",
)
LICENCE_TEXT_UNKNOWN = FindingKind(
    "licence-text",
    NOTE,
    QT_TRANSLATE_NOOP("findings", "{path} is no licence known here, and the Kitfile names none."),
    "Nobody who looks for a kit sees what it may be used for; a text of your own is LicenseRef-name.",
)
LICENCE_TEXT_CHANGED = FindingKind(
    "licence-text",
    NOTE,
    QT_TRANSLATE_NOOP(
        "findings", "{path} resembles {licences} but is not that text alone, and the Kitfile names no licence."
    ),
    "Said of a draft. Whether a changed text still is that licence only a person can say.",
)
REMOTE_HASH_ALONE = FindingKind(
    "remote-hash-alone",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "remoteHash is given without remotePath."),
    "The hash belongs to an object on S3.",
)
REMOTE_HASH_MISSING = FindingKind(
    "remote-hash-missing",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} is on S3 and needs a remoteHash, the object's ETag."),
    "Without it nobody can tell whether the object is still the same.",
)
REMOTE_HASH_IGNORED = FindingKind(
    "remote-hash-ignored",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "remoteHash is ignored: remotePath names a ModelKit, which has digests of its own."),
    "Kit warns too.",
)
REMOTE_PATH = FindingKind(
    "remote-path",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} is neither s3://bucket/key nor a ModelKit such as registry/team/data:v1."),
    "Kit supports no other remote places.",
)
INSIDE_REMOTE = FindingKind(
    "inside-remote",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} lies within {remote}, where the remote data set {other} is unpacked."),
    "What the other kit brings would collide with it.",
)
MCP_NAME_MISSING = FindingKind(
    "mcp-name-missing",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "An MCP server needs a name."),
    "Servers are told apart by their names.",
)
MCP_NAME_TWICE = FindingKind(
    "mcp-name-twice",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "The name {name} is that of {other} already."),
    "Servers are told apart by their names.",
)
MCP_BUNDLE = FindingKind(
    "mcp-bundle",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "{path} is not the path of an .mcpb file."),
    "An MCP server is packed as one bundle, a ZIP file whose name ends in .mcpb.",
)
NEWER_FIELD = FindingKind(
    "newer-field",
    ERROR,
    QT_TRANSLATE_NOOP(
        "findings",
        "Kit {version} does not know {key}: it refuses this Kitfile, and drops it from a kit without a word.",
    ),
    "The key came with a later kit.",
)
NUMBER_PRECISION = FindingKind(
    "number-precision",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "Kit writes the number {number} as {shown} when it unpacks."),
    "Numbers in parameters become floating point in the Kitfile that kit unpacks. A text keeps its digits.",
)
NEWER_LAYERS = FindingKind(
    "newer-layers",
    ERROR,
    QT_TRANSLATE_NOOP("findings", "Kit {version} cannot unpack {what}."),
    "A kit for kit 1.7 has tar layers, uncompressed or gzip, in the ModelKit format.",
)
LINK_LEFT_OUT = FindingKind(
    "links-left-out",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "{count} link is left out: {paths}."),
    "Links are not packed, as with kit. --follow-links takes what they lead to; or name that in the Kitfile.",
)
LINKS_LEFT_OUT = FindingKind(
    "links-left-out",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "{count} links are left out: {paths}."),
    LINK_LEFT_OUT.meaning,
)
LINK_DEAD = FindingKind(
    "links-dead",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "{count} link leads nowhere and is left out: {paths}."),
    "Said where links are followed. Nothing is there that could be packed.",
)
LINKS_DEAD = FindingKind(
    "links-dead",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "{count} links lead nowhere and are left out: {paths}."),
    LINK_DEAD.meaning,
)
LINK_UNNAMED = FindingKind(
    "links-unnamed",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "What {count} link leads to is in no layer: {paths}."),
    "Said where links are followed. The Kitfile must name them, as `kitstudio init --follow-links` does.",
)
LINKS_UNNAMED = FindingKind(
    "links-unnamed",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "What {count} links lead to is in no layer: {paths}."),
    LINK_UNNAMED.meaning,
)
LINKED_MODEL = FindingKind(
    "linked-model",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "The kit has no model: the link {path} looks like one and is in no layer."),
    "Said where the weights stand behind a link that is left out, or that the Kitfile does not name.",
)
LINKED_CONTENT = FindingKind(
    "linked-content",
    WARNING,
    QT_TRANSLATE_NOOP("findings", "The kit has neither a model nor data: the link {path} is in no layer."),
    "What a link leads to may be all that the folder is about.",
)

SECRET_LEFT_OUT = FindingKind(
    "secrets-left-out",
    NOTE,
    QT_TRANSLATE_NOOP("findings", "{path} looks like a secret and is left out."),
    "By their names. They stay out as long as no entry of the Kitfile names them; whoever gets a kit can read it all.",
)
SECRETS_LEFT_OUT = FindingKind(
    "secrets-left-out",
    NOTE,
    QT_TRANSLATE_NOOP("findings", "{count} files look like secrets and are left out: {paths}."),
    SECRET_LEFT_OUT.meaning,
)

KINDS: tuple[FindingKind, ...] = tuple(each for each in list(globals().values()) if isinstance(each, FindingKind))
"""All kinds, in the order of this page."""
