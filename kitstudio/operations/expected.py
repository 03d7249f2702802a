"""The digest that a layer of a draft will have, where it is known without reading a file."""

from __future__ import annotations

from kitstudio.archive.layer_writer import LayerOptions
from kitstudio.archive.selection import Claims, select
from kitstudio.archive.stat_cache import StatCache
from kitstudio.base.control import Control
from kitstudio.base.errors import KitStudioError
from kitstudio.model.descriptor import Digest
from kitstudio.model.kitfile import FieldPath, entries
from kitstudio.model.media_type import Form, Kind
from kitstudio.operations.context import Context
from kitstudio.operations.draft import Draft


def expected_digest(context: Context, draft: Draft, where: FieldPath, control: Control) -> Digest | None:
    """What packing with the usual options would make of a layer: known when its files were packed so and are unchanged.

    Args:
        context: whose memory of packed layers is asked.
        draft: the draft, its contents those of its texts.
        where: the place of the layer's Kitfile entry.
        control: cancel.
    """
    every = tuple(entries(draft.placed))
    entry = next((each for each in every if each.where == where), None)
    if entry is None:
        return None
    claims = Claims((each.kind, each.path) for each in every)
    form = Form.RAW if entry.kind is Kind.MCP else Form.TAR
    try:
        members = select(draft.facts.scan, entry, claims, draft.facts.ignore, form=form).members
    except KitStudioError:
        return None  # no layer can be made of it, which a finding says
    control.token.check()
    cache = StatCache(context.cache_path / "stat")
    known = cache.get(cache.key(members, LayerOptions(form)))
    return known.digest if known is not None else None
