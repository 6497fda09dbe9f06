"""What is read, and the gate to every row: nothing hands out a job or clip without asking who wants it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from billing import facade as billing
from common import pagination
from common.errors import NotFoundError
from common.pagination import Page, Position
from generation import cards, order, policies, storage, throughput
from generation.contracts import ClipCard, JobCard, Shelf, StoredFile
from generation.engine.catalogue import CARDS, Spec
from generation.engine.contracts import EngineCard
from generation.enums import ClipState, JobKind, JobState, QueueMood, Visibility
from generation.errors import RemixNotAllowedError
from generation.models import Clip, Job, JobPreview, Ladder, Sketch
from generation.states import IN_FLIGHT
from media import captions

JOBS = "jobs"
MY_CLIPS = "my-clips"
CAPTIONS_TYPE = "text/vtt; charset=utf-8"
PLAYLIST_TYPE = "application/vnd.apple.mpegurl"
_FAILED_SHOWN = 5  # yesterday's mishaps are not a list to browse


def engine_card() -> EngineCard:
    """This will give the card of the engine that new clips are made with: the first of ENGINES."""
    return CARDS[Spec.of(settings.ENGINES[0]).name]


def engine_specs() -> tuple[str, ...]:
    """This will give ENGINES as they are written."""
    return tuple(settings.ENGINES)


def longest_clip_s(*, member_id: UUID, now: datetime) -> int:
    """This will give the longest clip, in seconds, that the member's plan and the engine allow."""
    return policies.longest_clip_s(engine_card(), billing.entitlement_of(member_id, now=now).clip_seconds_max)


def access_clip(*, viewer_id: UUID | None, clip_id: UUID) -> Clip:
    """This will give a clip that the viewer may watch (None: somebody not signed in).

    Raises NotFoundError alike for hidden and missing ones.
    """
    clip = Clip.objects.select_related("author").filter(pk=clip_id).first()
    if clip is None or not policies.may_watch(
        is_author=viewer_id is not None and clip.author_id == viewer_id,
        author_may_act=clip.author.is_active,
        posted=clip.state == ClipState.POSTED,
        only_author=clip.visibility == Visibility.ONLY_ME,
    ):
        raise NotFoundError
    return clip


def access_remixable(*, viewer_id: UUID, clip_id: UUID) -> Clip:
    """This will give a clip that the viewer may begin a new one with.

    Raises NotFoundError for one they may not watch, RemixNotAllowedError when its author said no.
    """
    clip = access_clip(viewer_id=viewer_id, clip_id=clip_id)
    if not policies.may_remix(
        is_author=clip.author_id == viewer_id, posted=clip.state == ClipState.POSTED, allows_remix=clip.allows_remix
    ):
        raise RemixNotAllowedError(field="remix_of")
    return clip


def access_job(*, viewer_id: UUID, job_id: UUID) -> Job:
    """This will give one of the viewer's own jobs. Raises NotFoundError."""
    job = Job.objects.filter(pk=job_id, member_id=viewer_id).first()
    if job is None:
        raise NotFoundError
    return job


def clip_card(*, viewer_id: UUID | None, clip_id: UUID) -> ClipCard:
    """This will give a clip as the viewer may see it, its parent's author named where they may watch that one, too.

    Raises NotFoundError.
    """
    clip = access_clip(viewer_id=viewer_id, clip_id=clip_id)
    return cards.clip_card(clip, viewer_id=viewer_id, parent_handle=_parent_handle(viewer_id, clip))


def _parent_handle(viewer_id: UUID | None, clip: Clip) -> str:
    if clip.parent_id is None:
        return ""
    try:
        return access_clip(viewer_id=viewer_id, clip_id=clip.parent_id).author.handle
    except NotFoundError:
        return ""


def clip_video(*, viewer_id: UUID | None, clip_id: UUID) -> StoredFile:
    """This will name the file to play: the master for its owner's draft, the marked rendition for everybody else."""
    clip = access_clip(viewer_id=viewer_id, clip_id=clip_id)
    marked = clip.state == ClipState.POSTED
    key = clip.public_rendition if marked else clip.master
    return StoredFile(key=key, content_type="video/mp4", private=not is_public(clip), facts={"clip": str(clip.id)})


