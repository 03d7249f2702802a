"""What two texts of a Kitfile say differently."""

from __future__ import annotations

import pytest

from kitstudio.model.kitfile_diff import comment_changes, field_changes

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


COMMENTED = """\
# top
package: # of it
  name: "a # b"  # name
  description: |
    # heading
    text
  # under
  version: 'x#y'
docs: [a, # in
  b]
"""


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("# top", "# tip", 1),
        ("# heading", "# another", 0),
        ("a # b", "a # c", 0),
        ("x#y", "x#z", 0),
        ("  # under\n", "  # under\n  # and more\n", 1),
        ("# of it", "", 1),
        (" # in", " # out", 1),
        ("  # name", "", 1),
        ("text", "tex\U0001f600t", 0),
    ],
)
def test_comments_that_differ_are_counted_and_values_are_none(old: str, new: str, count: int) -> None:
    assert comment_changes(COMMENTED, COMMENTED.replace(old, new)) == count
