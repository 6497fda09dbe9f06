"""Where a model is put: on which device, in which numbers, whole or part by part. Decided from sizes alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import get_args

from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.options import Dtype, Options

GIB = 1024**3
DTYPE_BYTES: dict[str, int] = {"bfloat16": 2, "float16": 2, "float32": 4}

SMALL_PARAMETERS = 1_000_000_000
"""Below this a CPU renders in minutes; LTX-2 itself (34 thousand million) would take days."""

RESIDENT_ROOM_BYTES = 20 * GIB
"""Room for latents and decoding beside the resident weights: LTX-2.5 was seen to fill a card of 80 GB by loading."""

OFFLOADED_ROOM_BYTES = 4 * GIB
"""Room beside the largest part alone. Estimated from the size of the activations at 768×512, not measured."""


class Placement(StrEnum):
    """Where the weights are while the engine is open."""

    RESIDENT = "resident"  # all on the device
    BY_PART = "by part"  # in the machine's memory, each part moved to the card while it works


@dataclass(frozen=True, kw_only=True)
class Card:
    """An accelerator."""

    device: str  # as torch calls it, e.g. "cuda:0"
    name: str
    total_bytes: int


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How the model will lie in memory."""

    device: str
    dtype: Dtype
    placement: Placement
    is_tiled: bool  # pictures are decoded in tiles: bounded memory, for a seam blended over 64 pixels

    @property
    def is_accelerated(self) -> bool:
        """This will be True where a card does the work."""
        return self.device != "cpu"


def make_plan(parameters: Mapping[str, int], card: Card | None, options: Options) -> Plan:
    """This will choose for a model with these `parameters` (part -> count) and the `card` that was found (or None).

    Raises ModelUnavailableError where an accelerator is needed and missing, or too small.
    """
    is_small = sum(parameters.values()) < SMALL_PARAMETERS
    if card is None:
        _check_cpu_allowed(parameters, options, is_small=is_small)
        dtype = _dtype(options, "float32")
        return Plan(device="cpu", dtype=dtype, placement=Placement.RESIDENT, is_tiled=not is_small)
    dtype = _dtype(options, "bfloat16")
    placement = _placement(parameters, card, dtype, is_small=is_small)
    return Plan(device=card.device, dtype=dtype, placement=placement, is_tiled=not is_small)


def _check_cpu_allowed(parameters: Mapping[str, int], options: Options, *, is_small: bool) -> None:
    asked_for = options.allow_cpu is True or (options.allow_cpu is None and options.device == "cpu")
    if options.device.startswith("cuda"):
        raise ModelUnavailableError(f"The device {options.device} was asked for, but torch finds no such accelerator.")
    if asked_for or (options.allow_cpu is None and is_small):
        return
    billions = sum(parameters.values()) / 1e9
    raise ModelUnavailableError(
        f"torch finds no accelerator, and this model of {billions:.1f} thousand million parameters is not to run on "
        "the CPU; install a card with its driver and a torch built for it, or choose a small model."
    )


def _placement(parameters: Mapping[str, int], card: Card, dtype: Dtype, *, is_small: bool) -> Placement:
    sizes = {part: count * DTYPE_BYTES[dtype] for part, count in parameters.items()}
    if is_small or sum(sizes.values()) + RESIDENT_ROOM_BYTES <= card.total_bytes:
        return Placement.RESIDENT
    part, largest_bytes = max(sizes.items(), key=lambda item: item[1])
    if largest_bytes + OFFLOADED_ROOM_BYTES <= card.total_bytes:
        return Placement.BY_PART
    raise ModelUnavailableError(
        f"The card {card.name} has {card.total_bytes / GIB:.0f} GiB, but this model needs at least "
        f"{(largest_bytes + OFFLOADED_ROOM_BYTES) / GIB:.0f}: its {part} alone is {largest_bytes / GIB:.0f} GiB "
        f"in {dtype}."
    )


def _dtype(options: Options, best: Dtype) -> Dtype:
    known: tuple[Dtype, ...] = get_args(Dtype)
    return next((dtype for dtype in known if dtype == options.dtype), best)
