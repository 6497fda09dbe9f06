"""What films, games and cartoons add: whooshes, explosions, lasers, chimes, stings."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.sound.effects.making import Chance, faded, gliding, hiss, line, repeated, shower, thud
from generation.engine.animatic.sound.music.drums import drum
from generation.engine.animatic.sound.music.instruments import note
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


def whoosh(duration_s: float, rng: Chance) -> Signal:
    """This will be something fast that goes by: noise whose middle rises and falls."""
    length = 0.6
    bands = [hiss(length, hz / 1.5, hz * 1.5, rng, 0.0) for hz in (300, 700, 1600)]
    at = np.sin(np.pi * seconds(length) / length) * 2
    mixed = sum(band * np.maximum(0, 1 - np.abs(at - n)) for n, band in enumerate(bands))
    return np.asarray(mixed * np.sin(np.pi * seconds(length) / length) ** 2)


def explosion(duration_s: float, rng: Chance) -> Signal:
    """This will be a blast: a shock, a body that sinks, rubble that falls after."""
    length = 2.4
    body = faded(hiss(length, 25, 420, rng, -0.9), 0.45, 0.003) + 0.6 * faded(
        hiss(length, 200, 4500, rng, -0.8), 0.16, 0.001
    )
    boom = np.sin(2 * np.pi * np.cumsum(32 + 70 * np.exp(-seconds(length) / 0.09)) / SAMPLE_RATE) * np.exp(
        -seconds(length) / 0.4
    )
    rubble = shower(1.6, 30 * np.exp(-seconds(1.6) / 0.5), [burst(0.08, 150, 2500, 0.012, rng)], rng)
    return layered(body + 0.9 * boom, joined(0.25, 0.35 * rubble))


def shot(duration_s: float, rng: Chance) -> Signal:
    """This will be a toy gun's bang."""
    return layered(
        burst(0.5, 300, 9000, 0.018, rng),
        0.8 * thud(110, 0.06, rng),
        0.25 * faded(hiss(0.6, 200, 2500, rng, -0.5), 0.14),
    )


def report(rng: Chance) -> Signal:
    """This will be a firework's burst from afar: a thump, then crackling."""
    crackle = shower(1.3, 90 * np.exp(-seconds(1.3) / 0.5), [burst(0.02, 2000, 11_000, 0.002, rng)], rng)
    return layered(thud(60, 0.2, rng, dirt=1.0, bright_hz=1500), joined(0.15, 0.6 * crackle))


def firework(duration_s: float, rng: Chance) -> Signal:
    """This will be a rocket that whistles up, bursts and crackles."""
    up = 0.35 * shaped(gliding(line(0.8, 900, 2600)) + 0.6 * hiss(0.8, 1500, 6000, rng), 0.1, 0.1)
    return joined(up, 0.1, report(rng))


def laser(duration_s: float, rng: Chance) -> Signal:
    """This will be *pew*: the chirp of a long spring that is struck, as in the films."""
    return faded(gliding(line(0.35, 3400, 900, 320, 190), harmonics=(1, 0.5, 0.3)), 0.14)


def scratch(duration_s: float, rng: Chance) -> Signal:
    """This will be a record that is stopped by hand."""
    length = 0.75
    pace = curve(
        length, (0, 1.0), (0.2, 0.25), (0.3, -0.9), (0.45, 1.3), (0.6, -0.6), (0.75, 1.0), (0.92, 0.05), (1, 0.0)
    )
    groove = np.cumsum(pace)
    at = (groove - groove.min()).astype(np.int64)
    music = hiss(2.0, 250, 5500, rng, -0.6) * 0.6 + gliding(
        np.full(seconds(2.0).shape[0], 392.0), harmonics=(1, 0.7, 0.5, 0.4)
    )
    return np.asarray(music[at % music.shape[0]] * np.minimum(1, np.abs(pace) * 3))


def boing(duration_s: float, rng: Chance) -> Signal:
    """This will be a spring: a pitch that wobbles ever less."""
    t = seconds(0.9)
    hz = 210 * (1 + 0.45 * np.exp(-t / 0.3) * np.sin(2 * np.pi * 9 * t) + 0.25 * np.exp(-t / 0.12))
    return faded(gliding(hz, harmonics=(1, 0.6, 0.35, 0.2)), 0.28)


