"""Vehicles, clocks, telephones and other machines."""

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
    wandering,
)
from generation.engine.animatic.sound.oscillators import ring
from generation.engine.animatic.sound.signal import (
    SAMPLE_RATE,
    Signal,
    burst,
    curve,
    filtered,
    joined,
    layered,
    scattered,
    seconds,
    shaped,
)


def firing(hz: Signal, rng: Chance, *, cylinders: int = 4, rough: float = 0.25) -> Signal:
    """This will be a piston engine that turns at `hz` (turns a second, one a sample): a pulse of pressure for each stroke.

    Every cylinder sounds a little different, which is what makes an engine growl at half its firing rate; load makes it
    brighter. Peak about 1.
    """
    turns = np.cumsum(hz) / SAMPLE_RATE
    strokes = turns * cylinders / 2
    uneven = 1 + rough * np.sin(2 * np.pi * turns / 2 + 0.7) + 0.5 * rough * np.sin(2 * np.pi * turns + 1.9)
    phase = strokes % 1.0
    pulses = np.exp(-5.5 * phase) * np.sin(2 * np.pi * phase) * uneven
    air = hiss(hz.shape[0] / SAMPLE_RATE, 120, 2600, rng, -0.8)[: hz.shape[0]] * np.exp(-4 * phase)
    return filtered(pulses + 0.18 * air, low_hz=32, high_hz=1600)


def engine(duration_s: float, rng: Chance) -> Signal:
    """This will be an engine that is revved twice."""
    t = seconds(duration_s)
    revs = 15 + 38 * np.maximum(0, np.sin(2 * np.pi * t / max(min(duration_s, 2.2), 0.8))) ** 2
    return firing(revs, rng)


def engine_start(duration_s: float, rng: Chance) -> Signal:
    """This will be a starter that turns, an engine that catches, and idles."""
    cranking = gliding(line(0.75, 62, 66), harmonics=(1, 0.6, 0.4, 0.3)) * (
        0.6 + 0.4 * np.sin(2 * np.pi * 7.5 * seconds(0.75))
    )
    revs = curve(1.7, (0, 12), (0.15, 44), (0.45, 22), (1, 16))
    return joined(0.4 * shaped(cranking, 0.03, 0.05), shaped(firing(revs, rng), 0.02, 0.5))


def motorcycle(duration_s: float, rng: Chance) -> Signal:
    """This will be a motorcycle that goes by through its gears."""
    length = min(duration_s, 4.0)
    revs = curve(length, (0, 26), (0.3, 72), (0.31, 46), (0.65, 84), (0.66, 58), (1, 92))
    near = curve(length, (0, 0.15), (0.45, 1), (1, 0.08))
    return np.asarray(firing(revs, rng, cylinders=2, rough=0.5) * near)


def race_car(duration_s: float, rng: Chance) -> Signal:
    """This will be a racing car that goes by: near it is high, gone it is low (Doppler)."""
    length = min(duration_s, 2.6)
    t = seconds(length) - 0.45 * length
    drop = 1 - 0.18 * np.tanh(t / 0.12)
    near = 1 / np.sqrt(1 + (t / 0.16) ** 2)
    return np.asarray(firing(150 * drop, rng, cylinders=6, rough=0.1) * near)


def skid(duration_s: float, rng: Chance) -> Signal:
    """This will be tyres that squeal: rubber that sticks and slips some hundred times a second."""
    length = 1.1
    hz = 820 * (1 + wandering(seconds(length).shape[0], rng, 14, -0.04, 0.04)) * curve(length, (0, 1.08), (1, 0.9))
    return shaped(gliding(hz, harmonics=(1, 0.5, 0.35, 0.2)) + 0.3 * hiss(length, 500, 4000, rng), 0.05, 0.4)


def horn(duration_s: float, rng: Chance) -> Signal:
    """This will be a car's horn: two notes a third apart, short and long."""

    def honk(length: float) -> Signal:
        t = seconds(length)
        both = sum(gliding(np.full(t.shape[0], hz), harmonics=(1, 0.9, 0.7, 0.6, 0.4, 0.3)) for hz in (415.0, 523.0))
        return shaped(np.asarray(both), 0.015, 0.05)

    return joined(honk(0.16), 0.1, honk(0.5))


