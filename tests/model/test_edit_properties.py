"""Edits of generated Kitfiles: what is read afterwards is what the edit says, and no comment is lost.

The oracle is a plain tree of dicts and lists in this file, and the reader; the editing code is not asked.
"""

from __future__ import annotations

import copy
import dataclasses
import itertools
import re
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kitstudio.model import kitfile_edit, kitfile_yaml
from kitstudio.model.finding import Edit
from kitstudio.model.kitfile import SECTIONS, Declared, Kitfile, declared

LISTS = {"code": "Code", "datasets": "DataSet", "docs": "Docs", "prompts": "Prompt", "mcpServers": "McpServer"}
VALUES = [
    "a", "m.bin", "./data/", "1.10", "no", "007", "0x1F", "true", "~", "null", "2026-01-02", "12:30:45", "it's", 'q"q',
    "a: b", "a #b", "#c", "- x", "[x]", "{y}", "*z", "&w", "!t", "%p", "@q", "`r", "|", ">", "?", ":", "-", "x:", "a,b",
    "tail ", " lead", "é", "数据/行.csv", "😀 x", "tab\tx", "two\nlines", "two\nlines\n", "a\n\n  b", "\nx", "x\n\n",
    "\r\n", "nbsp\xa0", "nel\x85x", "ls\u2028x", "\x00", "\x7f", "C:\\x", "weights:v1", "y", "<<", "=", ".5", ".", "..",
    "---", "...", "a" * 130, "http://x/y?z=1#f", "1_000", ".inf", "plain words in a row", "",
]  # fmt: skip


