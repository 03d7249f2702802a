"""The program: chooses the command line or the window, and is the last resort for an error of our own."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the quick answers import nothing
    from kitstudio.base.errors import ExitCode
    from kitstudio.host.settings import Settings


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(_guarded(sys.argv[1:], apart=True))


def gui() -> None:
    """Open the window, for desktop entries that run without a terminal."""
    sys.exit(_guarded(["gui", *sys.argv[1:]]))


def _guarded(arguments: list[str], *, apart: bool = False) -> int:
    if arguments == ["--version"]:
        from kitstudio import __version__  # noqa: PLC0415 - the quick answer imports nothing else

        with contextlib.suppress(OSError):  # the long way round says what is wrong
            os.write(1, f"kitstudio {__version__}\n".encode())
            return 0
    try:
        from kitstudio.cli.main import run  # noqa: PLC0415 - as above

        return run(arguments, _open_window, apart=apart)
    except KeyboardInterrupt:
        from kitstudio.cli.main import cancelled  # noqa: PLC0415 - Ctrl+C before or after the verb

        return cancelled(arguments)
    except Exception as error:  # noqa: BLE001 - the last resort: a bug of ours becomes a report, not a traceback
        from kitstudio.host.crash import report_bug  # noqa: PLC0415 - only when something went wrong

        return report_bug(error, arguments)


def _open_window(settings: Settings, target: str) -> ExitCode:
    from kitstudio.base.errors import ExitCode  # noqa: PLC0415 - as above
    from kitstudio.host.assemble import make_context  # noqa: PLC0415 - as above
    from kitstudio.host.single import hand_over  # noqa: PLC0415 - as above

    if hand_over(settings.environment, make_context(settings).store_path, target):
        return ExitCode.DONE
    gc.disable()  # until the window begins: what is loaded now stays, and to look through it takes a tenth of a second
    from kitstudio.ui.application import open_window  # noqa: PLC0415 - Qt is loaded for this verb only

    return open_window(settings, target)


if __name__ == "__main__":
    main()
