"""Animals: voices of a throat, and of wings and legs."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.sound.effects.making import Chance, faded, gliding, hiss, line, repeated, shower
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
    sweep,
)
from generation.engine.animatic.sound.voices import call, formed, glottal


def bark(duration_s: float, rng: Chance) -> Signal:
    """This will be two barks."""
    return call("dog", rng)


def meow(duration_s: float, rng: Chance) -> Signal:
    """This will be a meow."""
    return call("cat", rng)


def quack(duration_s: float, rng: Chance) -> Signal:
    """This will be two quacks."""
    return call("duck", rng)


def purr(duration_s: float, rng: Chance) -> Signal:
    """This will be purring: the larynx opens 25 times a second, breathing in and out."""
    t = seconds(duration_s)
    pulses = np.maximum(0, np.sin(2 * np.pi * 25 * t)) ** 4
    return np.asarray(hiss(duration_s, 60, 700, rng, -0.8) * pulses * (0.6 + 0.4 * np.sin(2 * np.pi * t / 1.7)))


def moo(duration_s: float, rng: Chance) -> Signal:
    """This will be a cow."""
    source = glottal(1.5, [105, 150, 158, 150, 110], 0.1, rng)
    return shaped(formed(source, [(260, 700, 2200), (480, 900, 2300), (560, 1000, 2400), (300, 750, 2200)]), 0.15, 0.35)


def baa(duration_s: float, rng: Chance) -> Signal:
    """This will be a sheep or a goat: a bleat shakes eight times a second."""
    source = glottal(0.9, [250, 275, 260, 235], 0.15, rng)
    shake = 1 + 0.5 * np.sin(2 * np.pi * 8.5 * seconds(0.9)[: source.shape[0]])
    return shaped(formed(source * shake, [(700, 1500, 2600), (750, 1700, 2700)]), 0.05, 0.2)


def oink(duration_s: float, rng: Chance) -> Signal:
    """This will be a pig: two grunts, rough as folds that flutter."""
    grunt = glottal(0.22, [95, 130, 90], 0.8, rng) * (1 + 0.8 * np.sin(2 * np.pi * 38 * seconds(0.22)))
    one = shaped(formed(grunt, [(420, 1100, 2300), (350, 1500, 2500)]), 0.02, 0.08)
    return joined(one, 0.1, 0.8 * one)


def neigh(duration_s: float, rng: Chance) -> Signal:
    """This will be a horse: high and falling, trembling ever slower, and a snort."""
    length = 1.5
    t = seconds(length)
    trembling = 1 + 0.06 * np.sin(2 * np.pi * np.cumsum(13 - 3.5 * t) / SAMPLE_RATE)
    voice = gliding(line(length, 520, 1150, 1000, 640, 380) * trembling, harmonics=(1, 0.7, 0.5, 0.25, 0.1))
    body = formed(voice, [(900, 1800, 2900), (700, 1500, 2700)])
    return joined(shaped(body, 0.06, 0.3), 0.05, 0.3 * faded(hiss(0.35, 150, 2500, rng), 0.1))


def roar(duration_s: float, rng: Chance) -> Signal:
    """This will be a lion, a bear, a monster."""
    length = 1.7
    source = glottal(length, [75, 120, 105, 62], 0.7, rng) * (1 + 0.7 * np.sin(2 * np.pi * 27 * seconds(length)))
    return shaped(formed(source, [(300, 700, 1800), (620, 1000, 2200), (450, 800, 1900)]), 0.12, 0.6)


def growl(duration_s: float, rng: Chance) -> Signal:
    """This will be a low growl."""
    source = glottal(1.2, [85, 92, 80], 0.5, rng) * (1 + 0.9 * np.sin(2 * np.pi * 31 * seconds(1.2)))
    return shaped(formed(source, [(350, 900, 2200)]), 0.2, 0.4)


def howl(duration_s: float, rng: Chance) -> Signal:
    """This will be a wolf."""
    voice = gliding(line(2.6, 300, 520, 640, 630, 600, 420), harmonics=(1, 0.35, 0.12, 0.04))
    return shaped(voice + 0.02 * hiss(2.6, 400, 1500, rng)[: voice.shape[0]], 0.3, 0.9)


def birdsong(duration_s: float, rng: Chance) -> Signal:
    """This will be small birds that answer each other."""
    return repeated(duration_s, 0.85, lambda: chirp(0.5, rng), rng, loose=0.5)


def chirp(duration_s: float, rng: Chance) -> Signal:
    """This will be one short song: glides and trills between 2 and 5 kHz."""
    base = rng.uniform(2300, 4300)
    pieces: list[Signal | float] = []
    for _ in range(int(rng.integers(2, 5))):
        note = sweep(rng.uniform(0.05, 0.12), base * rng.uniform(0.8, 1.2), base * rng.uniform(0.8, 1.3))
        pieces += [note * np.hanning(note.shape[0]), float(rng.uniform(0.02, 0.07))]
    return joined(*pieces)


def crickets(duration_s: float, rng: Chance) -> Signal:
    """This will be crickets: trains of a few pulses of one pitch, two animals that are not quite together."""
    total = np.zeros(seconds(duration_s).shape[0])
    for hz, rate, gain in ((4350, 1.45, 1.0), (4780, 1.15, 0.5)):
        t = seconds(duration_s) + rng.random()
        turn = (t * rate) % 1.0
        pulses = (
            np.maximum(0, np.sin(2 * np.pi * 29 * t)) ** 2 * (turn < 0.34) * np.sin(np.pi * np.minimum(turn / 0.34, 1))
        )
        total += gain * pulses * np.sin(2 * np.pi * hz * t)
    return total


def cicadas(duration_s: float, rng: Chance) -> Signal:
    """This will be a buzzing summer tree."""
    t = seconds(duration_s)
    return np.asarray(
        hiss(duration_s, 4200, 7000, rng, 0.0) * (0.6 + 0.4 * np.sin(2 * np.pi * 48 * t)) * (0.7 + 0.3 * np.sin(t))
    )


def owl(duration_s: float, rng: Chance) -> Signal:
    """This will be an owl: hoo, hoo-hoo."""

    def hoo(length: float) -> Signal:
        return shaped(gliding(line(length, 350, 395, 370), harmonics=(1, 0.12, 0.03)), 0.06, 0.12)

    return joined(hoo(0.5), 0.35, hoo(0.22), 0.08, hoo(0.55))


def frog(duration_s: float, rng: Chance) -> Signal:
    """This will be a frog: a croak is a train of clicks in the throat's resonance."""

    def croak() -> Signal:
        t = seconds(0.28)
        clicks = np.maximum(0, np.sin(2 * np.pi * 62 * t)) ** 8
        return shaped(formed(clicks * np.sin(2 * np.pi * 640 * t), [(640, 1280, 2100)]), 0.02, 0.06)

    return joined(croak(), 0.12, 0.9 * croak())


