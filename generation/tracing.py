"""What is told of a file's origin: to the public no more than it may know, to moderators all of it.

The evidence was kept when a worker looked; who may see which clip is asked anew each time it is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from accounts import facade as accounts
from accounts.enums import StaffRole
from common.errors import NotFoundError
from generation import cards
from generation.contracts import (
    Evidence,
    FoundCredentials,
    FoundLikeness,
    FoundMark,
    PublicAnswer,
    StaffAnswer,
    StoredFile,
    TracedClip,
)
from generation.enums import TraceAudience, TraceState
from generation.models import Clip, Trace
from generation.selectors import is_public

FROM_HERE, LOOKS_LIKE_OURS, UNKNOWN = "from_here", "looks_like_ours", "unknown"
SAME = "same"


def require_moderator(actor_id: UUID) -> None:
    """This will let active moderators pass. Raises NotFoundError for everybody else: to them there is nothing here."""
    if not accounts.has_role(actor_id, StaffRole.MODERATOR):
        raise NotFoundError


def public_answer(*, viewer_id: UUID | None, trace_id: UUID) -> PublicAnswer:
    """This will tell whoever asked (a stranger by the question's id) whether a file is from here.

    A post is named only where everybody may watch it, and a likeness told only to such a post: whether somebody's draft
    looks like something is nobody's business. Raises NotFoundError.
    """
    trace = _access(viewer_id, trace_id, TraceAudience.PUBLIC)
    evidence = _evidence(trace)
    if evidence is None:
        return _answer(trace, None, (), None)
    by, clip_ids = _proofs(evidence)
    if by:
        public = [clip for clip in _clips(clip_ids) if is_public(clip) and clip.author.is_active]
        return _answer(trace, FROM_HERE, by, public[0] if public else None)
    alike = _clips([each.clip_id for each in evidence.likenesses if each.grade == SAME])
    public = [clip for clip in alike if is_public(clip) and clip.author.is_active]
    return _answer(trace, LOOKS_LIKE_OURS, ("likeness",), public[0]) if public else _answer(trace, UNKNOWN, (), None)


def staff_answer(*, actor_id: UUID, trace_id: UUID) -> StaffAnswer:
    """This will tell a moderator all that is known. Raises NotFoundError for anybody else."""
    require_moderator(actor_id)
    trace = _access(actor_id, trace_id, TraceAudience.STAFF)
    evidence = _evidence(trace)
    return StaffAnswer(
        id=trace.pk,
        state=trace.state,
        error_code=trace.error_code,
        asked_at=trace.created_at,
        filename=trace.filename,
        evidence=evidence,
        clips=tuple(_traced(evidence)) if evidence else (),
    )


def poster_for_staff(*, actor_id: UUID, clip_id: UUID) -> StoredFile:
    """This will name a clip's still picture for a moderator. Raises NotFoundError."""
    require_moderator(actor_id)
    clip = Clip.objects.filter(pk=clip_id).first()
    if clip is None:
        raise NotFoundError
    return StoredFile(key=clip.public_poster or clip.poster, content_type="image/webp", private=True, facts={})


def kept(evidence: Evidence) -> dict[str, Any]:
    """This will give evidence in the form that its row keeps."""
    found = asdict(evidence)
    return dict(_plain(found))


def _access(viewer_id: UUID | None, trace_id: UUID, audience: TraceAudience) -> Trace:
    trace = Trace.objects.filter(pk=trace_id, audience=audience).first()
    if trace is None or trace.member_id != viewer_id:
        raise NotFoundError
    return trace


def _answer(trace: Trace, verdict: str | None, by: tuple[str, ...], clip: Clip | None) -> PublicAnswer:
    return PublicAnswer(
        id=trace.pk,
        state=trace.state,
        error_code=trace.error_code,
        verdict=verdict,
        by=by,
        clip=cards.clip_card(clip, viewer_id=None) if clip else None,
    )


def _proofs(evidence: Evidence) -> tuple[tuple[str, ...], list[UUID]]:
    """What proves that a file is from here, and which clips it names."""
    marks = [each for each in evidence.marks if each.clip_id]
    by = ["mark" if each.medium == "picture" else "sound_mark" for each in marks]
    named = [each.clip_id for each in marks if each.clip_id]
    if evidence.credentials and evidence.credentials.clip_id:
        by.append("credentials")
        named.append(evidence.credentials.clip_id)
    return tuple(by), named


def _clips(ids: list[UUID]) -> list[Clip]:
    found = Clip.objects.select_related("author").in_bulk(ids)
    return [found[each] for each in dict.fromkeys(ids) if each in found]


def _traced(evidence: Evidence) -> list[TracedClip]:
    named = [*_proofs(evidence)[1], *(each.clip_id for each in evidence.likenesses)]
    found = {clip.pk: clip for clip in _clips(named)}
    return [_traced_clip(each, found.get(each)) for each in dict.fromkeys(named)]


def _traced_clip(clip_id: UUID, clip: Clip | None) -> TracedClip:
    if clip is None:
        return TracedClip(
            id=clip_id, state=None, visibility="", author_handle="", prompt="", poster_url="", posted_at=None
        )
    return TracedClip(
        id=clip.pk,
        state=clip.state,
        visibility=clip.visibility,
        author_handle=clip.author.handle,
        prompt=clip.prompt,
        poster_url=f"/console/clips/{clip.pk}/poster.webp",
        posted_at=clip.posted_at,
    )


def _evidence(trace: Trace) -> Evidence | None:
    if trace.state != TraceState.ANSWERED:
        return None
    found = trace.evidence
    credentials = found.get("credentials")
    return Evidence(
        kind=found["kind"],
        marks=tuple(FoundMark(**_with_ids(each)) for each in found["marks"]),
        credentials=FoundCredentials(**_with_ids(credentials)) if credentials else None,
        likenesses=tuple(FoundLikeness(**_with_ids(each)) for each in found["likenesses"]),
    )


def _with_ids(values: Mapping[str, Any]) -> dict[str, Any]:
    clip_id = values["clip_id"]
    return {**values, "clip_id": UUID(clip_id) if clip_id else None}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, UUID) else value
