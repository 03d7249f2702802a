"""The help: a few pages that are on this computer, what the program is made of, and diagnostics."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from kitstudio.ui.actions import add_act
from kitstudio.ui.desk import Desk
from kitstudio.ui.icons import Icon
from kitstudio.ui.language import page_of_help
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.pages.about_pane import AboutPane
from kitstudio.ui.pages.diagnostics_pane import DiagnosticsPane
from kitstudio.ui.theme import T
from kitstudio.ui.widgets.base import Label
from kitstudio.ui.widgets.markdown_view import MarkdownView
from kitstudio.ui.widgets.side_nav import SideNav

TOPICS: Final = {
    "start": Icon.HOME,
    "kits": Icon.KIT,
    "drafts": Icon.DRAFT,
    "packing": Icon.LAYERS,
    "storage": Icon.STORAGE,
    "settings": Icon.SETTINGS,
    "trouble": Icon.WARN,
}
ABOUT, DIAGNOSTICS = "about", "diagnostics"
_SCHEME: Final = "help:"
_EXCERPT: Final = 90
_READING: Final = 760

PLACES: Final = {
    "home": "start",
    "kits": "kits",
    "kit": "kits",
    "drafts": "drafts",
    "draft": "drafts",
    "storage": "storage",
    "settings": "settings",
}
"""Which page is about what is in front, by the kind of place."""


def _title(words: str) -> str:
    return words.partition("\n")[0].removeprefix("# ")


class _ReadingView(MarkdownView):
    """Lines no longer than one reads with ease, and the scroll bar at the edge of the page all the same."""

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        rest = max(0, self.width() - T.wide(_READING))
        self.setViewportMargins(0, 0, rest, 0)
        super().resizeEvent(e)


class HelpPage(QWidget):
    """The room of the help."""

    def __init__(self, desk: Desk, log: Callable[[], list[str]]) -> None:
        super().__init__()
        self._texts = {name: page_of_help(name) for name in TOPICS}
        self._names = (*TOPICS, DIAGNOSTICS, ABOUT)
        entries = [(icon, _title(self._texts[name])) for name, icon in TOPICS.items()]
        entries += [(Icon.FILE_TEXT, self.tr("Diagnostics")), (Icon.INFO, self.tr("About and licences"))]
        foot = [Label(self.tr("On this computer; nothing is fetched."), "small", "muted", wrap=True, line=125)]
        self.nav = SideNav(self.tr("Pages of the help"), self.tr("Search the help"), entries, foot)
        self.view = _ReadingView(self.tr("Help"))
        self.diagnostics, self.about = DiagnosticsPane(desk, log), AboutPane(desk)
        self._stack = QStackedWidget()
        for page in (wrap(row((self.view, 1), margins=(12, 4, 0, 0))), self.diagnostics, self.about):
            self._stack.addWidget(page)
        self.setLayout(row(self.nav, (wrap(col((self._stack, 1), gap=0)), 1), gap=0))
        self.nav.went.connect(self._went)
        self.nav.searched.connect(self._search)
        self.view.asked.connect(self._follow)
        self.setFocusProxy(self.nav)
        group = self.tr("Help")
        add_act(self, self.tr("Search the help"), self.nav.focus_search, "Ctrl+F", group=group, sign=Icon.SEARCH)
        self.show_topic("start")

    def show_topic(self, name: str) -> None:
        """Show a page; one there is none of is the first."""
        name = name if name in self._names else "start"
        self.nav.take_back()
        self.nav.go(self._names.index(name))
        if name in TOPICS:
            self.view.show_markdown(self._texts[name])
        self._stack.setCurrentIndex({DIAGNOSTICS: 1, ABOUT: 2}.get(name, 0))

    @Slot(object)
    def _went(self, at: int) -> None:
        self.show_topic(self._names[at])

    @Slot(str)
    def _follow(self, address: str) -> None:
        """Links go from page to page; an address from outside is not opened."""
        if address.startswith(_SCHEME):
            self.show_topic(address.removeprefix(_SCHEME))

    @Slot(str)
    def _search(self, words: str) -> None:
        wanted = words.casefold().split()
        if not wanted:
            self.show_topic("start")
            return
        found = []
        for name, content in self._texts.items():
            if all(word in content.casefold() for word in wanted):
                lines = [line for line in content.splitlines() if wanted[0] in line.casefold()]
                shown = "\n".join(f"  - {line.strip('#- ')[:_EXCERPT]}" for line in lines[:3])
                found.append(f"- [{_title(content)}]({_SCHEME}{name})\n{shown}")
        self.nav.go(-1)
        self._stack.setCurrentIndex(0)
        heading = self.tr("Found") if found else self.tr("Nothing found")
        self.view.show_markdown("\n".join([f"# {heading}", "", *found]))
