# ruff: noqa: E501 - tables read better with few rows
"""What rubs: rolling and scraping, from the simulation's own speeds.

Both are noise, the roughness of two surfaces that pass each other, ringing in the modes of what rubs (K. van den Doel,
P. Kry, D. Pai, FoleyAutomatic, SIGGRAPH 2001): the faster, the higher and the louder. A wheel or a ball that does not slip
only rolls, and each turn of it is heard.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Take
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.sound.placement import pan_along
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, Stereo, noise, peak, place, stretch
from generation.engine.animatic.sound.strikes import strike

_ROUND = frozenset({"ball", "wheel"})
_SLIDES = frozenset({"box", "domino", "tower", "support", "fitting", "thing", "furniture"})
_MOST = 8  # things that are heard to rub at once
_LOOP = 1 << 17
_SLOW_M_S, _SLIP_M_S, _FAST_M_S = 0.3, 0.35, 6.0
_ROUGH = {
    "asphalt": 1.0, "stone": 0.6, "boards": 0.5, "wood": 0.6, "grass": 0.5, "sand": 0.8, "packed snow": 0.7, "ice": 0.25, "rug": 0.25, "dust": 0.6, "gravel": 1.2, "soil": 0.6, "rock": 0.8, "concrete": 0.7, "carpet": 0.25,
    "tile floor": 0.5, "tatami": 0.35, "metal deck": 0.6, "cloud": 0.1, "sugar": 0.8,
}  # fmt: skip
"""How much noise a ground makes under what passes over it."""


def rub(dry: Stereo, take: Take, things: list[Thing], camera: Camera, ground: str, rng: np.random.Generator) -> None:
    """This will add everything that rolls or scrapes in a take, each where it is in the picture."""
    able = [thing for thing in things if thing.kind.family in _ROUND | _SLIDES]
    loud = sorted(able, key=lambda thing: -float(take.rolling[:, thing.index].max(initial=0.0)))[:_MOST]
    for thing in loud:
        rolls, slips = _speeds(thing, take)
        if rolls.max() > _SLOW_M_S or slips.max() > _SLIP_M_S:
            left, right = pan_along(take.poses[:, thing.index, 0], camera, dry.shape[1])
            place(dry, _heard(thing, take, (rolls, slips), ground, dry.shape[1], rng), 0, left, right)


def _speeds(thing: Thing, take: Take) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Speed at which it rolls and at which it slips over what it touches, m/s a frame; 0 in the air."""
    touching = np.minimum(take.rolling[:, thing.index], _FAST_M_S)
    if thing.kind.family not in _ROUND:
        return np.zeros_like(touching), np.where(touching > _SLIP_M_S, touching, 0.0)
    radius = thing.width_m / 2
    slip = np.abs(take.poses[:, thing.index, 3] + take.poses[:, thing.index, 5] * radius)
    slips = np.where((touching > 0) & (slip > _SLIP_M_S), np.minimum(slip, _FAST_M_S), 0.0)
    return touching, slips


def _heard(
    thing: Thing,
    take: Take,
    speeds: tuple[npt.NDArray[np.float64], ...],
    ground: str,
    count: int,
    rng: np.random.Generator,
) -> Signal:
    rolls, slips = (stretch(_held(each), count) for each in speeds)
    weight = 0.5 + min(thing.size_m, 1.2)
    rough = _ROUGH.get(ground, 0.5)
    low = _texture(thing, 50, 600, rng)
    total = 0.03 * rough * weight * rolls**1.2 * np.resize(low, count)
    if rolls.max() > _SLOW_M_S and thing.kind.family == "ball":
        turn = np.cumsum(rolls) / SAMPLE_RATE / max(thing.width_m / 2, 0.05)
        total *= 1 + 0.45 * np.sin(turn)  # no ball is quite round
    if slips.max() > _SLIP_M_S:
        bright = np.clip(slips / 3.0, 0, 1)
        scrape = (1 - bright) * np.resize(_texture(thing, 250, 1400, rng), count)
        scrape += bright * np.resize(_texture(thing, 700, 4500, rng), count)
        total += 0.03 * rough * weight * slips * scrape
    return np.asarray(total)


def _held(speed: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A thing that hops touches in every other frame: what is heard does not flutter with that."""
    padded = np.pad(speed, 1, mode="edge")
    return np.asarray(0.25 * padded[:-2] + 0.5 * padded[1:-1] + 0.25 * padded[2:])


def _texture(thing: Thing, low_hz: float, high_hz: float, rng: np.random.Generator) -> Signal:
    """Roughness ringing in the thing's modes: a loop without a seam, RMS 1."""
    roughness = noise(_LOOP, low_hz, high_hz, rng, -0.8)
    modes = strike(thing.material, thing.size_m)
    rung = np.fft.irfft(np.fft.rfft(roughness) * np.fft.rfft(modes, _LOOP), _LOOP)
    rung = 0.5 * roughness + rung / (np.sqrt(np.mean(rung**2)) + 1e-9)
    return np.asarray(rung / max(peak(rung) / 4, 1e-9))
