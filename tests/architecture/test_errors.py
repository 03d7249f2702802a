"""Errors a person can act on: a code each, words that can be filled in, a page that lists them all."""

from __future__ import annotations

import ast
import re
import string
from collections import Counter

import pytest

from kitstudio.base.errors import ExitCode, KitStudioError
from tests.support.error_docs import PAGE, error_classes, page
from tests.support.nevers import calls
from tests.support.source import own_modules

ERRORS = error_classes()


def _fields(template: str) -> set[str]:
    return {
        name.split(".")[0].split("[")[0] for _text, name, _spec, _flag in string.Formatter().parse(template) if name
    }


def test_every_code_names_one_error_only() -> None:
    counted = Counter(kind.code for kind in ERRORS)
    assert [code for code, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.code)
def test_an_error_has_a_code_a_sentence_and_an_exit_code_that_means_failure(kind: type[KitStudioError]) -> None:
    assert re.fullmatch(r"KS(-[A-Z0-9]+)+", kind.code)
    assert kind.__name__.endswith("Error")
    assert kind.summary_template.endswith((".", "}"))
    assert isinstance(kind.exit_code, ExitCode)
    assert kind.exit_code != ExitCode.DONE


def test_every_error_of_the_product_has_a_code_of_its_own() -> None:
    named = {kind.__name__ for kind in ERRORS} | {"KitStudioError"}
    nameless = [
        f"{own.path}:{node.lineno} {node.name}"
        for own in own_modules()
        for node in ast.walk(own.tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in named for base in node.bases)
        and node.name not in named
    ]
    assert nameless == []


def _holes(kind: type[KitStudioError]) -> set[str]:
    return _fields(kind.summary_template) | _fields(kind.remedy_template)


def test_wherever_an_error_is_raised_every_hole_in_its_words_is_filled() -> None:
    holes: dict[str, list[set[str]]] = {}
    for kind in ERRORS:
        if kind.__init__ is KitStudioError.__init__:
            holes.setdefault(kind.__name__, []).append(_holes(kind))
    unfilled = []
    for own in own_modules():
        for node, name in calls(own):
            wanted = holes.get(name.split(".")[-1], [set()])
            given = {keyword.arg for keyword in node.keywords}
            if None not in given and not any(each <= given for each in wanted):
                unfilled.append(f"{own.path}:{node.lineno}: {name} without {', '.join(sorted(wanted[0] - given))}")
    assert unfilled == []


def test_the_page_of_errors_is_what_the_classes_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "stale: run `python -m tests.support.error_docs`"
