"""Parent kits: a `model.path` that is a reference (modelkit-format 6.3); the chain is bounded and has no circles."""

from __future__ import annotations

from collections.abc import Iterator

from kitstudio.base import limits
from kitstudio.base.errors import QT_TRANSLATE_NOOP, ExitCode, KitStudioError
from kitstudio.model.content import Source
from kitstudio.model.kit import Kit
from kitstudio.model.kitfile import Kitfile
from kitstudio.model.reference import Reference
from kitstudio.operations.reading import read_kit, resolve


class ParentCycleError(KitStudioError):
    """Kits name each other as parents in a circle."""

    code = "KS-PARENT-CYCLE"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "Parent kits form a circle: {chain}.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Change model.path in one of them.")


class ParentDepthError(KitStudioError):
    """The chain of parents is too long."""

    code = "KS-PARENT-DEPTH"
    exit_code = ExitCode.BAD_INPUT
    summary_template = QT_TRANSLATE_NOOP("errors", "More than {limit} parent kits stand above one another.")
    remedy_template = QT_TRANSLATE_NOOP("errors", "Pack the model itself instead of naming a parent.")


def parents(source: Source, kitfile: Kitfile) -> Iterator[tuple[Reference, Kit]]:
    """The chain of parents above a Kitfile, nearest first.

    Raises:
        KitNotFoundError: a parent is not there.
        ParentCycleError, ParentDepthError: the chain never ends, or not soon enough.
    """
    chain: list[str] = []
    while (above := _parent_of(kitfile)) is not None:
        if str(above) in chain:
            raise ParentCycleError(chain=" => ".join([*chain, str(above)]))
        if len(chain) == limits.PARENT_DEPTH:
            raise ParentDepthError(limit=limits.PARENT_DEPTH)
        chain.append(str(above))
        kit = read_kit(source, resolve(source, above))
        yield above, kit
        kitfile = kit.kitfile


def _parent_of(kitfile: Kitfile) -> Reference | None:
    model = kitfile.model
    if model is None or not model.is_reference or model.digest is not None:
        return None
    return Reference.parse(model.path).with_default_tag()
