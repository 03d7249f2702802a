"""Licence texts: what is an SPDX expression, and what was meant by what is none (SPDX 3.0, annex B)."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitstudio.model.nearest import nearest
from kitstudio.model.spdx import Trouble, canonical, check_expression
from kitstudio.model.spdx_ids import DEPRECATED, EXCEPTIONS, LICENCES


@pytest.mark.parametrize(
    "text",
    [
        "MIT",
        " MIT ",
        "Apache-2.0+",
        "MIT OR Apache-2.0",
        "(MIT AND (BSD-3-Clause OR ISC))",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "LicenseRef-my.own-1",
        "DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2",
        "MIT AND LicenseRef-x WITH AdditionRef-y",
        "OpenMDW-1.0",
        "CC-BY-NC-4.0",
        "NOASSERTION",
    ],
)
def test_expressions_are_accepted(text: str) -> None:
    assert check_expression(text) is None


@pytest.mark.parametrize(
    ("text", "trouble", "suggestions", "clear"),
    [
        ("apache-2.0", Trouble.SPELLING, ("Apache-2.0",), True),
        ("mit or apache-2.0", Trouble.SPELLING, ("MIT OR Apache-2.0",), True),
        ("Apache 2.0", Trouble.UNKNOWN, ("Apache-2.0",), True),
        ("The Apache License, Version 2.0", Trouble.UNKNOWN, ("Apache-2.0",), True),
        ("MIT License", Trouble.UNKNOWN, ("MIT",), True),
        ("CC BY-NC-SA 4.0", Trouble.UNKNOWN, ("CC-BY-NC-SA-4.0",), True),
        ("3-clause BSD", Trouble.UNKNOWN, ("BSD-3-Clause",), True),
        ("llama3.1", Trouble.UNKNOWN, ("LicenseRef-llama3.1",), True),
        ("openrail++", Trouble.UNKNOWN, ("LicenseRef-openrail-plus-plus",), True),
        ("GPLv3", Trouble.UNKNOWN, ("GPL-3.0-only", "GPL-3.0-or-later"), False),
        ("GNU General Public License v2", Trouble.UNKNOWN, ("GPL-2.0-only", "GPL-2.0-or-later"), False),
        ("MIT/Apache-2.0", Trouble.UNKNOWN, ("MIT OR Apache-2.0",), True),
        ("MIT or apache2", Trouble.UNKNOWN, ("MIT or Apache-2.0",), True),
        ("MTI", Trouble.UNKNOWN, ("MIT",), False),
        ("GPL-3.0 OR MIT", Trouble.DEPRECATED, ("GPL-3.0-only OR MIT", "GPL-3.0-or-later OR MIT"), False),
        ("LGPL-2.1+", Trouble.DEPRECATED, ("LGPL-2.1-or-later",), False),
        ("public domain", Trouble.UNKNOWN, (), False),
        ("no", Trouble.UNKNOWN, (), False),
        ("MIT Apache-2.0", Trouble.UNKNOWN, (), False),
        ("MIT OR", Trouble.GRAMMAR, (), False),
        ("MIT WITH", Trouble.GRAMMAR, (), False),
        ("OR", Trouble.GRAMMAR, (), False),
        ("(MIT", Trouble.GRAMMAR, (), False),
        ("MIT)", Trouble.GRAMMAR, (), False),
        ("MIT And ISC", Trouble.GRAMMAR, (), False),
        ("MIT WITH nothing", Trouble.UNKNOWN, (), False),
        ("LicenseRef-a_b", Trouble.UNKNOWN, (), False),
        ("(" * 5000, Trouble.GRAMMAR, (), False),
        ("", Trouble.UNKNOWN, (), False),
    ],
)
def test_other_texts_are_named_with_what_was_meant(
    text: str, trouble: Trouble, suggestions: tuple[str, ...], *, clear: bool
) -> None:
    problem = check_expression(text)
    assert problem is not None
    assert (problem.trouble, problem.suggestions, problem.clear) == (trouble, suggestions, clear)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Foo-9.0", "LicenseRef-Foo-9.0"),
        ("MIT AND Foo-9.0", "MIT AND LicenseRef-Foo-9.0"),
        ("Acme Model License 2", "LicenseRef-Acme-Model-License-2"),
        ("licenseref-a_b", "LicenseRef-a-b"),
        ("MITT", "LicenseRef-MITT"),
        ("see LICENSE", ""),
        ("LICENSE", ""),
        ("no", ""),
        ("MIT Apache-2.0", ""),
        ("https://example.org/terms", ""),
        ("x" * 101, ""),
        ("MIT WITH nothing", ""),
        ("MIT OR", ""),
    ],
)
def test_a_name_on_no_list_can_be_written_as_one_s_own(text: str, own: str) -> None:
    problem = check_expression(text)
    assert problem is not None
    assert problem.own == own
    assert not own or check_expression(own) is None


@pytest.mark.parametrize("text", ["Llama-3.1", "LLAMA 3.1", "llama3.1 license"])
def test_a_model_s_licence_is_known_however_it_is_spelt(text: str) -> None:
    problem = check_expression(text)
    assert problem is not None
    assert (problem.suggestions, problem.clear) == (("LicenseRef-llama3.1",), True)


def test_the_word_licence_is_no_slip_of_the_unlicense() -> None:
    problem = check_expression("LICENSE")
    assert problem is not None
    assert problem.suggestions == ()


def test_what_is_clearly_meant_is_a_good_expression() -> None:
    for text in ("apache", "asl2", "expat", "bsd-2", "cc0", "odbl", "boost", "mpl 2", "unlicensed", "gemma", "other"):
        problem = check_expression(text)
        assert problem is not None
        assert problem.clear
        assert check_expression(problem.suggestions[0]) is None


@given(st.text(max_size=60))
def test_any_text_gets_an_answer_and_suggestions_are_no_worse(text: str) -> None:
    problem = check_expression(text)
    for each in problem.suggestions if problem is not None else ():
        better = check_expression(each)
        assert better is None or better.trouble is not Trouble.GRAMMAR


def test_every_identifier_of_the_list_is_known_in_any_case() -> None:
    for identifier in LICENCES:
        problem = check_expression(identifier.upper())
        assert canonical(identifier.lower()) == identifier
        assert problem is None or problem.trouble in {Trouble.SPELLING, Trouble.DEPRECATED}


def test_the_list_holds_the_identifiers_that_models_use() -> None:
    known = {
        "Apache-2.0",
        "MIT",
        "CC-BY-4.0",
        "CC-BY-NC-4.0",
        "GPL-3.0-only",
        "BSD-3-Clause",
        "OpenMDW-1.0",
        "CDLA-Permissive-2.0",
    }
    assert known <= LICENCES - DEPRECATED
    assert {"LLVM-exception", "Classpath-exception-2.0"} <= EXCEPTIONS
    assert DEPRECATED < LICENCES | EXCEPTIONS
    assert not LICENCES & EXCEPTIONS


def plain_distance(left: str, right: str) -> int:
    """Optimal string alignment, straight from its definition."""
    rows = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(right) + 1)] for i in range(len(left) + 1)]
    for i, j in itertools.product(range(1, len(left) + 1), range(1, len(right) + 1)):
        rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (left[i - 1] != right[j - 1]))
        if i > 1 and j > 1 and left[i - 1] == right[j - 2] and left[i - 2] == right[j - 1]:
            rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abc", min_size=1, max_size=9), st.lists(st.text("abc", max_size=9), max_size=6))
def test_the_nearest_words_are_those_of_the_least_distance(word: str, candidates: list[str]) -> None:
    bound = max(1, len(word) // 3)
    near = {each: plain_distance(word, each) for each in candidates}
    near = {each: far for each, far in near.items() if far <= bound and far < len(word)}
    best = min(near.values(), default=0)
    assert nearest(word, candidates, limit=9) == tuple(sorted(each for each, far in near.items() if far == best))


def test_a_slip_among_many_shards_is_found_quickly() -> None:
    shards = [f"model-{n:05}-of-20000.safetensors" for n in range(20_000)]
    assert nearest("model-00007-of-20000.safetensor", shards) == ("model-00007-of-20000.safetensors",)


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("modle", ["model", "code"], ("model",)),
        ("README.MD", ["README.md", "README.txt"], ("README.md",)),
        ("dataset", ["datasets", "docs"], ("datasets",)),
        ("e\u0301", ["é"], ("é",)),
        ("x", ["y"], ()),
        ("", ["a"], ()),
        ("a" * 300, ["a" * 299], ()),
        ("ab", ["ba", "abc"], ("abc", "ba")),
    ],
)
def test_the_nearest_words_are_slips_of_the_pen(word: str, candidates: list[str], expected: tuple[str, ...]) -> None:
    assert nearest(word, candidates) == expected
