"""What two texts of a Kitfile say differently."""

from __future__ import annotations

from kitstudio.model.kitfile_diff import field_changes

OLD = "package:\n  name: a\n  license: MIT\ndocs:\n  - path: one\n  - path: two\n"


def changed(new: str, old: str = OLD) -> list[tuple[str, str | None, str | None]]:
    found = field_changes(old, new)
    assert found is not None
    return [(each.name, each.before, each.after) for each in found]


def test_values_that_changed_came_and_went_are_named() -> None:
    new = "package:\n  name: b\ndocs:\n  - path: one\n  - path: two\n    description: x\n"
    assert changed(new) == [
        ("package.name", "a", "b"),
        ("docs[1].description", None, "x"),
        ("package.license", "MIT", None),
    ]


def test_comments_order_and_quotes_are_no_difference() -> None:
    assert changed("# hello\ndocs: [{path: 'one'}, {path: two}]\npackage: {license: MIT, name: \"a\"}\n") == []


def test_a_text_that_cannot_be_read_has_no_values() -> None:
    assert field_changes(OLD, "a: [") is None
    assert field_changes("a: \udcff", OLD) is None
    assert changed("", "a: 1") == [("a", "1", None)]


def test_aliases_are_not_followed() -> None:
    assert changed("a: &x 1\nb: *x\n", "a: 1\n") == [("b", None, "*")]