def slide_whistle(duration_s: float, rng: Chance) -> Signal:
    """This will be a slide whistle: up, then down."""

    def slide(*hz: float) -> Signal:
        return shaped(
            gliding(line(0.55, *hz), harmonics=(1, 0.15, 0.05)) + 0.05 * hiss(0.55, 1500, 6000, rng), 0.03, 0.06
        )

    return joined(slide(500, 1500), 0.1, slide(1500, 420))


def fall_whistle(duration_s: float, rng: Chance) -> Signal:
    """This will be something that falls from far above."""
    return shaped(gliding(line(1.4, 2100, 520), harmonics=(1, 0.1)) * curve(1.4, (0, 0.4), (1, 1)), 0.1, 0.05)


def drum_roll(duration_s: float, rng: Chance) -> Signal:
    """This will be a drum roll, and the crash that ends it."""
    return layered(drum("roll"), joined(1.12, layered(0.9 * drum("crash"), 0.8 * drum("kick"))))


def cymbal(duration_s: float, rng: Chance) -> Signal:
    """This will be a crash cymbal."""
    return drum("crash")


def rimshot(duration_s: float, rng: Chance) -> Signal:
    """This will be *ba-dum tss*."""
    return layered(drum("tom"), joined(0.17, drum("low tom")), joined(0.42, layered(0.8 * drum("crash"), drum("kick"))))


def drums_beat(duration_s: float, rng: Chance) -> Signal:
    """This will be drums far away: a slow pattern."""
    beats = [(0.0, 1.0), (0.45, 0.6), (0.9, 0.9), (1.12, 0.6), (1.35, 0.7)]
    length = max(duration_s, 1.8)
    return scattered(
        length, [(1.8 * n + at, gain, drum("taiko")) for n in range(int(length / 1.8) + 1) for at, gain in beats]
    )


def chime(duration_s: float, rng: Chance) -> Signal:
    """This will be magic: a run of small bars, up, glittering."""
    run = [
        (0.045 * n, 0.5 + 0.04 * n, note("glockenspiel", 79 + step, 2))
        for n, step in enumerate((0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24))
    ]
    glitter = shower(1.2, 16, [ring([hz], [0.25], [0.3], 24_000) for hz in (5274.0, 6272.0, 7902.0)], rng)
    return layered(4 * scattered(2.2, run), joined(0.3, 0.6 * glitter))


def power_up(duration_s: float, rng: Chance) -> Signal:
    """This will be a game that rewards."""
    return 4 * joined(*[note("pulse", midi, 1)[:3400] for midi in (67, 71, 74, 79, 83, 86, 91)], note("pulse", 95, 3))


def game_coin(duration_s: float, rng: Chance) -> Signal:
    """This will be a coin in a game: two notes, a fourth apart."""
    return 4 * joined(note("pulse", 83, 1)[:3800], note("pulse", 88, 6))


def game_over(duration_s: float, rng: Chance) -> Signal:
    """This will be a game that is lost."""
    return 4 * joined(*[note("pulse", midi, 2)[:6600] for midi in (72, 67, 64)], note("triangle", 57, 8))


def buzzer(duration_s: float, rng: Chance) -> Signal:
    """This will be *wrong*."""
    t = seconds(0.75)
    return shaped(
        gliding(np.full(t.shape[0], 118.0), harmonics=(1, 0.8, 0.9, 0.6, 0.7, 0.5, 0.4))
        + gliding(np.full(t.shape[0], 125.0), harmonics=(1, 0.7, 0.6)),
        0.01,
        0.05,
    )


def right_answer(duration_s: float, rng: Chance) -> Signal:
    """This will be *right*: two notes up."""
    return 4 * layered(note("glockenspiel", 79, 4), joined(0.16, note("glockenspiel", 84, 10)))


def sad_trombone(duration_s: float, rng: Chance) -> Signal:
    """This will be *wah wah wah waaah*."""
    return 3 * joined(*[note("brass", midi, 5) for midi in (58, 57, 56)], note("brass", 55, 16))


def tada(duration_s: float, rng: Chance) -> Signal:
    """This will be *ta-da*."""
    low = layered(*[note("brass", midi, 2) for midi in (60, 64, 67)])
    return 3 * joined(low[:9000], layered(*[note("brass", midi, 14) for midi in (60, 64, 67, 72)], 0.1 * drum("crash")))


def sting(duration_s: float, rng: Chance) -> Signal:
    """This will be *dun dun duuun*."""

    def blow(midi: int, length: int) -> Signal:
        return layered(note("brass", midi, length), note("brass", midi - 12, length), note("strings", midi + 3, length))

    return 2.5 * joined(blow(57, 3)[:15_000], blow(56, 3)[:15_000], layered(blow(51, 20), 0.2 * drum("timpani")))


