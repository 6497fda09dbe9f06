"""Rules without a database: what may be asked for, and what a wish means in pixels."""

from __future__ import annotations

from collections.abc import Sequence

from generation.contracts import Shape, Turn
from generation.engine.contracts import EngineCard, Stage
from generation.enums import Opening, Orientation, Queue, Resolution, Tier
from media.credentials.enums import SourceType

FPS = 24
"""Cinema's rate: half of what a panel shows, and what the video model was trained around."""

SIZES: dict[tuple[Resolution, Orientation], tuple[int, int]] = {
    (Resolution.P720, Orientation.PORTRAIT): (720, 1280),
    (Resolution.P720, Orientation.LANDSCAPE): (1280, 720),
    (Resolution.P720, Orientation.SQUARE): (720, 720),
}
"""Width and height in pixels of what a member receives."""

LADDER = (480, 720)
"""Shorter sides, in pixels, of the sizes made for players on slow networks."""

_HOLD_TRAINED = {SourceType.TRAINED, SourceType.EDITED_BY_TRAINED, SourceType.COMPOSITE_SYNTHETIC}
_HOLD_FOUND = {SourceType.EDITED_BY_TRAINED, SourceType.COMPOSITE}
_HOLD_DRAWN = {SourceType.ALGORITHMIC, SourceType.COMPOSITE_SYNTHETIC}
"""What is in clips of each kind: a model's work, what somebody brought, a drawing by rules."""

STAGE_SPANS: dict[Stage, tuple[float, float]] = {
    Stage.LOADING: (0.0, 0.03),
    Stage.READING: (0.03, 0.06),
    Stage.SIMULATING: (0.06, 0.25),
    Stage.DENOISING: (0.06, 0.75),
    Stage.DECODING: (0.75, 0.92),
    Stage.DRAWING: (0.25, 0.92),
    Stage.CHECKING: (0.92, 0.95),
    Stage.PACKAGING: (0.95, 1.0),
}
"""Which share of the bar each stage fills; measured roughly, for the eye alone: no wait is computed from it."""


def overall_progress(stage: Stage, done: int, total: int) -> float:
    """This will place `done` of `total` steps of a stage on the whole bar, 0..1."""
    start, end = STAGE_SPANS[stage]
    return start + (end - start) * (min(done, total) / total if total > 0 else 0.0)


def takes_without_engine(queue: str) -> bool:
    """This will tell whether a worker of this queue can move anything without an engine: postings go to the cores."""
    return queue == Queue.CPU


def queue_for(card: EngineCard) -> Queue:
    """This will name the kind of worker that an engine's jobs need."""
    return Queue.GPU if card.needs_gpu else Queue.CPU


def resolution_of(width: int, height: int) -> Resolution:
    """This will name the resolution that a size belongs to: what its shorter side is at most, else the largest."""
    return next((name for name in Resolution if min(width, height) <= int(name.rstrip("p"))), list(Resolution)[-1])


def orientation_of(width: int, height: int) -> Orientation:
    """This will name the shape that a size has."""
    if width == height:
        return Orientation.SQUARE
    return Orientation.LANDSCAPE if width > height else Orientation.PORTRAIT


def tier_of(*, is_pro: bool, has_priority: bool) -> Tier:
    """This will place a member's next clip: Pro goes first while it stays within its fair use, then behind Free."""
    if has_priority:
        return Tier.PRIORITY
    return Tier.BEHIND if is_pro else Tier.STANDARD


def longest_clip_s(card: EngineCard, plan_max_s: int) -> int:
    """This will give the longest clip, in seconds, that both the plan and the engine allow."""
    return min(card.max_duration_s, plan_max_s)


def longest_extended_s(card: EngineCard, plan_max_s: int) -> int:
    """This will give the longest clip, in seconds, that comes of making one longer; 0 where the engine can't."""
    return min(card.max_extended_s, plan_max_s) if card.extends else 0


def may_watch(*, is_author: bool, author_may_act: bool, posted: bool, only_author: bool) -> bool:
    """This will tell whether somebody may watch a clip: its author always; others when posted and not private, as long
    as the author is not suspended.
    """
    return is_author or (author_may_act and posted and not only_author)


def may_remix(*, is_author: bool, posted: bool, allows_remix: bool) -> bool:
    """This will tell whether somebody who may watch a clip may begin another with its end: their own always, others'
    posted ones unless the author said no.
    """
    return is_author or (posted and allows_remix)


def takes_master(*, is_author: bool, is_pro: bool, shows_person: bool) -> bool:
    """This will tell whether a download is the master, without the visible mark: for a Pro owner of a clip in which nobody
    is to be seen. Everybody else's carries the mark.
    """
    return is_author and is_pro and not shows_person


def source_type_of(word: str) -> SourceType | None:
    """This will find IPTC's type by the word that a clip's row keeps of it; None for no word of theirs."""
    return next((each for each in SourceType if each.rpartition("/")[2] == word), None)


def is_ai(word: str) -> bool:
    """This will tell by the word that a clip's row keeps of its kind whether a trained model had a hand in it; where nothing
    is kept, that one had.
    """
    found = source_type_of(word)
    return found is None or found.is_ai


def source_type(*, is_trained: bool, has_upload: bool, parent: SourceType | None) -> SourceType:
    """This will name how a clip came to be (IPTC), from who made it and what it began with: what a parent descends from is
    in its end, and so in the clip.
    """
    trained = is_trained or parent in _HOLD_TRAINED
    found = has_upload or parent in _HOLD_FOUND
    drawn = not is_trained or parent in _HOLD_DRAWN
    if found:
        return SourceType.EDITED_BY_TRAINED if trained else SourceType.COMPOSITE
    if trained:
        return SourceType.COMPOSITE_SYNTHETIC if drawn else SourceType.TRAINED
    return SourceType.ALGORITHMIC


def smaller_sizes(width: int, height: int) -> tuple[int, ...]:
    """This will give the shorter sides, in pixels, of the sizes that a clip is also played in: of those a fifth smaller than
    it or more.
    """
    return tuple(side for side in LADDER if side <= 0.8 * min(width, height))


def choose_turn(turns: Sequence[Turn], held: frozenset[Shape], passes_max: int) -> int:
    """This will give the index of the turn to take: the first, or a little further on one whose shape is held warm.

    Only somebody's first turn of a wait may go before another's, and nobody is passed more than `passes_max` times:
    so a member with a thousand clips waiting delays a newcomer by no more than the clip that is running.
    """
    for index, turn in enumerate(turns):
        if turn.shape in held and (index == 0 or turn.is_first):
            return index
        if turn.passed >= passes_max:
            break
    return 0


def are_made_together(one: Opening, other: Opening) -> bool:
    """This will tell whether clips that begin so can be made in one go: an engine takes a picture at the beginning, or a
    whole clip to make again, another way than words alone.
    """
    pictures = (Opening.UPLOAD, Opening.CLIP)
    return one == other or (one in pictures and other in pictures)


def turns_before(*, same: int, higher: int, aged_lower: int, is_aged: bool) -> int:
    """This will count the turns before a job: `same` in its own tier, `higher` in those above, `aged_lower` lanes of
    those below whose wait made them equal.

    A lane that has aged shares turn by turn with priority, so of the other side no more count than of its own.
    """
    above = min(higher, same + 1) if is_aged else higher
    return same + above + min(aged_lower, same)
