"""The values of the settings that `declared` lists; kept as TOML on disk.

Precedence: flag > environment > settings file > default; `Settings.shown` says where each value came from.
"""

from __future__ import annotations

import math
import os
import stat
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from kitstudio.base.durable import make_folders, replace_file
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError, UsageError
from kitstudio.base.os_errors import converted
from kitstudio.host import folders
from kitstudio.host.declared import DECLARED, Setting, Value
from kitstudio.model.nearest import nearest

_FILE_LIMIT: Final = 1 << 20
_NO_WORDS: Final = ("0", "false", "no", "off")
_WORDS: Final = (*_NO_WORDS, "1", "true", "yes", "on")


class BadSettingsError(KitStudioError):
    """The settings file, or a value in it, cannot be used."""

    code = "KS-BAD-SETTINGS"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "{place} cannot be used: {reason}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Correct it, or remove it to return to the defaults.")


_BY_KEY: Final = {each.key: each for each in DECLARED}


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting with its value and where the value comes from: `flag`, `environment`, `file` or `default`."""

    setting: Setting
    value: Value
    source: str


class Settings:
    """The values in force for one run; `broken` is why the file has no say in them."""

    def __init__(
        self,
        environment: Mapping[str, str],
        file: Mapping[str, Value],
        flags: Mapping[str, Value | None],
        broken: BadSettingsError | None = None,
    ) -> None:
        self.environment = environment
        self.broken = broken
        self._file = file
        self._flags = flags

    def shown(self, key: str) -> Shown:
        """A setting's value and its source.

        Raises:
            BadSettingsError: the environment holds a value of the wrong kind.
        """
        setting = declared(key)
        flag = self._flags.get(key)
        if flag is not None:
            return Shown(setting, flag, "flag")
        text = self.environment.get(setting.variable, "") if setting.variable else ""
        if text:
            return Shown(setting, _from_text(setting, text, setting.variable), "environment")
        if key in self._file:
            return Shown(setting, self._file[key], "file")
        return Shown(setting, setting.default, "default")

    def all(self) -> Iterator[Shown]:
        """Every setting in the order declared."""
        return (self.shown(each.key) for each in DECLARED)

    def changed(self, key: str, value: Value | None) -> Settings:
        """The same settings with another value in the file (None: without one)."""
        file = {name: each for name, each in self._file.items() if name != key}
        return Settings(self.environment, file if value is None else {**file, key: value}, self._flags)

    def text(self, key: str) -> str:
        """A text setting."""
        return str(self.shown(key).value)

    def switch(self, key: str) -> bool:
        """A yes-or-no setting."""
        return bool(self.shown(key).value)

    def seconds(self, key: str) -> float:
        """A number of seconds."""
        return float(self.shown(key).value)

    def number(self, key: str) -> int:
        """A whole number."""
        return int(self.shown(key).value)

    def path(self, key: str) -> Path:
        """A folder setting; empty means its default place."""
        text = self.text(key)
        return folders.expanded(text) if text else folders.data(self.environment) / "store"

    def path_of_this_run(self, key: str) -> Path | None:
        """A folder setting where a flag or the environment decides on another folder than the file would; else None."""
        if self.shown(key).source not in ("flag", "environment"):
            return None
        here = Path(os.path.abspath(self.path(key)))
        environment = {name: each for name, each in self.environment.items() if name != declared(key).variable}
        try:
            plain = Settings(environment, self._file, {}).path(key)
        except folders.NoHomeError:  # whoever says nothing has none at all
            return here
        return None if here == Path(os.path.abspath(plain)) else here


def declared(key: str) -> Setting:
    """The declaration of a setting.

    Raises:
        UsageError: there is none of that name.
    """
    if key not in _BY_KEY:
        meant = [each for each in _BY_KEY if each.partition(".")[2] == key] or nearest(key, _BY_KEY)
        advice = f"Did you mean {' or '.join(meant)}?" if meant else f"Settings are: {', '.join(_BY_KEY)}."
        raise UsageError(problem=f"There is no setting {key}.", advice=advice)
    return _BY_KEY[key]


def settings_file(environment: Mapping[str, str]) -> Path:
    """Where the settings file is, whether it exists or not."""
    return folders.config(environment) / "config.toml"


def load(environment: Mapping[str, str], flags: Mapping[str, Value | None] | None = None) -> Settings:
    """Read the settings file, if any; unknown keys in it are left alone.

    Raises:
        BadSettingsError: it is no TOML, or a value is of the wrong kind.
    """
    return Settings(environment, _read(settings_file(environment)), flags or {})


def load_anyway(environment: Mapping[str, str], flags: Mapping[str, Value | None]) -> Settings:
    """The same for whoever can say by other means that the file cannot be used, or is to mend it."""
    try:
        return load(environment, flags)
    except BadSettingsError as error:
        return Settings(environment, {}, flags, error)


def _read(path: Path) -> dict[str, Value]:
    tables = _read_tables(path)
    found: dict[str, Value] = {}
    for setting in DECLARED:
        section, _, name = setting.key.partition(".")
        table = tables.get(section)
        if isinstance(table, dict) and name in table:
            found[setting.key] = _checked(setting, table[name], f"{setting.key} in {path}")
    return found


def _read_tables(path: Path) -> dict[str, object]:
    """What the file holds, whatever its values are worth."""
    try:
        # A pipe of that name must not hold us up.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK), "rb") as stream:
            return _tables(_content(stream, path).decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise BadSettingsError(place=str(path), reason=error.strerror or "it cannot be read") from error
    except ValueError as error:
        raise BadSettingsError(place=str(path), reason=str(error)) from error
    except RecursionError as error:
        raise BadSettingsError(place=str(path), reason="it is nested too deeply") from error


def _tables(content: str) -> dict[str, object]:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        lines = content.rstrip().count("\n") + 1
        raise ValueError(str(error).replace("end of document", f"its end, line {lines}")) from error


def _content(stream: BinaryIO, path: Path) -> bytes:
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        raise BadSettingsError(place=str(path), reason="it is no regular file")
    content = stream.read(_FILE_LIMIT + 1)
    if len(content) > _FILE_LIMIT:
        raise BadSettingsError(place=str(path), reason=f"it is longer than {_FILE_LIMIT} bytes")
    return content


def _checked(setting: Setting, value: object, place: str) -> Value:
    if isinstance(setting.default, bool):
        if isinstance(value, bool):
            return value
        raise BadSettingsError(place=place, reason="it must be true or false")
    if not isinstance(setting.default, str):
        return _number(setting, value, place)
    if not isinstance(value, str) or (setting.choices and value not in setting.choices):
        wanted = f"one of {', '.join(setting.choices)}" if setting.choices else "text"
        raise BadSettingsError(place=place, reason=f"it must be {wanted}")
    if "\0" in value:
        raise BadSettingsError(place=place, reason="it holds the character U+0000")
    return value


def _number(setting: Setting, value: object, place: str) -> Value:
    whole = isinstance(setting.default, int)
    most = math.inf if setting.most is None else setting.most
    is_number = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
    if is_number and setting.least <= value <= most and value < math.inf:  # type: ignore[operator] # just seen
        return value if whole else float(value)  # type: ignore[return-value, arg-type] # as above
    kind = "a whole number" if whole else "a finite number"
    bounds = f"{setting.least:g} or more" if setting.most is None else f"{setting.least:g} to {setting.most:g}"
    raise BadSettingsError(place=place, reason=f"it must be {kind}, {bounds}")


def _from_text(setting: Setting, text: str, place: str) -> Value:
    if isinstance(setting.default, bool):
        return text.lower() not in _NO_WORDS
    if not isinstance(setting.default, str):
        try:
            return _checked(setting, int(text) if isinstance(setting.default, int) else float(text), place)
        except ValueError as error:
            raise BadSettingsError(place=place, reason="it must be a number") from error
    return _checked(setting, text, place)


def parsed(setting: Setting, text: str) -> Value:
    """The value a person wrote for a setting.

    Raises:
        BadSettingsError: it does not fit.
    """
    if isinstance(setting.default, bool) and text.lower() not in _WORDS:
        raise BadSettingsError(place=setting.key, reason="it must be true or false")
    if any(0xD800 <= ord(char) < 0xE000 for char in text):
        raise BadSettingsError(place=setting.key, reason="it holds bytes that are no UTF-8 text")
    return _from_text(setting, text, setting.key)


def change(environment: Mapping[str, str], key: str, text: str | None) -> Path:
    """Write one setting into the settings file, keeping everything else in it; returns the file.

    What is there may be of the wrong kind: this is how it is mended.

    Args:
        environment: tells where the file is.
        key: of the setting.
        text: its value as a person writes it; None takes the setting out, so that its default counts again.

    Raises:
        UsageError: no such setting. BadSettingsError: the value does not fit, or the file is no TOML.
    """
    import tomlkit  # noqa: PLC0415 - 20 ms that only `config set` and the settings page pay

    setting = declared(key)
    value = None if text is None else parsed(setting, text)
    path = settings_file(environment)
    section, _, name = key.partition(".")
    table = _read_tables(path).get(section)
    if value is None and not (isinstance(table, dict) and name in table):
        return path
    with converted("Writing the settings", path):
        make_folders(path.parent)
        document = tomlkit.parse(path.read_bytes().decode("utf-8") if path.exists() else "")
        if not isinstance(document.get(section), MutableMapping):
            document[section] = tomlkit.table()
        if value is None:
            del document[section][name]
        else:
            document[section][name] = value
        replace_file(path, tomlkit.dumps(document).encode(), mode=0o644, follow_links=True, as_before=True)
    return path
