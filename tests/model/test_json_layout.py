"""JSON laid out for reading: the same tokens, whatever they are, and the places of what stands in it."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitstudio.model.json_layout import laid_out

MANIFEST = (
    '{"schemaVersion":2,"config":{"digest":"sha256:aa","size":10},'
    '"layers":[{"digest":"sha256:bb","annotations":{"a":"b, {c}"}},{"digest":"sha256:cc"}],"annotations":{}}'
)

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=25,
)


def without_blanks(text: str) -> str:
    return "".join(re.findall(r'"(?:[^"\\]|\\.)*"|\S', text))


@given(values)
def test_it_reads_as_it_did_and_as_others_lay_it_out(value: object) -> None:
    written = json.dumps(value)
    assert without_blanks(laid_out(written).text) == without_blanks(written)
    assert laid_out(written).text == json.dumps(value, indent=2)
    assert laid_out(json.dumps(value, indent=7)).text == json.dumps(value, indent=2)


def test_each_layer_has_its_lines() -> None:
    layout = laid_out(MANIFEST)
    lines = layout.text.split("\n")
    first, last = layout.spans["layers", 1]
    assert [each.strip() for each in lines[first : last + 1]] == ["{", '"digest": "sha256:cc"', "}"]
    first, last = layout.spans["layers", 0]
    assert lines[first] == "    {"
    assert lines[last] == "    },"
    first, last = layout.spans[("config",)]
    assert (lines[first], lines[last].rstrip(",")) == ('  "config": {', "  }")


def test_numbers_and_repeated_keys_stay_as_they_were_written() -> None:
    text = laid_out('{"a":1.000000000000000000001,"a":1E+2,"n":-0}').text
    assert text == '{\n  "a": 1.000000000000000000001,\n  "a": 1E+2,\n  "n": -0\n}'


@pytest.mark.parametrize("cut", range(len(MANIFEST)))
def test_a_text_that_is_cut_off_is_laid_out_as_far_as_it_goes(cut: int) -> None:
    written = MANIFEST[:cut]
    assert without_blanks(laid_out(written).text) == without_blanks(written)


@pytest.mark.parametrize("written", ["[" * 100_000, "{" * 100_000, "]" * 50_000, '{"a":' * 50_000, "[]]]],,:::{}"])
def test_depth_and_nonsense_cost_no_more_than_their_length(written: str) -> None:
    text = laid_out(written).text
    assert len(text) < len(written) * 100
    assert sum(map(text.count, "[]{}")) == sum(map(written.count, "[]{}"))
