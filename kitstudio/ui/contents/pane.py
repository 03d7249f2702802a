"""The pane with the contents of a draft: head, filter, tree, and a line that says what is about to be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QStackedWidget

from kitstudio.operations.contents.ignore import reasons_of
from kitstudio.operations.contents.tree import ContentsTree
from kitstudio.operations.draft import Draft
from kitstudio.ui.actions import add_act
from kitstudio.ui.contents.filter_row import FilterRow
from kitstudio.ui.contents.foot import ContentsFoot
from kitstudio.ui.contents.ignore_pane import IgnorePane
from kitstudio.ui.contents.model import ContentsModel
from kitstudio.ui.contents.nodes import Part
from kitstudio.ui.contents.opened import Opened
from kitstudio.ui.contents.role_bar import RoleBar
from kitstudio.ui.contents.row_acts import RowActs
from kitstudio.ui.contents.secrets import packed_among
from kitstudio.ui.contents.tree import ContentsView, Dropped, show_row
from kitstudio.ui.contents.wishes import Wish
from kitstudio.ui.icons import Icon
from kitstudio.ui.layout import col, row, wrap
from kitstudio.ui.widgets.base import Label, Panel, Rule
from kitstudio.ui.widgets.buttons import icon_button


class ContentsPane(Panel):
    """Where every file goes.

    Signals:
        layer_chosen(where): the row of a layer was chosen.
        row_chosen(Node): another row has the keyboard, or None has.
        wished(Wish): something is to be done to rows.
        foreseen(Wish): what would Space do to the chosen rows? Answer with `foresee`.
        brought(Dropped): files from outside were dropped.
        filter_asked(str): the tree is to be filtered; answer with `show_filtered`.
        files_asked(): files are to be chosen and brought in.
        links_asked(): links are to be followed, or left out again.
    """

    layer_chosen = Signal(object)
    row_chosen = Signal(object)
    wished = Signal(object)
    foreseen = Signal(object)
    brought = Signal(object)
    filter_asked = Signal(str)
    files_asked = Signal()
    links_asked = Signal()

    def __init__(self) -> None:
        self.model = ContentsModel()
        self.tree = ContentsView(self.model)
        self.filter, self.roles, self.foot = FilterRow(), RoleBar(), ContentsFoot()
        seek = icon_button(Icon.FILTER, self.tr("Filter the contents  Ctrl+F"))
        self.rules = IgnorePane()
        more = icon_button(Icon.PLUS, self.tr("Bring files in, edit what is ignored, or follow links"))
        title = Label(self.tr("Contents"), "smallStrong", "text2")
        self._in_head, self._below = row(gap=0), col(self.foot, margins=(16, 0, 16, 0))
        head = wrap(row(title, 10, (self._in_head, 1), 10, seek, more, gap=6, margins=(16, 0, 8, 0)), height=36)
        self._low = wrap(col(Rule(), self._below, gap=0))
        files = wrap(col(head, Rule(), self.filter, 4, (self.tree, 1), self.roles, self._low, gap=0))
        self._turns = QStackedWidget()  # a layout of its kind would show a pane before it has a window
        self._turns.addWidget(files)
        self._turns.addWidget(self.rules)
        super().__init__(col((self._turns, 1), gap=0))
        self.model.setParent(self)
        self.setMinimumWidth(300)
        self.acts = RowActs(self.tree, self.model)
        self._opened = Opened(self.tree, self.model)
        self._draft: Draft | None = None
        self._shows_anew = False
        self._secrets: frozenset[str] = frozenset()
        self._wish: Wish | None = None
        self._more = QMenu(self)
        self._more_button = more
        seek.clicked.connect(self.filter.open)
        more.clicked.connect(self._open_more)
        self._connect()
        self._add_acts()

    def _connect(self) -> None:
        tree, chosen = self.tree, self.tree.selectionModel()
        chosen.currentChanged.connect(self._chosen)
        chosen.selectionChanged.connect(self._ask_ahead)
        tree.dropped.connect(self._drop)
        tree.drag_began.connect(self.roles.offer)
        tree.drag_left.connect(self.roles.linger)
        tree.drag_ended.connect(self.roles.end)
        self.roles.dropped.connect(self._drop)
        self.acts.wished.connect(self.wished)
        self.acts.rules_asked.connect(self.edit_rules)
        self.rules.left.connect(self.show_files)
        self.filter.changed.connect(self._filter)
        self.filter.left.connect(self._to_rows)
        self.foot.rested.connect(self._ask_ahead)
        self.foot.rest_asked.connect(self._show_rest)

    def _add_acts(self) -> None:
        add = partial(add_act, self, group=self.tr("Contents"))
        self._links = add(self.tr("Follow links"), self.links_asked.emit, sign=Icon.LINK)
        self._links.setCheckable(True)
        add(self.tr("Filter the contents"), self.filter.open, "Ctrl+F", sign=Icon.FILTER)
        rules = add(self.tr("Edit .kitignore…"), self.edit_rules, "Ctrl+Alt+I", sign=Icon.EYE)
        bring = add(self.tr("Bring files in…"), self.files_asked.emit, sign=Icon.PLUS)
        self._more.addActions([bring, rules, self._links])

    def fold(self, *, small: bool) -> None:
        """Put the foot into the head on a small page, which has no row to spare."""
        if small != self._low.isHidden():
            self._low.setHidden(small)
            (self._in_head if small else self._below).addWidget(self.foot)
            self.foot.show()

    def show_draft(self, draft: Draft) -> None:
        """Show the files of this draft; what was open stays open."""
        before, self._draft = self._draft, draft
        if before is draft:  # at every key: to count thousands of layers takes as long as to paint
            return
        self._count(draft)
        self._links.setChecked(draft.follows_links)
        if before is not None and before.contents is draft.contents and before.facts.ignore is draft.facts.ignore:
            return
        if self.filter.words:
            self.filter_asked.emit(self.filter.words)
        else:
            self._show(draft.contents.tree, filtered=False)

    def _count(self, draft: Draft) -> None:
        self.foot.count(draft, len(packed_among(self._secrets, draft.contents)))

    @Slot(object)
    def mark_secrets(self, paths: frozenset[str]) -> None:
        """Mark those of these files that are in the kit."""
        if paths != self._secrets and self._draft is not None:
            self._secrets = paths
            self._count(self._draft)
            if self.filter.words:
                self.filter_asked.emit(self.filter.words)
            else:
                self._show(self._draft.contents.tree, filtered=False)

    def show_filtered(self, words: str, tree: ContentsTree) -> None:
        """Show what the filter found, if it is still asked for."""
        if words and words == self.filter.words:
            self._show(tree, filtered=True)

    def _show(self, tree: ContentsTree, *, filtered: bool) -> None:
        if self._draft is not None:
            explain = reasons_of(self._draft.facts.ignore).reason
            none = self.tr("No file of this folder matches") if filtered else self.tr("This folder holds no files yet")
            self.tree.explain_empty(none)
            self._shows_anew = True  # what was chosen before is no choice of the person
            with self._opened.kept(filtered=filtered):
                whole = self._draft.contents.tree if filtered else None
                self.model.show(tree, explain, whole, self._secrets)
            self._shows_anew = False

    def foresee(self, wish: Wish, words: str) -> None:
        """Say what Space would do to the chosen rows, if they are still the same."""
        if wish == self._wish:
            self.foot.foresee(self.tr("Space: {what}").format(what=words))

    @Slot()
    def edit_rules(self) -> None:
        """Show the rules of the .kitignore instead of the files."""
        self._turns.setCurrentIndex(1)
        self.rules.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_files(self) -> None:
        """Show the files again."""
        self._turns.setCurrentIndex(0)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_rest(self) -> None:
        """Open the first group of what is not packed, and bring it into view."""
        show_row(self.tree, self.model.group())

    def show_aside(self, part: Part | None = None) -> None:
        """Go to the first file that is left out because it may hold a secret, or to the head of files of no layer."""
        self._turns.setCurrentIndex(0)
        if self.filter.words:
            self.filter.end()
        show_row(self.tree, self.model.first_secret if part is None else self.model.group(part))

    @Slot(str)
    def _filter(self, words: str) -> None:
        if words:
            self.filter_asked.emit(words)
        elif self._draft is not None:
            self._show(self._draft.contents.tree, filtered=False)

    @Slot()
    def _to_rows(self) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _open_more(self) -> None:
        self._more.popup(self._more_button.mapToGlobal(self._more_button.rect().bottomLeft()))

    @Slot(object)
    def _drop(self, dropped: Dropped) -> None:
        self.roles.end()
        if dropped.paths:
            self.brought.emit(dropped)
        else:
            self.acts.drop(dropped.on, dropped.targets)

    @Slot()
    def _ask_ahead(self) -> None:
        self._wish = self.acts.toggled()
        self.foot.foresee("")
        if self._wish is not None:
            self.foreseen.emit(self._wish)

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        node = self.model.node(now) if now.isValid() else None
        self.row_chosen.emit(node)
        if node is not None and node.where and not self._shows_anew:
            self.layer_chosen.emit(node.where)
