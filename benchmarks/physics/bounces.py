"""Restitution: of every pair of materials by the positions around a bounce, and of a ball by the rhythm that is heard."""

from __future__ import annotations

import itertools
import math

import numpy as np

from benchmarks.physics.hearing import LOW, onsets, sound_of
from benchmarks.physics.laboratory import FPS, ball, world
from benchmarks.physics.verdicts import Verdict, worst
from generation.engine.animatic.physics.materials import MATERIALS

_RADIUS, _DROP_M = 0.1, 1.0
_HEARD = (
    "a basketball bouncing in the gym",
    "a red ball bouncing in the kitchen",
    "a tennis ball bouncing in the kitchen",
)


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
    """This will be how far the rhythm of the first three blows is off: a rest is restitution times the one before."""
    wanted = {"a basketball": "basketball", "a red ball": "rubber", "a tennis ball": "tennis"}
    grounds = {"gym": "boards", "kitchen": "stone"}
    found, halved = {}, []
    for prompt, seed in itertools.product(_HEARD, (1, 2, 3)):
        material = next(value for words, value in wanted.items() if prompt.startswith(words))
        ground = next(value for words, value in grounds.items() if words in prompt)
        heard = onsets(sound_of(prompt, seed=seed, seconds=4.5), LOW)
        share = (heard[2] - heard[1]) / (heard[1] - heard[0]) if heard.size > 2 else 0.0  # not heard is wrong
        found[f"{prompt}, seed {seed}"] = abs(share / expected(material, ground) - 1)
        halved.append(abs(share / (0.5 * expected(material, ground)) - 1))
    figure, where = worst(found)
    return Verdict(
        name="restitution, by the sound alone", figure=figure, limit=0.03, unit="of it", count=len(found),
        broken=min(halved), where=where,
    )  # fmt: skip
