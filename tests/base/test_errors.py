"""What an error says of facts that came from outside."""

from __future__ import annotations

from kitstudio.base.errors import shown


def test_a_list_of_few_is_said_whole() -> None:
    assert shown(["a", "b\x1b[2J", "c"]) == "a, b\\x1b[2J, c"
    assert shown([]) == ""


def test_a_list_of_thousands_is_cut_and_counted() -> None:
    said = shown([f"team/kit:{number}" for number in range(10_000)])
    assert isinstance(said, str)
    assert len(said) < 5000
    names, more = said.split(", … (+")
    assert len(names.split(", ")) + int(more.removesuffix(")")) == 10_000


def test_one_long_name_is_said_as_far_as_any_text() -> None:
    assert shown(["n" * 10_000, "m"]) == "n" * 4096 + "…, … (+1)"
