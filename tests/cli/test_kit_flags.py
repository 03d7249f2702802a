"""Every flag and verb of kit (modelkit-format 12): taken, or refused with a sentence, as our table says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kitstudio.base.errors import UsageError
from kitstudio.cli.parser import build
from tests.cli.conftest import Kitstudio
from tests.support.differences import PAGE
from tests.support.vectors import VECTORS, materialise, read_json

N = ["--plain-http", "--tls-verify", "--tls-cert=F", "--cert=F", "--key=F", "--concurrency=5", "--proxy=URL"]
GLOBAL = ["--config=DIR", "--log-level=debug", "--progress=plain", "-v", "-vv"]

# Verbs that exist here: what they need besides, and kit's flags for them, those of 1.7 and of the newest.
FLAGS = {
    "init": (
        ["DIR"],
        [
            "--name=a",
            "--desc=a",
            "--author=a",
            "-f",
            "--force",
            "--remote",
            "--ref=main",
            "--token=T",
            "-o=F",
            "--output=F",
            "--depth=1",
        ],
    ),
    "pack": (
        ["DIR"],
        [
            "-f=F",
            "--file=F",
            "-t=R",
            "--tag=R",
            "--compression=gzip",
            "--use-model-pack",
            "--layer-format=raw",
            "--push",
            *N,
        ],
    ),
    "unpack": (
        ["REF"],
        [
            "-d=D",
            "--dir=D",
            "-o",
            "--overwrite",
            "-i",
            "--ignore-existing",
            "-f=model",
            "--filter=model",
            "--kitfile",
            "--model",
            "--code",
            "--datasets",
            "--docs",
            "--include-remote",
            "--as-skill",
            "-l=K=V",
            "--label=K=V",
            *N,
        ],
    ),
    "list": ([], ["--format=json", "-f=a", "--filter=a", *N]),
    "info": (["REF"], ["-r", "--remote", "-f=.model", "--filter=.model", *N]),
    "inspect": (["REF"], ["-r", "--remote", *N]),
    "tag": (["SRC", "DST"], []),
    "remove": (["REF"], ["-f", "--force", "-a", "--all", "-r", "--remote", *N]),
    "version": ([], ["--show-update-notifications"]),
    "completion": (["bash"], []),
}
ELSEWHERE = [
    "push",
    "pull",
    "login",
    "logout",
    "diff",
    "dev",
    "import",
    "cache",
    "skill",
    "index",
    "image",
    "sign",
    "verify",
    "attest",
]
CASES = [(verb, each) for verb, (_, flags) in FLAGS.items() for each in [*flags, *GLOBAL]]


def spelled(flag: str) -> list[list[str]]:
    """The ways kit's command line lets a flag be written."""
    name, _, value = flag.partition("=")
    if not value:
        return [[name], [f"{name}=true"]] if name.startswith("--") and name in REFUSED else [[name]]
    return [[name, value], [f"{name}={value}"]] if name.startswith("--") else [[name, value], [f"{name}{value}"]]


PAGE_TEXT = PAGE.read_text("utf-8")
REFUSED_TABLE = PAGE_TEXT.partition("| refused flag |")[2].partition("\n\n")[0]
REFUSED = {
    name: line.split("|")[2].strip()
    for line in REFUSED_TABLE.splitlines()
    if line.count("|") == 4
    for name in re.findall(r"`(--?[\w-]+)`", line.split("|")[1])
}


@pytest.mark.parametrize(("verb", "flag"), CASES, ids=[" ".join(each) for each in CASES])
def test_a_flag_of_kit_is_taken_or_refused_with_a_sentence(verb: str, flag: str) -> None:
    needed, _ = FLAGS[verb]
    name = flag.partition("=")[0]
    verbs = REFUSED.get(name, "")
    for written in spelled(flag):
        for words in ([verb, *written, *needed], [verb, *needed, *written]):
            if verbs == "all" or verb in verbs.split(", "):
                with pytest.raises(UsageError) as refusal:
                    build().parse_args(words)
                assert "is not taken here" in refusal.value.summary
                assert "--help" not in refusal.value.remedy
                assert refusal.value.remedy.endswith(".")
            else:
                build().parse_args(words)


