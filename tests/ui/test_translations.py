"""The languages of the window: every text is found, and a translation asks for the same and ends alike."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from kitstudio.ui import core_words
from kitstudio.ui.language import TRANSLATED
from tests.support.source import Module, module, own_modules
from tests.support.translations import FOLDER, Message, extracted, holes, marked, messages, strange

ENDINGS = ("…", ".", "?", "!", ":")
NOT_A_TEXT = "dates"


@pytest.fixture(params=TRANSLATED)
def held(request: pytest.FixtureRequest) -> list[Message]:
    return messages(FOLDER / f"kitstudio_{request.param}.ts")


def test_a_translation_asks_for_the_same_facts(held: list[Message]) -> None:
    """One that does not would raise where the words are needed, or hide what they are about."""
    wrong = [each for each in held if each.translation and holes(each.translation) != holes(each.source)]
    assert wrong == []


def test_a_translation_begins_and_ends_as_the_text_does(held: list[Message]) -> None:
    assert [each for each in held if each.translation and _edges(each.translation) != _edges(each.source)] == []


def _edges(words: str) -> tuple[bool, bool, str]:
    ending = next((each for each in ENDINGS if words.endswith(each)), "")
    return words[:1].isspace(), words[-1:].isspace(), ending


def test_a_translation_keeps_keys_apart_from_words_and_needs_no_mnemonic(held: list[Message]) -> None:
    """Two blanks stand before the key in a tooltip."""
    assert [each for each in held if each.translation and ("  " in each.source) != ("  " in each.translation)] == []
    assert [each for each in held if "&" in each.translation and "&" not in each.source] == []


def test_german_has_its_own_quotes_and_one_ellipsis() -> None:
    held = [each for each in messages(FOLDER / "kitstudio_de.ts") if each.context != NOT_A_TEXT]
    assert [each for each in held if any(sign in each.translation for sign in ('"', "”", "..."))] == []
    assert [each for each in held if each.translation.count("„") != each.translation.count("“")] == []


def test_the_tool_finds_every_mark_where_it_is_looked_up(tmp_path: Path) -> None:
    found = {each.key for each in messages(extracted(tmp_path))}
    assert {key for module in own_modules() for key in marked(module)} - found == set()
    assert [each for module in own_modules() for each in strange(module)] == []


@pytest.mark.parametrize(
    "text",
    [
        "words = QCoreApplication.translate\n",
        "class A:\n    def say(self, page):\n        return page.tr('Close')\n",
        "def say():\n    return tr('draft', 'Close')\n",
        "CLOSE = translate('draft', 'Close')\n",
        "class A:\n    close = {'a': text.translate('draft', 'Close')}\n",
    ],
)
def test_what_the_tool_does_not_find_is_noticed(text: str) -> None:
    assert list(strange(module("kitstudio/ui/seeded.py", text)))


def test_usual_marks_are_not_strange() -> None:
    usual = module(
        "kitstudio/ui/usual.py",
        "translate: Final = QCoreApplication.translate\nMARK = QT_TRANSLATE_NOOP('a', 'b')\n"
        "class A:\n    def say(self):\n        return self.tr('c'), translate('a', MARK)\n",
    )
    assert list(strange(usual)) == []
    assert list(marked(usual)) == [("a", "b"), ("A", "c")]


def test_what_is_marked_for_the_rooms_below_is_what_they_say() -> None:
    below = [each for each in own_modules() if each.room != "ui"]
    said = {text for each in below for text in _texts(each)}
    assert [each for each in (*core_words.SENTENCES, *core_words.MEANINGS) if each not in said] == []
    fields = next(each for each in below if each.path == "kitstudio/model/kitfile.py")
    assert set(_meanings(fields)) - set(core_words.MEANINGS) == set()


def _texts(module: Module) -> set[str]:
    return {
        node.value for node in ast.walk(module.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _meanings(module: Module) -> list[str]:
    """What the fields of a Kitfile are declared to mean; a list says first of what."""
    at = {"_text": 0, "_texts": 0, "_parameters": 0, "_list": 1}
    out = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in at:
            meaning = node.args[at[node.func.id]]
            assert isinstance(meaning, ast.Constant)
            out.append(str(meaning.value))
    assert len(out) > 30
    return out
