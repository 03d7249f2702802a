"""Every setting, declared once: its type, default, words and page. The command line and the window follow this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from kitstudio.base.errors import QT_TRANSLATE_NOOP

Value: TypeAlias = "str | bool | int | float"

# The pages of the window, in their order. A setting without a page has no effect there and is not shown.
GENERAL: Final = QT_TRANSLATE_NOOP("settings", "General")
APPEARANCE: Final = QT_TRANSLATE_NOOP("settings", "Appearance")
STORAGE: Final = QT_TRANSLATE_NOOP("settings", "Storage")
PACKING: Final = QT_TRANSLATE_NOOP("settings", "Packing")
ADVANCED: Final = QT_TRANSLATE_NOOP("settings", "Advanced")
PAGES: Final = (GENERAL, APPEARANCE, STORAGE, PACKING, ADVANCED)

_STARTING: Final = QT_TRANSLATE_NOOP("settings", "Starting and asking")
_LANGUAGE: Final = QT_TRANSLATE_NOOP("settings", "Language")
_LOOK: Final = QT_TRANSLATE_NOOP("settings", "Colour and size")
_READING: Final = QT_TRANSLATE_NOOP("settings", "Reading")
_STORE: Final = QT_TRANSLATE_NOOP("settings", "Store")
_PACK: Final = QT_TRANSLATE_NOOP("settings", "What a pack begins with")
_KITFILE: Final = QT_TRANSLATE_NOOP("settings", "New Kitfiles")
_LOG: Final = QT_TRANSLATE_NOOP("settings", "Log")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        key: `section.name`, as in the settings file.
        default: its type is the setting's type.
        title: two or three words.
        help: one sentence fragment, what it does or why one would change it.
        variable: the environment variable that overrides the file; empty for none.
        choices: the words allowed; empty for any.
        choice_words: what the window calls them, in their order.
        least: of a number.
        most: of a number; None for no bound.
        page: where the window shows it; empty for nowhere.
        section: the heading over it on that page; empty for the choice that has no heading.
        by_act: changed by an act of its own (the store is moved), not by typing.
    """

    key: str
    default: Value
    title: str
    help: str
    variable: str = ""
    choices: tuple[str, ...] = ()
    choice_words: tuple[str, ...] = ()
    least: float = 0
    most: float | None = None
    page: str = ""
    section: str = ""
    by_act: bool = False


_GENERAL: Final = (
    Setting(
        "general.start_page",
        "last",
        QT_TRANSLATE_NOOP("settings", "Begin with"),
        QT_TRANSLATE_NOOP("settings", "What the window shows when it opens; tabs come back in any case"),
        choices=("last", "home", "kits", "drafts"),
        choice_words=(
            QT_TRANSLATE_NOOP("settings", "Where I was"),
            QT_TRANSLATE_NOOP("settings", "Home"),
            QT_TRANSLATE_NOOP("settings", "Kits"),
            QT_TRANSLATE_NOOP("settings", "Drafts"),
        ),
        page=GENERAL,
        section=_STARTING,
    ),
    Setting(
        "general.confirm_remove",
        default=False,
        title=QT_TRANSLATE_NOOP("settings", "Ask before removing"),
        help=QT_TRANSLATE_NOOP("settings", "Otherwise kits go at once, and come back by Undo for a minute"),
        page=GENERAL,
        section=_STARTING,
    ),
    Setting(
        "general.language",
        "system",
        QT_TRANSLATE_NOOP("settings", "Language of the window"),
        QT_TRANSLATE_NOOP("settings", "Takes effect at the next start; numbers and days are written in it too"),
        "KITSTUDIO_LANGUAGE",
        choices=("system", "en", "de"),
        # A language is called what those who speak it call it.
        choice_words=(
            QT_TRANSLATE_NOOP("settings", "System"),
            QT_TRANSLATE_NOOP("settings", "English"),
            QT_TRANSLATE_NOOP("settings", "Deutsch"),
        ),
        page=GENERAL,
        section=_LANGUAGE,
    ),
    Setting(
        "window.direction",
        "automatic",
        QT_TRANSLATE_NOOP("settings", "Direction of the window"),
        QT_TRANSLATE_NOOP("settings", "On which side lists, forms and sheets begin; automatic is that of the language"),
        choices=("automatic", "left-to-right", "right-to-left"),
        choice_words=(
            QT_TRANSLATE_NOOP("settings", "Automatic"),
            QT_TRANSLATE_NOOP("settings", "Left to right"),
            QT_TRANSLATE_NOOP("settings", "Right to left"),
        ),
        page=GENERAL,
        section=_LANGUAGE,
    ),
    # For those who make the window; nobody chooses it on a page.
    Setting(
        "general.pseudo",
        default=False,
        title="Pseudo-language",
        help="Show each text accented, longer and in brackets, to find what is not translated",
        variable="KITSTUDIO_PSEUDO",
    ),
)

