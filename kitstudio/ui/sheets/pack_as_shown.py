"""Packing what a sheet shows, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kitstudio.base.control import Control
from kitstudio.operations.contents.ignore import read_draft_ignore
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft, kitfile_on_disk
from kitstudio.operations.draft_save import ChangedOnDiskError
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_forecast import Forecast, forecast
from kitstudio.operations.pack_options import PackOptions, PackReport
from kitstudio.operations.packing.plan import KitfileRefusedError


def pack_as_shown(context: Context, draft: Draft, options: PackOptions, control: Control) -> PackReport:
    """Pack a draft, unless its folder holds another Kitfile or .kitignore by now than the sheet took for the saved one.

    Raises:
        ChangedOnDiskError: it does; nothing was packed.
        KitStudioError: as `pack`.
    """
    if draft.is_saved:
        path, text = kitfile_on_disk(draft.folder)
        if (path, text) != (draft.kitfile_path, draft.saved):
            raise ChangedOnDiskError(path=str(path or draft.kitfile_path))
    ignore = draft.ignore
    if not ignore.is_edited and (read_draft_ignore(draft.folder).saved or "") != ignore.text:
        raise ChangedOnDiskError(path=str(draft.folder / ".kitignore"))
    with _naming_the_kitfile(draft):
        return pack(context, draft.folder, options, control)


def forecast_as_shown(context: Context, draft: Draft, options: PackOptions, control: Control) -> Forecast:
    """As `forecast`, of the text of a draft."""
    with _naming_the_kitfile(draft):
        return forecast(context, draft.folder, options, control)


@contextmanager
def _naming_the_kitfile(draft: Draft) -> Iterator[None]:
    """Name the Kitfile in an error: to an operation that is given a text it came from nowhere."""
    try:
        yield
    except KitfileRefusedError as error:
        raise KitfileRefusedError(str(draft.kitfile_path or draft.folder / "Kitfile"), error.findings) from error
