"""The command line as scripts see it: keys, schemas, exit codes, streams, flags before and after the verb."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kitstudio.base.errors import DigestMismatchError, KitStudioError, UsageError, weightiest
from kitstudio.base.os_errors import DiskFullError, PathNotFoundError
from kitstudio.cli.completion import walk
from tests.cli.conftest import Answer, Kitstudio
from tests.support.vectors import VECTORS, materialise

DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
NAME = "team/kit:v1"

# Another program of ours at work on the names: the lock, and the record of who has it.
HOLDER = """
import fcntl, json, os, sys
root = sys.argv[1]
fcntl.flock(os.open(root + "/store.lock", os.O_RDONLY), fcntl.LOCK_EX)
record = os.open(root + "/holders/other", os.O_RDWR | os.O_CREAT, 0o600)
fcntl.flock(record, fcntl.LOCK_EX)
os.write(record, json.dumps({"pid": os.getpid(), "purpose": "gc", "since": 1.0}).encode() + b"\\n")
print("held", flush=True)
sys.stdin.read()
"""

# The least that each verb answers with --json; the arguments, and the keys of lists' items under `list[]`.
KEYS: dict[str, tuple[list[str], str]] = {
    "init": (["init", "{bare}", "-o", "-"], "path kitfile left_out"),
    "check": (["check", "{folder}"], "ok findings"),
    "pack": (
        ["pack", "{folder}", "-t", NAME],
        (
            "digest size totalSize references config bytesRead layers"
            " layers[]:digest,size,mediaType,diffId,role,path,reused"
        ),
    ),
    "unpack": (["unpack", NAME, "-d", "{out}"], "directory files digest from files[]:path,size,action"),
    "list": (
        ["list"],
        "kits kits[]:repository,tag,digest,size,totalSize,created,storedAt,format,name,version,from",
    ),
    "info": (["info", NAME], "reference digest kitfile from"),
    "inspect": (
        ["inspect", NAME],
        (
            "reference digest mediaType size totalSize format manifest kitfile layers annotations from"
            " layers[]:digest,size,mediaType,diffId,role,path"
        ),
    ),
    "tag": (["tag", NAME, "team/kit:v2"], "reference digest"),
    "remove": (["remove", "team/kit:v2"], "removed freed stay kept kept[]:digest,references"),
    "store path": (["store", "path"], "path"),
    "store verify": (["store", "verify"], "ok checked bytes problems"),
    "store gc": (["store", "gc"], "removed freed"),
    "store repair": (["store", "repair"], "quarantined missing"),
    "store usage": (["store", "usage"], "total shared partials kits kits[]:digest,references"),
    "export": (
        ["export", NAME, "-o", "{out}.kit.tar"],
        "path digest size files verified kits files[]:path,size,digest kits[]:reference,digest,from",
    ),
    "receive": (
        ["receive", "{out}.kit.tar"],
        "kits refused from copied moved kits[]:reference,digest,verdict,imported",
    ),
    "import-kitops-store": (["import-kitops-store", "{kitops}", "--list"], "kits kits[]:reference,digest"),
    "doctor": (["doctor"], "checks checks[]:name,ok,detail,remedy"),
    "config show": (["config", "show"], "settings settings[]:key,value,source,title"),
    "config set": (["config", "set", "packing.author", "Ada"], "key value path"),
    "completion": (["completion", "bash"], "shell script"),
    "version": (["version"], "version"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return materialise(VECTORS / "kit" / "minimal" / "recipe.json", tmp_path / "folder")


@pytest.fixture
def kit(kitstudio: Kitstudio, folder: Path) -> str:
    digest = kitstudio("pack", folder, "-t", NAME, "--json").json["digest"]
    assert isinstance(digest, str)
    return digest


@pytest.fixture
def words(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], list[str]]:
    (tmp_path / "kitops").mkdir()
    (tmp_path / "kitops" / "storage").symlink_to(VECTORS / "kit-storage" / "storage")
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "model.onnx").write_bytes(b"x")
    monkeypatch.setenv("KITSTUDIO_CONFIG", str(tmp_path / "config"))
    places = {"folder": folder, "out": tmp_path / "out", "kitops": tmp_path / "kitops", "bare": tmp_path / "bare"}
    return lambda given: [each.format(**places) for each in given]


def check_failure(answer: Answer) -> dict[str, Any]:
    """What the contract asks of every failure under --json."""
    assert answer.out == ""
    error = answer.error
    assert set(error) == {"code", "summary", "remedy", "facts"}
    assert error["code"].startswith("KS-")
    assert error["summary"]
    assert "Traceback" not in answer.err
    return error


def test_every_verb_has_a_row_here() -> None:
    leaves = {name for name, verb in walk() if not verb.verbs}
    assert leaves - set(KEYS) == {"gui"}


@pytest.mark.parametrize("verb", KEYS)
def test_a_verb_answers_with_its_schema_and_keys(
    verb: str, kitstudio: Kitstudio, kit: str, words: Callable[[list[str]], list[str]]
) -> None:
    if verb == "receive":
        kitstudio(*words(KEYS["export"][0]))
    if verb == "remove":
        kitstudio(*KEYS["tag"][0])
    given, keys = KEYS[verb]
    answer = kitstudio("--json", *words(given))
    assert answer.code == 0, answer.err
    assert answer.out.count("\n") == 1
    found = answer.json
    assert found["schema"] == f"kitstudio.{verb.replace(' ', '-')}/1"
    for key in keys.split():
        path, _, inner = key.partition("[]:")
        assert path in found
        if inner:
            assert found[path], "an empty list proves nothing"
            for item in found[path]:
                assert set(inner.split(",")) <= set(item)
    for line in answer.err.splitlines():
        assert json.loads(line)["event"] in ("entered", "advanced", "noticed", "skipped")


def _values(found: Any, key: str = "") -> Any:
    if isinstance(found, dict):
        for name, value in found.items():
            yield from _values(value, name)
    elif isinstance(found, list):
        for value in found:
            yield from _values(value, key)
    else:
        yield key, found


@pytest.mark.parametrize("verb", KEYS)
def test_sizes_are_integers_times_utc_and_digests_whole(
    verb: str, kitstudio: Kitstudio, kit: str, words: Callable[[list[str]], list[str]]
) -> None:
    for before in ("export", "tag"):
        kitstudio(*words(KEYS[before][0]))
    for key, value in _values(
        kitstudio("--json", *words(KEYS[verb][0]), *(["--force"] if verb == "export" else [])).json
    ):
        if key in ("size", "totalSize", "freed", "bytes", "bytesRead", "total", "shared", "partials", "checked"):
            assert type(value) is int
        if key == "digest":
            assert DIGEST.fullmatch(value)
        if key in ("created", "storedAt") and value is not None:
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value)


FAILURES: list[tuple[list[str], int, str]] = [
    ([], 2, "KS-USAGE"),
    (["store"], 2, "KS-USAGE"),
    (["nonsense"], 2, "KS-USAGE"),
    (["pack"], 2, "KS-USAGE"),
    (["list", "--nonsense"], 2, "KS-USAGE"),
    (["list", "--format", "{{{{ .Repo }}}}"], 2, "KS-USAGE"),
    (["list", "--wait", "nan"], 2, "KS-USAGE"),
    (["list", "--wait", "-1"], 2, "KS-USAGE"),
    (["check", "{folder}", "--for-kit", "soon"], 2, "KS-UNKNOWN-KIT-VERSION"),
    (["pack", "{folder}", "--created", "yesterday"], 2, "KS-USAGE"),
    (["pack", "{folder}", "--kit-compat", "2026"], 2, "KS-USAGE"),
    (["remove"], 2, "KS-USAGE"),
    (["config", "set", "no.such", "1"], 2, "KS-USAGE"),
    (["completion", "tcsh"], 2, "KS-USAGE"),
    (["pack", "{bare}"], 6, "KS-KITFILE-NOT-FOUND"),
    (["info", "Team/Kit:v1"], 6, "KS-BAD-REFERENCE"),
    (["pack", "{folder}", "-t", "UPPER:v1"], 6, "KS-BAD-REFERENCE"),
    (["receive", "{folder}"], 6, "KS-NOT-A-LAYOUT"),
    (["export", NAME, "-o", "-"], 2, "KS-USAGE"),
    (["export", NAME, "-o", "{out}.zip"], 2, "KS-USAGE"),
    (["export", NAME, "-o", "{out}.kit.tar.xz"], 2, "KS-USAGE"),
    (["export", NAME, "-o", "{out}.kit.TAR"], 2, "KS-USAGE"),
    (["pack", "{out}/no-such"], 7, "KS-PATH-NOT-FOUND"),
    (["info", "no/such:v1"], 7, "KS-KIT-NOT-FOUND"),
    (["info", "ghcr.io/team/kit:v1"], 7, "KS-NOT-IN-STORE"),
    (["unpack", NAME, "-d", "{out}", "-f", "datasets:none"], 7, "KS-FILTER-MATCHES-NOTHING"),
    (["unpack", NAME, "-d", "{out}", "-f", "model", "-f", "code:none"], 7, "KS-FILTER-MATCHES-NOTHING"),
    (["unpack", NAME, "-d", "{out}", "-f", "kitfile", "-f", "code:none"], 7, "KS-FILTER-MATCHES-NOTHING"),
    (["remove", "no/such:v1"], 7, "KS-KIT-NOT-FOUND"),
    (["receive", "{out}.tar"], 7, "KS-PATH-NOT-FOUND"),
    (["init", "{folder}"], 9, "KS-ALREADY-EXISTS"),
    (["unpack", NAME, "-d", "{bare}/changed"], 9, "KS-WOULD-OVERWRITE"),
    (["export", NAME, "-o", "{folder}"], 9, "KS-ALREADY-THERE"),
]


@pytest.mark.parametrize(("given", "code", "name"), FAILURES, ids=[" ".join(each[0]) or "nothing" for each in FAILURES])
def test_a_failure_has_its_code_and_leaves_stdout_empty(
    given: list[str], code: int, name: str, kitstudio: Kitstudio, kit: str, words: Any, tmp_path: Path
) -> None:
    changed = tmp_path / "bare" / "changed"
    assert kitstudio("unpack", NAME, "-d", changed).code == 0
    for each in changed.rglob("*"):
        if each.is_file():
            each.write_bytes(b"other")
    answer = kitstudio("--json", *words(given))
    assert answer.code == code, answer.err
    assert check_failure(answer)["code"] == name


def test_a_no_is_exit_1_and_an_answer(kitstudio: Kitstudio, kit: str, folder: Path) -> None:
    assert kitstudio("pack", folder, "--check", NAME).code == 0
    next(each for each in folder.rglob("*") if each.is_file() and each.name != "Kitfile").write_bytes(b"other")
    answer = kitstudio("pack", folder, "--check", NAME, "--json")
    assert answer.code == 1
    assert answer.json["equal"] is False
    assert answer.json["differences"]


def test_a_damaged_blob_is_exit_5(kitstudio: Kitstudio, kit: str, store: Path, tmp_path: Path) -> None:
    layer = kitstudio("inspect", NAME, "--json").json["layers"][0]["digest"]
    path = store / "blobs" / "sha256" / layer.removeprefix("sha256:")
    content = bytearray(path.read_bytes())
    content[600] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)
    answer = kitstudio("unpack", NAME, "-d", tmp_path / "out", "--json")
    assert answer.code == 5
    assert check_failure(answer)["code"] == "KS-DIGEST-MISMATCH"
    assert not (tmp_path / "out").exists()
    verified = kitstudio("store", "verify", "--json")
    assert verified.code == 5
    assert [each["subject"] for each in verified.json["problems"]] == [layer]
    assert kitstudio("export", NAME, "-o", tmp_path / "x.kit.tar", "--json").code == 5
    assert not (tmp_path / "x.kit.tar").exists()


def test_of_several_failures_the_weightiest_is_reported(
    kitstudio: Kitstudio, kit: str, store: Path, tmp_path: Path
) -> None:
    assert kitstudio("export", "no/such:v1", NAME, "-o", tmp_path / "a").code == 7
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").write_bytes(b"")
    assert kitstudio("export", "no/such:v1", "-o", tmp_path / "there").code == 9
    path = store / "blobs" / "sha256" / kit.removeprefix("sha256:")
    path.chmod(0o600)
    path.write_bytes(b"x" * path.stat().st_size)
    for order in (("no/such:v1", NAME), (NAME, "no/such:v1")):
        assert kitstudio("export", *order, "-o", tmp_path / "there").code == 5


def test_damage_counts_for_more_than_a_name_in_the_way(kitstudio: Kitstudio, kit: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert kitstudio("export", NAME, "-o", out).code == 0
    layer = kitstudio("inspect", NAME, "--json").json["layers"][0]["digest"].removeprefix("sha256:")
    other = materialise(VECTORS / "kit" / "all-sections" / "recipe.json", tmp_path / "other")
    assert kitstudio("pack", other, "-t", NAME).code == 0
    assert kitstudio("receive", out).code == 9
    blob = out / "blobs" / "sha256" / layer
    blob.chmod(0o600)
    blob.write_bytes(b"x" * blob.stat().st_size)
    assert kitstudio("receive", out).code == 5


def test_the_order_of_weights_is_that_of_the_contract() -> None:
    integrity = DigestMismatchError(subject="a", expected="b", actual="c")
    missing, full = PathNotFoundError(path="a"), DiskFullError(action="a", path="b", needed=1, free=0)
    usage = UsageError(problem="a", advice="b")
    errors: list[KitStudioError] = [usage, full, missing, integrity]
    while errors:
        assert weightiest(errors) is errors[-1]
        errors.pop()


def test_a_store_held_by_another_process_is_exit_11_with_its_pid(
    kitstudio: Kitstudio, kit: str, store: Path, tmp_path: Path
) -> None:
    words = [sys.executable, "-c", HOLDER, str(store)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        for given in (["list"], ["tag", NAME, "team/kit:v2"], ["store", "verify"], ["remove", NAME]):
            answer = kitstudio("--wait", "0.05", "--json", *given)
            assert answer.code == 11, answer.err
            error = check_failure(answer)
            assert error["facts"]["pid"] == other.pid
            assert str(other.pid) in error["summary"]
        other.communicate()
    assert kitstudio("list").code == 0


@pytest.mark.parametrize(
    "flag",
    [["--json"], ["-q"], ["--quiet"], ["-v"], ["-vv"], ["--verbose"], ["--offline"], ["--no-color"], ["--wait", "3"]],
    ids=" ".join,
)
def test_a_global_stands_before_or_after_the_verb(flag: list[str], kitstudio: Kitstudio, kit: str) -> None:
    before, after = kitstudio(*flag, "info", NAME), kitstudio("info", NAME, *flag)
    assert (before.code, before.out) == (0, before.out)
    assert before == after
    assert kitstudio("store", *flag, "path").code == kitstudio("store", "path", *flag).code == 0


def test_the_store_flag_stands_anywhere_and_wins(kitstudio: Kitstudio, kit: str, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for given in (["--store", other, "list"], ["list", "--store", other], ["list", f"--store={other}"]):
        assert kitstudio(*given, "--json").json["kits"] == []
    assert len(kitstudio("list", "--json").json["kits"]) == 1


def test_quiet_leaves_only_results_and_errors(kitstudio: Kitstudio, kit: str) -> None:
    assert "latest" in kitstudio("info", "team/kit").err
    assert kitstudio("tag", NAME, "team/kit").code == 0
    assert kitstudio("info", "team/kit", "-q").err == ""
    assert kitstudio("info", "team/kit", "-q", "--json").err == ""
    assert kitstudio("info", "no/such", "-q").err.startswith("error: ")


def test_a_missing_tag_is_latest_and_said(kitstudio: Kitstudio, kit: str, folder: Path) -> None:
    for given in (["pack", folder, "-t", "team/kit"], ["tag", NAME, "other/kit"], ["tag", "team/kit", "third/kit:v1"]):
        answer = kitstudio(*given)
        assert answer.code == 0
        assert "kit:latest" in answer.err
    for given in (["info", "team/kit"], ["inspect", "team/kit"], ["remove", "other/kit"]):
        answer = kitstudio(*given, "--json")
        assert answer.code == 0
        notices = [json.loads(line) for line in answer.err.splitlines()]
        assert [(each["event"], each["code"]) for each in notices] == [("noticed", "default-tag")]


def test_verbose_says_each_step(kitstudio: Kitstudio, folder: Path) -> None:
    assert kitstudio("pack", folder).err == ""
    assert "model.bin" in kitstudio("pack", folder, "-v").err
    assert kitstudio("pack", folder, "-v", "-q").err == ""


def test_the_log_tells_what_happened(kitstudio: Kitstudio, folder: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    assert kitstudio("pack", folder, "--log-file", log).code == 0
    assert kitstudio("--log-file", log, "info", "no/such").code == 7
    text = log.read_text("utf-8")
    assert "verb pack" in text
    assert "answered pack" in text
    assert "error KS-KIT-NOT-FOUND" in text
    assert log.stat().st_mode & 0o777 == 0o600
    refused = kitstudio("--json", "list", "--log-file", tmp_path / "no" / "log")
    assert refused.code in (7, 10)
    check_failure(refused)


def test_values_come_from_flag_environment_file_and_default_in_this_order(
    kitstudio: Kitstudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(key: str, *flags: str) -> tuple[Any, str]:
        rows = kitstudio("config", "show", "--json", *flags).json["settings"]
        return next((row["value"], row["source"]) for row in rows if row["key"] == key)

    monkeypatch.delenv("KITSTUDIO_STORE")
    monkeypatch.setenv("KITSTUDIO_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert shown("store.path") == ("", "default")
    assert kitstudio("store", "path").out == f"{tmp_path}/data/kitstudio/store\n"
    assert kitstudio("config", "set", "store.path", tmp_path / "by-file").code == 0
    assert (tmp_path / "config" / "config.toml").exists()
    assert shown("store.path") == (str(tmp_path / "by-file"), "file")
    monkeypatch.setenv("KITSTUDIO_STORE", str(tmp_path / "by-environment"))
    assert shown("store.path") == (str(tmp_path / "by-environment"), "environment")
    assert shown("store.path", "--store", "by-flag") == ("by-flag", "flag")
    assert kitstudio("store", "path").out == f"{tmp_path}/by-environment\n"
    assert shown("store.wait", "--wait", "0") == (0.0, "flag")
    assert shown("network.offline") == (False, "default")
    monkeypatch.setenv("KITSTUDIO_OFFLINE", "1")
    assert shown("network.offline") == (True, "environment")
    assert shown("network.offline", "--offline") == (True, "flag")


@pytest.mark.parametrize(("key", "typed", "kept"), [("store.wait", "03", 3), ("network.offline", "yes", True)])
def test_a_setting_is_told_as_it_is_kept(
    kitstudio: Kitstudio, key: str, typed: str, kept: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KITSTUDIO_CONFIG", str(tmp_path / "config"))
    assert kitstudio("config", "set", key, typed, "--json").json["value"] == kept
    shown = kitstudio("config", "show", "--json").json["settings"]
    assert next(each["value"] for each in shown if each["key"] == key) == kept


def test_a_filter_for_a_section_may_find_none_beside_one_that_finds_something(
    kitstudio: Kitstudio, kit: str, tmp_path: Path
) -> None:
    assert kitstudio("unpack", NAME, "-d", tmp_path / "out", "-f", "model", "-f", "mcpservers").code == 0


def test_settings_lie_where_xdg_says_unless_named(
    kitstudio: Kitstudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    assert kitstudio("config", "set", "store.wait", "3").code == 0
    assert (tmp_path / "xdg" / "kitstudio" / "config.toml").exists()
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert kitstudio("config", "set", "store.wait", "4").code == 0
    assert (tmp_path / "home" / ".config" / "kitstudio" / "config.toml").exists()


def test_standard_input_and_output_stand_for_files(kitstudio: Kitstudio, tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"x")
    answer = kitstudio("init", tmp_path, "-o", "-")
    assert answer.out.startswith("manifestVersion")
    assert not (tmp_path / "Kitfile").exists()
