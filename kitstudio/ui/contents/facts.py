"""What the inspector tells of a row of the contents."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kitstudio.base.control import Control
from kitstudio.base.printable import printable
from kitstudio.jobs.job import Job, Task
from kitstudio.jobs.runner import Runner
from kitstudio.model.descriptor import Digest
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft
from kitstudio.operations.expected import expected_digest
from kitstudio.ui import kinds, text
from kitstudio.ui.contents.nodes import Node, Part, state_words
from kitstudio.ui.contents.pane import ContentsPane
from kitstudio.ui.frame.inspector import Fact, Facts
from kitstudio.ui.icons import Icon
from kitstudio.ui.models.draft_state import DraftState
from kitstudio.ui.text import translate


class ContentsFacts(QObject):
    """`inspected(Facts)`: facts of the row that has the keyboard; those of a layer again when its digest is known."""

    inspected = Signal(object)

    def __init__(self, pane: ContentsPane, state: DraftState, context: Context, runner: Runner) -> None:
        super().__init__(pane)
        self._state, self._context, self._runner = state, context, runner
        self._node: Node | None = None
        self._jobs: list[Job] = []
        pane.row_chosen.connect(self._tell)
        state.closed.connect(self._close)

    @Slot(object)
    def _tell(self, node: Node | None) -> None:
        self._node = node
        self._close()
        if node is None or node.is_group:
            self.inspected.emit(None)
            return
        self.inspected.emit(row_facts(node))
        draft = self._state.draft
        if node.where and draft is not None:
            work = partial(_asked, self._context, draft, node)
            job = self._runner.submit(Task("digest", f"digest:{id(self)}", ""), work)
            self._jobs.append(job)
            job.succeeded.connect(self._known)
            job.ended.connect(self._ended)

    @Slot(object)
    def _known(self, found: tuple[Node, Digest | None]) -> None:
        node, digest = found
        if node is self._node and digest is not None:
            self.inspected.emit(row_facts(node, str(digest)))

    @Slot()
    def _ended(self) -> None:
        self._jobs = [job for job in self._jobs if not job.over]

    @Slot()
    def _close(self) -> None:
        for job in list(self._jobs):
            job.cancel()


def _asked(context: Context, draft: Draft, node: Node, control: Control) -> tuple[Node, Digest | None]:
    return node, expected_digest(context, draft, node.where, control)


def row_facts(node: Node, digest: str = "") -> Facts:
    """Facts of one row; a digest that is not known is left out."""
    role = kinds.word(node.kind) if node.kind is not None else ""
    several = node.rows or node.where
    rows = (
        Fact(translate("draft", "Path"), printable(node.path), mono=True, copyable=True),
        Fact(translate("draft", "Role"), role),
        Fact(translate("draft", "State"), state_words(node)),
        Fact(translate("draft", "Size"), text.size(node.size)),
        Fact(translate("draft", "Files"), text.count(node.files, "{n}", "{n}") if several and node.files else ""),
        Fact(translate("draft", "Left out"), text.count(node.hidden, "{n}", "{n}") if several and node.hidden else ""),
        Fact(translate("draft", "Digest"), digest, mono=True, copyable=True),
        Fact(
            translate("draft", "Known from"),
            translate("draft", "the last packing; no file changed since") if digest else "",
        ),
    )
    tone = kinds.TONES[node.kind] if node.kind is not None else "plain"
    icon = kinds.ICONS[node.kind] if node.kind is not None and node.part is Part.LAYER else Icon.FILE
    return Facts(printable(node.name), rows, state_words(node), icon, tone)
