"""The example of docs/operations.md runs as it is printed."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "operations.md"


def test_the_example_of_the_page_runs_as_printed(tmp_path: Path) -> None:
    match = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert match is not None
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"\x02\0\0\0\0\0\0\0{}")
    (folder / "README.md").write_text("# Demo\n", "utf-8")
    namespace: dict[str, object] = {}
    exec(compile(match[1], str(PAGE), "exec"), namespace)  # noqa: S102 - the page is ours
    digest = namespace["round_trip"](folder, tmp_path / "work")  # type: ignore[operator]
    assert digest.startswith("sha256:")
