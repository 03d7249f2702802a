"""Weights behind links: never gone without a word, and taken with one flag by every verb that looks at a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Kitstudio
from tests.cli.test_hub_cache import REVISIONS, repository

WEIGHTS = b"\x02\0\0\0\0\0\0\0{}"
LEFT = "1 link is left out: model.safetensors."
DEAD = "1 link leads nowhere and is left out: model.safetensors."
UNNAMED = "What 1 link leads to is in no layer: model.safetensors."
LACK = "The kit has no model: the link model.safetensors looks like one and is in no layer."
HINT = "Links are not packed; --follow-links takes what they lead to."
LEADS = {"inside": "store/blob", "outside": "../elsewhere/blob", "nowhere": "gone.safetensors"}


def linked(root: Path, where: str, *, name: str = "model.safetensors") -> Path:
    """A folder with a config and a link that leads `inside`, `outside` or `nowhere`."""
    folder = root / where
    for place in (folder / "store", root / "elsewhere"):
        place.mkdir(parents=True, exist_ok=True)
        (place / "blob").write_bytes(WEIGHTS)
    (folder / "config.json").write_text("{}")
    os.symlink(LEADS[where], folder / name)
    return folder


def notes(answer: Answer) -> list[str]:
    return [line.removeprefix("note: ") for line in answer.err.splitlines() if line.startswith("note: ")]


def messages(answer: Answer) -> list[str]:
    return [each["message"] for each in answer.json["findings"]]


def layers(answer: Answer) -> list[tuple[str, str]]:
    return [(each["role"], each["path"]) for each in answer.json["layers"]]


@pytest.mark.parametrize("where", LEADS)
def test_a_proposal_says_what_it_leaves_out_and_with_the_flag_names_it(
    kitstudio: Kitstudio, tmp_path: Path, where: str
) -> None:
    folder = linked(tmp_path, where)
    plain = kitstudio("init", folder, "-o", "-")
    assert plain.code == 0
    assert notes(plain)[:2] == [LEFT, LACK]
    assert HINT in plain.err
    assert {"path": "model.safetensors", "reason": "link"} in kitstudio("init", folder, "-o", "-", "--json").json[
        "left_out"
    ]
    following = kitstudio("init", folder, "-o", "-", "--follow-links")
    assert following.code == 0
    assert HINT not in following.err
    if where == "nowhere":
        assert notes(following)[:2] == [LEFT, LACK]
        assert "model:" not in following.out
    else:
        assert "  path: model.safetensors\n" in following.out
        assert "The Kitfile names what links lead to: pack it with --follow-links too." in following.err
        assert notes(following) == []


@pytest.mark.parametrize("where", ["inside", "nowhere"])
def test_check_finds_the_links_that_are_left_out(kitstudio: Kitstudio, tmp_path: Path, where: str) -> None:
    folder = linked(tmp_path, where)
    assert kitstudio("init", folder).code == 0
    answer = kitstudio("check", folder)
    assert answer.code == 0
    assert f"warning: {LEFT}\n" in answer.out
    assert f"warning: {LACK}\n" in answer.out
    assert "0 errors, 2 remarks" in answer.out
    assert HINT in answer.err
    told = kitstudio("check", folder, "--json")
    assert (told.json["ok"], messages(told)) == (True, [LEFT, LACK])
    assert [each["code"] for each in told.json["findings"]] == ["links-left-out", "linked-model"]
    followed = kitstudio("check", folder, "--follow-links", "--json")
    assert messages(followed) == [DEAD if where == "nowhere" else UNNAMED, LACK]
    advice = "Name it in the Kitfile, as `kitstudio init --follow-links` does."
    assert (advice in kitstudio("check", folder, "--follow-links").err) == (where == "inside")


def test_check_names_links_out_of_the_folder_and_a_flag_that_it_has(kitstudio: Kitstudio, tmp_path: Path) -> None:
    folder = linked(tmp_path, "outside")
    assert kitstudio("init", folder).code == 0
    refused = kitstudio("check", folder, "--json")
    assert (refused.code, refused.out) == (6, "")
    assert refused.error["code"] == "KS-LINK-LEAVES-FOLDER"
    assert "model.safetensors -> ../elsewhere/blob" in refused.error["summary"]
    assert "--follow-links" in refused.error["remedy"]
    followed = kitstudio("check", folder, "--follow-links", "--json")
    assert (followed.code, messages(followed)) == (0, [UNNAMED, LACK])
    assert kitstudio("init", folder, "--force", "--follow-links").code == 0
    assert messages(kitstudio("check", folder, "--follow-links", "--json")) == []


@pytest.mark.parametrize("where", ["inside", "nowhere"])
def test_pack_says_before_it_begins_what_is_left_out(kitstudio: Kitstudio, tmp_path: Path, where: str) -> None:
    folder = linked(tmp_path, where)
    assert kitstudio("init", folder).code == 0
    answer = kitstudio("pack", folder, "-t", "acme/tiny:v1")
    assert answer.code == 0
    assert notes(answer) == [LEFT, LACK]
    assert HINT in answer.err
    for compat in ("1.7", "2026"):
        as_kit = kitstudio("pack", folder, "-t", "acme/tiny:k", "--kit-compat", compat, "--created", "0")
        assert notes(as_kit)[:2] == [LEFT, LACK]
    followed = kitstudio("pack", folder, "-t", "acme/tiny:v1", "--follow-links")
    assert notes(followed) == [DEAD if where == "nowhere" else UNNAMED, LACK]
    assert HINT not in followed.err


def test_weights_outside_are_refused_then_missed_then_packed(kitstudio: Kitstudio, tmp_path: Path) -> None:
    folder = linked(tmp_path, "outside")
    assert kitstudio("init", folder).code == 0
    assert kitstudio("pack", folder, "-t", "acme/tiny:v1").code == 6
    missed = kitstudio("pack", folder, "-t", "acme/tiny:v1", "--follow-links")
    assert missed.code == 0
    assert notes(missed) == [UNNAMED, LACK]
    assert kitstudio("init", folder, "--force", "--follow-links").code == 0
    packed = kitstudio("pack", folder, "-t", "acme/tiny:v2", "--follow-links", "--json")
    assert layers(packed) == [("model", "model.safetensors"), ("modelpart", "config.json"), ("code", "store")]
    assert packed.json["leftOut"] == []
    out = tmp_path / "out"
    assert kitstudio("unpack", "acme/tiny:v2", "-d", out).code == 0
    assert (out / "model.safetensors").read_bytes() == WEIGHTS
    assert not (out / "model.safetensors").is_symlink()


def test_a_linked_folder_is_followed_whole(kitstudio: Kitstudio, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "a.safetensors").write_bytes(WEIGHTS)
    (tmp_path / "weights" / "config.json").write_text("{}")
    os.symlink(tmp_path / "weights", folder / "weights")
    plain = kitstudio("init", folder)
    assert notes(plain) == [
        "1 link is left out: weights.",
        "The kit has neither a model nor data: the link weights is in no layer.",
    ]
    missed = kitstudio("pack", folder, "-t", "acme/tiny:v1", "--follow-links")
    assert notes(missed)[:2] == [
        "What 1 link leads to is in no layer: weights.",
        "The kit has no model: the link weights looks like one and is in no layer.",
    ]
    assert kitstudio("init", folder, "--force", "--follow-links").code == 0
    packed = kitstudio("pack", folder, "-t", "acme/tiny:v2", "--follow-links", "--json")
    assert layers(packed) == [("model", "weights/a.safetensors"), ("modelpart", "weights/config.json")]


def test_several_links_are_counted_and_those_of_litter_or_rules_are_not(kitstudio: Kitstudio, tmp_path: Path) -> None:
    folder = linked(tmp_path, "inside")
    (folder / "m.gguf").write_bytes(WEIGHTS)
    for name in ("b.gguf", "hidden.bin", ".venv/lib64", "Kitfile.old"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).symlink_to("store")
    (folder / ".kitignore").write_text("hidden.bin\n")
    assert kitstudio("init", folder).code == 0
    two = "3 links are left out: Kitfile.old, b.gguf, model.safetensors."
    assert messages(kitstudio("check", folder, "--json")) == [two]
    assert notes(kitstudio("pack", folder, "-t", "acme/tiny:v1"))[0] == two


def test_a_link_that_the_kitfile_names_is_one_error(kitstudio: Kitstudio, tmp_path: Path) -> None:
    folder = linked(tmp_path, "inside")
    (folder / "Kitfile").write_text("manifestVersion: 1.0.0\nmodel:\n  path: model.safetensors\n")
    found = kitstudio("check", folder, "--json")
    assert (found.code, [each["code"] for each in found.json["findings"]]) == (6, ["link-path"])
    assert HINT in kitstudio("check", folder).err
    assert kitstudio("check", folder, "--follow-links").code == 0


def test_a_snapshot_of_the_hub_says_nothing_of_its_links(kitstudio: Kitstudio, tmp_path: Path) -> None:
    snapshot = repository(tmp_path) / "snapshots" / REVISIONS[0]
    for flags in ((), ("--follow-links",)):
        made = kitstudio("init", snapshot, "--force", *flags)
        assert (made.code, notes(made)) == (0, [])
        assert "--follow-links" not in made.err
        assert messages(kitstudio("check", snapshot, "--json", *flags)) == []
        packed = kitstudio("pack", snapshot, "-t", "acme/tiny:v1", *flags)
        assert notes(packed) == []
        assert HINT not in packed.err


def test_kit_s_own_proposal_follows_no_links_and_says_so(kitstudio: Kitstudio, tmp_path: Path) -> None:
    folder = linked(tmp_path, "outside")
    made = kitstudio("init", folder, "--kit-defaults")
    assert (made.code, notes(made)) == (0, [LEFT, LACK])
    refused = kitstudio("init", folder, "--kit-defaults", "--follow-links", "--json")
    assert (refused.code, refused.error["code"]) == (2, "KS-USAGE")


def test_one_thing_is_said_as_one(kitstudio: Kitstudio, tmp_path: Path) -> None:
    folder = linked(tmp_path, "inside")
    (folder / "a..b").write_text("x")
    (folder / ".env").write_text("TOKEN=x\n")
    made = kitstudio("init", folder)
    assert ".env looks like a secret and is left out." in notes(made)
    packed = kitstudio("pack", folder, "-t", "acme/tiny:v1")
    dots = "1 name holds two dots in a row, a..b: kit drops it when packing and refuses it later."
    assert dots in notes(packed)
    out = tmp_path / "out"
    out.mkdir()
    (out / "config.json").write_text("mine")
    stands = f"1 path in {out} stands in the way, nothing was written: config.json"
    assert stands in kitstudio("unpack", "acme/tiny:v1", "-d", out).err
    assert stands in kitstudio("unpack", "acme/tiny:v1", "-d", out, "--json").error["summary"]
    (out / "a..b").write_text("mine")
    assert f"2 paths in {out} stand in the way" in kitstudio("unpack", "acme/tiny:v1", "-d", out).err
