"""One sound at a time: marked, compared, attacked; or unmarked, and nothing may be found."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.sound_mark.attacks import ATTACKS, RATE, as_mastered, coded
from benchmarks.sound_mark.hearing import Hearing, hearing
from benchmarks.sound_mark.sounds import PROMPTS, levelled, make
from media.marks.payload import NUMBER_MAX, Payload
from media.marks.sound import SoundMark

PAYLOAD = Payload(b"a benchmark's key of numbers")
MARK = SoundMark(PAYLOAD, b"a benchmark's key of the grid")
STRANGER = SoundMark(PAYLOAD, b"somebody else's key of the grid")

WINDOW_S, WINDOWS_A_SOUND = 4.0, 40


@dataclass(frozen=True)
class Trial:
    """What became of one sound."""

    kind: str
    seconds: float
    scores: dict[str, float]  # by attack; 0 where its number was not found
    hearing: Hearing
    burn_ms_per_s: float
    unmarked_cpu_s: float  # of looking for a mark where there is none: nothing ends the search early


def tried(kind: str, seconds: float, seed: int) -> Trial:
    """This will mark one sound and attack it in every way."""
    sound = make(kind, seconds, seed + 100)
    number = int(np.random.default_rng([seed, *kind.encode()]).integers(0, NUMBER_MAX, endpoint=True))
    marked, burn_s = _timed(lambda: MARK.burn(sound, number))
    master = as_mastered(marked)
    scores = {name: _score(number, *attack(master)) for name, attack in ATTACKS.items()}
    _, unmarked_s = _timed(lambda: MARK.find(sound, RATE))
    trial = Trial(kind, seconds, scores, hearing(sound, marked), 1000 * burn_s / seconds, unmarked_s)
    _tell(trial)
    return trial


def _timed(act: Callable[[], Any]) -> tuple[Any, float]:
    begin = time.process_time()
    return act(), time.process_time() - begin


def _score(number: int, heard: np.ndarray, rate: int) -> float:
    found = MARK.find(heard, rate)
    return found.score if found is not None and found.number == number else 0.0


def _tell(trial: Trial) -> None:
    heard, missed = trial.hearing, [name for name, score in trial.scores.items() if not score]
    print(
        f"{trial.kind:16}{trial.seconds:4.0f} s   snr {heard.snr_db:5.1f}   noise to mask {heard.noise_to_mask_db:6.1f}   "
        f"above it {100 * heard.bands_above_mask:4.1f} %   pre-echo {heard.pre_echo_db:6.1f}   missed: {missed or 'none'}",
        flush=True,
    )


def found_at(level_db: float, lasting_s: float) -> float:
    """This will be the share of ten numbers found in 4 s of which so many seconds are rain at a level."""
    found = []
    for seed in range(10):
        sound = levelled(make("rain", 4.0, seed + 300), level_db)
        sound[:, int(lasting_s * RATE) :] = 0
        heard, rate = coded(as_mastered(MARK.burn(sound, seed)), "aac", "adts", 64_000)
        found.append(_score(seed, heard, rate) > 0)
    return float(np.mean(found))


def false_alarms(kind: str, count: int) -> int:
    """This will be how often a number is found in `count` windows of unmarked sounds of a kind.

    Every tenth sound carries a mark under a key of somebody else: that is no mark of ours either.
    """
    alarms, seconds = 0, 8.0 if kind in PROMPTS else 24.0
    for seed in range(-(-count // WINDOWS_A_SOUND)):
        sound = make(kind, seconds, seed + 1000)
        heard = as_mastered(STRANGER.burn(sound, seed) if seed % 10 == 9 else sound)
        length = int(WINDOW_S * RATE)
        for begin in np.linspace(0, heard.shape[1] - length, min(WINDOWS_A_SOUND, count - seed * WINDOWS_A_SOUND)):
            alarms += MARK.find(heard[:, int(begin) : int(begin) + length], RATE) is not None
    print(f"{kind:16} {count} unmarked windows, {alarms} false alarms", flush=True)
    return alarms
