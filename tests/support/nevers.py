"""The laws that no linter knows, as functions from a module to the places that break them.

`RULES` holds them all by name. The laws are listed for people in CONTRIBUTING.md; imports are judged by import-linter.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from typing import TypeAlias

from tests.support.source import Module

Place: TypeAlias = tuple[int, str]
Rule: TypeAlias = Callable[[Module], Iterator[Place]]

MODULE_LINES = 400
FUNCTION_LINES = 50
CLASS_METHODS = 20
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

# Where the process, its environment and the clock are known.
_OUTSIDE = frozenset({"host", "cli", "__main__"})


def dotted(node: ast.expr) -> str:
    """The name a call or an attribute spells (`os.environ.get`); `?` stands for what is no plain name."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def calls(module: Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the name it calls."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def module_size(module: Module) -> Iterator[Place]:
    """A module has at most 400 lines."""
    lines = module.text.count("\n")
    if lines > MODULE_LINES:
        yield 1, f"{lines} lines"


def function_size(module: Module) -> Iterator[Place]:
    """A function has at most 50 lines."""
    for node in ast.walk(module.tree):
        if isinstance(node, _FUNCTIONS):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield node.lineno, f"{node.name} has {lines} lines"


def class_size(module: Module) -> Iterator[Place]:
    """A class has at most 20 methods."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(child, _FUNCTIONS) for child in node.body)
            if methods > CLASS_METHODS:
                yield node.lineno, f"{node.name} has {methods} methods"


def int_signal(module: Module) -> Iterator[Place]:
    """`Signal(int)` is 32 bits wide: a layer of 5 GB arrives as 0.7 GB."""
    for node, name in calls(module):
        if name.split(".")[-1] == "Signal" and any(dotted(argument) == "int" for argument in node.args):
            yield node.lineno, "Signal(int)"


def raw_progress(module: Module) -> Iterator[Place]:
    """A progress bar is never fed bytes: beyond 2 GiB it raises."""
    for node, name in calls(module):
        if name.split(".")[-1] in {"setMaximum", "setRange"}:
            raw = [word for argument in node.args if (word := dotted(argument).split(".")[-1]) in {"size", "total"}]
            if raw:
                yield node.lineno, f"{name}({', '.join(raw)})"


def lambda_slot(module: Module) -> Iterator[Place]:
    """A lambda connected to a signal runs in the thread of the sender."""
    for node, name in calls(module):
        if name.endswith(".connect") and any(isinstance(argument, ast.Lambda) for argument in node.args):
            yield node.lineno, f"{name}(lambda"


def built_translation(module: Module) -> Iterator[Place]:
    """Text to translate is a whole sentence with named holes: lupdate never finds one that is put together."""
    for node, name in calls(module):
        if name.split(".")[-1] in {"tr", "translate", "QT_TRANSLATE_NOOP"}:
            for argument in node.args[:2]:
                if _put_together(argument):
                    yield argument.lineno, f"{name} of a text put together"


def _put_together(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in (node.left, node.right))
    formatted = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
    return formatted or isinstance(node, ast.JoinedStr)


def raw_tip(module: Module) -> Iterator[Place]:
    """A tooltip is a text of ours, or goes through `text.tip`: Qt takes `<img src=…>` for markup and reads the file."""
    for node, name in calls(module):
        if name.split(".")[-1] in {"setToolTip", "setWhatsThis", "setStatusTip", "setInformativeText"}:
            for argument in node.args:
                if not _is_plain(argument):
                    yield argument.lineno, f"{name} of what may hold markup"


def _is_plain(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _is_plain(node.body) and _is_plain(node.orelse)
    if isinstance(node, ast.BoolOp):
        return all(map(_is_plain, node.values))
    if isinstance(node, ast.Call):
        return dotted(node.func).split(".")[-1] in {"tip", "escape", "tr", "translate"}
    return isinstance(node, ast.Constant)


def computed_mark(module: Module) -> Iterator[Place]:
    """A text marked for translation is a literal: the tool that extracts it runs nothing."""
    for node, name in calls(module):
        if name.split(".")[-1] == "QT_TRANSLATE_NOOP" and not all(isinstance(each, ast.Constant) for each in node.args):
            yield node.lineno, "QT_TRANSLATE_NOOP of no literal"


def spoken(module: Module) -> Iterator[Place]:
    """Only the command line prints; only it and `__main__` end the process (a crash says where its report lies)."""
    if module.room in {"cli", "__main__"} or module.path == "kitstudio/host/crash.py":
        return
    for node, name in calls(module):
        if name in {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"}:
            yield node.lineno, name
    for word in ast.walk(module.tree):
        if isinstance(word, ast.Name) and word.id == "SystemExit":
            yield word.lineno, "SystemExit"


def event_pump(module: Module) -> Iterator[Place]:
    """Nobody pumps events inside a slot, and no QThread is there to be dropped."""
    for node in ast.walk(module.tree):
        word = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if word in {"processEvents", "QThread", "QThreadPool", "QRunnable"}:
            yield node.lineno, word  # type: ignore[attr-defined] # only expressions have a word


_SURROUNDINGS = re.compile(
    r"^(os\.(environb?|getenvb?|putenv|getlogin|path\.expanduser|path\.expandvars)|(pathlib\.)?Path\.home|.*\.expanduser"
    r"|time\.(time|time_ns)|(datetime\.)?(datetime|date)\.(now|utcnow|today))$"
)
_SURROUNDING_NAMES = {
    "os": {"environ", "environb", "getenv", "getenvb"},
    "time": {"time", "time_ns"},
    "getpass": {"getuser"},
}


def surroundings(module: Module) -> Iterator[Place]:
    """The core is told the environment, the home and the clock; it never asks."""
    if module.room in _OUTSIDE:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and _SURROUNDINGS.match(dotted(node)):
            yield node.lineno, dotted(node)
        if isinstance(node, ast.ImportFrom):
            taken = {alias.name for alias in node.names} & _SURROUNDING_NAMES.get(node.module or "", set())
            for word in sorted(taken):
                yield node.lineno, f"from {node.module} import {word}"


def raw_look(module: Module) -> Iterator[Place]:
    """What a path is, `what_is` tells: `Path.exists` and its like raise where one may not look, with no name for it."""
    if module.room in {"host", "jobs", "ui", "__main__"}:
        return
    for node, name in calls(module):
        if re.search(r"\.(exists|is_dir|is_file)$", name) and not node.args and not node.keywords:
            yield node.lineno, name


def broad_except(module: Module) -> Iterator[Place]:
    """Only the last resort in `__main__` and the boundaries of jobs and of painting catch everything and go on."""
    if module.path in {"kitstudio/jobs/job.py", "kitstudio/__main__.py", "kitstudio/ui/widgets/delegates.py"}:
        return
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        broad = any(kind is None or dotted(kind) in {"Exception", "BaseException"} for kind in kinds)
        last = node.body[-1]
        again = isinstance(last, ast.Raise) and last.exc is None
        if broad and not again:
            yield node.lineno, "catches everything and goes on"


def trusting(module: Module) -> Iterator[Place]:
    """No unpacker that believes an archive, no connection that believes anyone."""
    for node, name in calls(module):
        if name.split(".")[-1] in {"extractall", "unpack_archive", "_create_unverified_context"}:
            yield node.lineno, name
        for keyword in node.keywords:
            if keyword.arg in {"verify", "check_hostname"} and _is(keyword.value, value=False):
                yield node.lineno, f"{name}({keyword.arg}=False)"


def yes_or_no(module: Module) -> Iterator[Place]:
    """A verification returns what it found or raises: a forgotten `if` must not look like a success."""
    for node in ast.walk(module.tree):
        if not isinstance(node, _FUNCTIONS) or node.returns is None:
            continue
        if re.match(r"_?verif", node.name) and dotted(node.returns) == "bool":
            yield node.lineno, f"{node.name} returns a bool"


def local_import(module: Module) -> Iterator[Place]:
    """Own modules are imported at the top: a late import hides a cycle (the faces may, so that they start fast)."""
    if module.room in {"cli", "ui", "__main__"}:
        return
    for outer in ast.walk(module.tree):
        if not isinstance(outer, _FUNCTIONS):
            continue
        for node in ast.walk(outer):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if any(name.split(".")[0] == "kitstudio" for name in names):
                yield node.lineno, f"{outer.name} imports {names[0]}"  # type: ignore[attr-defined] # an import has one


def hidden_import(module: Module) -> Iterator[Place]:
    """An import by text is one that no contract sees; the command line may so import its own verbs, and only those."""
    for node, name in calls(module):
        if name not in {"__import__", "importlib.import_module", "import_module", "exec", "eval"}:
            continue
        wanted = ast.unparse(node.args[0]) if node.args else ""
        if not (module.room == "cli" and wanted.lstrip("f").startswith("'kitstudio.cli.")):
            yield node.lineno, f"{name}({wanted})"


_EMPTY_NAMES = frozenset(
    {"manager", "helper", "helpers", "util", "utils", "handler", "data", "info", "process", "misc"}
)


def empty_name(module: Module) -> Iterator[Place]:
    """Manager, helper, utils, handler, data, info, process name nothing (the verb `info` is kit's own)."""
    stem = module.path.rsplit("/", 1)[-1].removesuffix(".py")
    if stem.split("_")[-1] in _EMPTY_NAMES and stem != "info":
        yield 1, stem
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            words = re.findall(r"[A-Z][a-z0-9]*", node.name)
            if words and words[-1].lower() in _EMPTY_NAMES:
                yield node.lineno, node.name


def locale_text(module: Module) -> Iterator[Place]:
    """A text file is read and written as UTF-8 said aloud, never as the locale likes."""
    for node, name in calls(module):
        word = name.split(".")[-1]
        if any(keyword.arg == "encoding" for keyword in node.keywords):
            continue
        positional = {"read_text": 0, "write_text": 1}
        if word in positional and len(node.args) <= positional[word]:
            yield node.lineno, name
        if name in {"open", "io.open", "os.fdopen"}:
            mode = node.args[1] if len(node.args) > 1 else _keyword(node, "mode")
            text = mode.value if isinstance(mode, ast.Constant) and isinstance(mode.value, str) else ""
            if mode is None or (isinstance(mode, ast.Constant) and "b" not in text):
                yield node.lineno, f"{name} as text without an encoding"


def left_for_later(module: Module) -> Iterator[Place]:
    """No marks for later in what is shipped."""
    for line, text in comments(module):
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text):
            yield line, text


