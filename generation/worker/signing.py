"""What a worker needs to say where clips come from: the marks' key, the signer, and the words of a statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings

from common import clock
from generation import policies
from generation.engine.contracts import EngineCard
from generation.models import Clip, Job
from generation.services import certificates
from generation.storage import read_whole
from media.credentials.contracts import (
    Action,
    Agent,
    ClipRecord,
    Ingredient,
    InvisibleMark,
    Signed,
    Statement,
    namespace_of,
)
from media.credentials.enums import ActionKind, Relationship, SourceType
from media.credentials.signing import Signer, signer_of
from media.credentials.writing import sign
from media.marks.invisible import InvisibleMarks
from media.marks.payload import NUMBER_BITS

UPLOAD_TITLE = "What its author uploaded to begin with"
_VISIBLE_MARK = "The site's visible mark"
_STILL = "One picture of it"
_GONE = Ingredient(title="A clip that was deleted since", relationship=Relationship.PARENT)


@cache
def marks() -> InvisibleMarks:
    """This will give the invisible marks under this installation's key."""
    return InvisibleMarks(settings.MARK_KEY.encode())


@cache
def signer() -> Signer:
    """This will load who signs, once a process. Raises SigningCredentialError with a sentence."""
    return signer_of(
        settings.CREDENTIALS_SIGNER,
        now=clock.now(),
        token=settings.CREDENTIALS_TOKEN,
        timestamp_url=settings.CREDENTIALS_TIMESTAMP_URL or None,
    )


@cache
def anchors() -> str | None:
    """This will read the root certificates that are trusted, PEM; None: nobody is."""
    return Path(settings.CREDENTIALS_ANCHORS).read_text("ascii") if settings.CREDENTIALS_ANCHORS else None


def sign_clip(source: Path, out: Path, statement: Statement) -> Signed:
    """This will write a finished file with its credentials, the last thing that is done to it."""
    leaf = signer().chain.leaf
    certificates.remember(serial=str(leaf.serial_number), issuer=leaf.issuer.rfc4514_string(), now=clock.now())
    return sign(source, out, statement=statement, signer=signer(), trust_anchors=anchors())


def statement_of_draft(
    job: Job, *, model: str, model_version: str, source: SourceType, number: int, at: datetime
) -> Statement:
    """This will say what a clip just made is: by which model, when, from what."""
    return _statement(
        job.pk,
        _parents(job.parent),
        opening_id=job.opening_id,
        model=Agent(model, model_version),
        source=source,
        number=number,
        at=at,
    )


def statement_of_posted(clip: Clip, number: int, *, at: datetime) -> Statement:
    """This will say the same of the clip's public rendition, and what was done to it to post it at `at`."""
    source = policies.source_type_of(clip.source_type) or SourceType.ALGORITHMIC
    opening_id = Job.objects.filter(pk=clip.pk).values_list("opening_id", flat=True).first()
    model = Agent(clip.model, clip.model_version)
    # Above depth 0 without a parent: it was deleted since. That there was one stays true, and its files are gone.
    parents = [_GONE] if clip.depth and clip.parent is None else _parents(clip.parent)
    marked = Action(kind=ActionKind.ADDED_TEXT, when=at, description=_VISIBLE_MARK)
    return _statement(
        clip.pk,
        parents,
        opening_id=opening_id,
        model=model,
        source=source,
        number=number,
        at=clip.created_at,
        actions=(marked, Action(kind=ActionKind.TRANSCODED, when=at)),
    )


def statement_of_copy(clip: Clip, done: ActionKind, *, at: datetime) -> Statement:
    """This will say the same of a copy of a posted clip's rendition (a smaller size, say), and what was done to make it
    at `at`. Raises ValueError for a draft.
    """
    if clip.mark_number is None or clip.posted_at is None:
        raise ValueError("A draft has no public rendition.")
    posted = statement_of_posted(clip, clip.mark_number, at=clip.posted_at)
    return replace(posted, actions=(*posted.actions, Action(kind=done, when=at)))


def statement_of_still(statement: Statement, *, at: datetime) -> Statement:
    """This will say the same of a picture that was taken from a clip at `at`. Its parents are named, and do not travel
    with it: of a few kilobytes a picture has, every remix would add half as many.
    """
    named = tuple(replace(each, file=None, manifest=None) for each in statement.parents)
    converted = Action(kind=ActionKind.CONVERTED, when=at, description=_STILL)
    return replace(statement, parents=named, actions=(*statement.actions, converted))


def source_of(card: EngineCard, job: Job) -> SourceType:
    """This will name how a clip came to be, in IPTC's terms: what it began with counts."""
    return policies.source_type(
        is_trained=card.is_trained,
        has_upload=job.opening_id is not None,
        parent=policies.source_type_of(job.parent.source_type) if job.parent else None,
    )


def _statement(
    clip_id: UUID,
    parents: list[Ingredient],
    *,
    opening_id: UUID | None,
    model: Agent,
    source: SourceType,
    number: int,
    at: datetime,
    actions: tuple[Action, ...] = (),
) -> Statement:
    namespace = namespace_of(settings.SITE_URL)
    return Statement(
        title=_title(clip_id),
        product=Agent(settings.NAMES.product, settings.VERSION),
        made_at=at,
        model=model,
        source_type=source,
        clip=ClipRecord(namespace=namespace, clip_id=str(clip_id)),
        parents=(*parents, *_uploaded(opening_id)),
        actions=actions,
        mark=InvisibleMark(algorithm=f"{namespace}.mark.1", number=number, bits=NUMBER_BITS),
    )


def _parents(parent: Clip | None) -> list[Ingredient]:
    """No handle and no caption: a file cannot forget them when their owner leaves. The site names who may be named."""
    if parent is None:
        return []
    key = parent.public_manifest or parent.master_manifest
    manifest = read_whole(key) if key else None
    return [Ingredient(title=_title(parent.pk), relationship=Relationship.PARENT, manifest=manifest)]


def _uploaded(opening_id: UUID | None) -> list[Ingredient]:
    if opening_id is None:
        return []
    return [Ingredient(title=UPLOAD_TITLE, relationship=Relationship.COMPONENT, format="image/png")]


def _title(clip_id: UUID) -> str:
    return f"{settings.NAMES.clip.capitalize()} {clip_id}"
