"""The settings, made from their declaration: pages at the left, applied at once, each with its way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kitstudio.base.errors import KitStudioError
from kitstudio.host.declared import ADVANCED, APPEARANCE, DECLARED, GENERAL, PACKING, PAGES, STORAGE, Setting, Value
from kitstudio.ui.actions import add_act
from kitstudio.ui.icons import Icon
from kitstudio.ui.language import language_of, spoken
from kitstudio.ui.layout import Entry, col, row, scrolling, wrap
from kitstudio.ui.pages.setting_controls import SettingControl, control_for
from kitstudio.ui.pages.theme_cards import ThemeCards
from kitstudio.ui.preferences import Preferences
from kitstudio.ui.text import error_text, translate
from kitstudio.ui.theme import RADIUS
from kitstudio.ui.widgets.base import Label, Panel, Rule
from kitstudio.ui.widgets.buttons import Button, icon_button
from kitstudio.ui.widgets.chips import Chip
from kitstudio.ui.widgets.side_nav import SideNav

_ICONS: Final = {
    GENERAL: Icon.HOME,
    APPEARANCE: Icon.MOON,
    STORAGE: Icon.STORAGE,
    PACKING: Icon.KIT,
    ADVANCED: Icon.TERMINAL,
}


class SettingRow(QWidget):
    """One setting: words at the left, who decides and the control at the right."""

    def __init__(self, setting: Setting, preferences: Preferences) -> None:
        super().__init__()
        self.setting, self._preferences = setting, preferences
        self.control = ThemeCards(setting) if setting.key == "appearance.theme" else control_for(setting)
        self._help = translate("settings", setting.help)
        self._hint = Label("", "small", "muted", wrap=True, line=125)
        self.lock = Chip("", "state.neutral", Icon.LOCK, font="label")
        title = translate("settings", setting.title)
        self.reset = icon_button(Icon.RETRY, self.tr("Reset {setting}").format(setting=title))
        self.restart = Button(self.tr("Restart"))
        self.restart.setParent(self)
        self.restart.setAccessibleDescription(title)
        self.restart.hide()
        self.extras: tuple[QWidget, ...] = ()
        if isinstance(self.control, ThemeCards):
            self.extras = (self.lock, self.reset)  # the page puts them beside its title
            self._hint.setParent(self)  # its cards say themselves what they mean
            self._hint.hide()
            self.setLayout(col(self.control, gap=0))
        else:
            words = col(Label(title, "medium"), self._hint, gap=2)
            parts: list[Entry] = [(words, 1), 16, self.lock, self.restart, self.reset, self.control]
            self.setLayout(row(*parts, gap=8, margins=(16, 10, 16, 10)))
        self.control.chosen.connect(self._choose)
        self.control.refused.connect(self._refuse)
        self.reset.clicked.connect(self.go_back)
        self.show_value()

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every word stands in what it says, in its key or its choices."""
        setting = self.setting
        said = (setting.title, setting.help, *setting.choice_words)
        held = " ".join((setting.key, *said, *(translate("settings", each) for each in said))).casefold()
        return all(word in held for word in words)

    def show_value(self) -> None:
        """Show the value in force and who decides it."""
        shown = self._preferences.shown(self.setting.key)
        by_path = self.setting.key == "store.path"
        value: Value = str(self._preferences.settings.path("store.path")) if by_path else shown.value
        self.control.show_value(value)
        self._hint.dye("muted")
        self._hint.say(self.control.say(value) or self._help)
        fixed = self._preferences.is_fixed(self.setting.key)
        who = self.tr("set by {variable}").format(variable=self.setting.variable)
        self.lock.say(
            who if shown.source == "environment" else self.tr("set on the command line"), "state.neutral", Icon.LOCK
        )
        self.lock.setVisible(fixed)
        self.control.setEnabled(not fixed)
        policy, waits = self.reset.sizePolicy(), self._waits
        policy.setRetainSizeWhenHidden(not (fixed or waits or self.extras))  # so that nothing jumps when it comes
        self.reset.setSizePolicy(policy)
        if waits:
            self._hint.say(self.tr("Restart to apply; tabs and unsaved edits come back"))
        self.restart.setVisible(waits)
        self.reset.setVisible(shown.source == "file" and not self.setting.by_act)

    @property
    def _waits(self) -> bool:
        """Whether what is chosen counts from the next start only, and is another than counts now."""
        return self.setting.key == "general.language" and language_of(self._preferences.settings) != spoken()

    @Slot()
    def go_back(self) -> None:
        """Take the setting back to its default."""
        if not self.setting.by_act and self._preferences.shown(self.setting.key).source == "file":
            self._preferences.choose(self.setting.key, None)

    @Slot(object)
    def _choose(self, value: Value) -> None:
        self._preferences.choose(self.setting.key, value)

    @Slot(str)
    def _refuse(self, reason: str) -> None:
        self._hint.dye("state.danger.text")
        self._hint.say(self.tr("Not changed: {reason}").format(reason=reason))


