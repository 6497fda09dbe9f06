"""Stances: where hands, feet and hips of a figure are while it does something that no leap or pace tells.

Plain numbers in body heights (bipeds) or body lengths (four-legged), so that one gesture fits every size.
"""

from __future__ import annotations

from dataclasses import dataclass

Local = tuple[float, float, float]
"""Forward, up, to the figure's right."""

Pair = tuple[Local | None, Local | None]
"""Of the left and of the right limb; None: as it would be anyhow."""

NEITHER: Pair = (None, None)


@dataclass(frozen=True)
class Stance:
    """One way of holding oneself."""

    hands: Pair = NEITHER  # from the shoulder; of the four-legged: front paws, from the chest
    feet: Pair = NEITHER  # from the middle of the soles; of the four-legged: hind paws, from below the rump
    hips: float | None = None  # how high above the soles
    chest: float | None = None  # the same, of the four-legged
    lean: float = 0.0  # how far the chest is before the hips
    nod: float = 0.0  # how far the head is lowered
    sway: float = 0.0  # to the side, -1..1
    mouth: float = 0.0  # 0 shut .. 1 wide open
    is_asleep: bool = False  # eyes shut
    weight: float = 1.0  # 0 not at all .. 1 wholly


def at_weight(share: float, own: float, other: float | None) -> float:
    """This will be `own`, drawn towards `other` by `share`; `own` where there is no other."""
    return own if other is None else own + (other - own) * share


def towards(share: float, own: Local, other: Local | None) -> Local:
    """This will be a place drawn towards another by `share`."""
    if other is None:
        return own
    return tuple(a + (b - a) * share for a, b in zip(own, other, strict=True))  # type: ignore[return-value]


def scaled(place: Local | None, size_m: float) -> Local | None:
    """This will be a place in body sizes, in metres."""
    return None if place is None else (place[0] * size_m, place[1] * size_m, place[2] * size_m)
