"""Builds the context of operations out of settings, folders and the clock."""

from __future__ import annotations

import time

from kitstudio.base.control import CancelToken
from kitstudio.host import folders
from kitstudio.host.settings import Settings
from kitstudio.model.media_type import Compression, Form
from kitstudio.operations.context import Context
from kitstudio.operations.pack_options import PackOptions


def make_context(settings: Settings, token: CancelToken | None = None, *, makes_store: bool = True) -> Context:
    """The context for one run of the program; `token` ends its waits, when the run is one operation."""
    return Context(
        store_path=settings.path("store.path"),
        cache_path=folders.cache(settings.environment),
        kitops_home=folders.kitops_home(settings.environment),
        now=time.time,
        wait=settings.seconds("store.wait"),
        token=token,
        state_path=folders.state(settings.environment),
        makes_store=makes_store,
    )


def pack_defaults(settings: Settings) -> PackOptions:
    """What the window offers first when a folder is packed; the command line says everything by flags."""
    return PackOptions(
        compression=Compression(settings.text("packing.compression")),
        form=Form(settings.text("packing.layer_format")),
        model_pack=settings.text("packing.format") == "modelpack",
        modes="canonical" if settings.switch("packing.canonical_modes") else "disk",
    )
