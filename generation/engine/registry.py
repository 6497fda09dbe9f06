"""From the words of the `ENGINES` setting to engines. Imported by workers only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TypeAlias

from generation.engine import families
from generation.engine.catalogue import Spec
from generation.engine.protocol import Engine

Make: TypeAlias = Callable[[str, Mapping[str, str]], Engine]

_FACTORIES: Mapping[str, str] = {
    "animatic": "generation.engine.animatic.engine:make",
    "ltx2": "generation.engine.ltx2.engine:make",
}


def build_engine(spec: str) -> Engine:
    """This will make the engine that `spec` names: `<name>`, `<name>:<model>` or `<name>:<model>?<option>=<word>&…`.

    Nothing is loaded yet. Raises ValueError with a sentence for the operator when the name or an option is not known.
    """
    asked = Spec.of(spec)
    module, _, factory = _FACTORIES.get(asked.name, f"{families.module_of(asked.name)}:make").partition(":")
    make: Make = getattr(import_module(module), factory)
    return make(asked.model, asked.options)
