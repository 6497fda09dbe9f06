"""Bells, doors, glass, blows, and things that are handled."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.sound.effects.making import (
    Chance,
    faded,
    gliding,
    hiss,
    line,
    repeated,
    shower,
    thud,
    wandering,
)
from generation.engine.animatic.sound.oscillators import ring
from generation.engine.animatic.sound.signal import (
    SAMPLE_RATE,
    Signal,
    burst,
    curve,
    joined,
    layered,
    scattered,
    seconds,
    shaped,
)
from generation.engine.animatic.sound.strikes import strike

_CHURCH = np.array([0.5, 1.0, 1.19, 1.5, 2.0, 2.51, 2.66, 3.01, 4.17, 5.43])
"""A tuned church bell: hum, prime, minor third, fifth, nominal and above (Fletcher & Rossing, 21.1)."""


def _church(hz: float, count: int) -> Signal:
    decays = np.array([4.5, 3.2, 2.6, 1.6, 1.9, 0.9, 0.8, 0.7, 0.45, 0.3])
    return ring(_CHURCH * hz, decays, [0.5, 0.7, 0.55, 0.3, 1.0, 0.35, 0.3, 0.4, 0.25, 0.15], count)


def church_bell(duration_s: float, rng: Chance) -> Signal:
    """This will be a church bell that tolls until the time is up."""
    toll = layered(_church(262.0, round(5.0 * SAMPLE_RATE)), 0.15 * burst(0.05, 900, 6000, 0.01, rng))
    return repeated(max(duration_s, 2.0), 1.9, lambda: toll, rng)


def bells(duration_s: float, rng: Chance) -> Signal:
    """This will be a peal of bells, high to low."""
    peal = [_church(hz, round(2.5 * SAMPLE_RATE)) for hz in (392.0, 349.0, 330.0, 294.0, 262.0)]
    length = min(max(duration_s, 2.0), 6.0)
    return scattered(length, [(0.34 * n, 0.7, peal[n % 5]) for n in range(int(length / 0.34))])


def hand_bell(duration_s: float, rng: Chance) -> Signal:
    """This will be a hand bell that is shaken."""
    one = ring([1244, 3110, 5080, 7460], [0.5, 0.3, 0.16, 0.1], [1, 0.6, 0.35, 0.2], round(1.2 * SAMPLE_RATE))
    return scattered(2.0, [(0.17 * n, 0.8 - 0.08 * n, one) for n in range(6)])


def ding(duration_s: float, rng: Chance) -> Signal:
    """This will be a desk bell, struck once."""
    return layered(
        ring([2093, 4200, 6890], [0.6, 0.35, 0.2], [1, 0.4, 0.25], round(1.8 * SAMPLE_RATE)),
        0.2 * burst(0.02, 3000, 9000, 0.002, rng),
    )


def doorbell(duration_s: float, rng: Chance) -> Signal:
    """This will be *ding-dong*."""
    high, low = (
        ring([hz, 2 * hz, 3.01 * hz], [0.55, 0.3, 0.15], [1, 0.3, 0.12], round(1.6 * SAMPLE_RATE))
        for hz in (659.0, 523.0)
    )
    return layered(high, joined(0.5, low))


def gong(duration_s: float, rng: Chance) -> Signal:
    """This will be a gong: low modes first, the high ones bloom after."""
    hz = np.sort(rng.uniform(70, 2600, 40))
    low = ring(
        hz[:16], rng.uniform(1.5, 3.0, 16), rng.uniform(0.4, 1, 16), round(3.5 * SAMPLE_RATE), rng.uniform(0, 6.28, 16)
    )
    high = ring(
        hz[16:],
        rng.uniform(0.8, 1.6, 24),
        rng.uniform(0.1, 0.5, 24),
        round(3.5 * SAMPLE_RATE),
        rng.uniform(0, 6.28, 24),
    )
    return np.asarray(low * np.minimum(1, seconds(3.5) / 0.006) + high * (1 - np.exp(-seconds(3.5) / 0.25)))


def wind_chimes(duration_s: float, rng: Chance) -> Signal:
    """This will be wind chimes: tubes whose modes are those of free bars."""
    length = min(duration_s, 5.0)
    tubes = [
        ring(np.array([1, 2.756, 5.404]) * hz, [1.0, 0.5, 0.25], [1, 0.4, 0.2], round(2 * SAMPLE_RATE))
        for hz in (1047, 1175, 1397, 1568, 1760)
    ]
    return scattered(
        length,
        [
            (rng.uniform(0, max(length - 0.6, 0.1)), rng.uniform(0.3, 1), tubes[rng.integers(5)])
            for _ in range(int(3.2 * length))
        ],
    )


def sleigh_bells(duration_s: float, rng: Chance) -> Signal:
    """This will be sleigh bells in a trot: many small jingles at each step."""

    def jingle() -> Signal:
        hz = rng.uniform(3200, 9500, 20)
        return ring(hz, rng.uniform(0.05, 0.12, 20), rng.uniform(0.4, 1, 20), 24_000, rng.uniform(0, 6.28, 20))

    shakes, at, number = [], 0.02, 0
    while at < duration_s - 0.1:
        shakes.append((at, 1.0 if number % 2 == 0 else 0.6, jingle()))
        at, number = at + 0.235, number + 1
    return scattered(duration_s, shakes)


# doors


def creak(duration_s: float, rng: Chance) -> Signal:
    """This will be a door that creaks: a hinge that sticks and slips, each slip a click in the door's own resonances."""
    length = 1.5
    rate = curve(length, (0, 24), (0.35, 95), (0.6, 60), (0.85, 120), (1, 35)) * (
        1 + wandering(seconds(length).shape[0], rng, 20, -0.15, 0.15)
    )
    turns = np.cumsum(rate) / SAMPLE_RATE
    slips = np.diff(np.floor(turns), prepend=0.0) * rng.uniform(0.5, 1.0, turns.shape[0])
    body = ring([430, 910, 1480, 2260, 3100], [0.012, 0.01, 0.008, 0.006, 0.004], [1, 0.8, 0.9, 0.5, 0.3], 4096)
    size = 1 << 17
    return shaped(np.fft.irfft(np.fft.rfft(slips, size) * np.fft.rfft(body, size), size)[: turns.shape[0]], 0.1, 0.15)


