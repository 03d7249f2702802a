"""Settings: what the file may hold, who wins, and how the file is changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kitstudio.base.errors import KitStudioError, UsageError
from kitstudio.host.declared import DECLARED, PAGES
from kitstudio.host.settings import BadSettingsError, change, load, parsed, settings_file

WRITTEN = """\
# What I changed, and why.
[store]
path = "~/kits"  # the large disk

# of a newer version
[future]
key = [1, 2]

[appearance]
theme = 'dark'
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "config").mkdir()
    return {"HOME": str(tmp_path / "home"), "KITSTUDIO_CONFIG": str(tmp_path / "config")}


def write(environment: dict[str, str], text: str | bytes) -> Path:
    path = settings_file(environment)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_everything_is_as_declared(environment: dict[str, str]) -> None:
    shown = list(load(environment).all())
    assert [(each.setting, each.value, each.source) for each in shown] == [
        (each, each.default, "default") for each in DECLARED
    ]


def test_every_setting_has_words(environment: dict[str, str]) -> None:
    for each in DECLARED:
        assert each.title
        assert each.help


def test_what_the_window_shows_has_a_page_and_words_for_every_choice() -> None:
    shown = [each for each in DECLARED if each.page]
    assert {each.page for each in shown} == set(PAGES)
    for each in shown:
        assert len(each.choices) == len(each.choice_words)
        assert each.section or each.choices


def test_the_defaults_fit_their_own_declaration(environment: dict[str, str]) -> None:
    for each in DECLARED:
        text = str(each.default).lower() if isinstance(each.default, bool) else str(each.default)
        assert parsed(each, text) == each.default


def test_a_setting_that_is_taken_out_of_the_file_has_its_default_again(environment: dict[str, str]) -> None:
    path = write(environment, WRITTEN)
    change(environment, "appearance.theme", None)
    assert load(environment).shown("appearance.theme").source == "default"
    for line in WRITTEN.replace("theme = 'dark'", "").splitlines():
        assert line in path.read_text("utf-8").splitlines()
    before = path.stat().st_ino
    change(environment, "packing.author", None)
    assert path.stat().st_ino == before, "what is not there needs no writing"


def test_a_value_can_be_changed_before_it_is_written(environment: dict[str, str]) -> None:
    settings = load({**environment, "KITSTUDIO_REDUCE_MOTION": "1"})
    other = settings.changed("appearance.text_size", 120).changed("appearance.reduce_motion", value=False)
    assert other.shown("appearance.text_size").source == "file"
    assert other.number("appearance.text_size") == 120
    assert other.switch("appearance.reduce_motion"), "the environment wins"
    assert other.changed("appearance.text_size", None).number("appearance.text_size") == 100
    assert settings.number("appearance.text_size") == 100


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[store", "config.toml"),
        ("[appearance]\ntext_size = 84\n", "85 to 150"),
        ("[appearance]\ntext_size = 151\n", "85 to 150"),
        ("[appearance]\ntext_size = 100.5\n", "whole number"),
        ("[appearance]\ntext_size = true\n", "whole number"),
        (b"\xff\xfe", "config.toml"),
        ("[store]\nx = [\n\n", "line 2"),
        ("[store]\npath = 5\n", "store.path"),
        ("[store]\nwait = 'long'\n", "store.wait"),
        ("[store]\nwait = -1\n", "store.wait"),
        ("[store]\nwait = nan\n", "store.wait"),
        ("[store]\nwait = true\n", "store.wait"),
        ("[network]\noffline = 'yes'\n", "network.offline"),
        ("[appearance]\ntheme = 'pink'\n", "appearance.theme"),
        ("#" * ((1 << 20) + 1), "config.toml"),
        ("a = " + "[" * 5000, "config.toml"),
    ],
    ids=lambda each: str(each)[:24],
)
def test_a_file_that_cannot_be_used_is_named(text: str | bytes, said: str, environment: dict[str, str]) -> None:
    write(environment, text)
    with pytest.raises(BadSettingsError) as refusal:
        load(environment)
    assert said in refusal.value.summary
    assert refusal.value.exit_code == 6


def test_what_is_not_ours_in_the_file_is_left_alone(environment: dict[str, str]) -> None:
    write(environment, "store = 5\n[future]\nkey = 1\n")
    assert load(environment).shown("store.path").source == "default"