def rooster(duration_s: float, rng: Chance) -> Signal:
    """This will be a cock-a-doodle-doo."""

    def part(length: float, *hz: float) -> Signal:
        voice = gliding(line(length, *hz), harmonics=(1, 0.8, 0.6, 0.4, 0.25, 0.15))
        return shaped(formed(voice, [(1100, 2100, 3200)]), 0.02, 0.06)

    return joined(
        part(0.16, 480, 620),
        0.05,
        part(0.12, 620, 640),
        0.04,
        part(0.2, 640, 760),
        0.03,
        part(0.85, 700, 930, 880, 520),
    )


def cluck(duration_s: float, rng: Chance) -> Signal:
    """This will be a hen."""

    def one() -> Signal:
        voice = gliding(line(0.09, 420, 640, 380), harmonics=(1, 0.7, 0.5, 0.3))
        return shaped(formed(voice, [(900, 1900, 2900)]), 0.01, 0.04)

    return joined(one(), 0.12, one(), 0.1, one(), 0.14, 1.0 * one())


def gull(duration_s: float, rng: Chance) -> Signal:
    """This will be a gull."""
    cry = gliding(line(0.3, 1100, 1650, 1450, 950), harmonics=(1, 0.6, 0.25))
    return joined(shaped(cry, 0.02, 0.1), 0.08, 0.8 * shaped(cry, 0.02, 0.1), 0.1, 0.6 * shaped(cry, 0.02, 0.12))


def crow(duration_s: float, rng: Chance) -> Signal:
    """This will be a crow or a raven: harsh as two folds that beat."""
    source = glottal(0.34, [480, 520, 430], 0.5, rng) * (1 + 0.6 * np.sin(2 * np.pi * 95 * seconds(0.34)))
    one = shaped(formed(source, [(1200, 1900, 3000)]), 0.02, 0.08)
    return joined(one, 0.16, 0.9 * one)