def knock(duration_s: float, rng: Chance) -> Signal:
    """This will be three knocks at a wooden door."""
    return joined(
        *[
            part
            for _ in range(3)
            for part in (layered(strike("wood", 0.9, int(rng.integers(4))), 0.5 * thud(120, 0.03, rng)), 0.02)
        ]
    )


def slam(duration_s: float, rng: Chance) -> Signal:
    """This will be a door that slams, and its latch."""
    return layered(
        thud(72, 0.13, rng, dirt=0.9, bright_hz=1600),
        joined(0.012, 0.5 * strike("wood", 1.2, 1)),
        joined(0.05, 0.25 * strike("metal", 0.1, 2)),
    )


def latch(duration_s: float, rng: Chance) -> Signal:
    """This will be a lock or a switch: two clicks."""
    click = layered(0.7 * strike("metal", 0.08, 0)[:6000], burst(0.02, 1500, 9000, 0.002, rng))
    return joined(click[:4800], 0.03, 0.8 * click)


# breaking and hitting


def glass(duration_s: float, rng: Chance) -> Signal:
    """This will be glass that breaks: a crack, and splinters that ring as they fall."""
    crack = layered(burst(0.15, 1500, 12_000, 0.02, rng), 0.7 * strike("tile", 0.3, 1))
    shards = [
        ring(np.array([1, 2.3, 3.9]) * hz, [0.09, 0.06, 0.04], [1, 0.6, 0.4], 14_000)
        for hz in (2300, 3100, 4000, 5200, 6700)
    ]
    fall = shower(1.2, 46 * np.exp(-seconds(1.2) / 0.35), shards, rng, spread=0.9)
    return layered(crack, joined(0.03, 0.55 * fall))


def clink(duration_s: float, rng: Chance) -> Signal:
    """This will be two glasses that touch."""
    return layered(
        *[
            ring([hz, 2.3 * hz, 4.2 * hz], [0.5, 0.25, 0.1], [1, 0.5, 0.2], round(1.4 * SAMPLE_RATE))
            for hz in (1710.0, 1893.0)
        ]
    )


