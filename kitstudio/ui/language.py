"""The language of the window: which one counts, where its words come from, and how numbers and days are written.

English stands in the source. Every other language is a file of `resources/translations`, which `packaging/translate`
makes. All of it is decided once, before the first widget: what is shown already keeps its words.
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from typing_extensions import override

from kitstudio.host.assets import asset
from kitstudio.host.settings import Settings

SOURCE: Final = "en"
TRANSLATED: Final = ("de",)

_spoken: Final = [SOURCE]
_DATES: Final = "dates"
"""What patterns of dates are marked as: they are no text."""
_HOLE: Final = re.compile(r"(\{[^{}]*\})")
_ACCENTS: Final = str.maketrans("ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz", "ÅƁÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽåƀçðéĝĥîĵķļñöŕšţûŵýž")
_GROWTH: Final = 0.4
"""How much longer than English a language may be; German needs about a third more."""


class Pseudo(QTranslator):
    """A language for those who make the window: whatever stands in it without brackets escapes translation.

    It knows what the catalogue of a real language knows, so a text that was never extracted, or is looked up in another
    context than it was marked for, stays as it is.
    """

    def __init__(self, known: QTranslator, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._known = known

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        found = self._known.translate(context, sourceText, disambiguation or "", n)
        if not found:
            return None  # an empty text would stand for a translation
        return found if context == _DATES else disguised(sourceText)

    @override
    def isEmpty(self) -> bool:
        return False


def disguised(words: str) -> str:
    """The words with accents, brackets and about 40 % more letters; what stands in braces is kept."""
    spare = max(0, round(len(words) * _GROWTH) - len("[]"))
    out = []
    for piece in _HOLE.split(words):
        if _HOLE.fullmatch(piece):
            out.append(piece)
            continue
        for letter in piece:
            double = spare > 0 and letter in "aeiouAEIOU"
            spare -= double
            out.append(letter.translate(_ACCENTS) * (1 + double))
    return f"[{''.join(out)}{'~' * spare}]"


def language_of(settings: Settings) -> str:
    """The language that counts: the one chosen, else the first of the system's that we have."""
    chosen = settings.text("general.language")
    if chosen != "system":
        return chosen
    wanted = (each.partition("-")[0] for each in QLocale.system().uiLanguages())
    return next((each for each in wanted if each in (SOURCE, *TRANSLATED)), SOURCE)


def spoken() -> str:
    """The language that the window speaks until it is started again."""
    return _spoken[0]


def speak(application: QCoreApplication, settings: Settings) -> tuple[QTranslator, ...]:
    """Give the window its language; returns what was installed, which belongs to the application."""
    language = _spoken[0] = language_of(settings)
    if settings.text("general.language") != "system":
        _write_as(language)
    if settings.switch("general.pseudo"):
        made: list[QTranslator] = [Pseudo(_catalogue(TRANSLATED[0], application), application)]
    elif language == SOURCE:
        made = []
    else:
        qt = QTranslator(application)
        # Words of Qt's own dialogs; a system that packs them elsewhere shows those in English.
        there = qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        made = [*([qt] if there else []), _catalogue(language, application)]
    for each in made:
        application.installTranslator(each)
    return tuple(made)


def page_of_help(name: str) -> str:
    """A page of the help, in the language of the window."""
    folder = "help" if _spoken[0] == SOURCE else f"help/{_spoken[0]}"
    return asset(f"{folder}/{name}.md").read_text("utf-8")


def _catalogue(language: str, application: QCoreApplication) -> QTranslator:
    catalogue = QTranslator(application)
    if not catalogue.load(str(asset(f"translations/kitstudio_{language}.qm"))):
        message = f"no translations can be read for {language}"
        raise ValueError(message)
    return catalogue


def _write_as(language: str) -> None:
    """Write numbers and days in a language, and otherwise as where the system says it is."""
    system = QLocale.system()
    wanted = QLocale(language).language()
    if system.language() != wanted:
        QLocale.setDefault(QLocale(wanted, system.territory()))
