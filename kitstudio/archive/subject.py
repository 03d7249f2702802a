"""Errors of content told with the layer or file that holds it: a reader of bytes does not know where they came from."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from kitstudio.archive.expansion import BadCompressionError, ExpandsTooMuchError
from kitstudio.archive.tar_fields import BadArchiveError


@contextlib.contextmanager
def about(subject: str) -> Iterator[None]:
    """Let what is refused inside name `subject`.

    Raises:
        BadArchiveError, BadCompressionError, ExpandsTooMuchError: those from inside, named.
    """
    try:
        yield
    except (BadArchiveError, BadCompressionError, ExpandsTooMuchError) as error:
        raise type(error)(**{**error.facts, "subject": subject}) from error
