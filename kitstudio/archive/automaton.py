"""Matching in linear time: alternatives of elements as bits of one number, every step remembered.

Each boundary between two elements is a bit; a step takes a handful of operations on whole numbers, whatever the
pattern, so no pattern can make it run away. States are remembered per character: the common path costs one look-up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kitstudio.archive.go_classes import PERL
from kitstudio.archive.go_regexp import Branch, Place, Predicate

_REMEMBERED: Final = 20_000
_MEMORY: Final = 32 << 20
_WORD: Final = PERL["\\w"]


class State:
    """Where a match stands: boundaries reached, gates being passed, and what the place looks like."""

    __slots__ = ("after_word", "at_begin", "boundaries", "next", "passing")

    def __init__(self, boundaries: int, passing: int, *, after_word: bool = False, at_begin: bool = False) -> None:
        self.boundaries = boundaries
        self.passing = passing
        self.after_word = after_word
        self.at_begin = at_begin
        self.next: dict[str, State] = {}


class Automaton:
    """Alternatives that can be run over text, piece by piece.

    Args:
        branches: the alternatives.
        steps: how many steps may be remembered at most; fewer when states are large.
    """

    def __init__(self, branches: Sequence[Branch], steps: int = _REMEMBERED) -> None:
        self._literals: dict[str, int] = {}
        self._classes: dict[Predicate, int] = {}
        self._places = dict.fromkeys(Place, 0)
        self._loops = self._skips = self._gates = self._final = self._restart = first = 0
        at = 0
        for branch in branches:
            first |= 1 << at
            self._restart |= 0 if branch.anchored else 1 << at
            at = self._lay(branch, at)
        # A state is two numbers of a bit for each boundary.
        self._most = max(1, min(steps, _REMEMBERED, _MEMORY // (at // 4 + 1)))
        self._looks_at_words = bool(self._places[Place.WORD_EDGE] | self._places[Place.NO_WORD_EDGE])
        self._states: dict[tuple[int, int, bool], State] = {}
        self._accepted: dict[str, int] = {}
        self._remembered = 0
        self.start: Final = State(first, 0, at_begin=True)
        self.matched: Final = State(0, 0)
        self.dead: Final = State(0, 0)

    def _lay(self, branch: Branch, at: int) -> int:
        """Give a branch its bits from `at` on; the first bit after it."""
        for gate in branch.gates:
            self._gates |= 1 << (at + gate)
        for element in branch.elements:
            bit = 1 << at
            at += 1
            if element.place is not None:
                self._places[element.place] |= bit
                continue
            self._loops |= bit if element.loops else 0
            self._skips |= bit if element.loops or element.optional else 0
            if isinstance(element.accepts, str):
                self._literals[element.accepts] = self._literals.get(element.accepts, 0) | bit
            else:
                self._classes[element.accepts] = self._classes.get(element.accepts, 0) | bit
        self._final |= 1 << at
        return at + 1

    def run(self, state: State, text: str) -> State:
        """The state after `text`; `matched` and `dead` are never left again."""
        for char in text:
            following = state.next.get(char)
            state = following if following is not None else self._step(state, char)
            if state is self.dead or state is self.matched:
                return state
        return state

    def matches(self, state: State) -> bool:
        """Whether the text that led to `state` matches when it ends here."""
        return state is self.matched or bool(self._reached(state, "") & self._final)

    def _step(self, state: State, char: str) -> State:
        if state is self.dead or state is self.matched:
            return state
        reached = self._reached(state, char)
        if reached & self._final:
            following = self.matched
        else:
            following = self._after(reached, state.passing | (reached & self._gates), char)
        self._remember(state, char, following)
        return following

    def _reached(self, state: State, char: str) -> int:
        """All boundaries reached before `char` ("" at the end), elements that need no character skipped."""
        skips = self._skips
        if state.at_begin:
            skips |= self._places[Place.BEGIN]
        if not char:
            skips |= self._places[Place.END]
        if self._looks_at_words:
            edge = state.after_word is not (char in _WORD if char else False)
            skips |= self._places[Place.WORD_EDGE if edge else Place.NO_WORD_EDGE]
        # Adding carries each reached boundary to the end of its run of skippable elements.
        return state.boundaries | (((state.boundaries & skips) + skips) ^ skips)

    def _after(self, reached: int, passing: int, char: str) -> State:
        hit = reached & self._accepting(char)
        boundaries = ((hit & ~self._loops) << 1) | (hit & self._loops) | self._restart
        if char == "/":
            boundaries |= passing
        elif char == "\n":
            passing = 0
        if not boundaries and not passing:
            return self.dead
        key = (boundaries, passing, self._looks_at_words and char in _WORD)
        if key not in self._states:
            self._states[key] = State(boundaries, passing, after_word=key[2])
        return self._states[key]

    def _accepting(self, char: str) -> int:
        if char not in self._accepted:
            classes = sum(bits for accepts, bits in self._classes.items() if accepts(char))
            self._accepted[char] = self._literals.get(char, 0) | classes
        return self._accepted[char]

    def _remember(self, state: State, char: str, following: State) -> None:
        self._remembered += 1
        if self._remembered > self._most:
            self._remembered = 0
            for known in (self.start, *self._states.values()):
                known.next = {}
            self._states, self._accepted = {}, {}
        state.next[char] = following