def unreasoned(module: Module) -> Iterator[Place]:
    """A silenced checker has its reason beside it: `# noqa: CODE - reason`, `# type: ignore[code] # reason`."""
    for line, text in comments(module):
        silenced = re.search(r"#\s*(noqa|type:\s*ignore)(.*)", text)
        if silenced and not re.match(r"(:\s*[A-Z]+[0-9]+(,\s*[A-Z]+[0-9]+)*|\[[a-z-, ]+\])\s*(-|#)\s*\w", silenced[2]):
            yield line, text


def bare_room(module: Module) -> Iterator[Place]:
    """The `__init__` of a room holds its docstring and nothing else."""
    if module.path.endswith("/__init__.py") and module.path != "kitstudio/__init__.py":
        body = module.tree.body
        if len(body) != 1 or ast.get_docstring(module.tree) is None:
            yield 1, "more or less than a docstring"


def comments(module: Module) -> Iterator[Place]:
    """Every comment with its line."""
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _is(node: ast.expr, *, value: bool) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def _keyword(node: ast.Call, name: str) -> ast.expr | None:
    return next((keyword.value for keyword in node.keywords if keyword.arg == name), None)


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        module_size,
        function_size,
        class_size,
        int_signal,
        raw_progress,
        lambda_slot,
        built_translation,
        computed_mark,
        raw_tip,
        spoken,
        event_pump,
        surroundings,
        raw_look,
        broad_except,
        trusting,
        yes_or_no,
        local_import,
        hidden_import,
        empty_name,
        locale_text,
        left_for_later,
        unreasoned,
        bare_room,
    )
}
