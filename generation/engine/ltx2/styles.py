"""Styles: LoRA adapters that an operator names. Loaded once, when they are first asked for, and switched on for a batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from generation.engine.inputs import Style
from generation.engine.ltx2.model import LoadedModel


@contextmanager
def styled(loaded: LoadedModel, styles: Sequence[Style]) -> Iterator[None]:
    """This will lay `styles` over the model for the time of the `with`."""
    yield
