"""Completion in the real shells, and the man page, both made from the declared verbs."""

from __future__ import annotations

import os
import pty
import select
import shlex
import shutil
import subprocess
import time
from pathlib import Path
from typing import Self

import pytest

from kitstudio.cli.completion import script, walk
from kitstudio.cli.man import page
from tests.support.source import ROOT
from tests.support.tools import require_tool

PAGE = ROOT / "packaging" / "linux" / "kitstudio.1"

# A line as typed so far, and words that must and must not be offered.
CASES = [
    ("kitstudio un", {"unpack"}, {"pack"}),
    ("kitstudio --js", {"--json"}, set()),
    ("kitstudio store ", {"verify", "gc", "repair", "usage", "path"}, {"pack"}),
    ("kitstudio --store list pack --compr", {"--compression"}, set()),
    ("kitstudio pack --compression g", {"gzip", "gzip-fastest"}, {"zstd"}),
    ("kitstudio completion ", {"bash", "zsh", "fish"}, set()),
    ("kitstudio store verify --qu", {"--quick", "--quiet"}, set()),
    ("kitstudio config s", {"show", "set"}, {"store"}),
]


def written(shell: str, tmp_path: Path) -> Path:
    path = tmp_path / f"completion.{shell}"
    path.write_text(script(shell), "utf-8")
    return path


@pytest.mark.tool("bash")
@pytest.mark.parametrize(("line", "offered", "others"), CASES, ids=[each[0] for each in CASES])
def test_bash_completes_what_was_typed(line: str, offered: set[str], others: set[str], tmp_path: Path) -> None:
    words = [*shlex.split(line), *([""] if line.endswith(" ") else [])]
    program = (
        f"source {written('bash', tmp_path)}; COMP_WORDS=({' '.join(shlex.quote(each) for each in words)});"
        f' COMP_CWORD={len(words) - 1}; _kitstudio; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    found = set(
        subprocess.run(
            [require_tool("bash"), "-uc", program], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert offered <= found
    assert not others & found


@pytest.mark.tool("fish")
@pytest.mark.parametrize(("line", "offered", "others"), CASES, ids=[each[0] for each in CASES])
def test_fish_completes_what_was_typed(line: str, offered: set[str], others: set[str], tmp_path: Path) -> None:
    program = f"source {written('fish', tmp_path)}; complete -C {shlex.quote(line)}"
    ran = subprocess.run(
        [require_tool("fish"), "--no-config", "-c", program], capture_output=True, text=True, check=True
    )
    found = {each.partition("\t")[0] for each in ran.stdout.splitlines()}
    assert ran.stderr == ""
    assert offered <= found
    assert not others & found


@pytest.mark.tool("zsh")
@pytest.mark.parametrize("from_fpath", [False, True], ids=["sourced", "on fpath"])
def test_zsh_completes_what_was_typed(tmp_path: Path, from_fpath: bool) -> None:
    """In an interactive shell, as its completion lives in the line editor."""
    path = written("zsh", tmp_path)
    shutil.copy(path, tmp_path / "_kitstudio")
    with Zsh(tmp_path) as zsh:
        zsh.type(f"fpath=({tmp_path} $fpath)\n" if from_fpath else "\n")
        zsh.type("bindkey -e; setopt no_list_ambiguous; autoload -Uz compinit; compinit -u -D\n")
        zsh.type("\n" if from_fpath else f"source {path}\n")
        zsh.type("print -r -- rea''dy\n")
        zsh.read_until("\nready")
        for line, offered, others in CASES:
            zsh.type(f"{line}\t")
            zsh.settle()
            zsh.type("\x15print -r -- en''d\n")
            shown = set(zsh.read_until("\nend").replace(line, "", 1).split())
            if len(offered) > 1:
                assert offered <= shown, line
            assert not others & shown, line


class Zsh:
    """An interactive zsh on a terminal."""

    def __init__(self, home: Path) -> None:
        self._ours, self._theirs = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
        self._process = subprocess.Popen(
            [require_tool("zsh"), "-f", "-i"],
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            env={**environment, "COLUMNS": "200", "LINES": "100"},
            start_new_session=True,
        )
        self._seen = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)
        os.close(self._theirs)

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def settle(self, quiet: float = 0.4) -> None:
        """Read until nothing new is shown for a moment."""
        while select.select([self._ours], [], [], quiet)[0]:
            self._seen += os.read(self._ours, 1 << 16).decode("utf-8", "replace")

    def read_until(self, mark: str) -> str:
        """What was shown up to `mark`."""
        deadline = time.monotonic() + 30
        while mark not in self._seen:
            if not select.select([self._ours], [], [], max(0.0, deadline - time.monotonic()))[0]:
                pytest.fail(f"zsh never said {mark!r}: {self._seen!r}")
            self._seen += os.read(self._ours, 1 << 16).decode("utf-8", "replace")
        shown, _, self._seen = self._seen.partition(mark)
        return shown


def test_the_man_page_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m kitstudio.cli.man > packaging/linux/kitstudio.1"


def test_the_man_page_names_every_verb_and_flag() -> None:
    text = page().replace("\\-", "-")
    for name, verb in walk():
        if not verb.verbs:
            assert f".SS {name}" in text


@pytest.mark.tool("groff")
def test_the_man_page_is_good_roff() -> None:
    ran = subprocess.run(["groff", "-man", "-ww", "-Tutf8", PAGE], capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    assert "EXIT STATUS" in ran.stdout.replace("\b", "") or "E\bEX" in ran.stdout
