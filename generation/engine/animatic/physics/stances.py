"""Stances: where hands, feet and hips of a figure are while it does something that no leap or pace tells.

Plain numbers in body heights (bipeds) or body lengths (four-legged), so that one gesture fits every size.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Local = tuple[float, float, float]
"""Forward, up, to the figure's right."""

Pair = tuple[Local | None, Local | None]
"""Of the left and of the right limb; None: as it would be anyhow."""

NEITHER: Pair = (None, None)
HANGING: Local = (0.03, -0.3, 0.05)  # where hands are that do nothing, from the shoulder
_STANDING: tuple[Local, Local] = ((0.0, 0.035, -0.05), (0.0, 0.035, 0.05))
_HIPS = 0.405  # of who stands upright


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
    is_laden: bool = False  # the hands have something in them, and no room for the tool of a trade
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


def between(one: Stance, other: Stance, share: float) -> Stance:
    """This will be a stance on the way from one to another, 0..1; what only one of them asks for is as it is there."""

    def place(a: Local | None, b: Local | None) -> Local | None:
        return a if b is None else b if a is None else towards(share, a, b)

    def level(a: float | None, b: float | None) -> float | None:
        return b if a is None else at_weight(share, a, b)

    def pair(a: Pair, b: Pair) -> Pair:
        return place(a[0], b[0]), place(a[1], b[1])

    return Stance(
        hands=pair(one.hands, other.hands),
        feet=pair(one.feet, other.feet),
        hips=level(one.hips, other.hips),
        chest=level(one.chest, other.chest),
        lean=at_weight(share, one.lean, other.lean),
        nod=at_weight(share, one.nod, other.nod),
        sway=at_weight(share, one.sway, other.sway),
        mouth=at_weight(share, one.mouth, other.mouth),
        is_asleep=(other if share > 0.5 else one).is_asleep,
        weight=at_weight(share, one.weight, other.weight),
    )


def over(below: Stance, above: Stance) -> Stance:
    """This will be an upright stance upon another one, each as far as it has been reached: limbs go from one to the other
    and not by way of hanging down; what only one of them asks for is otherwise as it is in standing.
    """
    if above.weight >= 1.0 or below.weight <= 0.0:
        return above
    weight = (1.0 - above.weight) * below.weight + above.weight
    mixed = between(_standing_like(below, above), _standing_like(above, below), above.weight / weight)
    return replace(mixed, is_laden=above.is_laden, weight=weight)


def _standing_like(stance: Stance, other: Stance) -> Stance:
    """The stance with all that the other asks for."""

    def pair(own: Pair, wished: Pair, usual: tuple[Local, Local]) -> Pair:
        left, right = (
            use if mine is None and yours is not None else mine
            for mine, yours, use in zip(own, wished, usual, strict=True)
        )
        return left, right

    return replace(
        stance,
        hands=pair(stance.hands, other.hands, (HANGING, HANGING)),
        feet=pair(stance.feet, other.feet, _STANDING),
        hips=_HIPS if stance.hips is None and other.hips is not None else stance.hips,
    )
