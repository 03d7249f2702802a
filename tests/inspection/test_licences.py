"""Licence detection against google/licensecheck's answers (licensecheck.json) and against what our own adds to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from kitstudio.base import limits
from kitstudio.inspection.licence_names import named_in, spdx_of
from kitstudio.inspection.licence_words import known_texts
from kitstudio.inspection.licences import detect, kit_license
from kitstudio.model.spdx import check_expression
from tests.support.tools import lack

_GOLDEN: Final[dict[str, Any]] = json.loads((Path(__file__).parent / "licensecheck.json").read_bytes())
_TEXTS: Final = Path(__file__).parents[2] / "kitstudio" / "inspection" / "licence_texts"
_DEBIAN: Final = Path("/usr/share/common-licenses")

# The SPDX form of these texts lacks the address in angle brackets, so that the library finds the appendix again.
_FOUND_TWICE: Final = frozenset({"GPL-3.0-only", "LGPL-3.0-only"})


def _text(identifier: str) -> bytes:
    return (_TEXTS / f"{identifier}.txt").read_bytes()


@pytest.mark.parametrize("identifier", sorted(_GOLDEN["texts"]))
def test_a_standard_text_is_named_as_kit_names_it(identifier: str) -> None:
    found = _GOLDEN["texts"][identifier]
    expected = found[0] if len(found) == 1 or identifier in _FOUND_TWICE else ""
    assert kit_license(_text(identifier)) == expected


@pytest.mark.parametrize("name", sorted(_GOLDEN["notices"]))
def test_a_notice_is_named_as_kit_names_it(name: str) -> None:
    case = _GOLDEN["notices"][name]
    assert kit_license(case["text"].encode()) == (case["ids"][0] if len(case["ids"]) == 1 else "")


@pytest.mark.parametrize("identifier", sorted({known.identifier for known in known_texts()}))
def test_our_own_name_of_a_standard_text_is_its_spdx_identifier(identifier: str) -> None:
    assert detect(_text(identifier)).expression == identifier
    assert check_expression(identifier) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Apache-2.0", "Apache-2.0"),
        ("BSD", "BSD-3-Clause"),
        ("CC0-1.0", "CC0-1.0"),
        ("GFDL-1.2", "GFDL-1.2-only"),
        ("GFDL-1.3", "GFDL-1.3-only"),
        ("GPL-2", "GPL-2.0-only"),
        ("GPL-3", "GPL-3.0-only"),
        ("LGPL-2.1", "LGPL-2.1-only"),
        ("LGPL-3", "LGPL-3.0-only"),
        ("MPL-2.0", "MPL-2.0"),
    ],
)
def test_the_texts_of_their_makers_are_known_too(name: str, expected: str) -> None:
    if not _DEBIAN.is_dir():
        lack("no licence texts in /usr/share/common-licenses: they are Debian's, in its package base-files")
    assert detect((_DEBIAN / name).read_bytes()).expression == expected


def test_a_text_rewrapped_in_capitals_and_with_windows_line_ends_is_the_same_text() -> None:
    words = _text("BSD-3-Clause").decode().upper().split()
    rewrapped = "\r\n".join(" ".join(words[at : at + 7]) for at in range(0, len(words), 7))
    assert detect(rewrapped.encode()).expression == "BSD-3-Clause"


def test_a_text_in_utf_16_is_read() -> None:
    assert detect(_text("MIT").decode().encode("utf-16")).expression == "MIT"


def test_a_permission_that_was_narrowed_is_not_called_by_the_licence_s_name() -> None:
    narrowed = _text("MIT").replace(b"free of charge", b"free of charge for non-commercial purposes")
    assert detect(narrowed).expression == ""
    assert kit_license(narrowed) == ""


def test_a_licence_with_further_terms_is_said_to_resemble_it() -> None:
    more = _text("MIT") + b"\nYou shall not use the Software for commercial purposes.\n"
    assert detect(more).expression == ""
    assert detect(more).resembles == ("MIT",)


def test_two_licences_in_one_file_are_no_choice_of_ours() -> None:
    both = _text("Apache-2.0") + b"\n\n" + _text("MIT")
    assert detect(both).expression == ""
    assert detect(both).resembles == ("Apache-2.0", "MIT")
    assert kit_license(both) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SPDX-License-Identifier: Apache-2.0\n", "Apache-2.0"),
        ("# SPDX-License-Identifier: MIT OR Apache-2.0\n", "MIT OR Apache-2.0"),
        ("/* SPDX-License-Identifier: GPL-3.0-or-later */\n", "GPL-3.0-or-later"),
        ("<!-- SPDX-License-Identifier: CC-BY-4.0 -->\n", "CC-BY-4.0"),
        ("The MIT License (MIT)", "MIT"),
        ("This model is licensed under CC BY-NC-SA 4.0.", "CC-BY-NC-SA-4.0"),
        ("Creative Commons Attribution-NonCommercial 4.0 International", "CC-BY-NC-4.0"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\nLlama 3.1 Version Release Date: July 23, 2024", "LicenseRef-llama3.1"),
        ("META LLAMA 3 COMMUNITY LICENSE AGREEMENT\n", "LicenseRef-llama3"),
        ("LLAMA 2 COMMUNITY LICENSE AGREEMENT\n", "LicenseRef-llama2"),
        ("Gemma Terms of Use\n\nLast modified: April 1, 2024", "LicenseRef-gemma"),
        ("BigScience OpenRAIL-M\nLicense", "LicenseRef-bigscience-openrail-m"),
        ("CreativeML Open RAIL-M\n\ndated August 22, 2022", "LicenseRef-creativeml-openrail-m"),
        ("CreativeML Open RAIL++-M License\ndated July 26, 2023", "LicenseRef-openrail-plus-plus"),
        ("Do as you like on Tuesdays.\n", ""),
        ("", ""),
    ],
)
def test_names_addresses_and_spdx_lines_are_read(text: str, expected: str) -> None:
    assert detect(text.encode()).expression == expected
    assert not expected or check_expression(expected) is None


@pytest.mark.parametrize(
    ("written", "name", "expected"),
    [
        ("apache-2.0", "", "Apache-2.0"),
        ("mit", "", "MIT"),
        ("gpl-3.0", "", "GPL-3.0-only"),
        ("cc-by-nc-4.0", "", "CC-BY-NC-4.0"),
        ("odc-by", "", "ODC-By-1.0"),
        ("llama3.1", "", "LicenseRef-llama3.1"),
        ("openrail++", "", "LicenseRef-openrail-plus-plus"),
        ("other", "falcon-llm-license", "LicenseRef-falcon-llm-license"),
        ("other", "", ""),
        ("unknown", "", ""),
        ("Apache-2.0 OR MIT", "", "Apache-2.0 OR MIT"),
        ("Apache License 2.0", "", "Apache-2.0"),
        ("  ", "", ""),
    ],
)
def test_a_model_card_s_licence_becomes_an_spdx_expression(written: str, name: str, expected: str) -> None:
    assert spdx_of(written, name) == expected


def test_a_name_without_a_version_is_no_licence() -> None:
    assert named_in("Some Apache thing, BSD style, creative commons") == ""


def test_hostile_text_is_read_in_time_and_says_nothing() -> None:
    hostile = (b"permission is hereby granted free of charge " * 30_000)[: limits.LICENCE_TEXT]
    assert detect(hostile).expression == ""
    assert detect(bytes(range(256)) * 4_000).expression == ""
