"""Styles: adapters that an operator has named. They are loaded once, and switched on for the batch that asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from generation.engine.errors import RequestNotPossibleError
from generation.engine.inputs import Style
from generation.engine.ltx2.additions import adapters_of, styled_parts, switch_off
from generation.engine.ltx2.model import LoadedModel


@contextmanager
def styled(loaded: LoadedModel, styles: Sequence[Style]) -> Iterator[None]:
    """This will lay `styles` over the model for the time of the `with`; without any it is the model itself."""
    company = loaded.company
    try:
        if styles:
            put_on(loaded.pipe, styles)
        if company is not None:
            company.wear(styles)
        yield
    finally:
        if styles:
            switch_off(loaded.pipe)
        if company is not None:
            company.wear(())


def put_on(pipe: Any, styles: Sequence[Style]) -> None:
    """This will lay those of `styles` over each part of a pipeline that there are adapters for."""
    for part in styled_parts(pipe):
        those = [style for style in styles if style.name in adapters_of(part)]
        if those:
            part.enable_lora()
            part.set_adapters([style.name for style in those], [style.scale for style in those])


def refuse_unknown(styles: Sequence[Style], known: Sequence[str]) -> None:
    """This will raise RequestNotPossibleError where a style is none of those `known`, or is asked for twice."""
    for style in styles:
        if style.name not in known:
            has = f"it has {', '.join(sorted(known))}" if known else "it has none"
            raise RequestNotPossibleError(f"There is no style {style.name!r} here: {has}.")
    if len({style.name for style in styles}) < len(styles):
        raise RequestNotPossibleError("A style was asked for twice.")
