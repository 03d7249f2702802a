"""The laws of the house, each tried on a module that breaks it and then on the product."""

from __future__ import annotations

import pytest

from tests.support.nevers import CLASS_METHODS, FUNCTION_LINES, MODULE_LINES, RULES
from tests.support.source import module, own_modules

_BREAKS = [
    ("module_size", "x = 1\n" * (MODULE_LINES + 1)),
    ("function_size", "def f():\n" + "    x = 1\n" * FUNCTION_LINES),
    ("class_size", "class A:\n" + "".join(f"    def m{i}(self): ...\n" for i in range(CLASS_METHODS + 1))),
    ("int_signal", "class A:\n    advanced = Signal(str, int)\n"),
    ("int_signal", "class A:\n    advanced = QtCore.Signal(int)\n"),
    ("raw_progress", "bar.setMaximum(layer.size)\n"),
    ("raw_progress", "bar.setRange(0, total)\n"),
    ("lambda_slot", "job.failed.connect(lambda error: show(error))\n"),
    ("built_translation", "self.tr(f'Pushing {name}')\n"),
    ("built_translation", "self.tr('Pushing ' + name)\n"),
    ("built_translation", "self.tr('Pushing {}'.format(name))\n"),
    ("computed_mark", "QT_TRANSLATE_NOOP('errors', text)\n"),
    ("raw_tip", "self.setToolTip(path)\n"),
    ("raw_tip", "self.setToolTip('' if fine else self.tr('At {path}').format(path=path))\n"),
    ("spoken", "print('hello')\n"),
    ("spoken", "sys.exit(1)\n"),
    ("spoken", "raise SystemExit\n"),
    ("event_pump", "app.processEvents()\n"),
    ("event_pump", "class Worker(QThread): ...\n"),
    ("surroundings", "home = os.environ['HOME']\n"),
    ("surroundings", "from os import environ\n"),
    ("surroundings", "now = time.time()\n"),
    ("surroundings", "now = datetime.now(tz=UTC)\n"),
    ("surroundings", "home = Path.home()\n"),
    ("surroundings", "home = os.path.expanduser('~')\n"),
    ("raw_look", "there = Path(text).is_dir()\n"),
    ("raw_look", "there = (folder / 'index.json').exists()\n"),
    ("broad_except", "try:\n    f()\nexcept Exception:\n    pass\n"),
    ("broad_except", "try:\n    f()\nexcept (OSError, Exception) as error:\n    log(error)\n"),
    ("broad_except", "try:\n    f()\nexcept:\n    pass\n"),
    ("trusting", "tar.extractall(folder)\n"),
    ("trusting", "session.get(url, verify=False)\n"),
    ("yes_or_no", "def verify(reference) -> bool: ...\n"),
    ("local_import", "def f():\n    from kitstudio.model import kit\n"),
    ("local_import", "def f():\n    import kitstudio.store.layout\n"),
    ("hidden_import", "importlib.import_module('kitstudio.ui')\n"),
    ("empty_name", "class LayerManager: ...\n"),
    ("locale_text", "path.read_text()\n"),
    ("locale_text", "path.write_text(text)\n"),
    ("locale_text", "open(path)\n"),
    ("locale_text", "open(path, 'w')\n"),
    ("left_for_later", "x = 1  # TODO: the rest\n"),
    ("unreasoned", "x = 1  # noqa\n"),
    ("unreasoned", "x = 1  # noqa: E501\n"),
    ("unreasoned", "x = 1  # type: ignore[misc]\n"),
]

_KEEPS = [
    ("int_signal", "class A:\n    advanced = Signal(object)\n"),
    ("raw_progress", "bar.setRange(0, 1000)\nbar.setValue(done * 1000 // total)\n"),
    ("lambda_slot", "job.failed.connect(self._show_failure)\n"),
    ("built_translation", "self.tr('Pushing {name}').format(name=name)\n"),
    ("built_translation", "painter.translate(box.x() + 1, -top)\nself.tr(title)\n"),
    ("computed_mark", "QT_TRANSLATE_NOOP(\n    'errors', 'It '\n    'failed.'\n)\n"),
    ("raw_tip", "self.setToolTip(text.tip(path) or '')\na.setToolTip(html.escape(path))\na.setToolTip(a.tr('Find'))\n"),
    ("surroundings", "started = time.monotonic()\n"),
    ("broad_except", "try:\n    f()\nexcept BaseException:\n    undo()\n    raise\n"),
    ("raw_look", "is_dir = entry.is_dir(follow_symlinks=False) or os.path.exists(path)\n"),
    ("yes_or_no", "def verify(reference) -> Evidence: ...\n"),
    ("local_import", "def f():\n    import zstandard\n"),
    ("empty_name", "class DataSet: ...\n"),
    ("locale_text", "path.read_text('utf-8')\nopen(path, 'rb')\nopen(path, mode)\nopen(path, encoding='utf-8')\n"),
    ("unreasoned", "x = 1  # noqa: E501, N802 - the name Qt gave it\ny = 2  # type: ignore[misc] # stubs lie\n"),
]


@pytest.mark.parametrize("name", RULES)
def test_the_product_keeps_the_law(name: str) -> None:
    rule = RULES[name]
    broken = [f"{own.path}:{line}: {words}" for own in own_modules() for line, words in rule(own)]
    assert not broken, f"{rule.__doc__}\n" + "\n".join(broken)


@pytest.mark.parametrize(("name", "text"), _BREAKS)
def test_a_broken_law_is_seen(name: str, text: str) -> None:
    assert list(RULES[name](module("kitstudio/model/seeded.py", text)))


@pytest.mark.parametrize(("name", "text"), _KEEPS)
def test_what_the_law_allows_is_left_alone(name: str, text: str) -> None:
    assert not list(RULES[name](module("kitstudio/model/seeded.py", text)))


def test_every_law_was_broken_once_on_trial() -> None:
    tried = {name for name, _text in _BREAKS} | {"bare_room"}
    assert tried == set(RULES)


def test_a_room_whose_init_does_something_is_seen() -> None:
    assert list(RULES["bare_room"](module("kitstudio/model/__init__.py", '"""Room."""\nfrom x import y\n')))


def test_the_faces_may_print_and_read_the_environment() -> None:
    face = module("kitstudio/cli/seeded.py", "print(os.environ)\nsys.exit(2)\n")
    assert not list(RULES["spoken"](face))
    assert not list(RULES["surroundings"](face))


def test_the_command_line_may_import_its_own_verbs_by_name_and_nothing_else() -> None:
    own = module("kitstudio/cli/seeded.py", "importlib.import_module(f'kitstudio.cli.commands.{verb}')\n")
    other = module("kitstudio/cli/seeded.py", "importlib.import_module('kitstudio.store.core')\n")
    assert not list(RULES["hidden_import"](own))
    assert list(RULES["hidden_import"](other))