def access_pieces(*, viewer_id: UUID | None, clip_id: UUID) -> Clip:
    """This will give a posted clip whose pieces (HLS) the viewer may play. Raises NotFoundError."""
    clip = access_clip(viewer_id=viewer_id, clip_id=clip_id)
    if clip.state != ClipState.POSTED:
        raise NotFoundError
    return clip


def clip_piece(clip: Clip, name: str, side: int | None = None) -> StoredFile:
    """This will name one file of a posted clip in pieces (HLS): a playlist, or the signed file that it points into; of the
    size whose shorter side is `side` pixels, or of the rendition itself.

    Raises NotFoundError for a name or size that is none of the clip's.
    """
    ladder = Ladder.objects.filter(pk=clip.pk).values_list("playlist", flat=True).first() or ""
    if side is not None:
        key = storage.rung_piece_of(ladder, side, name)
    elif ladder and name == storage.PLAYLIST:
        key = ladder
    else:
        key = storage.piece_of(clip.playlist, name)
    if key is None:
        raise NotFoundError
    return StoredFile(
        key=key,
        content_type=PLAYLIST_TYPE if name.endswith(".m3u8") else "video/mp4",
        private=not is_public(clip),
        facts={"clip": str(clip.id)},
        manifest_url=f"/clips/{clip.id}/credentials.c2pa" if storage.is_cut_piece(name) else "",
    )


def clip_poster(*, viewer_id: UUID | None, clip_id: UUID) -> StoredFile:
    """This will name the clip's still picture: marked, once the clip is posted. Raises NotFoundError."""
    clip = access_clip(viewer_id=viewer_id, clip_id=clip_id)
    key = clip.public_poster if clip.state == ClipState.POSTED else clip.poster
    return StoredFile(key=key, content_type="image/webp", private=not is_public(clip), facts={})


def captions_playlist(*, viewer_id: UUID | None, clip_id: UUID) -> str:
    """This will be the playlist of what is said in a posted clip. Raises NotFoundError, also where nothing is."""
    clip = access_pieces(viewer_id=viewer_id, clip_id=clip_id)
    if not clip.captions:
        raise NotFoundError
    return captions.captions_playlist("../captions.vtt", Fraction(clip.duration_ms, 1000))


def clip_captions(*, viewer_id: UUID | None, clip_id: UUID) -> StoredFile:
    """This will name what is said in a clip (WebVTT). Raises NotFoundError, also for one in which nothing is."""
    clip = access_clip(viewer_id=viewer_id, clip_id=clip_id)
    if not clip.captions:
        raise NotFoundError
    return StoredFile(key=clip.captions, content_type=CAPTIONS_TYPE, private=not is_public(clip), facts={})


def job_preview(*, viewer_id: UUID, job_id: UUID) -> bytes | None:
    """This will give the newest preview of one's own job as WebP; None before its first one, and once it is over.

    Raises NotFoundError for another's job or none.
    """
    access_job(viewer_id=viewer_id, job_id=job_id)
    picture = JobPreview.objects.filter(pk=job_id).values_list("picture", flat=True).first()
    return None if picture is None else bytes(picture)


def job_sketch(*, viewer_id: UUID, job_id: UUID) -> bytes | None:
    """This will give the animatic of one's own waiting job as MP4; None before it is made, and once the job is over.

    Raises NotFoundError for another's job or none.
    """
    access_job(viewer_id=viewer_id, job_id=job_id)
    video = Sketch.objects.filter(pk=job_id).values_list("video", flat=True).first()
    return None if video is None else bytes(video)


def job_card(*, viewer_id: UUID, job_id: UUID, now: datetime) -> JobCard:
    """This will give a job with its place in the queue and its wait. Raises NotFoundError."""
    return _with_wait(access_job(viewer_id=viewer_id, job_id=job_id), now)


def jobs_in_flight(*, member_id: UUID, now: datetime) -> list[JobCard]:
    """This will give the member's clips in the making, newest first."""
    rows = Job.objects.filter(member_id=member_id, kind=JobKind.GENERATE, state__in=IN_FLIGHT)
    return [_with_wait(row, now) for row in rows.order_by("-created_at", "-id")]


