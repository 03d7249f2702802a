"""What can be done about links that lead out of the folder of a draft: leave them out, or follow them."""

from __future__ import annotations

from kitstudio.base.errors import KitStudioError
from kitstudio.ui.contents.link_work import LinkWork
from kitstudio.ui.icons import Icon
from kitstudio.ui.text import count, translate
from kitstudio.ui.widgets.buttons import Button
from kitstudio.ui.widgets.notes import WayOut

_LEAVING = "KS-LINK-LEAVES-FOLDER"


def leaving(error: KitStudioError) -> int:
    """How many links lead out of the folder, if that is what is wrong with it."""
    links = error.facts.get("links")
    return len(links) if error.code == _LEAVING and isinstance(links, list) else 0


def leave_words(number: int) -> str:
    """The act that leaves so many links out."""
    return count(number, translate("draft", "Leave the link out"), translate("draft", "Leave the {n} links out"))


def follow_words() -> str:
    """The act that follows links."""
    return translate("draft", "Follow links")


def link_ways(error: KitStudioError, links: LinkWork) -> tuple[WayOut, ...]:
    """What else can be done than to try again, where links are what stands against the folder, or may be."""
    number = leaving(error)
    if not number:
        return _without_following(links) if links.follows else ()
    out = Button(leave_words(number), "primary", Icon.EYE)
    out.clicked.connect(links.leave_out)
    along = Button(follow_words(), icon=Icon.LINK)
    along.clicked.connect(links.follow)
    without = count(number, translate("draft", "Pack without it"), translate("draft", "Pack without them"))
    hidden = count(
        number,
        translate("draft", "A rule of the .kitignore hides it. It is written when the draft is saved."),
        translate("draft", "Rules of the .kitignore hide them. They are written when the draft is saved."),
    )
    taken = translate("draft", "Pack what links lead to")
    stands = translate("draft", "Files and folders behind all links are packed as if they stood in the folder.")
    return WayOut(without, hidden, (out,)), WayOut(taken, stands, (along,))


def _without_following(links: LinkWork) -> tuple[WayOut, ...]:
    """What links lead to may be more than can be packed, or closed to this account."""
    back = Button(translate("draft", "Do not follow links"), "primary", Icon.LINK)
    back.clicked.connect(links.turn)
    hint = translate("draft", "What they lead to may be what stands against it.")
    return (WayOut(translate("draft", "Leave links out"), hint, (back,)),)
