"""What every test stands on: a home of its own, no screen unless asked for, nothing left running behind it."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

from tests.support.tools import lack, require_tool

# Days and numbers are the same wherever the tests run. Qt reads these when it is loaded.
for _name in [each for each in os.environ if each == "LANG" or each.startswith("LC_")]:
    del os.environ[_name]
os.environ.pop("LANGUAGE", None)
os.environ.update(TZ="UTC", LC_ALL="C.UTF-8")
time.tzset()

# A window in a test is drawn nowhere unless the test starts a display of its own.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("KITSTUDIO_TEST_PLATFORM", "offscreen")

# In CI the examples are the same each time; elsewhere each run tries others. Nothing is kept between runs.
hypothesis.settings.register_profile(
    "kitstudio",
    deadline=None,
    database=None,
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.function_scoped_fixture],
)
hypothesis.settings.load_profile("kitstudio")

_KEPT = frozenset({"KITSTUDIO_TOOLS", "KITSTUDIO_REQUIRE_TOOLS", "KITSTUDIO_TEST_PLATFORM"})
_FOREIGN = frozenset({"SOURCE_DATE_EPOCH", "NO_COLOR", "DOCKER_CONFIG", "KITOPS_HOME", "HF_HOME", "HF_ENDPOINT"})
_HOMES = {
    "HOME": "",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the settings, stores and caches of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            ours = name.startswith("KITSTUDIO_") and name not in _KEPT
            if ours or name in _FOREIGN or name.lower().endswith("_proxy"):
                patch.delenv(name)
        for name, folder in _HOMES.items():
            patch.setenv(name, str(home / folder))
        yield


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Obey the marks `tool(name)` and `root`."""
    for mark in item.iter_markers("tool"):
        for name in mark.args:
            require_tool(name)
    if item.get_closest_marker("root") and os.geteuid() != 0:
        lack("needs root (other user ids, mounts): run `sudo ./packaging/test`")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Nothing of a job or a window outlives its test."""
    workers = [thread.name for thread in threading.enumerate() if thread.name.startswith("kitstudio-job")]
    if workers:
        pytest.fail(f"{item.name} left jobs running: {', '.join(workers)}")
    left = _visible_windows()
    if left:
        pytest.fail(f"{item.name} left windows open: {', '.join(left)}")


def _visible_windows() -> list[str]:
    widgets: Any = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [repr(widget) for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()]
