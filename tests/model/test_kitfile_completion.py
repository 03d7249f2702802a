"""What an editor offers at a place of a Kitfile, and that what it offers can be read."""

from __future__ import annotations

import pytest

from kitstudio.model import kitfile_completion
from kitstudio.model.finding import Mark
from kitstudio.model.kitfile_completion import Suggestion, meaning_at, suggest
from kitstudio.model.kitfile_yaml import inspect_text
from kitstudio.model.spdx import check_expression
from kitstudio.model.yaml_cursor import place_at

FILES = ("README.md", "data/train.csv", "data/", "odd: name #1.txt", "it's", "007")


def offered(text: str) -> tuple[Suggestion, ...]:
    before, after = text.split("|>", 1)
    place = place_at((before + after).split("\n"), Mark(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1))
    return suggest(place, FILES)


def labels(text: str) -> list[str]:
    return [each.label for each in offered(text)]


def test_keys_of_the_place_that_are_not_used_yet() -> None:
    assert labels("package:\n  name: x\n  |>\n") == ["version", "description", "license", "authors"]
    assert labels("package:\n  name: x\n  li|>\n") == ["license"]
    assert labels("manifestVersion: 1.0.0\nda|>\npackage:\n") == ["datasets"]
    assert labels("datasets:\n  - name: x\n    re|>\n") == ["remotePath", "remoteHash"]
    assert labels("model:\n  parts:\n  - |>\n") == ["name", "path", "license", "type"]
    assert "digest" not in labels("model:\n  |>\n")


def test_a_word_in_the_middle_is_found_after_the_beginnings() -> None:
    assert labels("model:\n  ver|>\n") == ["version"]
    assert labels("datasets:\n- p|>\n")[:2] == ["path", "parameters"]
    assert "description" in labels("datasets:\n- p|>\n")[2:]


def test_a_new_key_brings_the_place_of_its_value() -> None:
    texts = {each.label: each.text for each in offered("|>")}
    assert texts["manifestVersion"] == "manifestVersion: "
    assert texts["package"] == "package:\n  "
    assert texts["datasets"] == "datasets:\n  - "
    assert [each.text for each in offered("package:\n  na|>me: x")] == ["name"]  # what follows stays


def test_an_entry_of_a_list_begins_with_a_dash() -> None:
    assert [each.text for each in offered("docs:\n  |>\n")] == ["- path: ", "- description: "]


@pytest.mark.parametrize("text", ["model:\n  parameters:\n    |>\n", "unknown:\n  |>", "# na|>", "a: |\n  na|>"])
def test_nothing_is_offered_where_nothing_is_known(text: str) -> None:
    assert offered(text) == ()


def test_usual_values_and_licences() -> None:
    assert labels("model:\n  format: safe|>") == ["safetensors"]
    assert labels("package:\n  license: apa|>")[0] == "Apache-2.0"
    [found] = [each for each in offered("package:\n  license: MIT OR (Apache-2|>)") if each.label == "Apache-2.0"]
    assert found.back == len("Apache-2")
    assert all(check_expression(each.text) is None for each in offered("package:\n  license: |>"))


def test_files_of_the_folder_in_a_form_that_reads_back() -> None:
    assert labels("docs:\n  - path: READ|>") == ["README.md"]
    assert labels("datasets:\n  - path: |>") == sorted(FILES)
    for each in offered("datasets:\n  - path: |>"):
        document, _findings = inspect_text(f"datasets:\n  - path: {each.text}\n".encode())
        assert document is not None
        assert document.kitfile.datasets[0].path == each.label
    assert [each.text for each in offered("docs:\n  - path: 'READ|>'")] == ['"README.md"']


def test_what_is_offered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kitfile_completion, "MOST", 3)
    assert len(offered("package:\n  license: |>")) == 3


def test_the_meaning_of_a_place() -> None:
    assert meaning_at(("package", "name")) == "Name of the kit"
    assert meaning_at(("datasets", 3, "remotePath")).endswith("(kit 2026 and newer)")
    assert meaning_at(("datasets", 3)) == "Data sets"
    assert meaning_at(("package", "authors", 0)) == "Authors"
    assert meaning_at(("model", "parameters", "deep")) == ""
    assert meaning_at(("nothing",)) == ""