def test_every_listed_refusal_is_real() -> None:
    for name, verbs in REFUSED.items():
        for verb in FLAGS if verbs == "all" else verbs.split(", "):
            with pytest.raises(UsageError, match="is not taken here"):
                build().parse_args([verb, name, "x", *FLAGS[verb][0]])


@pytest.mark.parametrize("flag", ["--config=DIR", "--log-level=debug", "--progress=none"])
def test_a_global_flag_of_kit_is_refused_before_the_verb_too(flag: str, kitstudio: Kitstudio) -> None:
    for words in ([flag, "list"], [*flag.split("="), "list"]):
        answer = kitstudio(*words, "--json")
        assert answer.code == 2
        assert "is not taken here" in answer.error["summary"]


@pytest.mark.parametrize("verb", ELSEWHERE)
def test_a_verb_of_kit_that_is_not_here_says_what_to_do(verb: str, kitstudio: Kitstudio) -> None:
    answer = kitstudio(verb, "team/kit:v1", "--any-flag", "--json")
    assert (answer.code, answer.out) == (2, "")
    assert f"`kitstudio {verb}` is not in this version" in answer.error["summary"]
    assert answer.error["remedy"].endswith(".")
    assert f"`{verb}`" in PAGE_TEXT.partition("| verb that is not here |")[2]


def test_no_flag_of_ours_is_an_abbreviation(kitstudio: Kitstudio) -> None:
    assert kitstudio("list", "--dig").code == 2
    assert kitstudio("list", "--digests").code == 0


CONFLICTS = read_json(VECTORS / "kit-unpack" / "conflicts.json")


def test_unpack_with_o_and_i_does_what_kit_does(kitstudio: Kitstudio, tmp_path: Path) -> None:
    recipe = read_json(VECTORS / "kit-unpack" / "plain" / "recipe.json")
    assert kitstudio("pack", materialise(recipe, tmp_path / "in"), "-t", recipe["tag"], "--kit-compat", "1.7").code == 0
    case = next(each for each in CONFLICTS if each["case"] == "-o and -i")
    out = tmp_path / "out"
    out.mkdir()
    size = case["before"][0]["size"]
    (out / "net.onnx").write_bytes(b"x" * size)
    (out / "Kitfile").write_bytes(b"other")
    answer = kitstudio("unpack", recipe["tag"], "-d", out, "-o", "-i", "--json")
    assert answer.code == case["exit"] == 0
    after = {each["path"]: each.get("size") for each in case["after"]}
    assert (out / "net.onnx").stat().st_size == after["net.onnx"] == size
    assert (out / "Kitfile").stat().st_size == after["Kitfile"]
    actions = {each["path"]: each["action"] for each in answer.json["files"]}
    assert (actions["net.onnx"], actions["Kitfile"]) == ("kept", "overwritten")


def test_old_switches_of_unpack_mean_filters(kitstudio: Kitstudio, tmp_path: Path) -> None:
    folder = materialise(VECTORS / "kit" / "all-sections" / "recipe.json", tmp_path / "in")
    assert kitstudio("pack", folder, "-t", "team/kit:v1").code == 0
    for old, new in (("--model", "model"), ("--docs", "docs"), ("--kitfile", "kitfile"), ("--code", "code")):
        by_old = kitstudio("unpack", "team/kit:v1", "-d", tmp_path / "old", old, "--dry-run", "--json").json["files"]
        by_new = kitstudio("unpack", "team/kit:v1", "-d", tmp_path / "old", "-f", new, "--dry-run", "--json").json[
            "files"
        ]
        assert by_old == by_new != []
    both = kitstudio("unpack", "team/kit:v1", "-d", tmp_path / "both", "--model", "-f", "docs", "--dry-run", "--json")
    docs = kitstudio("unpack", "team/kit:v1", "-d", tmp_path / "both", "--docs", "--dry-run", "--json")
    assert both.json["files"] == docs.json["files"]
