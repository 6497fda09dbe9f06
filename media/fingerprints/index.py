"""The fingerprints of many clips in memory, and the search over them."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from media.fingerprints.agreement import Clip, Look, compared, first_look, second_look
from media.fingerprints.attic import Attic
from media.fingerprints.candidates import Candidate, candidates_of, shelved, word_shelves
from media.fingerprints.contracts import Grade, Match
from media.fingerprints.evidence import Evidence, View
from media.fingerprints.grown import Grown
from media.fingerprints.hearing import heard as heard_in
from media.fingerprints.peaks import unpack as peaks_from
from media.fingerprints.picture import Picture, unpacked
from media.fingerprints.placing import plane_of
from media.fingerprints.sketch import RATE
from media.fingerprints.triples import asked_codes, kept_codes, likeliest, triple_shelves
from media.fingerprints.verdict import Finding, match_of, of_picture, of_sound
from media.fingerprints.windows import placings, untouched

LOOKED_AT, LOOKED_AT_AGAIN, COMPARED, HEARD = 12, 5, 4, 12
"""Candidates that get a first look, a second one, a whole comparison, a hearing: 2, 3, 25 and 1 millisecond each. The right
clip is among the first five, and after two looks among the first three."""

HOPELESS = 0.3
"""First look below which there is no second one."""

WORTH = 0.5
"""Look below which a candidate is not compared: what is found in the end has .6 and more."""

CLEAR = 0.85
"""Look from which on a query's other view (with its bars, or without) is not looked at."""

FAR_BEHIND = 0.15
"""Once a clip is known, what looked so much less like it than the likeliest is not compared any more."""

_TIDIED_FROM = 10_000  # moments of removed clips


@dataclass(frozen=True)
class _Guess:
    view: View
    candidate: Candidate
    clip: Clip  # the stretch that was looked at
    look: Look

    @property
    def key(self) -> tuple[int, bool]:
        return self.candidate.slot, self.candidate.is_mirrored

    def bettered(self) -> _Guess:
        look = second_look(self.view, self.clip, self.look, self.candidate.pairs[0][0])
        return replace(self, look=look)


