"""Every reading verb takes every form of REF, and says where it read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kitstudio
from tests.support.vectors import VECTORS, materialise, read_json

NAME = "team/kit:v1"
LISTED = read_json(VECTORS / "kit-storage" / "list.json")
KITOPS = "acme/alpha:1.0"
KITOPS_DIGEST = next(each["digest"] for each in LISTED if "1.0" in (each["tags"] or ()))

# A REF, and the `from` it gives. `{digest}` is that of the kit.
FORMS = {
    NAME: "store",
    "team/kit@{digest}": "store",
    "{digest}": "store",
    "oci:{layout}": "layout",
    "oci:{layout}:v1": "layout",
    "oci:{layout}:team/kit:v1": "layout",
    "oci:{layout}:@{digest}": "layout",
    "oci:{layout}:{digest}": "layout",
    "{archive}": "archive",
    "{archive}.gz": "archive",
    "{archive}.zst": "archive",
    "dir:{folder}": "folder",
    "kitops:acme/alpha:1.0": "kitops",
    "kitops:acme/alpha@" + KITOPS_DIGEST: "kitops",
    "kitops:" + KITOPS_DIGEST: "kitops",
}


@pytest.fixture
def where(kitstudio: Kitstudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Fills the places of a REF in; everything it may speak of is there. A colon in a folder's name is no trouble."""
    folder = materialise(VECTORS / "kit" / "minimal" / "recipe.json", tmp_path / "a:folder")
    home = tmp_path / "kitops"
    home.mkdir()
    (home / "storage").symlink_to(VECTORS / "kit-storage" / "storage")
    monkeypatch.setenv("KITOPS_HOME", str(home))
    digest = kitstudio("pack", folder, "-t", NAME, "--json").json["digest"]
    layout, archive = tmp_path / "lay:out", tmp_path / "kit.kit.tar"
    for path in (layout, archive, f"{archive}.gz", f"{archive}.zst"):
        assert kitstudio("export", NAME, "-o", path).code == 0
    return lambda text: text.format(digest=digest, layout=layout, archive=archive, folder=folder)


def expected_digest(text: str, where: Callable[[str], str]) -> str:
    return KITOPS_DIGEST if text.startswith("kitops:") else where("{digest}")


@pytest.mark.parametrize("text", FORMS)
def test_info_inspect_and_list_read_it(text: str, kitstudio: Kitstudio, where: Callable[[str], str]) -> None:
    digest = expected_digest(text, where)
    for verb in ("info", "inspect"):
        found = kitstudio(verb, where(text), "--json").json
        assert (found["digest"], found["from"]) == (digest, FORMS[text])
    rows = kitstudio("list", where(text), "--json").json["kits"]
    assert {(row["digest"], row["from"]) for row in rows} == {(digest, FORMS[text])}


@pytest.mark.parametrize("text", FORMS)
def test_unpack_and_export_read_it(
    text: str, kitstudio: Kitstudio, where: Callable[[str], str], tmp_path: Path
) -> None:
    digest = expected_digest(text, where)
    unpacked = kitstudio("unpack", where(text), "-d", tmp_path / "out", "--json").json
    assert (unpacked["digest"], unpacked["from"]) == (digest, FORMS[text])
    assert (tmp_path / "out" / "Kitfile").exists()
    exported = kitstudio("export", where(text), "-o", tmp_path / "again", "--json").json
    assert [(each["digest"], each["from"]) for each in exported["kits"]] == [(digest, FORMS[text])]


@pytest.mark.parametrize("text", [each for each, origin in FORMS.items() if origin != "store"])
def test_receive_takes_it(text: str, kitstudio: Kitstudio, where: Callable[[str], str], tmp_path: Path) -> None:
    store = tmp_path / "other"
    answer = kitstudio("receive", where(text), "--store", store, "--json").json
    assert answer["from"] == FORMS[text]
    assert {each["digest"] for each in answer["kits"]} == {expected_digest(text, where)}
    names = {each["reference"] for each in answer["kits"]}
    if text == "kitops:acme/alpha:1.0":
        assert names == {KITOPS}
    if text.startswith("oci:"):
        assert names == {NAME}
    assert kitstudio("store", "verify", "--store", store).code == 0


