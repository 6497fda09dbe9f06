"""What the product says about a file: its own steps of tracing back, without the walls of the sandbox around the reading.

Each child with its walls costs 0.3 CPU seconds, which would be a third of the benchmark; `benchmarks.safe_media` has them.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from benchmarks.provenance.delivering import ALL, MARKS, library, number_of
from benchmarks.provenance.trials import Trial
from media import safe
from media.fingerprints import Evidence, Grade, Index, Kind, Match, evidence_of
from media.safe.samples import ARGUMENTS, Samples, read_samples
from media.safe.sniffing import sniff
from media.safe.source import Source
from media.safe.tasks import Work
from media.safe.tasks.sampling import run


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What was found of one attacked file. A number that is not the clip's own is the worst that can happen."""

    by_picture: bool = False  # the clip's number in the picture
    needed_thorough: bool = False  # and only turned, stretched and slanted ones held it
    by_sound: bool = False
    wrong_numbers: int = 0
    named: bool = False  # and it looks or sounds like that clip: the public is told which post it is
    compared_with_another: bool = False  # with a clip that it is not from, as if it carried that one's mark
    taken_for_another: bool = False  # and it bore that out
    same: bool = False  # the fingerprints say: this clip, surely
    similar: bool = False  # they name the clip first, but leave it to a person
    wrong_same: bool = False  # they are sure of another
    has_picture: bool = True
    has_sound: bool = True

    @property
    def by_mark(self) -> bool:
        """The clip's number, wherever it was found."""
        return self.by_picture or self.by_sound

    @property
    def traced(self) -> bool:
        """The clip is known again, by whatever."""
        return self.by_mark or self.same


def judge(folder: Path, trial: Trial, file: Path) -> Verdict:
    """This will look at a file as the product does; `folder` holds the delivered clips' fingerprints."""
    samples = sampled(file)
    number = number_of(trial.clip_name)
    frames = samples.lumas
    quick = MARKS.of_picture(frames) if frames else None
    seen = quick or (MARKS.of_picture(frames, thorough=True) if frames else None)
    heard = None if samples.sound is None else MARKS.of_sound(samples.sound)
    numbers = [found.number for found in (seen, heard) if found]
    by_picture, by_sound = (found is not None and found.number == number for found in (seen, heard))
    evidence, index, clip = evidence_from(samples), _library(folder), _PLACES[trial.clip_name]
    matches = index.search(evidence)
    best = next(iter(matches), None)
    own = next((match for match in matches if match.clip == clip), None)
    if own is None and (by_picture or by_sound):
        own = index.compare(clip, evidence)
    stranger = (clip + 1 + trial.variant % (len(ALL) - 1)) % len(ALL)
    return Verdict(
        by_picture=by_picture,
        needed_thorough=quick is None,
        by_sound=by_sound,
        named=_bears_out(own, Kind.PICTURE, by_picture) or _bears_out(own, Kind.SOUND, by_sound),
        compared_with_another=_is_chosen(trial),
        taken_for_another=_is_chosen(trial) and index.compare(stranger, evidence) is not None,
        wrong_numbers=sum(each != number for each in numbers),
        same=_names(best, trial, Grade.SAME),
        similar=_names(best, trial, Grade.SIMILAR),
        wrong_same=best is not None and best.grade is Grade.SAME and not _names(best, trial, Grade.SAME),
        has_picture=bool(frames),
        has_sound=samples.sound is not None,
    )


_PLACES = {clip.name: place for place, clip in enumerate(ALL)}


def _bears_out(match: Match | None, kind: Kind, is_marked: bool) -> bool:
    """As `generation.tracing` has it: a mark proves where a file is from when the file is like the mark's clip."""
    return is_marked and match is not None and match.kind in (kind, Kind.BOTH)


def _is_chosen(trial: Trial) -> bool:
    """One in five: each costs a fifth of a second."""
    return zlib.crc32(f"{trial.clip_name} {trial.attack_name} {trial.variant}".encode()) % 5 == 0


@cache
def _library(folder: Path) -> Index:
    return library(folder)


def _names(match: Match | None, trial: Trial, grade: Grade) -> bool:
    return match is not None and match.grade is grade and ALL[match.clip].name == trial.clip_name


def sampled(path: Path) -> Samples:
    """This will read what the product's detectors see and hear of a file."""
    out = BytesIO()
    with _opened(path) as source:
        facts = source.facts()
    with _opened(path) as source:
        told = run(Work(source=source, arguments=ARGUMENTS, out=out, report=lambda done: None))
    out.seek(0)
    return read_samples(facts, told, out)


@contextmanager
def _opened(path: Path) -> Iterator[Source]:
    with path.open("rb") as file:
        container = sniff(lambda offset, count: os.pread(file.fileno(), count, offset), path.stat().st_size, safe.ANY)
        yield Source(file, container, safe.ANY)


def evidence_from(samples: Samples) -> Evidence:
    """This will take in samples as the product's search for likenesses does."""
    return evidence_of(samples.picture if samples.picture is not None else (samples.small or None), samples.sound)