def test_a_change_keeps_comments_order_and_what_is_not_ours(environment: dict[str, str]) -> None:
    path = write(environment, WRITTEN)
    change(environment, "appearance.theme", "light")
    change(environment, "store.wait", "2.5")
    change(environment, "network.offline", "true")
    text = path.read_text("utf-8")
    for line in WRITTEN.replace("'dark'", "").splitlines():
        assert line.removesuffix(" ") in text
    settings = load(environment)
    assert settings.text("appearance.theme") == "light"
    assert settings.seconds("store.wait") == 2.5
    assert settings.switch("network.offline")
    assert settings.path("store.path") == Path(os.path.expanduser("~/kits"))


@pytest.mark.parametrize("text", ["store.path = '/a'\n", "store = { path = '/a' }\n", "[store]\r\npath = '/a'\r\n"])
def test_every_way_to_write_a_table_can_be_changed(text: str, environment: dict[str, str]) -> None:
    write(environment, text)
    change(environment, "store.path", "/b")
    change(environment, "store.wait", "1")
    assert load(environment).text("store.path") == "/b"
    assert load(environment).seconds("store.wait") == 1


@pytest.mark.parametrize(
    ("key", "text", "kind"),
    [
        ("no.such", "1", UsageError),
        ("store.wait", "soon", BadSettingsError),
        ("store.wait", "-1", BadSettingsError),
        ("store.wait", "inf", BadSettingsError),
        ("network.offline", "perhaps", BadSettingsError),
        ("appearance.theme", "pink", BadSettingsError),
        ("appearance.text_size", "12.5", BadSettingsError),
        ("appearance.text_size", "200", BadSettingsError),
        ("packing.author", "a\0b", BadSettingsError),
        ("packing.author", "a\udcffb", BadSettingsError),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing(
    key: str, text: str, kind: type[KitStudioError], environment: dict[str, str]
) -> None:
    path = write(environment, WRITTEN)
    with pytest.raises(kind):
        change(environment, key, text)
    assert path.read_text("utf-8") == WRITTEN


def test_a_change_of_a_broken_file_is_refused(environment: dict[str, str]) -> None:
    path = write(environment, "[store")
    with pytest.raises(BadSettingsError):
        change(environment, "store.wait", "1")
    assert path.read_text("utf-8") == "[store"


def test_a_change_is_one_step_and_leaves_no_draft(environment: dict[str, str], tmp_path: Path) -> None:
    path = write(environment, WRITTEN)
    path.chmod(0o600)
    before = path.stat().st_ino
    change(environment, "store.wait", "1")
    assert path.stat().st_ino != before
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(path.parent) == ["config.toml"]


def test_a_link_to_the_file_stays_a_link(environment: dict[str, str], tmp_path: Path) -> None:
    path = write(environment, WRITTEN)
    kept = tmp_path / "dotfiles.toml"
    path.rename(kept)
    path.symlink_to(kept)
    change(environment, "store.wait", "1")
    assert path.is_symlink()
    assert "wait = 1.0" in kept.read_text("utf-8")


@pytest.mark.root
def test_a_change_leaves_the_file_to_whom_it_belongs(environment: dict[str, str]) -> None:
    path = write(environment, WRITTEN)
    os.chown(path, 1000, 1001)
    change(environment, "store.wait", "1")
    assert "wait = 1.0" in path.read_text("utf-8")
    assert (path.stat().st_uid, path.stat().st_gid) == (1000, 1001)


def test_two_processes_that_change_different_settings_leave_a_good_file(environment: dict[str, str]) -> None:
    program = (
        "import sys; from kitstudio.host.settings import change\n"
        "for each in range(20): change({'KITSTUDIO_CONFIG': sys.argv[1]}, sys.argv[2], str(each))"
    )
    folder = environment["KITSTUDIO_CONFIG"]
    running = [
        subprocess.Popen([sys.executable, "-c", program, folder, key], cwd=Path(__file__).parents[2])
        for key in ("store.wait", "packing.author")
    ]
    assert [each.wait(timeout=60) for each in running] == [0, 0]
    load(environment)
    assert os.listdir(folder) == ["config.toml"]


@pytest.mark.parametrize(("text", "value"), [("1", True), ("true", True), ("0", False), ("no", False), ("", False)])
def test_the_environment_says_yes_or_no(text: str, value: bool, environment: dict[str, str]) -> None:
    assert load({**environment, "KITSTUDIO_OFFLINE": text}).switch("network.offline") is value
