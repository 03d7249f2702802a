"""Everything a page shows comes from the store and the folders.

Every scene is shown in two worlds, whose kits and folders have other names, sizes, numbers and digests: each picture is
another one, and no number of the one is in the other, unless it is none of the data's.
"""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from kitstudio.ui.style import KitStyle
from tests.ui.access.observing import Seen
from tests.ui.access.shared import OWN, seen_once
from tests.ui.scenes.material import LITTLE, TWO

Worlds = tuple[dict[str, Seen], dict[str, Seen]]

NOT_OF_THE_DATA = (
    ("", r"\d{1,2}", "lines of a text have numbers, and a count of a few may be the same in both"),
    ("", r"(Apache-2\.0|SHA-256|ext4|.*\.v1.*|bfloat16\.|~/store on .*)", "names of licences, formats, disks"),
    ("", r".*model-0000[12].*", "both models are in two shards of these names"),
    ("", r"(~/)?small-0", "a folder of this name is in both"),
    ("", r"1\.0\.0|manifestVersion: 1\.0\.0 # (mine|theirs)", "the version of every Kitfile"),
    (
        "",
        r"(.* · )?\d+ min ago|stored \d+ min ago( · .*)?|.* in under 1 s|under 1 s|\w+day \d+ \w+",
        "both worlds were made just now",
    ),
    (
        "kit-(files|manifest-config)",
        r"(?s) .*|\"[\w.-]+\"|[\d.]+|1e-06|0644",
        "code, JSON and modes that both models have",
    ),
    (
        "kit-files|draft|drop|kit-overview",
        r"\d (file|files|left out|layers)|Headers of \d layers|kB, 2 files",
        "as many in both",
    ),
    ("kit-files", r"(Text · )?0 B|sha256:e3b0c44298fc…852b855", "an empty file has no bytes, and this digest"),
    (
        "kits|kit-overview|dock",
        r"2048 tokens|reads as Apache-2\.0, as stated|0 B shared|2\.6 kB",
        "as both say of themselves",
    ),
    (
        "drafts?|home|drop",
        r"\d (errors?|problems?|notes?)( .*)?|\d drafts have problems|line \d+|docs\[0\]\.path",
        "the same fault is in both drafts",
    ),
    ("draft", r"(Go to|Form paused,) line \d+.*|.* line \d.*", "and the same was typed into both"),
    (
        "draft|drop",
        r"0\.5|\d values|Show 1 empty field|Copy 1 file|Wren Tiny, Apache-2\.0|Leave the 2 links out",
        "typed, or made by the example",
    ),
    (
        "draft-(ignore|rules)",
        r"\d rule.*|[Hh]ides \d.*|[\d.]+ k?B|.*cpython-311\.pyc",
        "the same rules meet the same junk",
    ),
    ("kits", r"1 selected|Removed 2 kits|.*15 seconds\.", "what was done to them"),
    (
        "storage",
        r"Kept back, .*|.* kept back: .*|1 file, older than .*|Dry run: 2 files .*|1 problem found|Other files, .*",
        "what was put there to find, what every store keeps back, and the rest of the disk",
    ),
    ("recovery", r"1 edit not saved|1\.2\.0|.*2 drafts .*", "what was left behind"),
    ("pack-sheet-refused", r".* example v1\.", "an example of a tag"),
    ("(un)?pack-sheet", r"0 %|\d (code|parts|files? .*)|Choose for 2 files", "as many in both"),
    ("receive", r"1 .*|Receive 1 kit", "one kit was sent under two names"),
    (
        "export",
        r"kits-2\.kit\.tar would be free|Archive SHA-256",
        "the name of a digest, and how many were chosen",
    ),
)
"""Texts with a number that is the same in both worlds: the scenes (their beginning), the whole text, and why."""


@pytest.fixture(scope="session")
def worlds(dressed: tuple[QApplication, KitStyle], tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return seen_once(dressed[0], tmp_path_factory, LITTLE), seen_once(dressed[0], tmp_path_factory, TWO)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", OWN)
def test_other_kits_and_folders_make_another_picture(name: str, worlds: Worlds) -> None:
    one, two = (world[name] for world in worlds)
    assert one.picture != two.picture


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", OWN)
def test_no_number_is_the_same_in_another_world(name: str, worlds: Worlds) -> None:
    one, two = (numbers(world[name].texts) for world in worlds)
    same = {words for words in one & two if not is_explained(name, words)}
    assert sorted(same) == []


def numbers(texts: list[str]) -> set[str]:
    """The texts that have a number in them, but for what the disk has free: as much in both worlds, or not."""
    return {words for words in texts if re.search(r"[0-9]", re.sub(r"[0-9.]+( of [0-9.]+)? [kMGT]?B free", "", words))}


def is_explained(name: str, words: str) -> bool:
    return any(re.match(scenes, name) and re.fullmatch(text, words) for scenes, text, _why in NOT_OF_THE_DATA)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_every_explanation_explains_something(worlds: Worlds) -> None:
    common = [
        (name, words) for name in OWN for words in numbers(worlds[0][name].texts) & numbers(worlds[1][name].texts)
    ]
    idle = [
        (scenes, text)
        for scenes, text, _why in NOT_OF_THE_DATA
        if not any(re.match(scenes, name) and re.fullmatch(text, words) for name, words in common)
    ]
    assert idle == []