def crash(duration_s: float, rng: Chance) -> Signal:
    """This will be a heap that falls: wood, metal and plates."""
    parts = ("metal", "wood", "tile", "wood", "metal", "steel", "tile", "cardboard")
    pieces = [
        (0.02 + 0.09 * n * rng.uniform(0.6, 1.4), 0.9 - 0.08 * n, strike(part, float(rng.uniform(0.2, 0.8)), n))
        for n, part in enumerate(parts)
    ]
    return layered(thud(66, 0.12, rng, dirt=0.9, bright_hz=2000), scattered(1.5, pieces))


def punch(duration_s: float, rng: Chance) -> Signal:
    """This will be a blow as films have it."""
    return layered(thud(95, 0.07, rng, dirt=0.5), 0.6 * burst(0.1, 500, 3500, 0.014, rng))


def slap(duration_s: float, rng: Chance) -> Signal:
    """This will be a slap."""
    return layered(burst(0.12, 900, 6500, 0.011, rng), 0.35 * burst(0.1, 250, 900, 0.02, rng))


def thump(duration_s: float, rng: Chance) -> Signal:
    """This will be something heavy that lands."""
    return thud(62, 0.12, rng, dirt=0.5, bright_hz=500)


def sword(duration_s: float, rng: Chance) -> Signal:
    """This will be blades that meet and scrape apart."""

    def clash() -> Signal:
        hz = np.array([1350, 2290, 3480, 4720, 6310, 8120]) * rng.uniform(0.94, 1.06)
        return layered(
            ring(hz, [0.3, 0.35, 0.28, 0.2, 0.15, 0.1], [0.6, 0.8, 1, 0.8, 0.5, 0.4], round(1.1 * SAMPLE_RATE)),
            0.8 * burst(0.05, 2500, 12_000, 0.004, rng),
        )

    return layered(clash(), joined(0.38, 0.9 * clash()), joined(0.62, 0.8 * clash()))


def clang(duration_s: float, rng: Chance) -> Signal:
    """This will be a hammer on metal."""
    return layered(strike("steel", 0.5, 1), 0.6 * strike("metal", 0.4, 2), 0.4 * burst(0.03, 1500, 9000, 0.004, rng))


def chain(duration_s: float, rng: Chance) -> Signal:
    """This will be chains or keys."""
    links = [strike("steel", size, n)[:9000] for n, size in enumerate((0.06, 0.08, 0.1))]
    return shower(min(duration_s, 1.5), 26, links, rng, spread=0.9)


def coin(duration_s: float, rng: Chance) -> Signal:
    """This will be a coin that drops, bounces and spins out."""
    one = ring([3320, 5870, 8450, 11_200], [0.22, 0.16, 0.1, 0.06], [1, 0.8, 0.5, 0.3], 24_000)
    times, at, gap = [], 0.0, 0.26
    while gap > 0.012:
        times.append((at, 0.25 + 2.4 * gap, one))
        at, gap = at + gap, gap * 0.78
    return scattered(1.9, times)


def coins(duration_s: float, rng: Chance) -> Signal:
    """This will be a till or a handful of coins."""
    one = [ring([hz, 1.77 * hz, 2.5 * hz], [0.16, 0.1, 0.06], [1, 0.7, 0.4], 12_000) for hz in (3100.0, 3700.0, 4400.0)]
    return layered(shower(1.0, 24, one, rng), joined(0.3, 0.8 * ding(1.0, rng)))


# handled


def zipper(duration_s: float, rng: Chance) -> Signal:
    """This will be a zip: teeth ever faster, so its pitch rises."""
    length = 0.65
    teeth = np.maximum(0, np.sin(2 * np.pi * np.cumsum(line(length, 90, 260)) / SAMPLE_RATE)) ** 4
    return shaped(hiss(length, 1500, 9000, rng) * teeth, 0.04, 0.05)


def paper(duration_s: float, rng: Chance) -> Signal:
    """This will be a page that is turned or paper that is crumpled."""
    crackle = shower(
        0.8, 420, [burst(0.015, 1500, 9000, 0.0015, rng), burst(0.02, 700, 5000, 0.003, rng)], rng, spread=0.95
    )
    return np.asarray(crackle * curve(0.8, (0, 0.1), (0.3, 1), (0.5, 0.4), (0.7, 0.9), (1, 0)))


