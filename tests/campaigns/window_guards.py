"""What keeps the window quick; each is taken away in turn. The parts of Qt are loaded in the window's process only."""

from __future__ import annotations

from tests.campaigns.campaign import Guard, Patches


def _uneven(patches: Patches) -> None:
    from kitstudio.ui.widgets.tree import Tree  # noqa: PLC0415 - see above

    patches.replace(Tree, "setUniformRowHeights", lambda _tree, _on: None)


def _unsampled(patches: Patches) -> None:
    from kitstudio.jobs import relay  # noqa: PLC0415 - see above

    patches.replace(relay, "INTERVAL", 0)


GUARDS = (
    Guard(
        "sampling", "progress crosses to the window whenever it can, not fifteen times a second", _unsampled, "child"
    ),
    Guard("even-rows", "the tree measures each row", _uneven, "child"),
)
