"""The sounds of nature, towns and rooms that beds are laid of, by the names that places use."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.sound.effects.animals import chirp, crickets, gull
from generation.engine.animatic.sound.elements import Element, Stereo, often, scattered, swelling, wide, wind
from generation.engine.animatic.sound.outings import OUTINGS
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, noise, seconds, sweep, swell, tone


def _chirp(rng: np.random.Generator) -> Signal:
    return chirp(0.5, rng)


def _crickets(count: int, rng: np.random.Generator) -> Stereo:
    return np.stack([crickets(count / SAMPLE_RATE, rng)[:count] for _ in range(2)])


def _surf(count: int, rng: np.random.Generator) -> Stereo:
    total = 0.5 * wide(count, rng, 60, 1200, -1.2) * swell(count, rng, 4.2, 0.25)
    total += 0.35 * wide(count, rng, 900, 6000, -1.0) * swell(count, rng, 5.3, 0.1) ** 2
    return np.asarray(total + 0.5 * scattered(count, rng, _lap, 0.7))


def _lap(rng: np.random.Generator) -> Signal:
    piece = sweep(0.09, rng.uniform(260, 420), rng.uniform(480, 800))
    return np.asarray(piece * np.hanning(piece.shape[0]))


def _gull(rng: np.random.Generator) -> Signal:
    return 0.8 * gull(1.0, rng)


def _town(count: int, rng: np.random.Generator) -> Stereo:
    return np.asarray(
        wide(count, rng, 40, 500, -1.6) * swell(count, rng, 6.0, 0.6) + 0.2 * wide(count, rng, 400, 2600, -1.0)
    )


def _passing(rng: np.random.Generator) -> Signal:
    t = seconds(2.2)
    return np.asarray(noise(t.shape[0], 90, 700, rng, -1) * np.sin(np.pi * t / 2.2) ** 2)


def _hum(count: int, rng: np.random.Generator) -> Stereo:
    t = np.arange(count) / SAMPLE_RATE
    hum = 0.3 * np.sin(2 * np.pi * 50 * t) + 0.25 * np.sin(2 * np.pi * 100 * t) + 0.1 * np.sin(2 * np.pi * 150 * t)
    return np.stack([hum, hum])


def _clock(count: int, rng: np.random.Generator) -> Stereo:
    total = np.zeros((2, count))
    for number in range(int(count / SAMPLE_RATE) + 1):
        start = int((0.35 + number) * SAMPLE_RATE)
        piece = tone(0.03, 2300 if number % 2 else 1900, 0.004)[: max(0, count - start)]
        total[:, start : start + piece.shape[0]] += piece
    return total


def _squeak(rng: np.random.Generator) -> Signal:
    piece = sweep(0.08, rng.uniform(1900, 2300), rng.uniform(2500, 2900))
    return np.asarray(piece * np.hanning(piece.shape[0]))


def _drone(count: int, rng: np.random.Generator) -> Stereo:
    t = np.arange(count) / SAMPLE_RATE
    pad = np.zeros((2, count))
    for hz, gain in ((55.0, 1.0), (82.5, 0.7), (110.0, 0.6), (164.8, 0.4), (220.0, 0.25)):
        drift = rng.uniform(0, 6.28)
        pad[0] += gain * np.sin(2 * np.pi * hz * t + drift) * (0.7 + 0.3 * np.sin(2 * np.pi * 0.13 * t + drift))
        pad[1] += gain * np.sin(2 * np.pi * hz * 1.003 * t + drift) * (0.7 + 0.3 * np.cos(2 * np.pi * 0.11 * t + drift))
    return np.asarray(pad + 0.25 * wide(count, rng, 200, 2000, -1.0))


def _hann(piece: Signal) -> Signal:
    return np.asarray(piece * np.hanning(piece.shape[0]))


def _pause(rng: np.random.Generator, shortest_s: float, longest_s: float) -> Signal:
    return np.zeros(int(rng.uniform(shortest_s, longest_s) * SAMPLE_RATE))


def _owl(rng: np.random.Generator) -> Signal:
    low = rng.uniform(330, 420)
    first, second = _hann(sweep(0.16, low, low * 0.96)), _hann(sweep(0.5, low * 1.04, low * 0.9))
    return np.concatenate([first, _pause(rng, 0.12, 0.2), second])


def _woodpecker(rng: np.random.Generator) -> Signal:
    knocks = [
        np.concatenate([tone(0.03, 900, 0.006) + 0.5 * burst(0.03, 700, 3000, 0.004, rng), np.zeros(700)])
        for _ in range(9)
    ]
    return np.concatenate([gain * knock for gain, knock in zip(np.linspace(1, 0.5, 9), knocks, strict=True)])


def _jungle_bird(rng: np.random.Generator) -> Signal:
    base, kind = rng.uniform(900, 2200), rng.random()
    if kind < 0.5:  # a whoop that climbs
        return np.concatenate([_hann(sweep(0.22, base * (0.6 + 0.2 * k), base * (0.9 + 0.25 * k))) for k in range(3)])
    notes = [_hann(sweep(0.07, base * 1.6, base * 1.2)) for _ in range(5)]
    return np.concatenate([part for note in notes for part in (note, np.zeros(1900))])


def _cicadas(count: int, rng: np.random.Generator) -> Stereo:
    t = np.arange(count) / SAMPLE_RATE
    buzz = np.abs(np.sin(2 * np.pi * 58 * t))
    return np.asarray(wide(count, rng, 3800, 6500, 0.0) * buzz * swell(count, rng, 3.6, 0.3))


def _frog(rng: np.random.Generator) -> Signal:
    t, hz = seconds(0.28), rng.uniform(130, 210)
    croak = np.sin(2 * np.pi * hz * t) + 0.6 * np.sin(4 * np.pi * hz * t) + 0.4 * np.sin(6.02 * np.pi * hz * t)
    return _hann(croak * (np.sin(2 * np.pi * 34 * t) > -0.2))


def _bee(rng: np.random.Generator) -> Signal:
    t, hz = seconds(1.3), rng.uniform(190, 240)
    phase = 2 * np.pi * np.cumsum(hz * (1 + 0.05 * np.sin(2 * np.pi * 2.1 * t))) / SAMPLE_RATE
    return _hann(np.sin(phase) + 0.6 * np.sin(2 * phase) + 0.4 * np.sin(3 * phase))


def _farm_animal(rng: np.random.Generator) -> Signal:
    kind = rng.random()
    if kind < 0.4:  # hens
        clucks = [
            np.concatenate([_hann(sweep(0.07, 620, 480) + 0.3 * sweep(0.07, 1900, 1500)), _pause(rng, 0.1, 0.2)])
            for _ in range(4)
        ]
        return np.concatenate(clucks)
    base, long_s = (165.0, 1.1) if kind < 0.75 else (330.0, 0.7)  # a cow, a sheep
    t = seconds(long_s)
    hz = base * (1 - 0.16 * t / long_s) * (1 + (0.05 if base > 200 else 0.008) * np.sin(2 * np.pi * 9 * t))
    phase = 2 * np.pi * np.cumsum(hz) / SAMPLE_RATE
    return _hann(sum((np.sin(k * phase) / k**1.1 for k in range(1, 7)), np.zeros(t.shape[0])))


def _cow_bell(rng: np.random.Generator) -> Signal:
    base = rng.uniform(520, 760)
    return np.asarray(tone(0.7, base, 0.12) + 0.7 * tone(0.7, base * 1.51, 0.09) + 0.4 * tone(0.7, base * 2.64, 0.05))


def _leaves(count: int, rng: np.random.Generator) -> Stereo:
    gusts = swell(count, rng, 3.4, 0.15)
    return np.asarray(0.7 * wide(count, rng, 1400, 7500, -0.6) * gusts + 0.5 * wide(count, rng, 150, 900, -1.2) * gusts)


def _lapping(count: int, rng: np.random.Generator) -> Stereo:
    total = 0.35 * wide(count, rng, 200, 1600, -1.0) * swell(count, rng, 2.7, 0.1)
    return np.asarray(total + 0.8 * scattered(count, rng, _lap, 0.42))


def _bubble(rng: np.random.Generator) -> Signal:
    pieces = []
    for _ in range(int(rng.integers(2, 7))):
        start = rng.uniform(300, 900)
        pieces += [_hann(sweep(rng.uniform(0.03, 0.08), start, start * 1.8)), _pause(rng, 0.01, 0.06)]
    return np.concatenate(pieces)


def _drip(rng: np.random.Generator) -> Signal:
    hz = rng.uniform(900, 1900)
    return np.concatenate([_hann(sweep(0.03, hz, hz * 1.5)), np.zeros(900), 0.4 * tone(0.2, hz * 1.3, 0.05)])


def _crackle(count: int, rng: np.random.Generator) -> Stereo:
    roar = 0.6 * wide(count, rng, 60, 700, -1.4) * swell(count, rng, 1.3, 0.5)
    snaps = scattered(count, rng, lambda each: each.uniform(0.3, 1.0) * burst(0.02, 1500, 8000, 0.003, each), 0.09)
    return np.asarray(roar + 1.4 * snaps)


def _voice(rng: np.random.Generator, base: float, long_s: float, lift: float) -> Signal:
    """One vowel of a voice far off: harmonics under two formants."""
    t = seconds(long_s)
    phase = 2 * np.pi * np.cumsum(base * (1 + lift * t / long_s)) / SAMPLE_RATE
    formants = rng.uniform(500, 800), rng.uniform(1100, 1900)
    voice = np.zeros(t.shape[0])
    for k in range(1, 12):
        gain = sum(1 / (1 + ((k * base - f) / 160) ** 2) for f in formants) + 0.04
        voice += gain * np.sin(k * phase)
    return _hann(voice)


def _talk(rng: np.random.Generator, low: float, high: float) -> Signal:
    base = rng.uniform(low, high)
    words = [
        np.concatenate(
            [_voice(rng, base * rng.uniform(0.9, 1.15), rng.uniform(0.09, 0.2), -0.06), _pause(rng, 0.02, 0.09)]
        )
        for _ in range(int(rng.integers(3, 8)))
    ]
    return np.concatenate(words)


def _people(count: int, rng: np.random.Generator, every_s: float, low: float = 95.0, high: float = 240.0) -> Stereo:
    murmur = 0.8 * wide(count, rng, 220, 1100, -0.9) * swell(count, rng, 0.8, 0.5)
    return np.asarray(murmur + 0.7 * scattered(count, rng, lambda each: _talk(each, low, high), every_s))


def _stadium(count: int, rng: np.random.Generator) -> Stereo:
    roar = wide(count, rng, 250, 1600, -0.8) * swell(count, rng, 2.6, 0.45)
    return np.asarray(roar + 0.3 * wide(count, rng, 1200, 4500, -0.6) * swell(count, rng, 1.7, 0.1) ** 2)


def _cheer(rng: np.random.Generator) -> Signal:
    t = seconds(1.6)
    whoops = np.zeros(t.shape[0])
    for _ in range(7):
        voice = _voice(rng, rng.uniform(220, 420), rng.uniform(0.4, 0.9), 0.25)
        at = int(rng.uniform(0, 0.6) * SAMPLE_RATE)
        whoops[at : at + voice.shape[0]] += voice[: whoops.shape[0] - at]
    return _hann(0.5 * whoops + noise(t.shape[0], 400, 3000, rng, -0.8))


def _applause(rng: np.random.Generator) -> Signal:
    t = seconds(2.4)
    claps = np.zeros(t.shape[0])
    for _ in range(150):
        clap = rng.uniform(0.3, 1.0) * burst(0.02, 700, 4200, 0.004, rng)
        at = int(rng.uniform(0, 2.3) * SAMPLE_RATE)
        claps[at : at + clap.shape[0]] += clap[: claps.shape[0] - at]
    return _hann(claps)


def _child(rng: np.random.Generator) -> Signal:
    return np.concatenate(
        [_voice(rng, rng.uniform(320, 470), rng.uniform(0.12, 0.34), rng.uniform(-0.1, 0.3)) for _ in range(3)]
    )


def _foot(rng: np.random.Generator) -> Signal:
    steps = [np.concatenate([0.6 * burst(0.05, 200, 2600, 0.012, rng), _pause(rng, 0.42, 0.5)]) for _ in range(4)]
    return np.concatenate(steps)


def _cup(rng: np.random.Generator) -> Signal:
    hz = rng.uniform(2300, 3900)
    return np.asarray(tone(0.3, hz, 0.05) + 0.5 * tone(0.3, hz * 1.47, 0.03) + 0.4 * burst(0.3, 1500, 7000, 0.003, rng))


def _typing(rng: np.random.Generator) -> Signal:
    keys = [
        np.concatenate([rng.uniform(0.4, 1.0) * burst(0.03, 900, 5000, 0.005, rng), _pause(rng, 0.05, 0.16)])
        for _ in range(int(rng.integers(4, 12)))
    ]
    return np.concatenate(keys)


def _rustle(rng: np.random.Generator) -> Signal:
    return _hann(noise(int(0.45 * SAMPLE_RATE), 1500, 8000, rng, -0.6))


def _beep(rng: np.random.Generator) -> Signal:
    hz = float(rng.choice([880.0, 1174.7, 1318.5, 1760.0]))
    return np.concatenate(
        [_hann(sweep(0.08, hz, hz)), _pause(rng, 0.05, 0.07), _hann(sweep(0.08, hz * 1.26, hz * 1.26))]
    )


def _chime(rng: np.random.Generator) -> Signal:
    return np.concatenate([tone(0.45, hz, 0.3) for hz in (659.3, 523.3, 587.3, 392.0)])


def _clapper(rng: np.random.Generator) -> Signal:
    """A bamboo that fills with water and tips on a stone."""
    return np.asarray(tone(0.5, 610, 0.05) + 0.6 * tone(0.5, 1420, 0.03) + 0.5 * burst(0.5, 400, 3000, 0.01, rng))


def _creak(rng: np.random.Generator) -> Signal:
    t = seconds(0.9)
    hz = 40 + 60 * np.sin(np.pi * t / 0.9) ** 2
    grain = np.maximum(0, np.sin(2 * np.pi * np.cumsum(hz) / SAMPLE_RATE)) ** 8
    return _hann(grain * noise(t.shape[0], 300, 1800, rng, -0.5))


def _siren(rng: np.random.Generator) -> Signal:
    t = seconds(3.0)
    hz = 620 + 180 * np.sin(2 * np.pi * 0.7 * t)
    return _hann(np.sin(2 * np.pi * np.cumsum(hz) / SAMPLE_RATE))


def _music_box(rng: np.random.Generator) -> Signal:
    scale = np.array([1046.5, 1174.7, 1318.5, 1568.0, 1760.0, 2093.0])
    notes = [tone(0.34, float(hz), 0.16) for hz in rng.choice(scale, 5)]
    return np.concatenate(notes)


def _ship(count: int, rng: np.random.Generator) -> Stereo:
    t = np.arange(count) / SAMPLE_RATE
    hum = sum(
        (np.sin(2 * np.pi * hz * t + hz) / (1 + k) for k, hz in enumerate((46.0, 92.0, 138.5, 277.0))), np.zeros(count)
    )
    return np.asarray(np.stack([hum, hum]) * 0.7 + 0.5 * wide(count, rng, 80, 600, -1.0))


def _buzz(count: int, rng: np.random.Generator) -> Stereo:
    t = np.arange(count) / SAMPLE_RATE
    one = sum((np.sin(2 * np.pi * 100 * k * t) / k for k in range(1, 9)), np.zeros(count)) * swell(count, rng, 0.7, 0.5)
    return np.stack([one, one])


ELEMENTS: dict[str, Element] = {
    "breeze": swelling(200, 3000, -1.5, 5.0, 0.5),
    "wind": wind,
    "high wind": swelling(150, 1400, -1.0, 2.4, 0.4),
    "dry wind": swelling(300, 2600, -1.2, 4.2, 0.2),
    "draught": swelling(240, 760, -0.4, 3.2, 0.1),
    "leaves": _leaves,
    "songbirds": often(_chirp, 0.8),
    "birds outside": often(_chirp, 2.6),
    "jungle birds": often(_jungle_bird, 1.1),
    "owls": often(_owl, 3.0),
    "woodpecker": often(_woodpecker, 3.4),
    "crickets": _crickets,
    "cicadas": _cicadas,
    "frogs": often(_frog, 0.9),
    "bees": often(_bee, 1.6),
    "farm animals": often(_farm_animal, 1.9),
    "cow bells": often(_cow_bell, 0.9),
    "surf": _surf,
    "lapping": _lapping,
    "fountain": swelling(700, 5000, -0.8, 1.1, 0.7),
    "gulls": often(_gull, 2.9),
    "deep water": swelling(40, 420, -1.6, 4.4, 0.5),
    "bubbles": often(_bubble, 0.8),
    "bubbling": often(_bubble, 0.35),
    "drips": often(_drip, 0.9),
    "rumble": swelling(24, 130, -1.0, 2.2, 0.4),
    "fire": _crackle,
    "town": _town,
    "passing cars": often(_passing, 3.4),
    "distant siren": often(_siren, 6.0),
    "neon buzz": _buzz,
    "market crowd": lambda count, rng: _people(count, rng, 0.5),
    "cafe murmur": lambda count, rng: _people(count, rng, 0.9),
    "class murmur": lambda count, rng: _people(count, rng, 0.9, 210.0, 330.0),
    "children playing": often(_child, 0.9),
    "audience": swelling(260, 1000, -0.6, 1.1, 0.4),
    "applause": often(_applause, 3.6),
    "stadium crowd": _stadium,
    "cheers": often(_cheer, 2.8),
    "footfalls": often(_foot, 1.6),
    "room tone": lambda count, rng: wide(count, rng, 60, 900, -1.4),
    "air conditioning": swelling(90, 700, -1.2, 7.0, 0.85),
    "mains hum": _hum,
    "clock": _clock,
    "cups": often(_cup, 1.1),
    "steam": often(lambda rng: _hann(noise(int(0.9 * SAMPLE_RATE), 2500, 9000, rng, -0.3)), 3.8),
    "typing": often(_typing, 1.0),
    "pencils": often(_rustle, 0.9),
    "pages": often(_rustle, 2.1),
    "beeps": often(_beep, 1.7),
    "hall tone": swelling(150, 1600, -1.2, 3.0, 0.7),
    "murmur": swelling(280, 900, -0.5, 0.9, 0.4),
    "shoe squeaks": often(_squeak, 1.7),
    "station chime": often(_chime, 7.0),
    "distant train": often(_passing, 2.7),
    "water clapper": often(_clapper, 3.2),
    "creaks": often(_creak, 2.4),
    "music box": often(_music_box, 2.3),
    "ship hum": _ship,
    "space drone": _drone,
} | OUTINGS
"""What a `places.place.Place` names in `heard`."""

BY_DAY = frozenset(
    {
        "songbirds",
        "birds outside",
        "gulls",
        "woodpecker",
        "bees",
        "cicadas",
        "farm animals",
        "children playing",
        "zoo animals",
    }
)
BY_NIGHT = frozenset({"crickets", "owls", "frogs"})