def ship_horn(duration_s: float, rng: Chance) -> Signal:
    """This will be a ship's horn."""
    t = seconds(2.2)
    both = sum(gliding(np.full(t.shape[0], hz), harmonics=(1, 0.8, 0.6, 0.4, 0.2)) for hz in (87.0, 110.0))
    return shaped(np.asarray(both), 0.12, 0.5)


def siren(duration_s: float, rng: Chance) -> Signal:
    """This will be a siren that wails up and down."""
    t = seconds(duration_s)
    hz = 620 * 2 ** (0.55 * (1 - np.cos(2 * np.pi * t / 2.6)))
    return gliding(hz, harmonics=(1, 0.45, 0.3, 0.12))


def two_tone(duration_s: float, rng: Chance) -> Signal:
    """This will be an ambulance of the two-tone sort."""
    t = seconds(duration_s)
    return gliding(np.where((t % 1.1) < 0.55, 435.0, 580.0), harmonics=(1, 0.6, 0.4, 0.25, 0.1))


def alarm(duration_s: float, rng: Chance) -> Signal:
    """This will be an alarm clock: four beeps, a pause."""
    t = seconds(min(duration_s, 4.0))
    on = ((t % 1.0) < 0.62) & ((t % 0.155) < 0.085)
    return np.asarray(
        gliding(np.full(t.shape[0], 2050.0), harmonics=(1, 0.3, 0.2)) * np.convolve(on, np.full(96, 1 / 96), "same")
    )


def train(duration_s: float, rng: Chance) -> Signal:
    """This will be a train that goes by: wheels over joints in the rails, two axles at a time, over a roar."""
    clack = layered(
        burst(0.09, 180, 2500, 0.016, rng), ring([310, 740, 1420], [0.05, 0.04, 0.03], [0.6, 0.4, 0.3], 4800)
    )
    pair = layered(clack, joined(0.14, 0.85 * clack))
    wheels = repeated(duration_s, 0.62, lambda: pair, rng, loose=0.02)
    return wheels + 0.22 * hiss(duration_s, 40, 500, rng, -1.0)


def train_whistle(duration_s: float, rng: Chance) -> Signal:
    """This will be a steam whistle: a chord that bends up, with steam in it."""
    length = 1.5
    bend = curve(length, (0, 0.96), (0.1, 1), (0.9, 1), (1, 0.95))
    chord = sum(gliding(hz * bend, harmonics=(1, 0.4, 0.2)) for hz in (311.0, 370.0, 466.0, 554.0))
    return shaped(np.asarray(chord) + 0.5 * hiss(length, 900, 7000, rng), 0.08, 0.3)


def steam_engine(duration_s: float, rng: Chance) -> Signal:
    """This will be a steam locomotive's chuffing, the first of every four the loudest."""
    puffs = []
    at, number = 0.0, 0
    while at < duration_s:
        puff = faded(hiss(0.26, 150, 2600, rng, -0.7), 0.07, 0.015)
        puffs.append((at, 1.0 if number % 4 == 0 else 0.7, puff))
        at, number = at + 0.24, number + 1
    return scattered(duration_s, puffs)


def helicopter(duration_s: float, rng: Chance) -> Signal:
    """This will be a helicopter: blades chop eleven times a second under a turbine's whine."""
    t = seconds(duration_s)
    chop = np.maximum(0, np.sin(2 * np.pi * 11 * t)) ** 3
    return np.asarray(hiss(duration_s, 50, 700, rng, -0.8) * (0.2 + chop) + 0.05 * gliding(np.full(t.shape[0], 1240.0)))


def plane(duration_s: float, rng: Chance) -> Signal:
    """This will be a jet that flies over."""
    length = min(duration_s, 6.0)
    roar = hiss(length, 60, 1800, rng, -0.8) * curve(length, (0, 0.05), (0.5, 1), (1, 0.1))
    whine = gliding(line(length, 2600, 2450, 1750, 1600), harmonics=(1, 0.3)) * curve(
        length, (0, 0.2), (0.45, 1), (0.7, 0.3), (1, 0)
    )
    return np.asarray(roar + 0.12 * whine)


def propeller(duration_s: float, rng: Chance) -> Signal:
    """This will be a small propeller plane or a drone."""
    t = seconds(duration_s)
    return firing(42 * (1 + 0.02 * np.sin(2 * np.pi * 0.4 * t)), rng, cylinders=4, rough=0.15)