class Writer:
    """Writes a tree as YAML in a random hand."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments = 0
        self.free = False
        self.named = 0
        self.anchors: list[tuple[Any, bool, str]] = []
        self.offset = random.choice([0, 2, 2, 4])
        self.step = random.choice([2, 2, 3, 4])

    def comment(self, indent: int) -> list[str]:
        roll = self.random.random()
        if roll < 0.15:
            self.comments += 1
            return [" " * indent + f"# comment{self.comments}."]
        return [""] if roll < 0.25 else []

    def tail(self) -> str:
        if self.random.random() > 0.15:
            return ""
        self.comments += 1
        return f"  # comment{self.comments}."

    def alias(self, value: Any) -> str:
        """An alias of an equal value before, written in a place of the same kind."""
        names = [name for known, free, name in self.anchors if known == value and free == self.free]
        return f"*{self.random.choice(names)}" if names and self.random.random() < 0.6 else ""

    def anchor(self, value: Any) -> str:
        if self.random.random() > 0.1:
            return ""
        self.named += 1
        name = f"a{self.named}"
        self.anchors.append((value, self.free, name))
        return f"&{name} "

    def scalar(self, value: str) -> str:
        return self.alias(value) or self.anchor(value) + self.quoted(value)

    def quoted(self, value: str) -> str:
        pattern = r"[A-Za-z][a-z.]*" if self.free else r"[A-Za-z./][\w./]*|[0-9][\w.]*"
        plain = re.fullmatch(pattern, value) and value not in ("true", "null")
        choices = ["double"]
        if plain:
            choices += ["plain"] * 4
        if value.isprintable():
            choices.append("single")
        kind = self.random.choice(choices)
        if kind == "plain":
            return value
        if kind == "single":
            return "'" + value.replace("'", "''") + "'"
        out = "".join({'"': '\\"', "\\": "\\\\"}.get(c, c if c.isprintable() else f"\\U{ord(c):08x}") for c in value)
        return f'"{out}"'

    def flow_free(self, key: str, value: Any) -> str:
        before, self.free = self.free, self.free or key in ("parameters", "unknwon")
        try:
            return self.flow(value)
        finally:
            self.free = before

    def flow(self, value: Any) -> str:
        alias = self.alias(value)
        if alias:
            return alias
        if isinstance(value, dict):
            name = self.anchor(value)
            return name + "{" + ", ".join(f"{key}: {self.flow_free(key, each)}" for key, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(each) for each in value) + "]"
        return self.scalar(value)

    def pair(self, key: str, value: Any, indent: int) -> list[str]:
        before, self.free = self.free, self.free or key in ("parameters", "unknwon")
        try:
            return self.written(key, value, indent)
        finally:
            self.free = before

    def written(self, key: str, value: Any, indent: int) -> list[str]:
        lines = self.comment(indent)
        head = " " * indent + key + ":"
        if isinstance(value, str):
            body = value.removesuffix("\n").split("\n")
            literal = (
                all(x.isprintable() for x in body) and body[0] and not body[0].startswith(" ") and body[-1].strip()
            )
            if literal and self.random.random() < 0.3:
                mark = "|" if value.endswith("\n") else "|-"
                return [*lines, f"{head} {mark}{self.tail()}", *(" " * (indent + 3) + x if x else "" for x in body)]
            return [*lines, f"{head} {self.scalar(value)}{self.tail()}"]
        if not value or self.random.random() < 0.2:
            return [*lines, f"{head} {self.flow(value)}{self.tail()}"]
        if isinstance(value, dict):
            return [*lines, head + self.tail(), *self.block(value, indent + self.step)]
        lines.append(head + self.tail())
        for item in value:
            lines += self.item(item, indent + self.offset)
        return lines

    def item(self, item: Any, dash: int) -> list[str]:
        lines = self.comment(dash)
        if isinstance(item, str) or not item or self.random.random() < 0.15 or self.alias(item):
            return [*lines, " " * dash + "- " + self.flow(item) + self.tail()]
        name = self.anchor(item)
        if name:
            self.anchors.pop()
        inner = self.block(item, dash + 2)
        if name:
            self.anchors.append((item, self.free, name.strip(" &")))
            return [*lines, " " * dash + f"- {name}" + self.tail(), *inner]
        while not inner[0].strip() or inner[0].lstrip().startswith("#"):
            inner.pop(0)
        if self.random.random() < 0.1:
            return [*lines, " " * dash + "-" + self.tail(), *inner]
        return [*lines, " " * dash + "- " + inner[0][dash + 2 :], *inner[1:]]

    def block(self, value: dict[str, Any], indent: int) -> list[str]:
        pairs = list(value.items())
        if self.random.random() < 0.3:
            self.random.shuffle(pairs)
        return [line for key, each in pairs for line in self.pair(key, each, indent)]

    def text(self, tree: dict[str, Any]) -> str:
        lines = self.block(tree, 0)
        if self.random.random() < 0.1:
            self.anchors = []
            lines = [self.flow(tree)]
        if self.random.random() < 0.1:
            lines.insert(0, "---")
        newline = self.random.choice(["\n", "\n", "\r\n"])
        text = newline.join([*lines, *self.comment(0)])
        # A text block that keeps its last line break needs one.
        ends = newline if re.search(r"\|( |\r?$)", text, re.MULTILINE) or self.random.random() < 0.8 else ""
        return ("\ufeff" if self.random.random() < 0.1 else "") + text + ends


def made_value(random: Random) -> str:
    return random.choice(VALUES[:-1])


def made_field(random: Random, field: Declared) -> Any:
    if field.type == "texts":
        return [made_value(random) for _ in range(random.randint(1, 3))]
    if field.type == "parameters":
        return {"k": made_value(random), "list": [made_value(random), {"deep": made_value(random)}]}
    if field.type == "list":
        return [made_section(random, field.item) for _ in range(random.randint(1, 3))]
    return made_value(random)


def made_section(random: Random, name: str) -> dict[str, Any]:
    fields = [each for each in declared(SECTIONS[name]) if each.type != "digest"]
    out = {each.key: made_field(random, each) for each in fields if random.random() < 0.5}
    if random.random() < 0.1:
        out["unknwon"] = made_value(random)
    return out or {fields[0].key: made_value(random)}


def made_tree(random: Random) -> dict[str, Any]:
    tree: dict[str, Any] = {"manifestVersion": "1.0.0"} if random.random() < 0.8 else {}
    for key, name in {"package": "Package", "model": "Model"}.items():
        if random.random() < 0.7:
            tree[key] = made_section(random, name)
    for key, name in LISTS.items():
        if random.random() < 0.5:
            tree[key] = [made_section(random, name) for _ in range(random.randint(1, 3))]
            tree[key] += [copy.deepcopy(random.choice(tree[key]))] if random.random() < 0.3 else []
    return tree or {"model": {"path": "m"}}


def made_edit(random: Random, tree: dict[str, Any]) -> Edit:
    """An edit of a place in a tree, or just beyond it."""
    roll = random.random()
    if roll < 0.25:
        key, name = random.choice([*LISTS.items()])
        at = len(tree.get(key, []))
        at = random.randint(0, at)
        fields = [each.key for each in declared(SECTIONS[name]) if each.type == "text"]
        return Edit("set", (key, at, random.choice(fields)), random.choice(VALUES))
    if roll < 0.45:
        key, name = random.choice([("package", "Package"), ("model", "Model")])
        fields = [each.key for each in declared(SECTIONS[name]) if each.type == "text"]
        return Edit("set", (key, random.choice(fields)), random.choice(VALUES))
    path: tuple[Any, ...] = ()
    here: Any = tree
    while isinstance(here, dict | list) and here and (not path or random.random() < 0.8):
        step = random.choice(list(here)) if isinstance(here, dict) else random.randrange(len(here))
        path, here = (*path, step), here[step]
    if isinstance(here, str) and random.random() < 0.5:
        return Edit("set", path, random.choice(VALUES))
    # A bare 1.10 is a text in a declared field and a number elsewhere, so only words change their key here.
    if isinstance(here, str) and isinstance(path[-1], str) and here.isalpha() and random.random() < 0.3:
        return Edit("rename", path, random.choice(["renamed", "a b", "no"]))
    return Edit("remove", path)


def after(tree: Any, edit: Edit) -> Any:
    tree = copy.deepcopy(tree)
    here, holders = tree, []
    for step, following in itertools.pairwise(edit.path):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(here, list) and step == len(here):
            here.append(empty)
        elif isinstance(here, dict):
            here.setdefault(step, empty)
        holders.append((here, step))
        here = here[step]
    last = edit.path[-1]
    if edit.op == "remove":
        del here[last]
        if here == [] and "parameters" not in edit.path:
            holder, step = holders[-1]
            del holder[step]
    elif edit.op == "rename":
        here[edit.value] = here.pop(last)
    elif isinstance(here, list) and last == len(here):
        here.append(edit.value)
    else:
        here[last] = edit.value
    return tree


def tree_of(section: Any) -> Any:
    """A section as the reader has it, empty texts left out."""
    if isinstance(section, tuple):
        return [tree_of(each) for each in section]
    if not dataclasses.is_dataclass(section) or isinstance(section, type):
        return section
    out: dict[str, Any] = {}
    for each in declared(type(section)):
        value = tree_of(getattr(section, each.attribute))
        if value not in ("", [], None):
            out[each.key] = value
    return out | dict(getattr(section, "unknown", {}))


def normal(tree: Any) -> Any:
    """A tree as `tree_of` would have it: empty texts of declared fields, and the empty package, say nothing."""
    out = _without_empty(tree, Kitfile)
    out.setdefault("package", {})
    return out


def _without_empty(tree: Any, kind: type) -> Any:
    fields = {each.key: each for each in declared(kind)}
    out = {}
    for key, value in tree.items():
        field = fields.get(key)
        if field is None or field.type == "parameters":
            out[key] = value
        elif field.type == "object":
            out[key] = _without_empty(value, SECTIONS[field.item])
        elif field.type == "list":
            out[key] = [_without_empty(each, SECTIONS[field.item]) for each in value]
        elif value != "":
            out[key] = value
    return out


def assert_little_changed(text: str, new: str, edit: Edit) -> None:
    """All lines but those of one value, pair or entry are the same, byte for byte."""
    old_lines, new_lines = text.splitlines(keepends=True), new.splitlines(keepends=True)
    head = sum(1 for _ in itertools.takewhile(lambda two: two[0] == two[1], zip(old_lines, new_lines, strict=False)))
    ends = zip(reversed(old_lines[head:]), reversed(new_lines[head:]), strict=False)
    tail = sum(1 for _ in itertools.takewhile(lambda two: two[0] == two[1], ends))
    gone = old_lines[head : len(old_lines) - tail]
    if edit.op != "remove":
        # At most a text block of four lines and its key.
        assert len(gone) <= 6, (text, edit, new)
    assert new.endswith("\n") or not text.endswith("\n"), (text, edit, new)


def read_tree(text: str) -> Any:
    return tree_of(kitfile_yaml.read(text.encode()).kitfile)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**64))
def test_an_edited_text_says_the_old_content_with_the_edit(seed: int) -> None:
    check(Random(seed))  # noqa: S311 - a hand, not a key


def check(random: Random) -> None:
    tree = made_tree(random)
    text = Writer(random).text(tree)
    assert read_tree(text) == normal(tree)
    for _ in range(3):
        edit = made_edit(random, tree)
        new = kitfile_edit.apply(text, [edit])
        tree = after(tree, edit)
        assert read_tree(new) == normal(tree), (text, edit, new)
        if edit.op != "remove":
            assert set(re.findall(r"# comment\d+\.", text)) == set(re.findall(r"# comment\d+\.", new)), (
                text,
                edit,
                new,
            )
        if "&" not in text:
            assert_little_changed(text, new, edit)
        assert new.startswith("\ufeff") == text.startswith("\ufeff")
        text = new
        if not tree:
            break
