"""The keys of kits and drafts, for the page of shortcuts: their pages exist only while a document is open.

Each table is what the page itself says; a test opens a kit and a draft and compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from PySide6.QtGui import QKeySequence

from kitstudio.ui.actions import caps_of
from kitstudio.ui.icons import Icon
from kitstudio.ui.pages.shortcuts_page import Shortcut
from kitstudio.ui.text import translate

_Keys: TypeAlias = "tuple[tuple[str, str], ...]"

_DRAFT: Final[_Keys] = (
    ("Save the Kitfile", "Ctrl+S"),
    ("Undo", "Ctrl+Z"),
    ("Redo", "Ctrl+Shift+Z"),
    ("Read the folder again", "F5"),
    ("Pack…", "Ctrl+Return"),
)
_CONTENTS: Final[_Keys] = (
    ("Include or leave out", "Space"),
    ("Take out of the kit", "Del"),
    ("Ignore with a rule", "Shift+Del"),
)
_FILES_OF_DRAFT: Final[_Keys] = (
    ("Filter the contents", "Ctrl+F"),
    ("Edit .kitignore…", "Ctrl+Alt+I"),
)
_FORM: Final[_Keys] = (
    ("Move the entry up", "Alt+Up"),
    ("Move the entry down", "Alt+Down"),
    ("Duplicate the entry", "Ctrl+Shift+D"),
    ("Remove the entry", "Alt+Del"),
)
_TEXT: Final[_Keys] = (
    ("Find…", "Ctrl+F"),
    ("Replace…", "Ctrl+H"),
    ("Find next", "F3"),
    ("Find previous", "Shift+F3"),
    ("Go to line…", "Ctrl+G"),
    ("Suggest what can stand here", "Ctrl+Space"),
    ("Explain what stands here", "Ctrl+F1"),
    ("Mend what is wrong here…", "Ctrl+."),
    ("Make lines comments, or lines again", "Ctrl+/"),
    ("Move lines up", "Alt+Up"),
    ("Move lines down", "Alt+Down"),
    ("Fold what the cursor is in", "Ctrl+Shift+["),
    ("Unfold at the cursor", "Ctrl+Shift+]"),
    ("Fold all sections", "Ctrl+Alt+["),
    ("Unfold everything", "Ctrl+Alt+]"),
)
_KIT: Final[_Keys] = (
    ("Copy digest", "Ctrl+Shift+C"),
    ("Unpack…", "Ctrl+Return"),
    ("Export…", "Ctrl+E"),
    ("Rename the tag", "F2"),
    ("Add a name", "Shift+F2"),
    ("Show overview", "Alt+1"),
    ("Show files", "Alt+2"),
    ("Show Kitfile", "Alt+3"),
    ("Show manifest", "Alt+4"),
)
_FILES: Final[_Keys] = (
    ("Filter files", "Ctrl+F"),
    ("Show or hide the preview", "Ctrl+Shift+I"),
    ("Verify every byte", "Ctrl+Shift+V"),
    ("Save selected files to…", "Ctrl+S"),
    ("Copy path", "Ctrl+Alt+C"),
    ("Show as tree", "Alt+Shift+1"),
    ("Show by layer", "Alt+Shift+2"),
    ("Show flat", "Alt+Shift+3"),
)
_MANIFEST: Final[_Keys] = (
    ("Save layer as…", "Ctrl+S"),
    ("Copy layer digest", "Ctrl+Alt+C"),
)
_GROUPS: Final = (
    ("DraftPage", "Draft", Icon.DRAFT, _DRAFT),
    ("RowActs", "Contents", Icon.FOLDER, _CONTENTS),
    ("ContentsPane", "Contents", Icon.FOLDER, _FILES_OF_DRAFT),
    ("FormPane", "Kitfile form", Icon.FILE_TEXT, _FORM),
    ("KitfilePane", "Kitfile text", Icon.CODE, _TEXT),
    ("KitBody", "Kit", Icon.KIT, _KIT),
    ("KitFiles", "Files of the kit", Icon.FILE, _FILES),
    ("KitManifest", "Manifest", Icon.LAYERS, _MANIFEST),
)
"""By the class whose words they are, so that they are translated with it."""


def document_keys() -> Iterator[tuple[str, Icon, Shortcut]]:
    """Heading, icon and line of every key, in the order in which they are listed."""
    for context, heading, sign, lines in _GROUPS:
        for words, keys in lines:
            yield translate(context, heading), sign, Shortcut(translate(context, words), caps_of(QKeySequence(keys)))
    contents = translate("RowActs", "Contents")
    yield contents, Icon.FOLDER, Shortcut(translate("shortcuts", "Give a role, model to MCP"), ("1…7",))
