"""Onsets: the moments at which a new sound begins, from the mix alone; and how far they are from the contacts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, sosfilt

from benchmarks.physics.scenes import PASSIVE, asked, truth
from benchmarks.physics.verdicts import Verdict
from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.protocol import SilentWatch

Sound = npt.NDArray[np.float64]

RATE = 48_000
_HOP = 48  # a millisecond
LOW = ((60, 300), (300, 1200))
ALL = (*LOW, (1200, 4000), (4000, 12_000))
_RISE = 2.2  # times the level before
_BEFORE, _DOZEN = 60, 12  # milliseconds
_APART_S = 0.06
_NEAR_S = 0.015
_ALONE_S = 0.08
_PLANTED_S = 0.04
_SMALL = (90, 160)
_WITH_FIGURES = (
    "a missed basketball shot",
    "a rabbit jumping in the park",
    "a robot walking in the street",
    "a girl throws a ball in the gym",
    "a steel ball falls into the sea",
    "two cars crash",
)


def sound_of(prompt: str, *, seed: int, seconds: float = 4.0) -> Sound:
    """This will be the finished mix of a clip, both sides added."""
    with AnimaticEngine().open() as engine:
        sound = engine.render(asked(prompt, seed=seed, seconds=seconds, size=_SMALL), SilentWatch()).sound
    assert sound is not None
    return np.asarray(sound.mean(axis=0), dtype=np.float64)


def onsets(sound: Sound, bands: tuple[tuple[int, int], ...] = ALL) -> npt.NDArray[np.float64]:
    """This will be when something new is heard, seconds: where a band is suddenly louder than it was just before.

    Of the milliseconds that are so, each onset is the one in which the level grows most.
    """
    grows = np.max([_growth(sound, low, high) for low, high in bands], axis=0)
    found: list[float] = []
    while grows.size and grows.max() > _RISE:
        at = int(grows.argmax())
        found.append(at / 1000)
        grows[max(0, at - round(1000 * _APART_S)) : at + round(1000 * _APART_S)] = 0.0
    return np.array(sorted(found))


def _growth(sound: Sound, low: int, high: int) -> npt.NDArray[np.float64]:
    """How many times louder each millisecond and the eleven after it are than the 24 before; 0 where any dozen of the 60
    before was nearly as loud: what rings on, or is always there, is nothing new.
    """
    band = sosfilt(butter(2, (low, high), "bandpass", fs=RATE, output="sos"), sound)
    count = band.size // _HOP
    power = np.mean(band[: count * _HOP].reshape(count, _HOP) ** 2, axis=1) + 1e-9
    sums = np.concatenate([[0.0], np.cumsum(np.pad(power, (_BEFORE, _DOZEN), mode="edge"))])
    dozens = (sums[_DOZEN:] - sums[:-_DOZEN]) / _DOZEN  # of which the one at `_BEFORE` + n begins at millisecond n
    after = dozens[_BEFORE : _BEFORE + count]
    loudest = np.lib.stride_tricks.sliding_window_view(dozens[: count + _BEFORE - _DOZEN], _BEFORE - _DOZEN)[
        :count
    ].max(1)
    just = np.lib.stride_tricks.sliding_window_view(np.pad(power, (24, 0), mode="edge"), 24)[:count].mean(1)
    return np.where(after > _RISE**2 * loudest, np.sqrt(after / just), 0.0)


def contacts() -> Verdict:
    """This will be the share of audible contacts whose sound begins within 15 ms, in the finished mix.

    A contact counts as audible where the 40 ms from 15 ms after it are twice as loud in a band as those up to 15 ms
    before it, and where no other contact is within 80 ms, whose sound it might be.
    When it begins is asked of the sound around it.
    """
    near, late, far = 0, 0, []
    for prompt, seed in [(prompt, seed) for prompt in (*PASSIVE, *_WITH_FIGURES) for seed in (1, 2, 3)]:
        sound = sound_of(prompt, seed=seed)
        times = [
            each["time_s"] for each in truth(prompt, seed=seed, size=_SMALL)["contacts"] if each["touch"] != "call"
        ]
        for time_s in _alone(times):
            begins_s = _beginning(sound, time_s)
            if begins_s is None:
                continue
            near += abs(begins_s - time_s) <= _NEAR_S
            late += abs(begins_s - time_s - _PLANTED_S) <= _NEAR_S
            if abs(begins_s - time_s) > _NEAR_S:
                far.append(f"{prompt}, seed {seed}, at {time_s:.3f} s: {1000 * (begins_s - time_s):+.0f} ms")
    count = near + len(far)
    return Verdict(
        name="contacts heard within 15 ms, in the mix", figure=near / max(count, 1), limit=0.99, unit="share", count=count,
        broken=late / max(count, 1), is_least=True, where="; ".join(far[:4]),
    )  # fmt: skip


def _alone(times: list[float]) -> list[float]:
    return [
        at
        for n, at in enumerate(times)
        if at > 0.15 and all(abs(at - each) > _ALONE_S for each in times[:n] + times[n + 1 :])
    ]


def _beginning(sound: Sound, time_s: float) -> float | None:
    """When the sound around a moment begins, seconds; None where no band is twice as loud after it as before it.

    It is the millisecond, of those up to 70 before and after, from which on a band is louder by the largest
    ratio.
    """
    first = round((time_s - 0.15) * RATE)
    around = sound[first : first + round(0.3 * RATE)]
    if around.size < round(0.3 * RATE):
        return None
    clearest, begins = 0.0, None
    for low, high in ALL:
        band = sosfilt(butter(2, (low, high), "bandpass", fs=RATE, output="sos"), around)
        power = np.mean(band[: band.size // _HOP * _HOP].reshape(-1, _HOP) ** 2, axis=1) + 1e-7
        if power[165:205].mean() < 4.0 * power[95:135].mean() + 1e-6:
            continue
        rises = np.array([power[k : k + 12].mean() / power[k - 25 : k].mean() for k in range(80, 220)])
        if rises.max() > clearest:
            clearest, begins = float(rises.max()), first / RATE + (80 + int(rises.argmax())) / 1000
    return begins
