"""From a query's words to the few clips that are worth comparing: votes of windows, counted by clip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from media.fingerprints.chronicle import Chronicle
from media.fingerprints.evidence import View
from media.fingerprints.shelves import Owners, Shelves, Stretch
from media.fingerprints.windows import CHECK_BITS, KEY_BITS, WINDOWS, Words, placings, query_words

_TOLERANCE = 5
"""Check bits that may differ: half a place's step turns three of 24; of unrelated words one in 300 passes."""

_LOOKUPS = 32
"""Pictures times spellings of one query, a measure of what a search may cost."""

_MOST_PICTURES = 20
_FEWEST_PICTURES = 5
_PLACINGS_TRIED = 3
_PLACINGS = len(placings())
_CLIP_BITS, _PLACE_BITS = 32, 12
_CLIP_MASK, _PLACE_MASK = (1 << _CLIP_BITS) - 1, (1 << _PLACE_BITS) - 1
_WORD_BITS = np.uint64(KEY_BITS + CHECK_BITS)

Numbers = npt.NDArray[np.int64]
Slots = npt.NDArray[np.integer]


@dataclass(frozen=True)
class Candidate:
    """A clip that may be the one, and why."""

    slot: int
    is_mirrored: bool
    placings: tuple[int, ...]  # indices into `windows.placings()`, those with most votes first
    pairs: tuple[tuple[int, int], ...]  # (picture of the query, moment), those with most votes first
    weight: float


@dataclass(frozen=True)
class _Votes:
    """One row a word that was found, all int64 [n]."""

    picture: Numbers  # of the query
    side: Numbers  # 1 where mirrored
    window: Numbers
    placing: Numbers
    moment: Numbers
    slot: Numbers

    def only(self, rows: npt.NDArray[np.generic]) -> _Votes:
        return _Votes(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def word_shelves() -> Shelves:
    """This will make shelves for words of pictures."""
    return Shelves(WINDOWS << int(_WORD_BITS), CHECK_BITS)


def shelved(words: Chronicle, first_moment: int) -> tuple[Words, Owners]:
    """This will turn the words of a clip, whose moments are numbered from `first_moment`, into codes and owners."""
    moments, windows = np.nonzero(words.changes)
    codes = words.words.astype(np.uint64) | (windows.astype(np.uint64) << _WORD_BITS)
    return codes, (moments + first_moment).astype(np.uint32)


def candidates_of(view: View, stretches: Sequence[Stretch], slot_of_moment: Slots, most: int) -> list[Candidate]:
    """This will give at most `most` candidates, the likeliest first; `slot_of_moment` is -1 where a clip was removed."""
    votes = _votes(view, stretches, slot_of_moment)
    if not votes.slot.size:
        return []
    clip = votes.slot * 2 + votes.side
    weights = _weights(votes, clip)
    best = np.argsort(-weights, kind="stable")[:most]
    return [
        _candidate(votes.only(np.flatnonzero(clip == each)), float(weights[each])) for each in best if weights[each]
    ]


def _votes(view: View, stretches: Sequence[Stretch], slot_of_moment: Slots) -> _Votes:
    count = int(np.clip(round(len(view.luma) / 8), min(len(view.luma), _FEWEST_PICTURES), _MOST_PICTURES))
    chosen = np.unique(((np.arange(count) + 0.5) / count * len(view.luma)).astype(int))
    spellings = 1 << min(5, int(np.log2(_LOOKUPS / chosen.size)))
    found = [
        _found(view, int(picture), side, stretches, slot_of_moment, spellings)
        for picture in chosen
        for side in range(2)
    ]
    return _Votes(*(np.concatenate([getattr(each, name) for each in found]) for name in _Votes.__dataclass_fields__))


def _found(
    view: View, picture: int, side: int, stretches: Sequence[Stretch], slot_of_moment: Slots, spellings: int
) -> _Votes:
    luma = view.luma[picture][:, ::-1] if side else view.luma[picture]
    query = query_words(luma, spellings)
    wanted = query.words | (query.windows.astype(np.uint64) << _WORD_BITS)
    which, owners = _matching(stretches, wanted)
    slots = slot_of_moment[owners].astype(np.int64)
    alive = slots >= 0
    which, owners, slots = which[alive], owners[alive], slots[alive]
    same = np.ones_like(which)
    return _Votes(
        picture * same, side * same, query.windows[which], query.placings[which], owners.astype(np.int64), slots
    )


def _matching(stretches: Sequence[Stretch], wanted: Words) -> tuple[Numbers, Owners]:
    pieces: list[tuple[Numbers, Owners]] = [(np.empty(0, np.int64), np.empty(0, np.uint32))]
    for stretch in stretches:
        which, place = stretch.near(wanted)
        differs = stretch.codes[place] ^ wanted[which]
        is_near = (differs >> np.uint64(CHECK_BITS) == 0) & (np.bitwise_count(differs) <= _TOLERANCE)
        pieces.append((which[is_near], stretch.owners[place[is_near]]))
    return np.concatenate([which for which, _ in pieces]), np.concatenate([owners for _, owners in pieces])


def _weights(votes: _Votes, clip: Numbers) -> npt.NDArray[np.float64]:
    """What speaks for each clip and side: windows found, each the less the more clips it was found in.

    Windows that agree on one placing count most: chance scatters over all of them.
    """
    place = (votes.picture * 2 + votes.side) * WINDOWS + votes.window
    pairs = np.unique(place << _CLIP_BITS | clip)
    many = np.bincount(pairs >> _CLIP_BITS)
    rarity = 1 / np.sqrt(np.maximum(many, 1))
    total = np.bincount(pairs & _CLIP_MASK, weights=rarity[pairs >> _CLIP_BITS])
    agreed = np.unique((clip * _PLACINGS + votes.placing) << _PLACE_BITS | place)
    owner, first = np.unique(agreed >> _PLACE_BITS, return_index=True)
    best = np.zeros_like(total)
    np.maximum.at(best, owner // _PLACINGS, np.add.reduceat(rarity[agreed & _PLACE_MASK], first))
    return np.asarray(best + 0.3 * total)


def _candidate(votes: _Votes, weight: float) -> Candidate:
    placing = np.bincount(votes.placing)
    likely = np.argsort(-placing, kind="stable")[: min(_PLACINGS_TRIED, int((placing > 0).sum()))]
    fits = votes.only(np.isin(votes.placing, likely))
    both, counts = np.unique(np.stack([fits.picture, fits.moment]), axis=1, return_counts=True)
    pairs = [(int(both[0, n]), int(both[1, n])) for n in np.argsort(-counts, kind="stable")[:3]]
    return Candidate(int(votes.slot[0]), bool(votes.side[0]), tuple(likely.tolist()), tuple(pairs), weight)
