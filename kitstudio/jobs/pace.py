"""How fast a job moves, and an honest guess of how long it will take."""

from __future__ import annotations

from collections import deque
from typing import Final

WINDOW: Final = 5.0
"""Seconds the speed is measured over, and the age before a guess of the remaining time is made."""

_SHORTEST: Final = 0.5
_HISTORY: Final = 32


class Pace:
    """Bytes per second over the last five seconds, from samples of the bytes moved so far."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, int]] = deque()
        self._began: float | None = None
        self._history: deque[float] = deque(maxlen=_HISTORY)
        self._history_due = 0.0

    def sample(self, now: float, moved: int) -> None:
        """Note that `moved` bytes were through at `now` (seconds of a monotonic clock)."""
        if self._began is None:
            self._began, self._history_due = now, now + 1.0
        self._samples.append((now, moved))
        while len(self._samples) > 2 and self._samples[1][0] <= now - WINDOW:
            self._samples.popleft()
        if now >= self._history_due:
            self._history.append(self.speed or 0.0)
            self._history_due = now + 1.0

    @property
    def speed(self) -> float | None:
        """Bytes per second; None while there is too little to tell."""
        if len(self._samples) < 2:
            return None
        (since, before), (now, moved) = self._samples[0], self._samples[-1]
        if now - since < _SHORTEST:
            return None
        return max(0.0, (moved - before) / (now - since))

    @property
    def history(self) -> tuple[float, ...]:
        """One speed per second, oldest first, at most 32."""
        return tuple(self._history)

    def remaining(self, left: int | None) -> float | None:
        """Seconds for `left` bytes; None in the first five seconds, when stalled, or when `left` is not known."""
        speed = self.speed
        if left is None or self._began is None or not speed:
            return None
        if self._samples[-1][0] - self._began < WINDOW:
            return None
        return left / speed