def elephant(duration_s: float, rng: Chance) -> Signal:
    """This will be an elephant's trumpet."""
    voice = gliding(line(1.2, 310, 560, 610, 420), harmonics=(1, 0.9, 0.8, 0.6, 0.5, 0.3, 0.2)) * (
        1 + 0.4 * hiss(1.2, 20, 70, rng)
    )
    return shaped(formed(voice, [(700, 1400, 2500), (900, 1800, 2900)]), 0.05, 0.3)


def monkey(duration_s: float, rng: Chance) -> Signal:
    """This will be a monkey: oo-oo-ah-ah."""

    def oo(hz: float, vowel: tuple[float, float, float]) -> Signal:
        return shaped(formed(glottal(0.15, [hz, 1.3 * hz, hz], 0.2, rng), [vowel]), 0.02, 0.06)

    dark, open_ = (380, 850, 2400), (850, 1500, 2700)
    return joined(oo(300, dark), 0.07, oo(330, dark), 0.07, oo(430, open_), 0.06, oo(520, open_), 0.05, oo(560, open_))


def squeak(duration_s: float, rng: Chance) -> Signal:
    """This will be a mouse or a rubber toy."""
    one = shaped(gliding(line(0.11, 1900, 2600, 2100), harmonics=(1, 0.3)), 0.01, 0.05)
    return joined(one, 0.07, 0.8 * one)


def buzz(duration_s: float, rng: Chance) -> Signal:
    """This will be a bee or a fly that comes near and goes."""
    length = min(duration_s, 5.0)
    t = seconds(length)
    hz = 205 * (1 + 0.05 * np.sin(2 * np.pi * 0.9 * t) + 0.02 * np.sin(2 * np.pi * 3.1 * t))
    return np.asarray(
        gliding(hz, harmonics=(1, 0.8, 0.6, 0.5, 0.3, 0.2)) * (0.35 + 0.65 * np.sin(np.pi * t / length) ** 2)
    )


def snake(duration_s: float, rng: Chance) -> Signal:
    """This will be a snake's hiss."""
    return np.asarray(hiss(1.1, 3000, 11_000, rng, 0.0) * curve(1.1, (0, 0), (0.15, 1), (0.6, 0.7), (1, 0)))


def whale(duration_s: float, rng: Chance) -> Signal:
    """This will be a whale's song."""
    return shaped(gliding(line(2.8, 180, 320, 260, 460, 240), harmonics=(1, 0.3, 0.15)), 0.4, 0.9)


def dolphin(duration_s: float, rng: Chance) -> Signal:
    """This will be a dolphin: clicks, then a whistle."""
    clicks = repeated(0.4, 0.022, lambda: burst(0.01, 4000, 15_000, 0.001, rng), rng)
    return joined(0.5 * clicks, 0.05, shaped(gliding(line(0.5, 5200, 9500, 6200, 8800)), 0.05, 0.1))


def wings(duration_s: float, rng: Chance) -> Signal:
    """This will be a bird that takes off: strokes of air, ever fainter."""
    strokes = [(0.085 * k, 0.9**k, stroke(rng)) for k in range(12)]
    return scattered(1.2, strokes)


def stroke(rng: Chance) -> Signal:
    """This will be one beat of wings."""
    t = seconds(0.08)
    return np.asarray(hiss(0.08, 250, 2800, rng, -0.6) * np.sin(np.pi * t / 0.08) ** 2)


def hooves(duration_s: float, rng: Chance) -> Signal:
    """This will be a galloping horse: three beats and a pause."""
    length = min(duration_s, 4.0)
    hoof = layered(faded(hiss(0.08, 120, 900, rng, -0.5), 0.018), 0.5 * burst(0.03, 900, 3500, 0.006, rng))
    beats = [
        (0.44 * n + at, gain, hoof)
        for n in range(int(length / 0.44))
        for at, gain in ((0, 0.7), (0.11, 0.8), (0.22, 1.0))
    ]
    return scattered(length, beats)


def swarm(duration_s: float, rng: Chance) -> Signal:
    """This will be many chirping chicks or bats."""
    return shower(min(duration_s, 3.0), 14, [chirp(0.3, rng) for _ in range(4)], rng)
