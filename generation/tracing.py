"""What is told of a file's origin: to the public no more than it may know, to moderators all of it.

The evidence was kept when a worker looked; who may see which clip is asked anew each time it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from media.credentials.enums import State

FROM_HERE, CARRIES_OUR_MARK, LOOKS_LIKE_OURS, UNKNOWN = "from_here", "carries_our_mark", "looks_like_ours", "unknown"
SAME = "same"
PICTURE, SOUND, BOTH = "picture", "sound", "both"


def require_moderator(actor_id: UUID) -> None:
    """This will let active moderators pass. Raises NotFoundError for everybody else: to them there is nothing here."""
    if not accounts.has_role(actor_id, StaffRole.MODERATOR):
        raise NotFoundError


def public_answer(*, viewer_id: UUID | None, trace_id: UUID) -> PublicAnswer:
    """This will tell whoever asked (a stranger by the question's id) whether a file is from here.

    A mark can be lifted off a clip and laid over anything. So it proves that a file is from here only where the file also
    looks, or sounds, like the clip that the mark belongs to; else nobody's post is named. A post is named only where
    everybody may watch it, and a likeness told only to such a post: whether somebody's draft looks like something is
    nobody's business. Raises NotFoundError.
    """
    trace = _access(viewer_id, trace_id, TraceAudience.PUBLIC)
    evidence = _evidence(trace)
    if evidence is None:
        return _answer(trace, None, (), None)
    proofs = list(_proofs(evidence))
    if proofs:
        public = _public([clip_id for _, clip_id in proofs])
        return _answer(trace, FROM_HERE, _words(proofs), public[0] if public else None)
    if marks := _marks(evidence):
        return _answer(trace, CARRIES_OUR_MARK, _words(marks), None)
    public = _public([each.clip_id for each in evidence.likenesses if each.grade == SAME])
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
        clips=tuple(_traced(trace.pk, evidence)) if evidence else (),
    )


def poster_for_staff(*, actor_id: UUID, trace_id: UUID, clip_id: UUID) -> StoredFile:
    """This will name the still picture of a clip that the moderator's own question led to. Raises NotFoundError."""
    answer = staff_answer(actor_id=actor_id, trace_id=trace_id)
    clip = Clip.objects.filter(pk=clip_id).first()
    if clip is None or clip_id not in {each.id for each in answer.clips}:
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
        has_broken_credentials=_has_broken_credentials(trace),
        clip=cards.clip_card(clip, viewer_id=None) if clip else None,
    )


def _has_broken_credentials(trace: Trace) -> bool:
    """Credentials that are there and do not hold: anybody's reader would say so."""
    evidence = _evidence(trace)
    return bool(evidence and evidence.credentials and evidence.credentials.state == State.INVALID)


def _proofs(evidence: Evidence) -> Iterator[tuple[str, UUID]]:
    """What proves that a file is from here, and from which clip: a mark whose clip it looks or sounds like, and signed
    credentials that still fit it.
    """
    alike = {(each.clip_id, medium) for each in evidence.likenesses for medium in _media(each)}
    for each in evidence.marks:
        if each.clip_id and (each.clip_id, each.medium) in alike:
            yield _word(each), each.clip_id
    if evidence.credentials and evidence.credentials.clip_id:
        yield "credentials", evidence.credentials.clip_id


def _marks(evidence: Evidence) -> list[tuple[str, UUID]]:
    return [(_word(each), each.clip_id) for each in evidence.marks if each.clip_id]


def _word(mark: FoundMark) -> str:
    return "mark" if mark.medium == PICTURE else "sound_mark"


def _media(likeness: FoundLikeness) -> tuple[str, ...]:
    return (PICTURE, SOUND) if likeness.medium == BOTH else (likeness.medium,)


def _words(found: list[tuple[str, UUID]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word, _ in found))


def _public(ids: list[UUID]) -> list[Clip]:
    return [clip for clip in _clips(ids) if is_public(clip) and clip.author.is_active]


def _clips(ids: list[UUID]) -> list[Clip]:
    found = Clip.objects.select_related("author").in_bulk(ids)
    return [found[each] for each in dict.fromkeys(ids) if each in found]


def _traced(trace_id: UUID, evidence: Evidence) -> list[TracedClip]:
    alike = [each.clip_id for each in evidence.likenesses]
    borne_out = {*(clip_id for _, clip_id in _proofs(evidence)), *alike}
    named = [*(clip_id for _, clip_id in (*_proofs(evidence), *_marks(evidence))), *alike]
    found = {clip.pk: clip for clip in _clips(named)}
    return [_traced_clip(trace_id, each, found.get(each), each in borne_out) for each in dict.fromkeys(named)]


def _traced_clip(trace_id: UUID, clip_id: UUID, clip: Clip | None, is_borne_out: bool) -> TracedClip:
    known = {} if clip is None else _shown(trace_id, clip)
    nothing = {
        "state": None, "visibility": "", "author_handle": "", "title": "", "prompt": "", "poster_url": "", "posted_at": None,
    }  # fmt: skip
    return TracedClip(id=clip_id, is_borne_out=is_borne_out, **{**nothing, **known})


def _shown(trace_id: UUID, clip: Clip) -> dict[str, Any]:
    return {
        "state": clip.state,
        "visibility": clip.visibility,
        "author_handle": clip.author.handle,
        "title": clip.caption or clip.alt_text,
        "prompt": clip.prompt,
        "poster_url": f"/console/trace/{trace_id}/clips/{clip.pk}/poster.webp",
        "posted_at": clip.posted_at,
    }


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