class Index:
    """Clips by reference. One writer at a time (a lock sees to it); searches may run meanwhile in other threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._slot_of_clip: dict[int, int] = {}
        self._clip_of_slot, self._first_moment = Grown(np.int64), Grown(np.int64)
        self._slot_of_moment, self._picture_of_moment = Grown(np.int32), Grown(np.uint16)
        self._words, self._triples = word_shelves(), triple_shelves()
        self._rests, self._peaks = Attic(), Attic()
        self._gone = 0

    def __len__(self) -> int:
        return len(self._slot_of_clip)

    def __contains__(self, clip: int) -> bool:
        return clip in self._slot_of_clip

    @property
    def memory_bytes(self) -> int:
        """Bytes of memory that what is searched takes; sketches, details and peaks lie in nameless files beside it."""
        grown = self._clip_of_slot, self._slot_of_moment, self._picture_of_moment, self._first_moment
        return self._words.memory_bytes + self._triples.memory_bytes + sum(each.memory_bytes for each in grown)

    @property
    def file_bytes(self) -> int:
        """Bytes of the nameless files, removed clips included."""
        return self._rests.size_bytes + self._peaks.size_bytes

    def add(self, clip: int, picture: bytes, sound: bytes) -> None:
        """This will add one clip, or put it in the place of what was known under its reference; see `add_all`."""
        self.add_all([(clip, picture, sound)])

    def add_all(self, entries: Iterable[tuple[int, bytes, bytes]]) -> None:
        """This will add clips: reference (0 to 2**63-1), packed picture and packed sound, of which either may be empty.

        Adding many at once is far cheaper than one by one. Raises FingerprintError for bytes that are no fingerprint
        or of a later version, and then adds none of these; OSError when the disk is full.
        """
        read = [(clip, unpacked(picture) if picture else None, sound) for clip, picture, sound in entries]
        triples, owners = kept_codes([peaks_from(sound) for _, _, sound in read])
        with self._lock:
            slots = np.array([self._new_slot(*entry) for entry in read], np.int64)
            shelves = [
                shelved(picture.words, self._first_moment[int(slot)])
                for slot, (_, picture, _) in zip(slots, read, strict=True)
                if picture
            ]
            if shelves:
                self._words.add(*(np.concatenate(column) for column in zip(*shelves, strict=True)))
            self._triples.add(triples, slots[owners].astype(np.uint32))
            self._tidy()

    def remove(self, clip: int) -> None:
        """This will forget a clip; one that is not there is no error."""
        with self._lock:
            self._forget(clip)
            self._tidy()

    def search(self, evidence: Evidence, most: int = 10) -> list[Match]:
        """This will give the clips that a query was cut from or is much like, the surest first."""
        pictures, heard = self._seen(evidence), self._heard(evidence)
        sounds = {slot: finding for slot, finding in heard.items() if finding.grade or slot in pictures}
        clips = {slot: self._clip_of_slot[slot] for slot in {*pictures, *sounds}}
        matches = [
            match_of(clip, pictures.get(slot), sounds.get(slot), bool(evidence.views))
            for slot, clip in clips.items()
            if clip >= 0  # else it was removed in this moment
        ]
        matches.sort(key=lambda match: (match.grade is Grade.SAME, match.score), reverse=True)
        return matches[:most]

    def compare(self, clip: int, evidence: Evidence) -> Match | None:
        """This will lay a query on one clip that something else points to, as every placing there is: what a search may
        pass over is seen here. None where it neither looks nor sounds like it, or no such clip is known. Costs 0.2 s.
        """
        slot = self._slot_of_clip.get(clip)
        if slot is None:
            return None
        picture = self._laid_on(slot, evidence)
        echo = heard_in(peaks_from(evidence.sound), peaks_from(self._peaks.get(slot))) if evidence.sound else None
        sound = of_sound(echo) if echo else None
        if sound and not (sound.grade or picture):
            sound = None
        return match_of(clip, picture, sound, bool(evidence.views)) if picture or sound else None

    def _laid_on(self, slot: int, evidence: Evidence) -> Finding | None:
        packed = self._rests.get(slot)
        if not packed or not evidence.views:
            return None
        clip, found = Clip.of(packed), []
        for view, is_mirrored in product(evidence.views, (False, True)):
            planes = [plane_of(each, is_mirrored) for each in placings()]
            picture = len(view.luma) // 2
            look = second_look(view, clip, first_look(view, clip, planes, picture), picture)
            if look.likeness >= WORTH:
                agreement = compared(view, clip, look.plane, [(picture, look.nearest)])
                found.append(of_picture(agreement, is_mirrored, evidence.is_still))
        return max(filter(None, found), key=_rank, default=None)

    def _new_slot(self, clip: int, picture: Picture | None, sound: bytes) -> int:
        self._forget(clip)
        slot = self._rests.add(picture.rest if picture else b"")
        self._peaks.add(sound)
        moments = picture.words.moments if picture else np.empty(0, np.uint16)
        self._first_moment.add([len(self._slot_of_moment)])
        self._picture_of_moment.add(moments)
        self._slot_of_moment.add(np.full(moments.size, slot))
        self._clip_of_slot.add([clip])
        self._slot_of_clip[clip] = slot
        return slot

    def _forget(self, clip: int) -> None:
        slot = self._slot_of_clip.pop(clip, None)
        if slot is not None:
            self._clip_of_slot.values[slot] = -1
            begin, is_last = self._first_moment[slot], slot + 1 == len(self._first_moment)
            end = len(self._slot_of_moment) if is_last else self._first_moment[slot + 1]
            self._slot_of_moment.values[begin:end] = -1
            self._gone += end - begin

    def _tidy(self) -> None:
        """Drop from the shelves what belongs to removed clips, once it is a quarter of all."""
        if self._gone < max(_TIDIED_FROM, len(self._slot_of_moment) // 4):
            return
        self._words.forget(self._slot_of_moment.values < 0)
        self._triples.forget(self._clip_of_slot.values < 0)
        self._gone = 0

    def _seen(self, evidence: Evidence) -> dict[int, Finding]:
        found: dict[int, Finding] = {}
        guesses = self._guesses(evidence)[:COMPARED]
        for guess in guesses:
            is_known = any(finding.grade is Grade.SAME for finding in found.values())
            if is_known and guess.look.likeness < guesses[0].look.likeness - FAR_BEHIND:
                break
            finding = self._finding(guess, evidence.is_still)
            slot = guess.candidate.slot
            if finding and (slot not in found or _rank(finding) > _rank(found[slot])):
                found[slot] = finding
        return found

    def _guesses(self, evidence: Evidence) -> list[_Guess]:
        """Candidates by how much they look like it at first sight, each clip and side once."""
        best: dict[tuple[int, bool], _Guess] = {}
        for view in evidence.views:
            for guess in self._guesses_of(view):
                if guess.key not in best or guess.look.likeness > best[guess.key].look.likeness:
                    best[guess.key] = guess
            if any(guess.look.likeness >= CLEAR for guess in best.values()):
                break
        return sorted(best.values(), key=lambda guess: -guess.look.likeness)

    def _guesses_of(self, view: View) -> list[_Guess]:
        # The shelves first: their owners are known by the time they stand there.
        stretches, slots = self._words.stretches, self._slot_of_moment.values
        every = (self._guess(view, candidate) for candidate in candidates_of(view, stretches, slots, LOOKED_AT))
        hopeful = [guess for guess in every if guess.look.likeness >= HOPELESS]
        hopeful.sort(key=lambda guess: -guess.look.likeness)
        return [better for each in hopeful[:LOOKED_AT_AGAIN] if (better := each.bettered()).look.likeness >= WORTH]

    def _guess(self, view: View, candidate: Candidate) -> _Guess:
        picture, moment = candidate.pairs[0]
        at_s = self._picture_of_moment[moment] / RATE
        clip = Clip.of(self._rests.get(candidate.slot), at_s - 0.5, at_s + 0.5)
        likely = [*candidate.placings, untouched()]
        planes = [plane_of(placings()[placing], candidate.is_mirrored) for placing in likely]
        return _Guess(view, candidate, clip, first_look(view, clip, planes, picture))

    def _finding(self, guess: _Guess, is_still: bool) -> Finding | None:
        candidate = guess.candidate
        clip = Clip.of(self._rests.get(candidate.slot))
        pairs = [(picture, self._picture_of_moment[moment]) for picture, moment in candidate.pairs]
        agreement = compared(guess.view, clip, guess.look.plane, pairs)
        return of_picture(agreement, candidate.is_mirrored, is_still)

    def _heard(self, evidence: Evidence) -> dict[int, Finding]:
        query = peaks_from(evidence.sound)
        found: dict[int, Finding] = {}
        stretches = self._triples.stretches
        for slot in likeliest(*asked_codes(query), stretches, self._clip_of_slot.values >= 0, HEARD):
            if finding := of_sound(heard_in(query, peaks_from(self._peaks.get(slot)))):
                found[slot] = finding
        return found


def _rank(finding: Finding) -> tuple[bool, float]:
    return finding.grade is Grade.SAME, finding.score
