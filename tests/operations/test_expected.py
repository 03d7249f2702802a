"""The digest a layer will have: told where nothing changed since it was packed, and then it is that of packing."""

from __future__ import annotations

import time
from pathlib import Path

from kitstudio.base.control import Control
from kitstudio.operations.context import Context
from kitstudio.operations.draft import open_draft
from kitstudio.operations.expected import expected_digest
from kitstudio.operations.pack import pack
from kitstudio.operations.pack_options import PackOptions

KITFILE = "manifestVersion: 1.0.0\nmodel:\n  path: weights\ncode:\n  - path: src\n"


def test_it_is_known_after_packing_until_a_file_changes(tmp_path: Path, context: Context, control: Control) -> None:
    folder = tmp_path / "f"
    for name in ("weights/a.bin", "src/b.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    (folder / "Kitfile").write_text(KITFILE, "utf-8")
    assert expected_digest(context, open_draft(folder, control), ("model",), control) is None
    time.sleep(0.1)  # a file touched in the moment of packing is not remembered
    report = pack(context, folder, PackOptions(), control)
    draft = open_draft(folder, control)
    assert expected_digest(context, draft, ("model",), control) == report.layers[0].descriptor.digest
    assert expected_digest(context, draft, ("code", 0), control) == report.layers[1].descriptor.digest
    (folder / "src/b.py").write_bytes(b"xy")
    again = open_draft(folder, control)
    assert expected_digest(context, again, ("code", 0), control) is None
    assert expected_digest(context, again, ("model",), control) is not None
    assert expected_digest(context, again, ("docs", 0), control) is None