def harp_run(duration_s: float, rng: Chance) -> Signal:
    """This will be a harp into a dream."""
    run = [
        (0.055 * n, 1.0, note("harp", midi, 12))
        for n, midi in enumerate((60, 62, 64, 66, 68, 70, 72, 74, 76, 78, 80, 82, 84))
    ]
    return 3 * scattered(2.2, run)


def piano_chord(duration_s: float, rng: Chance) -> Signal:
    """This will be one chord on a piano."""
    return 3 * layered(*[note("piano", midi, 32) for midi in (48, 55, 60, 64, 67)])


def organ_chord(duration_s: float, rng: Chance) -> Signal:
    """This will be one dreadful chord on an organ."""
    return 3 * layered(*[note("church organ", midi, 24) for midi in (45, 57, 60, 63, 66)])


def guitar_chord(duration_s: float, rng: Chance) -> Signal:
    """This will be a strummed chord."""
    return 3 * scattered(
        2.5, [(0.03 * n, 1.0, note("steel guitar", midi, 32)) for n, midi in enumerate((40, 47, 52, 56, 59, 64))]
    )


def trumpet_call(duration_s: float, rng: Chance) -> Signal:
    """This will be a bugle call."""
    return 3 * joined(*[note("trumpet", midi, 2)[:8000] for midi in (67, 67, 72)], note("trumpet", 76, 12))


def squelch(duration_s: float, rng: Chance) -> Signal:
    """This will be a foot in mud or a slimy thing: suction and bubbles."""
    wet = hiss(0.4, 250, 2600, rng) * np.maximum(0, np.sin(2 * np.pi * np.cumsum(line(0.4, 26, 70)) / SAMPLE_RATE)) ** 2
    return layered(
        wet * curve(0.4, (0, 0.2), (0.3, 1), (1, 0)),
        joined(0.06, 0.8 * shaped(gliding(line(0.2, 210, 620, 340)), 0.03, 0.08)),
    )


def splat(duration_s: float, rng: Chance) -> Signal:
    """This will be a pie in a face."""
    return layered(
        0.8 * thud(120, 0.04, rng), faded(hiss(0.3, 400, 5000, rng, -0.4), 0.05), joined(0.05, 0.4 * squelch(0.4, rng))
    )


def bonk(duration_s: float, rng: Chance) -> Signal:
    """This will be a hollow head that is hit."""
    return layered(ring([420, 1090, 1720], [0.07, 0.04, 0.03], [1, 0.5, 0.3], 24_000), 0.4 * thud(140, 0.03, rng))


def spring(duration_s: float, rng: Chance) -> Signal:
    """This will be a ruler that is plucked over a table's edge and pulled in: ever higher."""
    t = seconds(0.7)
    return faded(gliding(95 * (1 + 1.4 * t / 0.7), harmonics=(1, 0.8, 0.6, 0.5, 0.3, 0.2)), 0.3)


def glitch(duration_s: float, rng: Chance) -> Signal:
    """This will be a picture that fails."""
    bits = [
        shaped(
            gliding(np.full(int(rng.integers(900, 3000)), float(rng.uniform(120, 2600))), harmonics=(1, 0.8, 0.6, 0.5)),
            0.001,
            0.002,
        )
        for _ in range(9)
    ]
    return joined(*bits)


def heart_monitor(duration_s: float, rng: Chance) -> Signal:
    """This will be a monitor's beep, once for each beat of a heart."""
    return repeated(duration_s, 0.9, lambda: shaped(gliding(np.full(4800, 960.0)), 0.004, 0.01), rng)


def countdown(duration_s: float, rng: Chance) -> Signal:
    """This will be three short beeps and a long one."""
    short, long = (
        shaped(gliding(np.full(seconds(length).shape[0], hz)), 0.005, 0.02)
        for length, hz in ((0.15, 660.0), (0.6, 1320.0))
    )
    return joined(short, 0.55, short, 0.55, short, 0.55, long)


def referee(duration_s: float, rng: Chance) -> Signal:
    """This will be a referee's whistle: a pea that flutters in it."""
    t = seconds(0.7)
    return shaped(
        gliding(2850 * (1 + 0.03 * np.sin(2 * np.pi * 38 * t)), harmonics=(1, 0.2))
        * (1 + 0.5 * np.sin(2 * np.pi * 38 * t)),
        0.02,
        0.06,
    )
