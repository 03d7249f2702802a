"""Builds the context of operations out of settings, folders and the clock."""

from __future__ import annotations

import time

from kitstudio.base.control import CancelToken
from kitstudio.host import folders
from kitstudio.host.settings import Settings
from kitstudio.operations.context import Context


def make_context(settings: Settings, token: CancelToken | None = None) -> Context:
    """The context for one run of the program; `token` ends its waits, when the run is one operation."""
    return Context(
        store_path=settings.path("store.path"),
        cache_path=folders.cache(settings.environment),
        kitops_home=folders.kitops_home(settings.environment),
        now=time.time,
        wait=settings.seconds("store.wait"),
        token=token,
        state_path=folders.state(settings.environment),
    )