class _Page(QWidget):
    """The settings of one page, in cards under their headings."""

    def __init__(self, name: str, preferences: Preferences) -> None:
        super().__init__()
        self._title = Label(translate("settings", name), "h1")
        self._all = Button(self.tr("Reset page"), "ghost", Icon.RETRY)
        self.rows = [SettingRow(each, preferences) for each in DECLARED if each.page == name]
        self._sections: list[tuple[Label, list[tuple[SettingRow, QWidget | None]]]] = []
        extras = [part for each in self.rows for part in each.extras]
        entries: list[Entry] = [row(self._title, None, *extras, self._all), 16]
        for section in dict.fromkeys(each.setting.section for each in self.rows):
            members = [each for each in self.rows if each.setting.section == section]
            entries += [*self._add_section(section, members), 20]
        self.setLayout(col(*entries, gap=0))
        self._all.clicked.connect(self._reset)
        self.show_values()

    def _add_section(self, name: str, members: Sequence[SettingRow]) -> list[Entry]:
        if not name:
            return list(members)
        head = Label(translate("settings", name), "smallStrong", "text2")
        lines: list[Entry] = []
        held: list[tuple[SettingRow, QWidget | None]] = []
        for at, member in enumerate(members):
            rule = Rule() if at else None
            lines += [rule] if rule is not None else []
            lines.append(member)
            held.append((member, rule))
        self._sections.append((head, held))
        return [head, 8, Panel(col(*lines, gap=0, margins=1), "surface", RADIUS["card"], "line")]

    def show_values(self) -> None:
        """Show every value in force."""
        for each in self.rows:
            each.show_value()
        changed = any(not each.reset.isHidden() for each in self.rows)
        self._all.setEnabled(changed)
        self._all.setToolTip("" if changed else self.tr("No setting of this page was changed"))

    def look_for(self, words: Sequence[str]) -> int:
        """Show only the settings that hold every word; returns how many."""
        for each in self.rows:
            each.setVisible(each.matches(words))
            each.show_value()
            for part in each.extras if each.isHidden() else ():
                part.hide()
        for head, held in self._sections:
            shown = [(member, rule) for member, rule in held if not member.isHidden()]
            head.setVisible(bool(shown))
            shown_first = shown[0][0] if shown else None
            for member, rule in held:
                if rule is not None:
                    rule.setVisible(not member.isHidden() and member is not shown_first)
                parent = member.parentWidget()
                if parent is not None and parent is not self:
                    parent.setVisible(bool(shown))
        number = sum(not each.isHidden() for each in self.rows)
        self._all.setVisible(not words)
        return number

    @Slot()
    def _reset(self) -> None:
        for each in self.rows:
            each.go_back()


class SettingsPage(QWidget):
    """The room of the settings. `move_store()`: the person wants the store elsewhere. `restart()`: the window anew."""

    move_store = Signal()
    restart = Signal()
    help_page = "settings"

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        foot = [
            Label(self.tr("Order of precedence"), "label", "muted"),
            Label(self.tr("Default, settings file, environment, command line"), "small", "muted", wrap=True, line=125),
        ]
        entries = [(_ICONS[each], translate("settings", each)) for each in PAGES]
        self.nav = SideNav(self.tr("Pages of the settings"), self.tr("Search settings"), entries, foot)
        self.pages = [_Page(each, preferences) for each in PAGES]
        self._nothing = Label("", "body", "muted")
        self._error = Label("", "small", "state.danger.text", wrap=True)
        self._error.hide()
        body = QVBoxLayout()
        body.setContentsMargins(28, 18, 28, 16)
        body.setSpacing(0)
        for part in (self._error, self._nothing, *self.pages):
            body.addWidget(part)
        body.addStretch(1)
        self._area = scrolling(wrap(body))
        self.setLayout(row(self.nav, (self._area, 1), gap=0))
        self._connect()
        self.go(PAGES.index(APPEARANCE))

    def _connect(self) -> None:
        self.nav.went.connect(self.go)
        self.nav.searched.connect(self._search)
        self._preferences.changed.connect(self._show)
        self._preferences.failed.connect(self._tell)
        for control in self.findChildren(SettingControl):
            control.acted.connect(self.move_store)
        for page in self.pages:
            for each in page.rows:
                each.restart.clicked.connect(self.restart)
        add_act(
            self,
            self.tr("Search settings"),
            self.nav.focus_search,
            "Ctrl+F",
            group=self.tr("Settings"),
            sign=Icon.SEARCH,
        )
        self.setFocusProxy(self.nav)

    @Slot(object)
    def go(self, at: int) -> None:
        """Show the page at a place."""
        self.nav.take_back()
        self.nav.go(at)
        self._nothing.hide()
        for place, page in enumerate(self.pages):
            page.look_for(())
            page.setVisible(place == at)
        self._area.verticalScrollBar().setValue(0)

    def show_setting(self, key: str) -> None:
        """Turn to the page of one setting, and give the keyboard to it."""
        for at, page in enumerate(self.pages):
            found = next((each for each in page.rows if each.setting.key == key), None)
            if found is not None:
                self.go(at)
                found.control.setFocus(Qt.FocusReason.TabFocusReason)
                QTimer.singleShot(0, found, partial(self._area.ensureWidgetVisible, found))  # laid out by then

    @Slot(str)
    def _search(self, words: str) -> None:
        wanted = words.casefold().split()
        if not wanted:
            self.go(PAGES.index(APPEARANCE))
            return
        self.nav.go(-1)
        found = 0
        for page in self.pages:
            number = page.look_for(wanted)
            page.setVisible(number > 0)
            found += number
        self._nothing.say(self.tr("No setting says “{words}”").format(words=words))
        self._nothing.setVisible(not found)

    @Slot(str)
    def _show(self, _key: str) -> None:
        self._error.hide()
        for page in self.pages:
            page.show_values()

    @Slot(object)
    def _tell(self, error: KitStudioError) -> None:
        said = error_text(error)
        words = self.tr("Not written, so it counts until the window is closed. {why} {what}")
        self._error.say(words.format(why=said.summary, what=said.remedy))
        self._error.show()
