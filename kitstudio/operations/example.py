"""An example to try everything with: a small model made on this machine, packed into the store."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kitstudio.base.control import Control
from kitstudio.base.durable import make_folders, replace_file
from kitstudio.base.os_errors import What, converted, what_is
from kitstudio.model.reference import Reference
from kitstudio.operations.context import Context
from kitstudio.operations.examples.files import SMALL, files
from kitstudio.operations.init import init
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions, PackReport
from kitstudio.operations.packing.kitfile_source import KitfileNotFoundError, find_kitfile
from kitstudio.operations.reading import named_now

NAME: Final = Reference.parse("wren-tiny:1.0")

_LICENCE: Final = b"""\
Wren Tiny is an example that Kit Studio makes. Its numbers are drawn, not trained.

Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance with the
License. You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software distributed under the License is distributed on an
"AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for the specific
language governing permissions and limitations under the License.
"""


def pack_example(context: Context, folder: Path, control: Control) -> PackReport:
    """Make the example model in a folder and pack it as `wren-tiny:1.0`; the same bytes on every machine.

    What the person changed in the folder since an earlier time stays as it is, and a kit of that name that is no
    example keeps its name: this one is then stored without.

    Args:
        context: the store.
        folder: made when it is missing; about 2 MB.
        control: progress, cancel.

    Raises:
        DiskFullError, NotPermittedError, FileSystemError: it cannot be written.
        KitStudioError: as `pack`.
    """
    write_files(
        folder, {name: content for name, content in files(SMALL, _LICENCE).items() if _is_missing(folder, name)}
    )
    control.token.check()
    try:
        find_kitfile(folder)
    except KitfileNotFoundError:
        init(folder, control=control)
    names = () if named_now(context, NAME) is not None else (NAME,)
    return pack(context, folder, PackOptions(references=names, modes="canonical"), control)


def write_files(folder: Path, every: Mapping[str, bytes]) -> None:
    """Write files below a folder, each whole or not at all; one that is right already is left as it is.

    Raises:
        DiskFullError, NotPermittedError, FileSystemError: one cannot be written.
    """
    for name, content in every.items():
        path = folder / name
        with converted("Writing the example", path):
            make_folders(path.parent)
            if what_is(path) is not What.FILE or path.read_bytes() != content:
                replace_file(path, content, mode=0o666)


def _is_missing(folder: Path, name: str) -> bool:
    return what_is(folder / name) is What.NOTHING