def rip(duration_s: float, rng: Chance) -> Signal:
    """This will be cloth or paper that tears."""
    tear = shower(0.55, 1500, [burst(0.01, 1800, 9000, 0.001, rng)], rng)
    return np.asarray(tear * curve(0.55, (0, 0.2), (0.5, 0.8), (0.85, 1), (1, 0)))


def pop(duration_s: float, rng: Chance) -> Signal:
    """This will be a cork or a balloon: a pressure that is gone at once."""
    return layered(shaped(gliding(line(0.06, 480, 950)), 0.002, 0.04), 0.5 * burst(0.05, 900, 7000, 0.004, rng))


def squeaky(duration_s: float, rng: Chance) -> Signal:
    """This will be shoes, a wheel or a toy that squeaks."""
    one = shaped(gliding(line(0.14, 1150, 1500, 1250), harmonics=(1, 0.5, 0.2)), 0.02, 0.05)
    return joined(one, 0.1, 0.8 * one)


def rattle(duration_s: float, rng: Chance) -> Signal:
    """This will be dice, bones or a shaken box."""
    return shower(
        min(duration_s, 1.2), 38, [strike("toy wood", size, n)[:5000] for n, size in enumerate((0.08, 0.12, 0.1))], rng
    )


def hammering(duration_s: float, rng: Chance) -> Signal:
    """This will be a hammer on a nail."""
    blow = layered(strike("steel", 0.15, 1)[:9000], strike("wood", 0.4, 2))
    return repeated(min(duration_s, 2.4), 0.42, lambda: blow, rng, loose=0.06)


def sawing(duration_s: float, rng: Chance) -> Signal:
    """This will be a hand saw: to and fro."""
    t = seconds(min(duration_s, 2.8))
    return np.asarray(
        hiss(t.shape[0] / SAMPLE_RATE, 900, 5500, rng)[: t.shape[0]] * np.abs(np.sin(2 * np.pi * 1.25 * t)) ** 1.5
    )


def pour(duration_s: float, rng: Chance) -> Signal:
    """This will be a glass that is filled: what is left of it rings higher and higher."""
    length = 1.8
    tone = gliding(line(length, 420, 560, 820, 1500)) * (0.5 + 0.5 * wandering(seconds(length).shape[0], rng, 40, 0, 1))
    bubbles = shower(
        length, 120, [faded(np.sin(2 * np.pi * hz * seconds(0.04)), 0.008) for hz in (700, 1000, 1500, 2100)], rng
    )
    return shaped(0.25 * tone + bubbles, 0.06, 0.15)


def sizzle(duration_s: float, rng: Chance) -> Signal:
    """This will be a hot pan."""
    return 0.35 * hiss(duration_s, 2500, 12_000, rng, 0.0) + 0.8 * shower(
        duration_s, 120, [burst(0.01, 2500, 12_000, 0.001, rng)], rng, spread=0.95
    )


def whip(duration_s: float, rng: Chance) -> Signal:
    """This will be a whip: a rush of air, and a crack faster than sound."""
    rush = hiss(0.3, 600, 4000, rng) * curve(0.3, (0, 0), (0.95, 0.5), (1, 0))
    return joined(0.4 * rush, burst(0.12, 1500, 12_000, 0.004, rng))


def gear(duration_s: float, rng: Chance) -> Signal:
    """This will be cogs or a winch."""
    click = layered(strike("metal", 0.12, 1)[:3000], burst(0.02, 900, 6000, 0.003, rng))
    return repeated(min(duration_s, 2.5), 0.085, lambda: click, rng)


def ball_bounce(duration_s: float, rng: Chance) -> Signal:
    """This will be a ball that bounces to rest."""
    blows: list[tuple[float, float, Signal]] = []
    at, gap = 0.0, 0.62
    while gap > 0.06:
        blows.append((at, min(1.0, 0.2 + 1.3 * gap), strike("rubber", 0.3, len(blows))))
        at, gap = at + gap, gap * 0.74
    return scattered(at + 0.4, blows)