def rocket(duration_s: float, rng: Chance) -> Signal:
    """This will be a rocket's launch: a roar that crackles."""
    length = min(duration_s, 5.0)
    crackle = shower(length, 60, [burst(0.05, 120, 2500, 0.01, rng)], rng)
    return np.asarray(
        (hiss(length, 25, 900, rng, -0.9) + 0.5 * crackle) * curve(length, (0, 0), (0.1, 1), (0.5, 0.9), (1, 0.15))
    )


def boat(duration_s: float, rng: Chance) -> Signal:
    """This will be a motor boat."""
    return 0.8 * firing(np.full(seconds(duration_s).shape[0], 27.0), rng, cylinders=2, rough=0.4)


def bicycle_bell(duration_s: float, rng: Chance) -> Signal:
    """This will be *ring-ring*."""

    def rattle() -> Signal:
        one = ring([1790, 2980, 4620], [0.28, 0.2, 0.12], [1, 0.6, 0.3], round(0.9 * SAMPLE_RATE))
        return scattered(0.95, [(0.028 * n, 0.7, one) for n in range(7)])

    return layered(rattle(), joined(0.42, rattle()))


def phone(duration_s: float, rng: Chance) -> Signal:
    """This will be an old telephone: two bells, struck in turn twenty times a second."""
    low, high = (ring([hz, 2.4 * hz, 3.9 * hz], [0.25, 0.15, 0.08], [1, 0.4, 0.2], 24_000) for hz in (1180.0, 1330.0))
    strokes = [(n / 21, 0.6, low if n % 2 else high) for n in range(20)]
    return scattered(1.5, strokes)


def mobile(duration_s: float, rng: Chance) -> Signal:
    """This will be a mobile phone's tune."""
    notes = [
        shaped(gliding(np.full(seconds(0.13).shape[0], hz), harmonics=(1, 0.25, 0.15)), 0.004, 0.05)
        for hz in (1319, 1175, 740, 831, 1109, 988, 587, 659)
    ]
    return joined(*notes)


def buzzing(duration_s: float, rng: Chance) -> Signal:
    """This will be a phone that vibrates on a table."""
    t = seconds(0.5)
    one = shaped(
        gliding(np.full(t.shape[0], 165.0), harmonics=(1, 0.7, 0.6, 0.4, 0.3)) * (1 + 0.4 * hiss(0.5, 40, 200, rng)),
        0.02,
        0.04,
    )
    return joined(one, 0.3, one)


def keyboard(duration_s: float, rng: Chance) -> Signal:
    """This will be somebody who types on a computer."""
    return repeated(
        min(duration_s, 5.0),
        0.13,
        lambda: layered(burst(0.03, 1200, 7000, 0.003, rng), 0.4 * burst(0.03, 250, 900, 0.006, rng)),
        rng,
        loose=0.6,
    )


def typewriter(duration_s: float, rng: Chance) -> Signal:
    """This will be a typewriter: type bars, then the bell and the carriage."""
    length = min(max(duration_s, 1.8), 4.0)
    strike = layered(
        burst(0.05, 900, 8000, 0.004, rng), ring([620, 1480, 2630], [0.02, 0.015, 0.01], [0.7, 0.5, 0.4], 4800)
    )
    keys = repeated(length - 0.7, 0.16, lambda: strike, rng, loose=0.45)
    bell = 0.5 * ring([2450, 5100], [0.3, 0.15], [1, 0.4], round(0.7 * SAMPLE_RATE))
    return joined(keys, layered(bell, joined(0.25, 0.5 * zip_along(0.35, rng))))


def zip_along(duration_s: float, rng: Chance) -> Signal:
    """This will be a row of small clicks, faster and faster: a ratchet, a zip."""
    t = seconds(duration_s)
    clicks = np.maximum(0, np.sin(2 * np.pi * np.cumsum(line(duration_s, 70, 190)) / SAMPLE_RATE)) ** 6
    return np.asarray(hiss(duration_s, 1500, 8000, rng) * clicks * np.minimum(1, t / 0.02))


def camera(duration_s: float, rng: Chance) -> Signal:
    """This will be a shutter: mirror up, curtain, mirror down."""
    click = layered(burst(0.03, 1500, 9000, 0.003, rng), 0.5 * burst(0.04, 300, 1500, 0.008, rng))
    return joined(click, 0.035, 0.6 * burst(0.05, 2500, 9000, 0.012, rng), 0.8 * click)


