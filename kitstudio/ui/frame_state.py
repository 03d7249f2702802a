"""Sidebar, inspector and dock from one run to the next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot

from kitstudio.ui.frame.memory import Memory
from kitstudio.ui.frame.shell import Shell
from kitstudio.ui.job_watch import JobWatch

_KEY: Final = "frame"


class FrameState(QObject):
    """Keeps which of them are open, as soon as it has restored them."""

    def __init__(self, memory: Memory, shell: Shell, jobs: JobWatch) -> None:
        super().__init__(shell)
        self._memory, self._shell, self._jobs = memory, shell, jobs

    def restore(self) -> None:
        """Bring them into the state that was kept, and follow them from now on."""
        folded, inspecting, docked, part = (self._memory.numbers(_KEY) + [0] * 4)[:4]
        self._shell.arrange(folded=bool(folded), inspecting=bool(inspecting))
        self._jobs.restore(part, shown=bool(docked))
        self._shell.fitted.connect(self._keep)

    @Slot()
    def _keep(self) -> None:
        shell = self._shell
        state = (shell.folded, shell.inspecting, shell.docked, self._jobs.part)
        self._memory.keep(_KEY, [int(each) for each in state])
