"""Pictures of a Kitfile's text while it is worked on, and of what keeps it safe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from kitstudio.operations.recovery_place import Kept, RecoveryPlace
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.draft_safety import BothDialog
from kitstudio.ui.pages.recovery_page import RecoveryPage

if TYPE_CHECKING:
    from kitstudio.ui.desk import Desk
    from kitstudio.ui.main_window import MainWindow

_WAIT_MS = 250


class TextScenes:
    """Scenes of a window; see `screens.Scenes`."""

    window: MainWindow
    desk: Desk
    work: Path

    def _text(self) -> DraftPage:
        """The faulty draft with its text in front, as it is on disk."""
        self.window.resize(1280, 800)
        self.window.documents.open_draft(self.work / "llama-draft")
        page = self.window.documents.current
        assert isinstance(page, DraftPage)
        _until(lambda: page.state.draft is not None and page.state.checked and not page.state.busy)
        assert page.state.draft is not None
        page.views.show_text()
        page.kitfile.find_bar.hide()
        page.kitfile.edit.replace_content(page.state.draft.saved)
        page.kitfile.edit.folds.unfold_all()
        _until(lambda: page.state.checked and not page.state.busy)
        return page

    def show_editor(self) -> None:
        page = self._text()
        edit = page.kitfile.edit
        content = edit.content().replace("license: ", "version: 1.2.0\n  license: ", 1)
        edit.replace_content(content)
        _until(lambda: page.state.checked and not page.state.busy)
        line = next(at for at, each in enumerate(content.split("\n"), 1) if "LICENCE" in each)
        edit.go_to(line, 12)
        QTest.qWait(_WAIT_MS)

    def show_editor_complete(self) -> None:
        edit = self._text().kitfile.edit
        edit.go_to(edit.blockCount())
        edit.completion.ask()
        QTest.qWait(_WAIT_MS)

    def show_editor_explain(self) -> None:
        self.show_editor()
        page = self.window.documents.current
        assert isinstance(page, DraftPage)
        page.kitfile.edit.explain()

    def show_editor_find(self) -> None:
        page = self._text()
        page.kitfile.find_bar.open_replace()
        page.kitfile.find_bar.field.edit.setText("path")

    def show_editor_fold(self) -> None:
        page = self._text()
        page.kitfile.edit.folds.fold_all()

    def show_editor_overtaken(self) -> None:
        page = self._text()
        content = page.kitfile.edit.content()
        page.kitfile.edit.replace_content(content.replace("1.0.0", "1.0.0 # mine", 1))
        path = self.work / "llama-draft/Kitfile"
        path.write_text(content.replace("1.0.0", "1.0.0 # theirs", 1), "utf-8")
        _until(page.safety.overtaken.isVisible)

    def show_editor_overtaken_both(self) -> None:
        page = self.window.documents.current
        assert isinstance(page, DraftPage)
        page.safety.show_both()
        QTest.qWait(_WAIT_MS)

    def show_editor_zz_as_before(self) -> None:
        for dialog in self.window.findChildren(BothDialog):
            dialog.dismiss()
        page = self.window.documents.current
        assert isinstance(page, DraftPage)
        path = self.work / "llama-draft/Kitfile"
        path.write_text(path.read_text("utf-8").replace("1.0.0 # theirs", "1.0.0", 1), "utf-8")
        page.safety.take_theirs()
        _until(lambda: not page.state.edited)

    def _left_behind(self) -> None:
        """Edits of two drafts, one of which is gone, from ten minutes ago."""
        for name, found, new in (
            ("llama-draft", "license: ", "version: 1.2.0\n  license: "),
            ("gone", "name: x", "name: y"),
        ):
            folder = self.work / name
            saved = (folder / "Kitfile").read_text("utf-8") if folder.exists() else "package:\n  name: x\n"
            place = RecoveryPlace(self.work / "state/kitstudio/recovery", lambda: self.desk.context.now() - 600)
            place.keep(Kept(folder, saved.replace(found, new, 1), saved, was_file=True), place.order())
            place.close()

    def show_recovery(self) -> None:
        self.window.resize(1280, 800)
        self._left_behind()
        self.window.go("recovery")
        page = self.window.rooms.page("recovery")
        assert isinstance(page, RecoveryPage)
        page.refresh()
        QTest.qWait(_WAIT_MS)

    def show_recovery_small(self) -> None:
        self.window.resize(960, 600)
        QTest.qWait(_WAIT_MS)

    def show_recovery_zz_empty(self) -> None:
        self.window.resize(1280, 800)
        place = self.desk.context.recovery
        assert place is not None
        place.remove(place.names())
        page = self.window.rooms.page("recovery")
        assert isinstance(page, RecoveryPage)
        page.refresh()
        QTest.qWait(_WAIT_MS)


def _until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    for _ in range(int(seconds * 50)):
        if condition():
            return
        QTest.qWait(20)
