"""Running out of memory: recognised in all its forms, and what it held let go."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# What torch says where it has no class of its own for it: the CPU's allocator, and libraries that allocate on the card.
SAYINGS = ("can't allocate memory", "not enough memory", "out of memory", "ALLOC_FAILED")


class OutOfRoomError(Exception):
    """The model has no room under its plan. Its text is one line for the log."""


@contextmanager
def told_when_out_of_room() -> Iterator[None]:
    """This will turn every way of running out of memory into OutOfRoomError.

    The frames that the error passed are emptied: they would keep alive the very tensors that did not fit.
    """
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        traceback.clear_frames(error.__traceback__)
        raise OutOfRoomError(first_line(error)) from None


def is_out_of_memory(error: BaseException) -> bool:
    """This will tell whether memory ran out, on a card or in the machine."""
    import torch

    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(saying in str(error) for saying in SAYINGS)


def free() -> None:
    """This will give the memory back that dropped tensors leave behind."""
    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


@contextmanager
def lent(module: Any, device: str) -> Iterator[None]:
    """This will have `module`, whose home is the machine's memory, on `device` for the time of the `with`.

    What lies at home is kept meanwhile: nothing is copied on the way back.
    """
    import torch

    held = [held for part in module.modules() for held in (part._parameters, part._buffers)]
    at_home = [
        (of_part, name, value, value.data) for of_part in held for name, value in of_part.items() if value is not None
    ]
    try:
        module.to(device)
        yield
    finally:
        for of_part, name, value, data in at_home:
            value.data = data  # moving to a card exchanges what is in a weight, and elsewhere the weight itself
            of_part[name] = value
        if torch.cuda.is_available():
            torch.cuda.empty_cache()


def first_line(error: BaseException) -> str:
    """This will be the first line of what an error says, with the next where it only announces it, or its name when it says
    nothing.
    """
    first, *others = str(error).strip().splitlines() or [type(error).__name__]
    return f"{first} {others[0].strip()}" if first.endswith(":") and others else first
