"""From the words of the `ENGINES` setting to engines. Imported by workers only."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from generation.engine.catalogue import CARDS
from generation.engine.protocol import Engine

_FACTORIES: Mapping[str, str] = {
    "animatic": "generation.engine.animatic.engine:AnimaticEngine",
    "ltx2": "generation.engine.ltx2.engine:Ltx2Engine",
}


def build_engine(spec: str) -> Engine:
    """This will make the engine that `spec` names: `animatic`, or `ltx2:<folder or hub id>`. Nothing is loaded yet.

    Raises ValueError with a sentence for the operator when the name is not known.
    """
    name, _, model = spec.partition(":")
    if name not in _FACTORIES:
        raise ValueError(f"ENGINES names {name!r}; known engines: {', '.join(sorted(CARDS))}")
    module, _, factory = _FACTORIES[name].partition(":")
    make = getattr(import_module(module), factory)
    return cast(Engine, make(model) if model else make())