def clock(duration_s: float, rng: Chance) -> Signal:
    """This will be a clock: tick, tock."""

    def tick(hz: float) -> Signal:
        return layered(
            ring([hz, 2.2 * hz, 3.7 * hz], [0.012, 0.008, 0.005], [1, 0.6, 0.4], 4000),
            0.3 * burst(0.02, 2500, 9000, 0.002, rng),
        )

    pieces = [(0.5 * n + 0.02, 1.0, tick(1900.0 if n % 2 else 2350.0)) for n in range(int(duration_s / 0.5) + 1)]
    return scattered(duration_s, pieces)


def beeps(duration_s: float, rng: Chance) -> Signal:
    """This will be a machine or a robot that thinks aloud."""
    notes = [
        shaped(gliding(np.full(4200, float(hz)), harmonics=(1, 0.4, 0.2)), 0.004, 0.02)
        for hz in rng.choice([520, 660, 784, 880, 1046, 1318, 1568], 7)
    ]
    return joined(*[part for note in notes for part in (note, 0.03)])


def beep(duration_s: float, rng: Chance) -> Signal:
    """This will be one beep."""
    return shaped(gliding(np.full(seconds(0.22).shape[0], 1000.0)), 0.005, 0.02)


def radio(duration_s: float, rng: Chance) -> Signal:
    """This will be static between two stations."""
    count = seconds(duration_s).shape[0]
    whistle = gliding(1400 * 2 ** wandering(count, rng, 2.5, -1.2, 1.2)) * wandering(count, rng, 3.0, -0.2, 0.5).clip(0)
    return np.asarray(hiss(duration_s, 900, 7000, rng, 0.0) * wandering(count, rng, 6.0, 0.3, 1.0) + whistle)


def drill(duration_s: float, rng: Chance) -> Signal:
    """This will be a drill, a saw, a blender: a motor that whines under load."""
    length = min(duration_s, 3.0)
    hz = curve(length, (0, 60), (0.12, 190), (0.5, 165), (0.8, 190), (1, 40))
    return np.asarray(
        gliding(hz, harmonics=(1, 0.8, 0.7, 0.6, 0.5, 0.5, 0.4, 0.3)) + 0.7 * hiss(length, 1200, 7000, rng)
    )


def chainsaw(duration_s: float, rng: Chance) -> Signal:
    """This will be a chainsaw or a mower."""
    length = min(duration_s, 4.0)
    return firing(curve(length, (0, 45), (0.2, 105), (0.55, 88), (0.8, 108), (1, 50)), rng, cylinders=2, rough=0.4)


def vacuum(duration_s: float, rng: Chance) -> Signal:
    """This will be a vacuum cleaner or a fan."""
    return 0.7 * hiss(duration_s, 250, 5000, rng, -0.5) + 0.25 * gliding(
        np.full(seconds(duration_s).shape[0], 236.0), harmonics=(1, 0.5, 0.4)
    )


def elevator(duration_s: float, rng: Chance) -> Signal:
    """This will be a lift that arrives: *ding*."""
    return ring([1318, 2640, 3960], [0.7, 0.4, 0.2], [1, 0.3, 0.1], round(1.8 * SAMPLE_RATE))


def robot_walk(duration_s: float, rng: Chance) -> Signal:
    """This will be a servo motor that turns."""
    return shaped(
        gliding(line(0.5, 320, 560, 540, 300), harmonics=(1, 0.5, 0.4, 0.3)) + 0.1 * hiss(0.5, 1500, 6000, rng),
        0.04,
        0.08,
    )


def ufo(duration_s: float, rng: Chance) -> Signal:
    """This will be a flying saucer: two tones that circle around each other."""
    t = seconds(min(duration_s, 5.0))
    hz = 420 * 2 ** (0.5 * np.sin(2 * np.pi * 5.1 * t)) * (1 + 0.1 * np.sin(2 * np.pi * 0.31 * t))
    return np.asarray(gliding(hz, harmonics=(1, 0.25)) * (0.6 + 0.4 * np.sin(2 * np.pi * 0.6 * t)))


def teleport(duration_s: float, rng: Chance) -> Signal:
    """This will be a glitter that rises and is gone."""
    return shaped(
        gliding(line(0.9, 300, 2600) * (1 + 0.15 * np.sin(2 * np.pi * 24 * seconds(0.9))), harmonics=(1, 0.4)), 0.1, 0.3
    )
