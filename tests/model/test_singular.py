"""What is counted is said rightly when there is only one."""

from __future__ import annotations

import ast
import string

from kitstudio.model.singular import ONE, for_count
from tests.support.source import own_modules


def holes(template: str) -> set[str | None]:
    return {name for _text, name, _spec, _flag in string.Formatter().parse(template) if name}


def test_only_a_count_of_one_is_said_otherwise() -> None:
    for many, one in ONE.items():
        assert for_count(many, {"count": 1}) == one
        assert for_count(many, {"count": 2}) == many
        assert for_count(many, {}) == many
    assert for_count("{count} others", {"count": 1}) == "{count} others"


def test_each_template_is_one_that_is_used_and_keeps_its_facts() -> None:
    said = {
        node.value
        for each in own_modules()
        if each.path != "kitstudio/model/singular.py" and each.room != "ui"
        for node in ast.walk(each.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for many, one in ONE.items():
        assert many in said
        assert holes(one) == holes(many)