_APPEARANCE: Final = (
    Setting(
        "appearance.theme",
        "system",
        QT_TRANSLATE_NOOP("settings", "Theme"),
        QT_TRANSLATE_NOOP("settings", "Colours of the window"),
        choices=("system", "light", "dark", "contrast"),
        choice_words=(
            QT_TRANSLATE_NOOP("settings", "System"),
            QT_TRANSLATE_NOOP("settings", "Light"),
            QT_TRANSLATE_NOOP("settings", "Dark"),
            QT_TRANSLATE_NOOP("settings", "High contrast"),
        ),
        page=APPEARANCE,
    ),
    Setting(
        "appearance.accent",
        "indigo",
        QT_TRANSLATE_NOOP("settings", "Accent"),
        QT_TRANSLATE_NOOP("settings", "For selection, focus and the one main act; high contrast keeps its own"),
        choices=("indigo", "teal", "green", "amber", "pink", "slate"),
        choice_words=(
            QT_TRANSLATE_NOOP("settings", "Indigo"),
            QT_TRANSLATE_NOOP("settings", "Teal"),
            QT_TRANSLATE_NOOP("settings", "Green"),
            QT_TRANSLATE_NOOP("settings", "Amber"),
            QT_TRANSLATE_NOOP("settings", "Pink"),
            QT_TRANSLATE_NOOP("settings", "Slate"),
        ),
        page=APPEARANCE,
        section=_LOOK,
    ),
    Setting(
        "appearance.density",
        "comfortable",
        QT_TRANSLATE_NOOP("settings", "Density"),
        QT_TRANSLATE_NOOP("settings", "Compact shows about a fifth more rows"),
        choices=("compact", "comfortable"),
        choice_words=(QT_TRANSLATE_NOOP("settings", "Compact"), QT_TRANSLATE_NOOP("settings", "Comfortable")),
        page=APPEARANCE,
        section=_LOOK,
    ),
    Setting(
        "appearance.text_size",
        100,
        QT_TRANSLATE_NOOP("settings", "Text size"),
        QT_TRANSLATE_NOOP("settings", "Per cent of the usual size"),
        least=85,
        most=150,
        page=APPEARANCE,
        section=_LOOK,
    ),
    Setting(
        "appearance.sizes",
        "decimal",
        QT_TRANSLATE_NOOP("settings", "Sizes"),
        QT_TRANSLATE_NOOP("settings", "Decimal matches registries and disk labels"),
        choices=("decimal", "binary"),
        choice_words=(QT_TRANSLATE_NOOP("settings", "Decimal (GB)"), QT_TRANSLATE_NOOP("settings", "Binary (GiB)")),
        page=APPEARANCE,
        section=_READING,
    ),
    Setting(
        "appearance.reduce_motion",
        default=False,
        title=QT_TRANSLATE_NOOP("settings", "Reduce motion"),
        help=QT_TRANSLATE_NOOP("settings", "Sheets and notes appear without moving"),
        variable="KITSTUDIO_REDUCE_MOTION",
        page=APPEARANCE,
        section=_READING,
    ),
)