def posting_of(*, viewer_id: UUID, clip_id: UUID, now: datetime) -> JobCard | None:
    """This will give the job that puts one of the viewer's clips out; None while nothing does."""
    rows = Job.objects.filter(member_id=viewer_id, clip_id=clip_id, kind=JobKind.PUBLISH, state__in=IN_FLIGHT)
    job = rows.first()
    return _with_wait(job, now) if job is not None else None


def count_in_flight(*, member_id: UUID) -> int:
    """This will count the member's clips waiting or running."""
    return Job.objects.filter(member_id=member_id, kind=JobKind.GENERATE, state__in=IN_FLIGHT).count()


def my_jobs(*, member_id: UUID, cursor: str | None, size: int, now: datetime) -> Page[JobCard]:
    """This will give the member's generation jobs, newest first."""
    rows = _newest_first(Job.objects.filter(member_id=member_id, kind=JobKind.GENERATE), JOBS, cursor, size)
    page = pagination.cut_page(JOBS, rows, size, lambda row: Position(row.created_at, row.id))
    return Page([_with_wait(row, now) for row in page.rows], page.next_cursor)


def my_clips(*, member_id: UUID, posted: bool | None, cursor: str | None, size: int) -> Page[ClipCard]:
    """This will give the member's own clips, newest first: drafts (being posted ones too), posted ones, or all."""
    rows: QuerySet[Clip] = Clip.objects.select_related("author").filter(author_id=member_id)
    if posted is not None:
        rows = rows.filter(state=ClipState.POSTED) if posted else rows.exclude(state=ClipState.POSTED)
    found = _newest_first(rows, MY_CLIPS, cursor, size)
    page = pagination.cut_page(MY_CLIPS, found, size, lambda row: Position(row.created_at, row.id))
    return Page([cards.clip_card(row, viewer_id=member_id) for row in page.rows], page.next_cursor)


def my_shelf(*, member_id: UUID, posted: bool, cursor: str | None, size: int, now: datetime) -> Shelf:
    """This will give a page of the member's drafts or posted clips, with what is in the making and what lately failed.

    The first page alone carries jobs. Raises CursorInvalidError.
    """
    clips = my_clips(member_id=member_id, posted=posted, cursor=cursor, size=size)
    if posted or cursor:
        return Shelf(in_making=(), failed=(), clips=clips)
    in_making = tuple(jobs_in_flight(member_id=member_id, now=now))
    return Shelf(in_making=in_making, failed=tuple(_lately_failed(member_id, now)), clips=clips)


def _lately_failed(member_id: UUID, now: datetime) -> list[JobCard]:
    rows = Job.objects.filter(
        member_id=member_id,
        kind=JobKind.GENERATE,
        state__in=[JobState.FAILED, JobState.PARKED],
        created_at__gte=now - timedelta(days=1),
    )
    return [cards.job_card(row) for row in rows.order_by("-created_at", "-id")[:_FAILED_SHOWN]]


def position_of(job: Job, *, now: datetime) -> int | None:
    """This will give the job's place in the fair order as things stand; 1 is next, None: not waiting."""
    return order.turns_before(job, now=now) + 1 if job.state == JobState.QUEUED else None


def _with_wait(job: Job, now: datetime) -> JobCard:
    position = position_of(job, now=now)
    if position is None:
        return cards.job_card(job)
    mood = throughput.mood_of(job.queue, now=now)
    wait = throughput.wait_for(job, position - 1, now=now) if mood == QueueMood.MOVING else None
    return cards.job_card(job, position=position, wait=wait, mood=mood)


def _newest_first(rows: QuerySet, list_name: str, cursor: str | None, size: int) -> Sequence:  # type: ignore[type-arg]
    start = pagination.read_cursor(list_name, cursor)
    if start is not None:
        rows = rows.filter(Q(created_at__lt=start.at) | Q(created_at=start.at, id__lt=start.id))
    return list(rows.order_by("-created_at", "-id")[: size + 1])


def is_public(clip: Clip) -> bool:
    """This will tell whether everybody may watch a clip, strangers and caches included."""
    return clip.state == ClipState.POSTED and clip.visibility == Visibility.PUBLIC