def test_one_of_several_kits_must_be_named(kitstudio: Kitstudio, where: Callable[[str], str], tmp_path: Path) -> None:
    other = materialise(VECTORS / "kit" / "all-sections" / "recipe.json", tmp_path / "other")
    assert kitstudio("pack", other, "-t", "team/other:v2").code == 0
    both = tmp_path / "both"
    assert kitstudio("export", NAME, "team/other:v2", "-o", both).code == 0
    assert kitstudio("info", f"oci:{both}").code == 6
    assert kitstudio("info", f"oci:{both}:v2").code == 0
    assert kitstudio("info", f"oci:{both}:v3").code == 7
    assert len(kitstudio("list", f"oci:{both}", "--json").json["kits"]) == 2
    taken = kitstudio("receive", f"oci:{both}:v2", "--store", tmp_path / "third", "--json").json["kits"]
    assert [each["reference"] for each in taken] == ["team/other:v2"]


def test_several_tags_name_several_references(kitstudio: Kitstudio, where: Callable[[str], str]) -> None:
    assert where("") == ""
    packed = kitstudio("pack", where("{folder}"), "-t", "team/more:a,b", "-t", "team/third:c", "--json").json
    assert packed["references"] == ["team/more:a", "team/more:b", "team/third:c"]
    assert kitstudio("tag", "team/more:a", "team/more:d,e", "--json").json["references"] == [
        "team/more:d",
        "team/more:e",
    ]
    assert kitstudio("info", "team/more:a,b").code == 6
    assert sorted(kitstudio("remove", "team/more:a,b", "--json").json["removed"]) == ["team/more:a", "team/more:b"]


def test_a_digest_in_a_repository_leaves_the_names_of_others_and_says_so(
    kitstudio: Kitstudio, where: Callable[[str], str]
) -> None:
    kitstudio("tag", NAME, "team/other:prod")
    named = where("team/kit@{digest}")
    assert "team/other:prod" in kitstudio("remove", named, "--dry-run").out
    removed = kitstudio("remove", named, "--json").json
    assert (removed["removed"], removed["stay"], removed["kits"]) == ([NAME], ["team/other:prod"], [])
    assert kitstudio("info", "team/other:prod").code == 0


@pytest.mark.parametrize("verb", [["info"], ["inspect"], ["unpack"], ["list"], ["tag", "x:y"]], ids=" ".join)
def test_a_registry_that_is_not_in_the_store_is_a_sentence(
    verb: list[str], kitstudio: Kitstudio, tmp_path: Path
) -> None:
    name, *more = verb
    answer = kitstudio(name, "ghcr.io/team/kit:v1", *more, "--json")
    assert answer.code == 7
    assert answer.error["code"] == "KS-NOT-IN-STORE"
    assert "registries" in answer.error["summary"]


def test_a_digest_belongs_to_its_repository(kitstudio: Kitstudio, where: Callable[[str], str]) -> None:
    assert kitstudio("info", where("team/kit@{digest}")).code == 0
    assert kitstudio("info", where("team/other@{digest}")).code == 7


def test_a_kit_of_a_registry_that_is_here_is_read(kitstudio: Kitstudio, where: Callable[[str], str]) -> None:
    name = "registry.example.test:5000/team/beta:v1"
    assert kitstudio("receive", f"kitops:{name}").code == 0
    assert kitstudio("info", name).code == 0
    assert [row["tag"] for row in kitstudio("list", name.rpartition(":")[0], "--json").json["kits"]] == ["v1"]


def test_list_of_a_repository_holds_its_tags_only(kitstudio: Kitstudio, where: Callable[[str], str]) -> None:
    assert kitstudio("tag", where(NAME), "team/kit-two:v1").code == 0
    assert kitstudio("tag", NAME, "team/kit:v2").code == 0
    tags = [row["tag"] for row in kitstudio("list", "team/kit", "--json").json["kits"]]
    assert tags == ["v1", "v2"]
    assert kitstudio("list", "no/such", "--json").json["kits"] == []
    assert [row["tag"] for row in kitstudio("list", "-f", "kit-two", "--json").json["kits"]] == ["v1"]


def test_list_prints_what_kit_prints_of_its_own_storage(kitstudio: Kitstudio, where: Callable[[str], str]) -> None:
    assert where(NAME)
    assert as_sets(json.loads(kitstudio("list", "kitops:", "--format", "json").out)) == as_sets(LISTED)


def as_sets(listed: Any) -> Any:
    """A list as kit prints it; the order of tags changes from run to run."""
    return [{**each, "tags": each["tags"] and sorted(each["tags"])} for each in listed]