_STORAGE: Final = (
    Setting(
        "store.path",
        "",
        QT_TRANSLATE_NOOP("settings", "Store"),
        QT_TRANSLATE_NOOP("settings", "Folder of the local store; the usual one unless another is chosen"),
        "KITSTUDIO_STORE",
        page=STORAGE,
        section=_STORE,
        by_act=True,
    ),
    Setting(
        "store.wait",
        10.0,
        QT_TRANSLATE_NOOP("settings", "Wait for the store"),
        QT_TRANSLATE_NOOP("settings", "Seconds to wait for another process that holds the store"),
        page=STORAGE,
        section=_STORE,
    ),
)

_PACKING: Final = (
    Setting(
        "packing.format",
        "modelkit",
        QT_TRANSLATE_NOOP("settings", "Format"),
        QT_TRANSLATE_NOOP("settings", "ModelKit is what kit reads in every version"),
        choices=("modelkit", "modelpack"),
        choice_words=(QT_TRANSLATE_NOOP("settings", "ModelKit"), QT_TRANSLATE_NOOP("settings", "ModelPack")),
        page=PACKING,
        section=_PACK,
    ),
    Setting(
        "packing.compression",
        "none",
        QT_TRANSLATE_NOOP("settings", "Compression"),
        QT_TRANSLATE_NOOP("settings", "Weights hardly shrink; text and tables do"),
        choices=("none", "zstd", "gzip"),
        choice_words=(
            QT_TRANSLATE_NOOP("settings", "None"),
            QT_TRANSLATE_NOOP("settings", "zstd"),
            QT_TRANSLATE_NOOP("settings", "gzip"),
        ),
        page=PACKING,
        section=_PACK,
    ),
    Setting(
        "packing.layer_format",
        "tar",
        QT_TRANSLATE_NOOP("settings", "Layer format"),
        QT_TRANSLATE_NOOP("settings", "tar keeps folders; raw is one file an entry"),
        choices=("tar", "raw"),
        choice_words=(QT_TRANSLATE_NOOP("settings", "tar"), QT_TRANSLATE_NOOP("settings", "raw")),
        page=PACKING,
        section=_PACK,
    ),
    Setting(
        "packing.canonical_modes",
        default=False,
        title=QT_TRANSLATE_NOOP("settings", "Canonical file modes"),
        help=QT_TRANSLATE_NOOP("settings", "The same digest whatever permissions a checkout gave the files"),
        page=PACKING,
        section=_PACK,
    ),
    Setting(
        "packing.author",
        "",
        QT_TRANSLATE_NOOP("settings", "Author"),
        QT_TRANSLATE_NOOP("settings", "Written into every new Kitfile"),
        page=PACKING,
        section=_KITFILE,
    ),
)

_ADVANCED: Final = (
    Setting(
        "log.level",
        "all",
        QT_TRANSLATE_NOOP("settings", "What the window logs"),
        QT_TRANSLATE_NOOP("settings", "All is jobs that began and ended, and what was said on the way"),
        choices=("errors", "warnings", "all"),
        choice_words=(
            QT_TRANSLATE_NOOP("settings", "Errors"),
            QT_TRANSLATE_NOOP("settings", "Warnings"),
            QT_TRANSLATE_NOOP("settings", "All"),
        ),
        page=ADVANCED,
        section=_LOG,
    ),
    Setting(
        "log.file",
        "",
        QT_TRANSLATE_NOOP("settings", "Log file"),
        QT_TRANSLATE_NOOP("settings", "Write the log to this file (empty: the window has one of its own)"),
        page=ADVANCED,
        section=_LOG,
    ),
    # The command line refuses what would need the network; the window has nothing that does.
    Setting("network.offline", default=False, title="Offline", help="Use no network", variable="KITSTUDIO_OFFLINE"),
)

DECLARED: Final = (*_GENERAL, *_APPEARANCE, *_STORAGE, *_PACKING, *_ADVANCED)
