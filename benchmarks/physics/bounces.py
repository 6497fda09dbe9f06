"""Restitution: of every pair of materials by the positions around a bounce, and of a ball by the rhythm that is heard."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from unittest import mock

import numpy as np
from scipy.optimize import least_squares

from benchmarks.physics.hearing import LOW, onsets, sound_of
from benchmarks.physics.laboratory import FPS, Floats, ball, world
from benchmarks.physics.verdicts import Verdict, worst
from generation.engine.animatic.physics.materials import MATERIALS

_RADIUS, _DROP_M = 0.1, 1.0
_HEARD = {
    "a basketball bouncing in the gym": ("basketball", "boards"),
    "a red ball bouncing in the kitchen": ("rubber", "stone"),
    "a tennis ball bouncing in the kitchen": ("tennis", "stone"),
}
_LONG_S = 4.5
_LEAST_JUDGED = 8  # of nine clips: a blow that is hidden by another sound may cost one, not more
_LEAST_BLOWS, _MOST_BLOWS = 4, 6
_NEAR_S = 0.012  # of a blow from where the rhythm has it


def given_back(material: str, ground: str, bounce: float | None = None) -> float:
    """This will drop a ball and be its speed after / before, by lines through positions that gravity's part is taken from.

    `bounce` plants another restitution.
    """
    place = world(ground)
    thing = ball(place, material, (0.0, _RADIUS + _DROP_M))
    if bounce is not None:
        thing.shapes[0].elasticity = bounce / next(iter(place.space.static_body.shapes)).elasticity
    heights = place.run(round(0.75 * FPS)).poses[:, thing.index, 1]
    time_s = np.arange(heights.size) / FPS
    lifted = heights + 9.81 * time_s**2 / 2  # straight while nothing but gravity acts
    hit = int(np.argmax(heights <= _RADIUS + 0.012))  # the first frame within a step or two of the blow
    hit += int(np.argmin(heights[hit : hit + 4]))
    before = slice(hit - 4, hit - 1)
    clear = hit + 1 + np.flatnonzero(heights[hit + 1 : hit + 14] > _RADIUS + 1e-5)[:3]
    down = np.polyfit(time_s[before], lifted[before], 1)[0] - 9.81 * time_s[hit]
    if clear.size < 3:
        return 0.0
    up = np.polyfit(time_s[clear], lifted[clear], 1)[0] - 9.81 * time_s[hit]
    return float(up / -down)


def expected(material: str, ground: str) -> float:
    """This will be what two springs in a row give back: pressed by a force of 1, each stores 1/2k and keeps e² of it."""
    stored = [0.5 / MATERIALS[each].stiffness for each in (material, ground)]
    kept = [energy * MATERIALS[each].restitution ** 2 for energy, each in zip(stored, (material, ground), strict=True)]
    return math.sqrt(sum(kept) / sum(stored))


def _heavy() -> list[str]:
    """What air does not stop within centimetres."""
    return [name for name, material in MATERIALS.items() if material.density >= 15]


def by_pairs() -> Verdict:
    """This will drop a ball of every material on a ground of every material."""
    found = {}
    for material, ground in itertools.product(_heavy(), MATERIALS):
        wanted = expected(material, ground)
        # Within 3 %, or a hundredth where so little is given back that 3 % of it is less than a step of time.
        found[f"{material} on {ground}"] = abs(given_back(material, ground) - wanted) / max(wanted, 0.3333)
    figure, where = worst(found)
    halved = given_back("rubber", "stone", bounce=expected("rubber", "stone") / 2)
    broken = abs(halved - expected("rubber", "stone")) / expected("rubber", "stone")
    return Verdict(
        name="restitution of a pair, by positions", figure=figure, limit=0.03, unit="of it", count=len(found),
        broken=broken, where=where,
    )  # fmt: skip


def by_ear() -> Verdict:
    """This will be how far the restitution that is heard is off, of all clips in which enough blows are heard to judge it.

    The planted fault is a ball that gives back a tenth less, heard in the same way.
    """
    found, broken, unheard = {}, [], list[str]()
    for (prompt, (material, ground)), seed in itertools.product(_HEARD.items(), (1, 2, 3)):
        wanted, name = expected(material, ground), f"{prompt}, seed {seed}"
        heard = rhythm(onsets(sound_of(prompt, seed=seed, seconds=_LONG_S), LOW))
        if heard is None:
            unheard.append(name)
            continue
        found[name] = abs(heard / wanted - 1)
        if seed == 1:
            broken.append(abs((_duller(prompt, material) or wanted) / wanted - 1))
    figure, where = worst(found)
    if len(found) < _LEAST_JUDGED:
        figure = math.inf
    return Verdict(
        name="restitution, by the sound alone", figure=figure, limit=0.03, unit="of it", count=len(found),
        broken=min(broken, default=0.0), where=f"{where}; not judged: {', '.join(unheard) or 'none'}",
    )  # fmt: skip


def _duller(prompt: str, material: str) -> float | None:
    """What is heard of a ball that gives back less on anything than its material does."""
    dull = replace(MATERIALS[material], restitution=0.9 * MATERIALS[material].restitution)
    with mock.patch.dict(MATERIALS, {material: dull}):
        return rhythm(onsets(sound_of(prompt, seed=1, seconds=_LONG_S), LOW))


def rhythm(heard: Floats) -> float | None:
    """This will be the share that each rest between blows is of the one before, by the blows that fit one such rhythm best;
    None where fewer than four do: other sounds are between, and a blow that another sound hides is passed over.
    """
    best, most = None, _LEAST_BLOWS - 1
    for first, second in itertools.combinations(heard, 2):
        for share in _shares(heard, first, second):
            times, kept = _blows(first, second - first, share, heard)
            if len(times) > most:
                best, most = (times, kept), len(times)
    if best is None:
        return None
    numbers, times = np.array(best[1]), np.array(best[0])

    def missed(values: Floats) -> Floats:
        start, rest, share = values
        return np.asarray(start + rest * (1 - share**numbers) / (1 - share) - times)

    start = (times[0], (times[1] - times[0]) / max(numbers[1], 1), 0.8)
    return float(least_squares(missed, start, bounds=((0, 0, 0.1), (60, 9, 0.999))).x[2])


def _shares(heard: Floats, first: float, second: float) -> Floats:
    """Every share of the rest that would lead to a third blow that is heard."""
    shares = (heard[heard > second] - second) / (second - first)
    return np.asarray(shares[(shares > 0.3) & (shares < 0.98)])


def _blows(first: float, rest: float, share: float, heard: Floats) -> tuple[list[float], list[int]]:
    """Which of the blows of a rhythm are heard, and which number each has."""
    times, numbers, at = list[float](), list[int](), first
    for number in range(_MOST_BLOWS):
        near = float(heard[np.abs(heard - at).argmin()])
        if abs(near - at) < _NEAR_S:
            times.append(near)
            numbers.append(number)
        at += rest * share**number
    return times, numbers
