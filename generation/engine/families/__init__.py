"""Further families of models, a file each: `<name>.py` with a `CARD` and a `make`. Found by name, listed nowhere.

`CARD` is an EngineCard whose name is the file's. `make(model, options)` gives the Engine that a worker opens; `model` is
what ENGINES says after the name ("" where nothing), `options` its words. Both are had without importing anything
heavy: web processes read the card. An Engine imports its libraries when it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from generation.engine.contracts import EngineCard


def module_of(name: str) -> str:
    """This will be the name of a family's module."""
    return f"{__name__}.{name}"


def found_cards() -> Iterator[EngineCard]:
    """This will give the card of every family that has a file here. Raises ValueError where a card has another name."""
    for found in iter_modules(__path__):
        card: EngineCard = import_module(module_of(found.name)).CARD
        if card.name != found.name:
            raise ValueError(f"the engine family {found.name} has a card for {card.name!r}; both must have one name")
        yield card
