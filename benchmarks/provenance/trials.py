"""Which attack is tried on which clip, in an order that never changes, and the frame in which that is run.

    for outcome in run(HELD_BACK, mark=mark, judge=judge): ...

`mark` and `judge` come from whoever measures a detector; here nothing is detected.
"""

from __future__ import annotations

import gc
import resource
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Generic, TypeVar

import cv2

from benchmarks.provenance.attacks import ATTACKS, HEADLINE, Attack, Medium, Severity, attack
from benchmarks.provenance.clips import CLIPS, Clip
from benchmarks.provenance.fresh import FRESH

PROCESSES = 2

Verdict = TypeVar("Verdict")
Given = TypeVar("Given")


@dataclass(frozen=True, kw_only=True)
class Budget:
    """How much is tried: headline trials in all, and clips for each other attack. As it stands the attacks cost under
    300 CPU seconds on the twenty held-back clips (`python -m benchmarks.provenance.costs` measures it).
    """

    headline: int = 300
    everyday: int = 5
    hard: int = 4
    beyond: int = 2
    still: int = 10
    sound: int = 8

    def clips(self, tried: Attack) -> int:
        """This will be the number of clips that an attack is tried on."""
        if tried.medium is not Medium.VIDEO:
            return self.still if tried.medium is Medium.STILL else self.sound
        return {Severity.EVERYDAY: self.everyday, Severity.HARD: self.hard, Severity.BEYOND: self.beyond}[
            tried.severity
        ]


@dataclass(frozen=True)
class Trial:
    """One variant of one attack on one clip, by name: small enough to be sent to another process."""

    clip_name: str
    attack_name: str
    variant: int

    @property
    def clip(self) -> Clip:
        """This will be the clip; raises KeyError for a name that is in neither set."""
        return _CLIPS[self.clip_name]

    @property
    def attack(self) -> Attack:
        """This will be the attack; raises KeyError."""
        return attack(self.attack_name)

    def run(self, marked: Path, folder: Path) -> Path:
        """This will do the attack to the clip's marked MP4 and give the new file's path."""
        return self.attack.run(marked, folder, variant=self.variant, seed=zlib.crc32(self.clip_name.encode()))


_CLIPS = {clip.name: clip for clip in (*CLIPS, *FRESH)}


def trials(which: Sequence[Clip], budget: Budget | None = None) -> list[Trial]:
    """This will be the trials on some clips, clip by clip: the headline on every one of them, every other attack on a
    sample of them that moves on from attack to attack, so that no clip decides about a class of attacks.
    """
    budget = budget or Budget()
    each = -(-budget.headline // len(which))
    planned = [Trial(clip.name, HEADLINE.name, variant) for clip in which for variant in range(each)]
    for number, tried in enumerate(other for other in ATTACKS if other is not HEADLINE):
        planned += _sampled(number, tried, which, budget.clips(tried))
    order = {clip.name: place for place, clip in enumerate(which)}
    return sorted(planned, key=lambda trial: order[trial.clip_name])


def _sampled(number: int, tried: Attack, which: Sequence[Clip], count: int) -> Iterator[Trial]:
    """Clips far apart from each other in the set's order, which goes by kind."""
    count = min(count, len(which))
    for turn in range(count):
        clip = which[(3 * number + turn * len(which) // count) % len(which)]
        yield Trial(clip.name, tried.name, (number + turn) % tried.variants)


@dataclass(frozen=True, kw_only=True)
class Outcome(Generic[Verdict]):
    """What a judge said about one trial, and what attack and judge cost in CPU seconds."""

    trial: Trial
    verdict: Verdict
    attack_cpu_s: float
    judge_cpu_s: float


Mark = Callable[[Clip, Path], Path]
"""(clip, folder) to the marked MP4 as the product delivers it; a function of a module, since processes pass it on."""

Judge = Callable[[Trial, Path], Verdict]
"""(trial, attacked file) to whatever is counted."""

Spread = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""Something like `map`: where and in how many processes work is done, results in order."""


def run(
    which: Sequence[Clip],
    *,
    mark: Mark,
    judge: Judge[Verdict],
    budget: Budget | None = None,
    spread: Spread | None = None,
) -> Iterator[Outcome[Verdict]]:
    """This will mark each clip, try its attacks on it and have each result judged; clips are spread over two processes, or
    as told: `map` for this one alone, `pool.map` for a pool that is there (which gets them at once).

    Outcomes come in the order of `trials`. Files are gone once they are judged. What `mark` or `judge` raises passes.
    """
    by_clip = [list(group) for _, group in groupby(trials(which, budget), key=lambda trial: trial.clip_name)]
    work = partial(_tried, mark, judge)
    return chain.from_iterable((spread or _over_two)(work, by_clip))


def _over_two(work: Callable[[Any], Any], given: Iterable[Any]) -> Iterator[Any]:
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, given)


def _tried(mark: Mark, judge: Judge[Verdict], planned: Sequence[Trial]) -> list[Outcome[Verdict]]:
    cv2.setNumThreads(1)
    gc.freeze()  # reading a file collects what is left of it: not through all that was imported, 50 ms each time
    with tempfile.TemporaryDirectory() as folder:
        marked = mark(planned[0].clip, Path(folder))
        return [_judged(trial, marked, Path(folder), judge) for trial in planned]


def _judged(trial: Trial, marked: Path, folder: Path, judge: Judge[Verdict]) -> Outcome[Verdict]:
    begun_s = cpu_s()
    made = trial.run(marked, folder)
    attacked_s = cpu_s()
    try:
        verdict = judge(trial, made)
    finally:
        made.unlink()
    return Outcome(trial=trial, verdict=verdict, attack_cpu_s=attacked_s - begun_s, judge_cpu_s=cpu_s() - attacked_s)


def cpu_s() -> float:
    """This will be the CPU seconds of this process so far, all its threads, in the system too."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def timed(work: Callable[[Given, Clip], Verdict], given: Given, clip: Clip) -> tuple[Verdict, float]:
    """This will do something with a clip and give the result and its CPU seconds."""
    begun_s = cpu_s()
    return work(given, clip), cpu_s() - begun_s
