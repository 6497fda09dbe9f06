"""What a textbook says of bare bodies: momentum, slopes, rolling, a rope's swing, stacks, what floats, a turn in the air."""

from __future__ import annotations

import math

import numpy as np

from benchmarks.physics.laboratory import FPS, GREY, Floats, ball, box, lying, slope, world
from benchmarks.physics.scenes import truth
from benchmarks.physics.verdicts import Verdict, worst
from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.physics.ropes import End, tie
from generation.engine.animatic.physics.water import Water
from generation.engine.animatic.physics.world import World


def momentum() -> Verdict:
    """This will let two balls of every two materials meet off centre where nothing pulls, and compare what both carry."""
    names = [name for name, material in MATERIALS.items() if material.density >= 60]
    found = {
        f"{first}, {second}": _lost(first, second) for first, second in zip(names, names[5:] + names[:5], strict=True)
    }
    figure, where = worst(found)
    return Verdict(
        name="momentum kept when two meet", figure=figure, limit=0.001, unit="of it", count=len(found),
        broken=_lost("wood", "wood", push=0.05), where=where,
    )  # fmt: skip


def _lost(first: str, second: str, push: float = 0.0) -> float:
    """How much of the momentum is not there after they met, share; `push` (m/s) out of nothing is the planted fault."""
    place = world(gravity=0.0)
    one, other = ball(place, first, (-0.5, 3.0)), ball(place, second, (0.5, 3.05), 0.14)
    one.body.velocity, other.body.velocity = (2.0, 0.0), (-1.0, 0.2)
    place.cue(0.5, lambda _: one.body.apply_impulse_at_local_point((push * one.body.mass, 0.0)))
    mass = np.array([one.body.mass, other.body.mass])
    poses = place.run(FPS).poses
    if not place.contacts:
        raise RuntimeError(f"{first} and {second} did not meet")
    carried = np.einsum("ftv,t->fv", poses[:, :, 3:5], mass)
    return float(np.abs(carried[-1] - carried[0]).max() / (mass * [2.0, 1.0]).max())


def slopes() -> Verdict:
    """This will lay boxes on slopes a little less and a little more steep than friction holds; how many do as they must."""
    right, wrong, count = 0, 0, 0
    for first, second in (
        ("wood", "wood"),
        ("steel", "wood"),
        ("tile", "stone"),
        ("cardboard", "boards"),
        ("wood", "ice"),
    ):
        grip = MATERIALS[first].friction * MATERIALS[second].friction
        for share in (0.9, 1.1):
            slid = _slides(first, second, math.atan(share * grip))
            right += slid == (share > 1)
            wrong += slid == (share * 0.8 > 1)  # the planted fault: friction told a quarter too high
            count += 1
    return Verdict(
        name="slides where tan > friction, rests where less", figure=right / count, limit=1.0, unit="share", count=count,
        broken=wrong / count, is_least=True,
    )  # fmt: skip


