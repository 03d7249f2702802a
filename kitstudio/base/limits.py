"""Every bound on bytes from outside, in one page. Sizes are bytes unless the name says otherwise.

Values are those of the command line contract (its section "Limits"); a reader names the limit it obeys.
"""

from __future__ import annotations

MIB = 1 << 20

MANIFEST = 4 * MIB
INDEX = 4 * MIB
CONFIG = 4 * MIB
KITFILE = 4 * MIB
IGNORE_FILE = 1 * MIB
IGNORE_TURNS = 200
IGNORE_ELEMENTS = 100_000
KITFILE_DEPTH = 64
KITFILE_NODES = 200_000
LAYERS = 10_000
INDEX_ENTRIES = 100_000
LAYOUT_FILES = 250_000
PARENT_DEPTH = 10
REFERENCE_LENGTH = 1_024
PATH = 4_096
PATH_PART = 255
PATH_DEPTH = 128
PAX_RECORD = 64 * 1024
TAR_MEMBERS = 1_000_000
TAR_NAMES = 96 * MIB
TAR_PADDING = 16 * MIB
COMPRESSED_MEMBERS = 1_000
EXPANSION_RATIO = 200
EXPANSION_FREE_PASS = 1 << 30
ZSTD_WINDOW = 128 * MIB
TREE_PREVIEW = 1 * MIB
LICENCE_TEXT = 1 * MIB
README_TEXT = 1 * MIB
SMALL_FILE = 64 * 1024
CHUNK = 1 * MIB
