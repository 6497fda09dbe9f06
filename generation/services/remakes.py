"""A clip made again: changed in words, or made longer. Its script's words, from the first clip on, and who may use them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings

from accounts.contracts import MemberCard
from billing import facade as billing
from billing.contracts import Entitlement
from common.errors import NotFoundError, RefusedError
from generation import policies, selectors
from generation.contracts import ClipWish
from generation.engine.catalogue import CARDS, Spec
from generation.engine.contracts import EngineCard, Extension
from generation.enums import Opening, Remix
from generation.errors import (
    ChangeNotAvailableError,
    EngineCannotExtendError,
    ExtendedTooLongError,
    ExtensionNotAvailableError,
    RemixNotAllowedError,
)
from generation.models import Clip, Job

MOST_STEPS = 20
"""Each is read anew with every remix; a longer way is told better as a new idea."""

_REMADE = (Opening.CHANGE, Opening.EXTENSION)

_BEGUN_WITH_NOTHING = frozenset({Opening.NOTHING})
_BEGUN_WITH_ANYTHING = frozenset({Opening.NOTHING, Opening.UPLOAD, Opening.CLIP})
"""What the first clip may have begun with: anything to be seen only where the engine is given the clip itself."""


@dataclass(frozen=True)
class Script:
    """What a clip was asked with: the prompt of the first one, and every change and extension since."""

    prompt: str
    changes: tuple[str, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """This will be all that was said."""
        return (self.prompt, *self.changes, *(each.words for each in self.extensions if each.words))

    def going_on(self, opening: Opening | str, words: str, from_s: float) -> Script:
        """This will be the script of what was made of the clip, which is `from_s` long."""
        if opening == Opening.CHANGE:
            return replace(self, changes=(*self.changes, words))
        extension = Extension(from_s=from_s, words=words, changes=len(self.changes))
        return replace(self, extensions=(*self.extensions, extension))


@dataclass(frozen=True)
class Remake:
    """A clip that is to be made again, by the engine that made it, and the words that it came from."""

    parent: Clip
    script: Script
    card: EngineCard

    @property
    def parent_s(self) -> int:
        """This will be how long the clip is, whole seconds."""
        return round(self.parent.duration_ms / 1000)

    def judged(self, words: str) -> str:
        """This will be the words that it amounts to: each alone may be harmless."""
        return ". ".join((*self.script.words, words))

    def longest_s(self, plan: Entitlement) -> int:
        """This will be how long it may become, in seconds, by the plan and the engine."""
        if self.script.extensions:
            return policies.longest_extended_s(self.card, plan.extended_seconds_max)
        return policies.longest_clip_s(self.card, plan.clip_seconds_max)

    def most_more_s(self, plan: Entitlement) -> int:
        """This will be how much longer it can be made at once, in seconds; 0 for not at all."""
        if len(self.script.extensions) >= settings.LIMITS.extensions_max:
            return 0
        left_s = policies.longest_extended_s(self.card, plan.extended_seconds_max) - self.parent_s
        return max(0, min(left_s, settings.LIMITS.extension_seconds_max))

    def shaped(self, wish: ClipWish) -> ClipWish:
        """This will be the wish with all that stays as it was, and the length of the whole clip."""
        clip = self.parent
        return replace(
            wish,
            duration_s=self.parent_s + (wish.duration_s if wish.remix == Remix.EXTEND else 0),
            orientation=policies.orientation_of(clip.width, clip.height),
            resolution=policies.resolution_of(clip.width, clip.height),
            seed=clip.seed,
            audio=clip.has_sound,
        )


@dataclass(frozen=True)
class Offer:
    """What a member can have made of a clip, beside going on where it ends."""

    can_change: bool
    more_s: int  # how much longer it can be made at once, in seconds; 0: not at all


def remake_of(*, actor: MemberCard, wish: ClipWish, plan: Entitlement) -> Remake | None:
    """This will find what a wish wants to make again; None where it wants nothing of that.

    Raises NotFoundError, RemixNotAllowedError; ChangeNotAvailableError; ExtensionNotAvailableError,
    EngineCannotExtendError, ExtendedTooLongError.
    """
    if wish.remix == Remix.GO_ON:
        return None
    refused = ChangeNotAvailableError if wish.remix == Remix.CHANGE else ExtensionNotAvailableError
    if wish.remix_of is None:
        raise refused("Say which clip.", field="remix_of")
    clip = selectors.access_remixable(viewer_id=actor.id, clip_id=wish.remix_of)
    card = _card_of(clip)
    if wish.remix == Remix.EXTEND and (card is None or not card.extends):
        raise EngineCannotExtendError(field="remix_of")
    found = _remake(clip, actor.id, wish.remix)
    if found is None or (wish.remix == Remix.CHANGE and not found.card.remakes):
        raise refused(field="remix_of")
    if wish.remix == Remix.EXTEND:
        _refuse_too_long(found, wish, plan)
    return found


def offer_of(*, actor: MemberCard, clip_id: UUID, now: datetime) -> Offer:
    """This will tell what a member can have made of a clip. Raises as `access_remixable` does."""
    clip = selectors.access_remixable(viewer_id=actor.id, clip_id=clip_id)
    changed, longer = (_remake(clip, actor.id, remix) for remix in (Remix.CHANGE, Remix.EXTEND))
    plan = billing.entitlement_of(actor.id, now=now)
    return Offer(
        can_change=changed is not None and changed.card.remakes, more_s=longer.most_more_s(plan) if longer else 0
    )


def script_for(job: Job) -> Script:
    """This will give the words of a job's clip: its own prompt, or those of the clip it is made from, asked for again.

    Raises NotFoundError, RemixNotAllowedError; ChangeNotAvailableError or ExtensionNotAvailableError where a clip on the way
    is gone.
    """
    if job.opening not in _REMADE:
        return Script(job.prompt)
    if job.parent_id is None:
        raise NotFoundError
    parent = selectors.access_remixable(viewer_id=job.member_id, clip_id=job.parent_id)
    remix = Remix.CHANGE if job.opening == Opening.CHANGE else Remix.EXTEND
    found = _remake(parent, job.member_id, remix)
    if found is None:
        raise _gone(job)
    return found.script.going_on(job.opening, job.prompt, job.extends_ms / 1000)


def _gone(job: Job) -> RefusedError:
    return ChangeNotAvailableError() if job.opening == Opening.CHANGE else ExtensionNotAvailableError()


def _refuse_too_long(found: Remake, wish: ClipWish, plan: Entitlement) -> None:
    most = settings.LIMITS.extensions_max
    if len(found.script.extensions) >= most:
        raise ExtensionNotAvailableError(f"It was made longer {most} times, which is the most.", field="remix_of")
    longest_s, more_s = policies.longest_extended_s(found.card, plan.extended_seconds_max), found.most_more_s(plan)
    if 1 <= wish.duration_s <= more_s:
        return
    can = f"It can grow by {more_s} s at most:" if more_s else "It can't grow:"
    once = settings.LIMITS.extension_seconds_max
    raise ExtendedTooLongError(
        f"It has {found.parent_s} s. {can} {longest_s} s in all, {once} s at a time.",
        field="duration_s",
        limit_s=longest_s,
        more_s=more_s,
    )


def _card_of(clip: Clip) -> EngineCard | None:
    """The engine that made a clip, where it is among those in use."""
    engine = Job.objects.filter(pk=clip.pk).values_list("engine", flat=True).first()
    names = {Spec.of(spec).name for spec in selectors.engine_specs()}
    return CARDS.get(engine) if engine in names else None


def _remake(clip: Clip, viewer_id: UUID, remix: Remix) -> Remake | None:
    card = _card_of(clip)
    if card is None or not (card.remakes or card.extends):
        return None
    takes_the_file = card.extends_the_file if remix == Remix.EXTEND else card.changes_the_file
    script = _script(clip, MOST_STEPS, viewer_id, _BEGUN_WITH_ANYTHING if takes_the_file else _BEGUN_WITH_NOTHING)
    return Remake(clip, script, card) if script else None


def _script(clip: Clip, most: int, viewer_id: UUID, first: frozenset[Opening]) -> Script | None:
    """The words from the first clip on, which began with one of `first`; None where one on the way is gone, is not the
    viewer's to remix (any more), or began otherwise.
    """
    job = Job.objects.filter(pk=clip.pk).only("opening", "extends_ms").first()
    if job is not None and job.opening in first:
        return Script(clip.prompt)
    if job is None or job.opening not in _REMADE or clip.parent_id is None or most == 0:
        return None
    try:
        parent = selectors.access_remixable(viewer_id=viewer_id, clip_id=clip.parent_id)
    except (NotFoundError, RemixNotAllowedError):
        return None
    before = _script(parent, most - 1, viewer_id, first)
    return before.going_on(job.opening, clip.prompt, job.extends_ms / 1000) if before else None
