"""What looks and sounds like a file: this process's index of all fingerprints, kept up with the database's rows."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import av

from generation.contracts import FoundLikeness
from generation.models import Fingerprint
from media.contracts import Frame, Sound
from media.fingerprints import Evidence, Index, Match, evidence_of

MOST = 10
"""Clips that are told of, besides those that a mark names."""

AT_ONCE = 2_000  # rows that are read and added together

OVERLAP = timedelta(minutes=10)
"""Rows of this time are looked at again: a transaction may commit after one that began later and has a higher number."""


class Library:
    """An index with what it was filled from; one search or one catching up at a time."""

    def __init__(self) -> None:
        self._index = Index()
        self._lock = threading.Lock()
        self._newest: datetime | None = None

    def search(self, evidence: Evidence, named: Collection[int] = ()) -> list[Match]:
        """This will give the clips that a file was cut from or is much like, the surest first; `clip` is a row's id.

        Those `named`, to which something else points, are compared whatever the search says, and come first.
        """
        with self._lock:
            self._catch_up()
            found = {match.clip: match for match in self._index.search(evidence, MOST)}
            pointed_to = [found.pop(clip, None) or self._index.compare(clip, evidence) for clip in named]
        return [match for match in (*pointed_to, *found.values()) if match]

    def forget(self, numbers: Sequence[int]) -> None:
        """This will drop clips whose rows are gone."""
        with self._lock:
            for number in numbers:
                self._index.remove(number)

    def _catch_up(self) -> None:
        rows = Fingerprint.objects.order_by("made_at", "id")
        if self._newest is not None:
            rows = rows.filter(made_at__gt=self._newest - OVERLAP)
        found = rows.values_list("id", "picture", "sound", "made_at")
        batch: list[tuple[int, bytes, bytes]] = []
        for number, picture, sound, made_at in found.iterator(AT_ONCE):
            self._newest = max(self._newest or made_at, made_at)
            if number not in self._index:
                batch.append((number, bytes(picture), bytes(sound)))
            if len(batch) == AT_ONCE:
                self._index.add_all(batch)
                batch = []
        if batch:
            self._index.add_all(batch)


_library = Library()


def of(
    *,
    picture: Frame | None,
    frames: Sequence[tuple[float, av.VideoFrame]],
    sound: Sound | None,
    marked: Collection[UUID] = (),
) -> Iterator[FoundLikeness]:
    """This will give the clips that a file looks or sounds like: first, as far as it does, those whose marks it carries
    (`marked`), then the others, the surest first.
    """
    evidence = evidence_of(picture if picture is not None else (frames or None), sound)
    named = list(Fingerprint.objects.filter(clip_id__in=marked).values_list("id", flat=True))
    matches = _library.search(evidence, named)
    numbers = [match.clip for match in matches]
    clips: dict[int, UUID] = dict(Fingerprint.objects.filter(pk__in=numbers).values_list("id", "clip_id"))
    _library.forget([number for number in numbers if number not in clips])
    for match in matches:
        if match.clip in clips:
            yield _found(match, clips[match.clip])


def _found(match: Match, clip_id: UUID) -> FoundLikeness:
    return FoundLikeness(
        clip_id=clip_id,
        medium=match.kind.value,
        grade=match.grade.value,
        score=round(float(match.score), 3),
        offset_s=round(float(match.offset_s), 2),
        speed=round(float(match.speed), 3),
        mirrored=bool(match.is_mirrored),
    )