def _slides(first: str, second: str, angle: float) -> bool:
    place = world()
    slope(place, second, angle)
    thing = box(place, first, lying(angle, 0.104), (0.4, 0.2), -angle)
    thing.shapes[0].elasticity = 0.0
    x = place.run(2 * FPS).poses[:, thing.index, 0]
    return bool(x[-1] - x[FPS // 2] > 0.01)


def rolling() -> Verdict:
    """This will let solid and hollow balls roll down slopes: acceleration g·sin/(1 + k), k from the ball's make; no slip."""
    found, other = {}, []
    for material, angle in (("wood", 0.1), ("rubber", 0.2), ("resin", 0.06), ("basketball", 0.15), ("steel", 0.08)):
        place = world()
        slope(place, "asphalt", angle)
        thing = ball(place, material, lying(angle, 0.1))
        poses = place.run(FPS).poses[:, thing.index]
        # A disc has k = 1/2, a thin ring 1; what lies between is (1 + inner²/outer²)/2.
        k = 0.98 if material == "basketball" else 0.5
        along = np.hypot(poses[:, 0] - poses[0, 0], poses[:, 1] - poses[0, 1])
        part = slice(FPS // 8, FPS // 2)
        gained = 2 * np.polyfit(np.arange(along.size)[part] / FPS, along[part], 2)[0] / (9.81 * math.sin(angle))
        found[f"{material}, speed"] = abs(gained * (1 + k) - 1)
        found[f"{material}, slip"] = abs(-poses[-1, 5] * 0.1 / np.hypot(poses[-1, 3], poses[-1, 4]) - 1)
        other.append(abs(gained * (1 + 1.5 - k) - 1))  # as if solid were hollow
    figure, where = worst(found)
    return Verdict(
        name="rolls down as its make says, without slipping", figure=figure, limit=0.05, unit="of it", count=len(found),
        broken=min(other), where=where,
    )  # fmt: skip


def swing() -> Verdict:
    """This will time what swings on ropes of several lengths against 2π·√(l/g)."""
    found, other = {}, []
    for length in (0.6, 1.0, 1.8, 2.4):
        for gravity in (9.81, 1.62):
            place, angle = world(gravity=gravity), 0.1
            load = ball(place, "steel", (length * math.sin(angle), 4.0 - length * math.cos(angle)))
            tie(place, End((0.0, 4.0)), End((0.0, 0.0), load), weight_kg_m=0.05)
            period = _period(
                place.run(round(3.6 * FPS * 2 * math.pi * math.sqrt(length / gravity))).poses[:, load.index, 0]
            )
            found[f"{length} m at {gravity}"] = abs(period / (2 * math.pi * math.sqrt(length / gravity)) - 1)
            other.append(abs(period / (2 * math.pi * math.sqrt(1.1 * length / gravity)) - 1))
    figure, where = worst(found)
    return Verdict(
        name="a rope's swing takes its time", figure=figure, limit=0.01, unit="of it", count=len(found),
        broken=min(other), where=where,
    )  # fmt: skip


def _period(x: Floats) -> float:
    passes = np.flatnonzero((x[:-1] > 0) & (x[1:] <= 0))
    at = passes + x[passes] / (x[passes] - x[passes + 1])
    return float(np.diff(at).mean() / FPS)


def stacks() -> Verdict:
    """This will stack boxes and look whether any creeps or trembles after the first second, metres."""
    found = {}
    for material in ("wood", "toy wood", "cardboard", "tile", "steel"):
        for count in (2, 5, 8):
            found[f"{count} of {material}"] = _stirred(material, count)
    figure, where = worst(found)
    return Verdict(
        name="stacks stand still, most that any moves", figure=figure, limit=0.001, unit="m", count=len(found),
        broken=_stirred("wood", 3, breath_m_s=0.3), where=where,
    )  # fmt: skip


def _stirred(material: str, count: int, breath_m_s: float = 0.0) -> float:
    """The most that a box moves between the second and the fourth second; `breath_m_s` is the planted fault."""
    place = world()
    boxes = [box(place, material, (0.0, 0.151 + n * 0.302), (0.3, 0.3)) for n in range(count)]
    place.cue(2.0, lambda _: setattr(boxes[-1].body, "velocity", (0.0, breath_m_s)) if breath_m_s else None)
    poses = place.run(4 * FPS).poses[FPS:]
    return float(np.ptp(poses[:, :, :2], axis=0).max())


_SHAPES: dict[str, list[tuple[float, float]]] = {
    "box": [(-0.5, -0.2), (0.5, -0.2), (0.5, 0.2), (-0.5, 0.2)],
    "boat": [(-0.6, 0.2), (-0.4, -0.2), (0.4, -0.2), (0.6, 0.2)],
    "wedge": [(-0.5, 0.15), (0.0, -0.3), (0.5, 0.15)],
}


def floating() -> Verdict:
    """This will set shapes of several densities on calm water: how far from Archimedes they lie, share of their height."""
    found, other = {}, []
    for name, corners in _SHAPES.items():
        for density in (110.0, 250.0, 400.0, 600.0, 830.0, 950.0):
            place = _pool()
            thing = things.hull(KINDS["boat"], corners, GREY, (0.0, 0.1), density=density, radius=0.0)
            things.weigh_down(thing, 0.12)
            found[f"{name} of {density:g}"], broken = _depth(place, place.add(thing), corners, thing.body.mass)
            other.append(broken)
    for density, material in ((140.0, "cardboard"), (600.0, "wood"), (830.0, "fruit"), (370.0, "tennis")):
        place = _pool()
        thing = ball(place, material, (0.0, 0.2), 0.25)
        round_ = [(0.25 * math.cos(a), 0.25 * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 720, endpoint=False)]
        found[f"ball of {material}"], broken = _depth(place, thing, round_, density * math.pi * 0.25**2)
        other.append(broken)
    figure, where = worst(found)
    return Verdict(
        name="floats as deep as Archimedes says", figure=figure, limit=0.02, unit="of height", count=len(found),
        broken=max(other), where=where,
    )  # fmt: skip


def _pool() -> World:
    return World(fps=24, gravity=9.81, ground="sea bed", ground_level_m=-3.0, water=Water(-5.0, 5.0, 0.0, 0.0))


def _depth(place: World, thing: things.Thing, corners: list[tuple[float, float]], mass: float) -> tuple[float, float]:
    """How far the water stands from where it must, over the shape's height; and the same if water were a tenth heavier."""
    take = place.run(24 * 12)
    assert take.water is not None
    y, angle = take.poses[-1, thing.index, 1:3]
    turned = np.array(
        [
            (cx * math.cos(angle) - cy * math.sin(angle), cx * math.sin(angle) + cy * math.cos(angle))
            for cx, cy in corners
        ]
    )
    level = float(take.water[-1].mean()) - y
    high = float(np.ptp(turned[:, 1]))
    return abs(level - _waterline(turned, mass / 1000)) / high, abs(level - _waterline(turned, mass / 1100)) / high


def _waterline(corners: Floats, area: float) -> float:
    """The height below which a convex shape has `area`: by adding up thin strips, as one fills a mould."""
    heights = np.linspace(corners[:, 1].min(), corners[:, 1].max(), 4001)
    following = np.roll(corners, -1, axis=0)
    low, high = np.full(heights.size, np.inf), np.full(heights.size, -np.inf)
    for (x0, y0), (x1, y1) in zip(corners, following, strict=True):
        if y0 == y1:
            continue
        inside = (heights >= min(y0, y1)) & (heights <= max(y0, y1))
        x = x0 + (heights - y0) * (x1 - x0) / (y1 - y0)
        low[inside], high[inside] = np.minimum(low, x)[inside], np.maximum(high, x)[inside]
    filled = np.cumsum(np.clip(np.nan_to_num(high - low, posinf=0.0, neginf=0.0), 0, None)) * (heights[1] - heights[0])
    return float(np.interp(area, filled, heights))


def turning() -> Verdict:
    """This will look whether a leaper keeps its angular momentum from the second frame in the air to the last but one."""
    found = {}
    for prompt in (
        "a gymnast doing a backflip in the gym",
        "a cat doing a backflip in the park",
        "a dog doing a backflip",
    ):
        told = truth(prompt)
        joints, poses = told["joints"]["0"], np.array(told["poses"])[:, 0]
        aloft = [n for n, pose in enumerate(joints) if pose.get("is_airborne")]
        first = aloft[: next((k for k in range(1, len(aloft)) if aloft[k] != aloft[k - 1] + 1), len(aloft))][1:-1]
        # Curled up, all of a body is nearer to its axis: 0.42 of the stretched figure's moment of inertia.
        inertia = np.array([1 - 0.58 * joints[n].get("tuck", 0.0) for n in first])
        kept = inertia * poses[first, 5]
        found[prompt] = float(np.ptp(kept) / np.abs(kept).mean())
    figure, where = worst(found)
    spin = float(np.ptp(poses[first, 5]) / np.abs(poses[first, 5]).mean())
    return Verdict(
        name="angular momentum kept in a flip", figure=figure, limit=0.01, unit="of it", count=len(found),
        broken=spin, where=where,
    )  # fmt: skip


ALL = (momentum, slopes, rolling, swing, stacks, floating, turning)
