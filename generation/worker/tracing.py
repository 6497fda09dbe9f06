"""Looking at a file for where it comes from: the marks first, then its credentials, then what looks and sounds like it."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from uuid import UUID

import structlog
from django.conf import settings

from common import clock
from common.errors import RefusedError
from generation import tracing
from generation.contracts import Evidence, FoundCredentials, FoundLikeness, FoundMark
from generation.models import MarkNumber
from generation.services import certificates
from generation.services import tracing as questions
from generation.worker import likeness, signing
from media import safe
from media.contracts import Frame
from media.credentials.contracts import Credentials, namespace_of
from media.credentials.enums import State
from media.credentials.uploads import read_upload
from media.errors import MediaError, RefusedMediaError
from media.planes import luma_of_frame
from media.safe.samples import Samples, samples_of
from uploads import facade as uploads
from uploads.errors import LostError

log = structlog.get_logger(__name__)


def look(trace_id: UUID) -> bool:
    """This will look at a question's file and answer it; False when somebody else has it or has answered."""
    tries = questions.begin(trace_id=trace_id, now=clock.now())
    if tries is None:
        return False
    try:
        with tempfile.TemporaryDirectory(prefix="sora-trace-") as folder:
            evidence = _evidence(trace_id, Path(folder) / "file")
    except (RefusedMediaError, RefusedError) as error:
        log.warning("trace_failed", trace=str(trace_id), code=error.code)
        return questions.fail(trace_id=trace_id, tries=tries, code=error.code, now=clock.now())
    except MediaError as error:  # not the file's fault
        log.error("trace_not_looked_at", trace=str(trace_id), code=error.code, error=str(error)[:200])
        questions.put_back(trace_id=trace_id, tries=tries)
        return False
    return questions.answer(trace_id=trace_id, tries=tries, evidence=tracing.kept(evidence), now=clock.now())


def numbers_in(picture: Frame, file: Path) -> list[int]:
    """This will read the numbers that marks carry: of a picture taken from a file (uint8 [height, width, 3], RGB) first,
    then of the file. Empty where there is none of ours. Raises MediaError for what cannot be read.
    """
    alone = signing.marks().of_picture([luma_of_frame(picture)], thorough=True)
    found = [found.number for found in _marks(samples_of(file, limits=safe.ANY))]
    return list(dict.fromkeys([alone.number, *found] if alone else found))


def _evidence(trace_id: UUID, file: Path) -> Evidence:
    held = uploads.held(trace_id)
    if not held:
        raise LostError
    uploads.fetch(held[0], file)
    samples = samples_of(file, limits=safe.ANY)
    found = read_upload(file, trust_anchors=signing.anchors())
    marks = tuple(_with_clips(list(_marks(samples))))
    return Evidence(
        kind=samples.facts.kind,
        marks=marks,
        credentials=_credentials(found) if found else None,
        likenesses=tuple(_likenesses(samples, {each.clip_id for each in marks if each.clip_id})),
    )


def _marks(samples: Samples) -> Iterator[FoundMark]:
    marks = signing.marks()
    frames = samples.lumas
    if frames and (seen := marks.of_picture(frames, thorough=True)):
        yield FoundMark(medium="picture", number=seen.number, agreement=round(seen.agreement, 3), clip_id=None)
    if samples.sound is not None and (heard := marks.of_sound(samples.sound)):
        yield FoundMark(medium="sound", number=heard.number, agreement=round(float(heard.score), 3), clip_id=None)


def _with_clips(found: list[FoundMark]) -> Iterator[FoundMark]:
    numbers = [each.number for each in found]
    clips = dict(MarkNumber.objects.filter(pk__in=numbers).values_list("number", "clip_id"))
    for each in found:
        yield FoundMark(
            medium=each.medium, number=each.number, agreement=each.agreement, clip_id=clips.get(each.number)
        )


def _credentials(found: Credentials) -> FoundCredentials:
    return FoundCredentials(
        state=found.state.value,
        issuer=found.issuer[:200],
        made_with=(found.model.name if found.model else "")[:200],
        clip_id=_own_clip(found),
    )


def _own_clip(found: Credentials) -> UUID | None:
    """Only what we signed ourselves proves anything: others may be trusted, too, and claim our namespace."""
    ours = found.clip and found.clip.namespace == namespace_of(settings.SITE_URL)
    if found.state is not State.TRUSTED or not ours or found.clip is None or not certificates.is_own(found.certificate):
        return None
    try:
        return UUID(found.clip.clip_id)
    except ValueError:
        return None


def _likenesses(samples: Samples, marked: Collection[UUID]) -> Iterator[FoundLikeness]:
    return likeness.of(picture=samples.picture, frames=samples.small, sound=samples.sound, marked=marked)
