"""A clip made again with a change in words: its script's words, from the first clip on, and who may use them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from accounts.contracts import MemberCard
from common.errors import NotFoundError
from generation import policies, selectors
from generation.contracts import ClipWish
from generation.engine.catalogue import CARDS, Spec
from generation.engine.contracts import EngineCard
from generation.enums import Opening
from generation.errors import ChangeNotAvailableError, RemixNotAllowedError
from generation.models import Clip, Job

MOST_CHANGES = 20
"""Each is read anew with every remix; a longer way is told better as a new idea."""


@dataclass(frozen=True)
class Script:
    """What a clip was asked with: the prompt of the first one, and every change since."""

    prompt: str
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Remake:
    """A clip that is to be made again, by the engine that made it, and the words that it came from."""

    parent: Clip
    script: Script
    card: EngineCard

    def judged(self, change: str) -> str:
        """This will be the words that a change amounts to: each alone may be harmless."""
        return ". ".join((self.script.prompt, *self.script.changes, change))

    def shaped(self, wish: ClipWish) -> ClipWish:
        """This will be the wish with all that a change leaves as it was."""
        clip = self.parent
        return replace(
            wish,
            duration_s=round(clip.duration_ms / 1000),
            orientation=policies.orientation_of(clip.width, clip.height),
            resolution=policies.resolution_of(clip.width, clip.height),
            seed=clip.seed,
            audio=clip.has_sound,
        )


def remake_of(*, actor: MemberCard, wish: ClipWish) -> Remake | None:
    """This will find what a wish wants to change; None where it wants no change.

    Raises NotFoundError, RemixNotAllowedError, ChangeNotAvailableError.
    """
    if not wish.is_change:
        return None
    if wish.remix_of is None:
        raise ChangeNotAvailableError("Say which clip is to be changed.", field="remix_of")
    clip = selectors.access_remixable(viewer_id=actor.id, clip_id=wish.remix_of)
    found = _remake(clip, actor.id)
    if found is None:
        raise ChangeNotAvailableError(field="remix_of")
    return found


def can_change(*, actor: MemberCard, clip_id: UUID) -> bool:
    """This will tell whether a member may make a clip again with a change in words. Raises as `access_remixable` does."""
    return _remake(selectors.access_remixable(viewer_id=actor.id, clip_id=clip_id), actor.id) is not None


def script_for(job: Job) -> Script:
    """This will give the words of a job's clip: its own prompt, or those of the clip it changes, asked for again.

    Raises NotFoundError, RemixNotAllowedError; ChangeNotAvailableError where a clip on the way is gone.
    """
    if job.opening != Opening.CHANGE:
        return Script(job.prompt, ())
    if job.parent_id is None:
        raise NotFoundError
    found = _remake(selectors.access_remixable(viewer_id=job.member_id, clip_id=job.parent_id), job.member_id)
    if found is None:
        raise ChangeNotAvailableError
    return Script(found.script.prompt, (*found.script.changes, job.prompt))


def _remake(clip: Clip, viewer_id: UUID) -> Remake | None:
    job = Job.objects.filter(pk=clip.pk).only("engine", "opening").first()
    names = {Spec.of(spec).name for spec in selectors.engine_specs()}
    card = CARDS.get(job.engine) if job and job.engine in names else None
    script = _script(clip, MOST_CHANGES, viewer_id)
    return Remake(clip, script, card) if card and card.remakes and script else None


def _script(clip: Clip, most: int, viewer_id: UUID) -> Script | None:
    """The words from the first clip on; None where one on the way is gone, is not the viewer's to remix (any more), or began
    with something to be seen.
    """
    opening = Job.objects.filter(pk=clip.pk).values_list("opening", flat=True).first()
    if opening == Opening.NOTHING:
        return Script(clip.prompt, ())
    if opening != Opening.CHANGE or clip.parent_id is None or most == 0:
        return None
    try:
        parent = selectors.access_remixable(viewer_id=viewer_id, clip_id=clip.parent_id)
    except (NotFoundError, RemixNotAllowedError):
        return None
    before = _script(parent, most - 1, viewer_id)
    return Script(before.prompt, (*before.changes, clip.prompt)) if before else None
