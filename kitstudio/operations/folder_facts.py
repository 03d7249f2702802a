"""What the Kitfile rules need to know of a folder, told from one scan of it."""

from __future__ import annotations
