"""Where a model is put: on which device, in which numbers, whole or part by part. Decided from sizes alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import get_args

from generation.engine.catalogue import LTX2
from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.options import Dtype, Options, Weights

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
    knows_bfloat16: bool = True  # older cards compute it by detours, many times as slow


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How the model will lie in memory."""

    device: str
    dtype: Dtype  # what is computed with
    placement: Placement
    is_tiled: bool  # pictures are decoded in tiles: bounded memory, for a seam blended over 64 pixels
    weights: Weights = "whole"  # of the transformer. In 8 bits they take half the room and are widened layer by layer
    batch_max: int = 1  # clips that are made together
    cards: int = 1  # that share the transformer's work, `device` first

    @property
    def is_accelerated(self) -> bool:
        """This will be True where a card does the work."""
        return self.device != "cpu"

    @property
    def word(self) -> str:
        """This will name the plan for operators, e.g. "resident", "fp8 text apart", "by part, 2 cards"."""
        place = self.placement.value if self.weights == "whole" else f"{self.weights} {self.placement.value}"
        return place if self.cards == 1 else f"{place}, {self.cards} cards"


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
    if options.batch_max is not None:
        plans = tuple(replace(plan, batch_max=options.batch_max) for plan in plans)
    if options.tiling is not None:
        plans = tuple(replace(plan, is_tiled=options.tiling) for plan in plans)
    return tuple(replace(plan, cards=options.cards) for plan in plans)


def device_of(first: str, rank: int) -> str:
    """This will be the device so many after `first`: "cuda:1" is the next of "cuda:0"; the CPU has none but itself."""
    kind, _, number = first.partition(":")
    return f"{kind}:{int(number) + rank}" if number else first


def _weights(options: Options) -> tuple[Weights, ...]:
    """This will be the ways in which the transformer's weights may be kept, the best first."""
    known: tuple[Weights, ...] = get_args(Weights)
    return next(((way,) for way in known if way == options.weights), ("whole", "fp8"))


def _plans_on_the_cpu(options: Options, *, is_small: bool) -> tuple[Plan, ...]:
    first, *others = _weights(options)
    best = Plan(
        device="cpu",
        dtype=_dtype(options, "float32"),
        placement=Placement.RESIDENT,
        is_tiled=not is_small,
        weights=first,
    )
    return (best, *(replace(best, weights=way, is_tiled=True) for way in others))


def _plans_on(card: Card, parameters: Mapping[str, int], options: Options, *, is_small: bool) -> tuple[Plan, ...]:
    dtype = _dtype(options, "bfloat16")
    if dtype == "bfloat16" and not card.knows_bfloat16:
        raise ModelUnavailableError(f"The card {card.name} cannot compute in bfloat16: set dtype=float16 or float32.")
    ways = [(place, weights) for place in Placement for weights in _weights(options)]
    needs = [(*way, _need(_sizes(parameters, dtype, options, way[1]), way[0])) for way in ways]
    plans = [
        Plan(
            device=card.device,
            dtype=dtype,
            placement=place,
            is_tiled=not is_small or weights == "fp8" or place is Placement.BY_PART,
            weights=weights,
            batch_max=max(1, min(LTX2.batch_max, 1 + (card.total_bytes - need.rendering_bytes) // CLIP_ROOM_BYTES)),
        )
        for place, weights, need in sorted(needs, key=lambda way: way[2].most_bytes, reverse=True)
        if is_small or need.most_bytes <= card.total_bytes
    ]
    if not plans:
        _refuse(card, _sizes(parameters, dtype, options, _weights(options)[-1]), dtype)
    return tuple(plans)


def _sizes(parameters: Mapping[str, int], dtype: Dtype, options: Options, weights: Weights) -> dict[str, int]:
    """This will be the bytes of each part's weights."""
    in_8_bits = {"transformer": weights != "whole", "text_encoder": options.text_weights == "int8"}
    return {part: count * (1 if in_8_bits.get(part) else DTYPE_BYTES[dtype]) for part, count in parameters.items()}


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
