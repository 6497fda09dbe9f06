"""Where a model is put: on which device, in which numbers, whole or part by part. Decided from sizes alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import get_args

from generation.engine.catalogue import LTX2
from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.options import Dtype, Options

MIB = 1024**2
GIB = 1024**3
DTYPE_BYTES: dict[str, int] = {"bfloat16": 2, "float16": 2, "float32": 4}

SMALL_PARAMETERS = 1_000_000_000
"""Below this a CPU renders in minutes; LTX-2 itself (34 thousand million) would take days."""

RESIDENT_ROOM_BYTES = 20 * GIB
"""Room for latents and decoding beside the resident weights: LTX-2.5 was seen to fill a card of 80 GB by loading."""

OFFLOADED_ROOM_BYTES = 4 * GIB
"""Room beside the largest part alone. Estimated from the size of the activations at 768×512, not measured."""

READING_ROOM_BYTES = 4 * GIB
"""Room for reading prompts while all weights are on the card: 0.4 GiB a prompt, and the text encoder's own work.
Computed from the sizes, not measured."""

CLIP_ROOM_BYTES = 8 * GIB
"""Room for each further clip of a batch. Estimated from the activations of 20 s at 720p, not measured: where it is too
little, the batch is halved."""


class Placement(StrEnum):
    """Where the weights are while the engine is open."""

    RESIDENT = "resident"  # all on the device
    TEXT_APART = "text apart"  # all but the text encoder, which comes to the card only for prompts not read before
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
    dtype: Dtype  # what is computed with
    placement: Placement
    is_tiled: bool  # pictures are decoded in tiles: bounded memory, for a seam blended over 64 pixels
    is_fp8: bool = False  # the transformer's weights are kept in 8 bits and widened layer by layer: half the room
    batch_max: int = 1  # clips that are made together

    @property
    def is_accelerated(self) -> bool:
        """This will be True where a card does the work."""
        return self.device != "cpu"

    @property
    def word(self) -> str:
        """This will name the plan for operators, e.g. "resident", "fp8 text apart", "by part"."""
        return f"fp8 {self.placement.value}" if self.is_fp8 else self.placement.value


def make_plans(parameters: Mapping[str, int], card: Card | None, options: Options) -> tuple[Plan, ...]:
    """This will give the plans for a model with these `parameters` (part -> count) and the `card` found (or None).

    The best comes first, each next one needs less memory: where one turns out not to fit, the next is tried. There is
    at least one. Raises ModelUnavailableError where an accelerator is needed and missing, or too small.
    """
    is_small = sum(parameters.values()) < SMALL_PARAMETERS
    if card is None:
        _check_cpu_allowed(parameters, options, is_small=is_small)
        plans = _plans_on_the_cpu(options, is_small=is_small)
    else:
        plans = _plans_on(card, parameters, options, is_small=is_small)
    if options.batch_max is None:
        return plans
    return tuple(replace(plan, batch_max=options.batch_max) for plan in plans)


def _plans_on_the_cpu(options: Options, *, is_small: bool) -> tuple[Plan, ...]:
    best = Plan(device="cpu", dtype=_dtype(options, "float32"), placement=Placement.RESIDENT, is_tiled=not is_small)
    return (best, replace(best, is_fp8=True, is_tiled=True)) if options.allow_fp8 else (best,)


def _plans_on(card: Card, parameters: Mapping[str, int], options: Options, *, is_small: bool) -> tuple[Plan, ...]:
    dtype = _dtype(options, "bfloat16")
    ways = [(place, fp8) for place in Placement for fp8 in (False, True) if options.allow_fp8 or not fp8]
    needs = [(place, fp8, _need(_sizes(parameters, dtype, is_fp8=fp8), place)) for place, fp8 in ways]
    plans = [
        Plan(
            device=card.device,
            dtype=dtype,
            placement=place,
            is_tiled=not is_small or fp8 or place is Placement.BY_PART,
            is_fp8=fp8,
            batch_max=max(1, min(LTX2.batch_max, 1 + (card.total_bytes - need.rendering_bytes) // CLIP_ROOM_BYTES)),
        )
        for place, fp8, need in sorted(needs, key=lambda way: way[2].most_bytes, reverse=True)
        if is_small or need.most_bytes <= card.total_bytes
    ]
    if not plans:
        _refuse(card, _sizes(parameters, dtype, is_fp8=options.allow_fp8), dtype)
    return tuple(plans)


def _sizes(parameters: Mapping[str, int], dtype: Dtype, *, is_fp8: bool) -> dict[str, int]:
    """This will be the bytes of each part's weights."""
    sizes = {part: count * DTYPE_BYTES[dtype] for part, count in parameters.items()}
    return {**sizes, "transformer": parameters["transformer"]} if is_fp8 else sizes


@dataclass(frozen=True, kw_only=True)
class _Need:
    """Room on the card in the two parts of the work, which do not come at the same time."""

    reading_bytes: int
    rendering_bytes: int

    @property
    def most_bytes(self) -> int:
        return max(self.reading_bytes, self.rendering_bytes)


def _need(sizes: Mapping[str, int], placement: Placement) -> _Need:
    """Where parts take turns on the card, the largest is the one to make room for, whichever that is."""
    if placement is Placement.BY_PART:
        largest_bytes = max(sizes.values()) + OFFLOADED_ROOM_BYTES
        return _Need(reading_bytes=largest_bytes, rendering_bytes=largest_bytes)
    all_bytes = sum(sizes.values())
    leaves_bytes = sizes["text_encoder"] if placement is Placement.TEXT_APART else 0
    return _Need(
        reading_bytes=all_bytes + READING_ROOM_BYTES,
        rendering_bytes=all_bytes - leaves_bytes + RESIDENT_ROOM_BYTES,
    )


def _refuse(card: Card, sizes: Mapping[str, int], dtype: Dtype) -> None:
    part, largest_bytes = max(sizes.items(), key=lambda item: item[1])
    raise ModelUnavailableError(
        f"The card {card.name} has {card.total_bytes / GIB:.0f} GiB, but this model needs at least "
        f"{(largest_bytes + OFFLOADED_ROOM_BYTES) / GIB:.0f}: its {part} alone is {largest_bytes / GIB:.0f} GiB "
        f"in {dtype}."
    )


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


def _dtype(options: Options, best: Dtype) -> Dtype:
    known: tuple[Dtype, ...] = get_args(Dtype)
    return next((dtype for dtype in known if dtype == options.dtype), best)
