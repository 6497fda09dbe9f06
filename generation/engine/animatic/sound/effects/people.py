"""What people make heard: hands, feet, throats, hearts, crowds."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.sound.effects.making import (
    Chance,
    crowd,
    faded,
    gliding,
    hiss,
    line,
    repeated,
    shower,
    thud,
)
from generation.engine.animatic.sound.signal import (
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
from generation.engine.animatic.sound.voices import footstep, formed, glottal

_AH = [(750, 1200, 2600), (820, 1300, 2700)]
_OH = [(480, 900, 2400), (420, 820, 2400)]


def _clap(rng: Chance) -> Signal:
    return layered(burst(0.06, 600, 5000, 0.008, rng), 0.5 * burst(0.05, 1200, 2600, 0.012, rng))


def clap(duration_s: float, rng: Chance) -> Signal:
    """This will be somebody who claps three times."""
    return joined(_clap(rng), 0.22, _clap(rng), 0.24, _clap(rng))


def applause(duration_s: float, rng: Chance) -> Signal:
    """This will be an audience that claps: hundreds of hands, each pair with its own resonance, swelling and ending."""
    length = min(duration_s, 6.0)
    claps = [burst(0.05, low, low * 4, 0.006 + 0.003 * rng.random(), rng) for low in (500, 700, 900, 1200, 1600)]
    swell = curve(length, (0, 0.05), (0.15, 1), (0.6, 0.9), (1, 0.02))
    return np.asarray(shower(length, 420 * swell, claps, rng) + 0.06 * hiss(length, 700, 5000, rng) * swell)


def cheer(duration_s: float, rng: Chance) -> Signal:
    """This will be a crowd that cheers and claps."""
    length = min(max(duration_s, 1.2), 4.5)
    voices = crowd(length, _AH, rng, voices=16, hz=(180, 420))
    roar = hiss(length, 450, 2200, rng, -0.4) * curve(length, (0, 0.1), (0.2, 1), (0.6, 0.8), (1, 0))
    whistle = joined(0.35 * length, 0.25 * wolf_whistle(0.5, rng))
    return layered(0.16 * voices, 0.3 * roar, 0.25 * applause(length, rng), 0.35 * whistle)[: seconds(length).shape[0]]


def boo(duration_s: float, rng: Chance) -> Signal:
    """This will be a crowd that is not pleased."""
    return crowd(min(max(duration_s, 1.2), 2.5), [(330, 700, 2300)], rng, voices=12, hz=(100, 210))


def gasp(duration_s: float, rng: Chance) -> Signal:
    """This will be an audience that draws breath."""
    air = [hiss(0.5, low, 4200, rng, -0.3) * curve(0.5, (0, 0), (0.7, 1), (1, 0)) for low in (500, 800, 1200)]
    return scattered(0.7, [(0.03 * n, 1.0, piece) for n, piece in enumerate(air)])


def murmur(duration_s: float, rng: Chance) -> Signal:
    """This will be a room full of people who talk."""
    length = min(duration_s, 8.0)
    pieces = []
    for _ in range(int(9 * length)):
        hz = rng.choice([110, 125, 190, 215]) * rng.uniform(0.9, 1.15)
        vowel = (rng.uniform(300, 750), rng.uniform(900, 2100), 2500)
        word = shaped(formed(glottal(0.24, [hz, 1.1 * hz, 0.92 * hz], 0.15, rng), [vowel]), 0.05, 0.08)
        pieces.append((rng.uniform(0, length - 0.2), rng.uniform(0.3, 1.0), word))
    return filtered(np.resize(scattered(length, pieces), seconds(duration_s).shape[0]), high_hz=2400)


def laugh(duration_s: float, rng: Chance) -> Signal:
    """This will be one person who laughs: a row of *ha*, sinking, ever shorter of breath."""
    base = rng.uniform(170, 290)
    syllables = []
    for n in range(6):
        hz = base * (1.35 - 0.07 * n) * rng.uniform(0.96, 1.04)
        voice = formed(glottal(0.13, [hz, 1.08 * hz, 0.9 * hz], 0.25, rng), _AH)
        ha = joined(0.25 * faded(hiss(0.04, 600, 5000, rng), 0.03, 0.01), shaped(voice, 0.015, 0.07))
        syllables.append((0.19 * n, 1.0 - 0.1 * n, ha))
    return scattered(1.35, syllables)


def laughter(duration_s: float, rng: Chance) -> Signal:
    """This will be a laugh track: many who laugh at once."""
    people = [(rng.uniform(0, 0.5), rng.uniform(0.4, 1.0), laugh(1.3, rng)) for _ in range(11)]
    return scattered(2.1, people)


def giggle(duration_s: float, rng: Chance) -> Signal:
    """This will be a child that giggles."""
    notes = [
        shaped(formed(glottal(0.08, [hz, 1.1 * hz], 0.3, rng), [(500, 2100, 2900)]), 0.01, 0.04)
        for hz in (420, 470, 440, 500, 430)
    ]
    return scattered(0.8, [(0.12 * n, 1.0, note) for n, note in enumerate(notes)])


def evil_laugh(duration_s: float, rng: Chance) -> Signal:
    """This will be a villain: low, slow, *mwa ha ha*."""
    syllables = [
        shaped(formed(glottal(0.26, [hz, 1.1 * hz, 0.85 * hz], 0.2, rng), _OH + _AH), 0.03, 0.1)
        for hz in (110, 130, 122, 112, 100)
    ]
    return scattered(2.0, [(0.34 * n, 1.0, each) for n, each in enumerate(syllables)])


def scream(duration_s: float, rng: Chance) -> Signal:
    """This will be a scream; the comic sort."""
    voice = gliding(line(1.0, 700, 1150, 1200, 900), harmonics=(1, 0.8, 0.6, 0.5, 0.3)) * (
        1 + 0.3 * hiss(1.0, 30, 90, rng)
    )
    return shaped(formed(voice, _AH), 0.04, 0.25)


def sigh(duration_s: float, rng: Chance) -> Signal:
    """This will be a sigh."""
    return shaped(formed(glottal(0.9, [230, 210, 150], 1.2, rng), [(600, 1200, 2500), (450, 1000, 2400)]), 0.15, 0.5)


def sob(duration_s: float, rng: Chance) -> Signal:
    """This will be a sob: a long falling cry, and the breath that is caught twice before the next."""
    cry = shaped(formed(glottal(0.75, [420, 500, 330], 0.3, rng), _AH), 0.06, 0.35)
    caught = [0.35 * hiss(0.12, 800, 4000, rng) * curve(0.12, (0, 0), (0.7, 1), (1, 0)) for _ in range(2)]
    return joined(cry, 0.08, caught[0], 0.07, caught[1])


def sneeze(duration_s: float, rng: Chance) -> Signal:
    """This will be *a-choo*."""
    intake = hiss(0.4, 700, 4000, rng) * curve(0.4, (0, 0), (0.9, 0.5), (1, 0))
    ah = 0.5 * shaped(formed(glottal(0.18, [200, 300], 0.5, rng), _AH), 0.03, 0.04)
    choo = layered(
        faded(hiss(0.4, 1500, 9000, rng), 0.09),
        0.7 * shaped(formed(glottal(0.3, [340, 200], 0.5, rng), [(320, 900, 2400)]), 0.01, 0.15),
    )
    return joined(0.5 * intake, ah, 0.04, choo)


def snore(duration_s: float, rng: Chance) -> Signal:
    """This will be a snore: in with a rattle, out with a whistle."""
    rattle = hiss(1.1, 80, 900, rng, -0.6) * np.maximum(0, np.sin(2 * np.pi * 34 * seconds(1.1))) ** 3
    out = 0.12 * hiss(0.9, 900, 3500, rng) * curve(0.9, (0, 0), (0.3, 1), (1, 0))
    return joined(rattle * curve(1.1, (0, 0), (0.6, 1), (1, 0)), 0.25, out)


def cough(duration_s: float, rng: Chance) -> Signal:
    """This will be two coughs."""
    one = shaped(formed(glottal(0.2, [190, 150], 1.5, rng), [(650, 1300, 2600)]), 0.008, 0.12)
    return joined(one, 0.15, 0.8 * one)


def kiss(duration_s: float, rng: Chance) -> Signal:
    """This will be a kiss."""
    return layered(
        0.7 * shaped(gliding(line(0.09, 900, 1900)), 0.03, 0.02), joined(0.075, burst(0.04, 1200, 6000, 0.006, rng))
    )


def heartbeat(duration_s: float, rng: Chance) -> Signal:
    """This will be a heart: two thuds, then a pause, 66 a minute."""
    beat = layered(
        thud(48, 0.07, rng, dirt=0.15, bright_hz=180),
        joined(0.27, 0.7 * thud(58, 0.055, rng, dirt=0.15, bright_hz=200)),
    )
    return repeated(duration_s, 0.91, lambda: beat, rng)


def footsteps(duration_s: float, rng: Chance) -> Signal:
    """This will be somebody who walks past on a hard floor."""
    return repeated(min(duration_s, 5.0), 0.53, lambda: footstep("stone", 0.6, False, rng), rng, loose=0.04)


def running(duration_s: float, rng: Chance) -> Signal:
    """This will be somebody who runs past."""
    return repeated(min(duration_s, 3.5), 0.29, lambda: footstep("asphalt", 0.8, False, rng), rng, loose=0.05)


def marching(duration_s: float, rng: Chance) -> Signal:
    """This will be many boots in step."""

    def step() -> Signal:
        return scattered(0.35, [(rng.uniform(0, 0.045), 0.6, footstep("asphalt", 0.8, False, rng)) for _ in range(7)])

    return repeated(min(duration_s, 6.0), 0.5, step, rng)


def wolf_whistle(duration_s: float, rng: Chance) -> Signal:
    """This will be a whistle through fingers: up, then up and down."""
    one = shaped(gliding(line(0.28, 1300, 2600)), 0.03, 0.03)
    two = shaped(gliding(line(0.5, 1300, 2300, 1000)), 0.03, 0.1)
    return joined(one, 0.1, two)


def whistled_tune(duration_s: float, rng: Chance) -> Signal:
    """This will be somebody who whistles a few notes."""
    notes = [shaped(gliding(line(0.2, hz * 0.97, hz, hz)), 0.03, 0.05) for hz in (1047, 1319, 1568, 1319, 1760, 1568)]
    return 0.9 * joined(*[part for note in notes for part in (note, 0.05)])


def slurp(duration_s: float, rng: Chance) -> Signal:
    """This will be soup or noodles."""
    wet = hiss(0.8, 600, 4500, rng) * np.maximum(0, np.sin(2 * np.pi * np.cumsum(line(0.8, 18, 42)) / 48_000)) ** 2
    return np.asarray(wet * curve(0.8, (0, 0), (0.2, 1), (0.85, 0.8), (1, 0)))


def crunch(duration_s: float, rng: Chance) -> Signal:
    """This will be a bite into something crisp, chewed."""
    bite = [burst(0.03, 900, 8000, 0.003, rng), burst(0.03, 400, 3000, 0.004, rng)]
    chews = [(0.0, 1.0), (0.42, 0.5), (0.74, 0.4), (1.05, 0.3)]
    return scattered(
        1.3, [(at, gain, shower(0.16, 180, bite, rng) * curve(0.16, (0, 1), (1, 0))) for at, gain in chews]
    )


def gulp(duration_s: float, rng: Chance) -> Signal:
    """This will be somebody who swallows."""
    return joined(
        shaped(gliding(line(0.09, 300, 160)), 0.02, 0.04), 0.05, shaped(gliding(line(0.12, 180, 420)), 0.02, 0.05)
    )


def battle_cry(duration_s: float, rng: Chance) -> Signal:
    """This will be many who shout at once."""
    return crowd(min(max(duration_s, 1.0), 1.8), _AH, rng, voices=14, hz=(120, 300))
