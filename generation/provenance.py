"""What a clip says of itself to whoever may watch it: its credentials, its parents, and the file they may keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.conf import settings

from billing import facade as billing
from billing.enums import Plan
from common.errors import NotFoundError
from generation import policies
from generation.contracts import CredentialsCard, ParentCard, StoredFile
from generation.enums import ClipState, Download, Opening
from generation.errors import DownloadAfterPostingError
from generation.models import Clip, Job
from generation.selectors import access_clip, is_public

CHAIN_SHOWN = 12
"""Generations of parents that a page shows; the file's own credentials list them all."""


def download_of(*, viewer_id: UUID | None, clip_id: UUID, now: datetime) -> Download:
    """This will tell which file the viewer is given to keep. Raises NotFoundError."""
    return _download_of(access_clip(viewer_id=viewer_id, clip_id=clip_id), viewer_id, now)


def clip_download(*, viewer_id: UUID | None, clip_id: UUID, now: datetime) -> StoredFile:
    """This will name the file to keep: the marked rendition, or the master for a Pro owner of a clip that shows nobody.

    Raises NotFoundError; DownloadAfterPostingError for a draft whose master is not given away.
    """
    clip = access_clip(viewer_id=viewer_id, clip_id=clip_id)
    which = _download_of(clip, viewer_id, now)
    if which == Download.AFTER_POSTING:
        raise DownloadAfterPostingError
    return StoredFile(
        key=clip.master if which == Download.MASTER else clip.public_rendition,
        content_type="video/mp4",
        private=which == Download.MASTER or not is_public(clip),
        facts={"clip": str(clip.id), "which": which},
        download_as=f"{settings.NAMES.clip}-{clip.id}.mp4",
    )


def _download_of(clip: Clip, viewer_id: UUID | None, now: datetime) -> Download:
    is_author = clip.author_id == viewer_id
    is_pro = is_author and billing.entitlement_of(clip.author_id, now=now).plan == Plan.PRO
    if policies.takes_master(is_author=is_author, is_pro=is_pro, shows_person=clip.shows_person):
        return Download.MASTER
    return Download.MARKED if clip.state == ClipState.POSTED else Download.AFTER_POSTING


def clip_manifest(*, viewer_id: UUID | None, clip_id: UUID) -> StoredFile:
    """This will name the content credentials of the file that the viewer is given to play, to be checked beside it.

    Raises NotFoundError, also for a clip from before there were any.
    """
    clip = access_clip(viewer_id=viewer_id, clip_id=clip_id)
    key = _manifest_key(clip)
    if not key:
        raise NotFoundError
    return StoredFile(key=key, content_type="application/c2pa", private=not is_public(clip), facts={})


def credentials_card(*, viewer_id: UUID | None, clip_id: UUID) -> CredentialsCard:
    """This will tell what a clip is, how it was made, when, and from which clips. Raises NotFoundError."""
    clip = access_clip(viewer_id=viewer_id, clip_id=clip_id)
    return CredentialsCard(
        clip_id=clip.id,
        author_handle=clip.author.handle,
        made_with=clip.model,
        model_version=clip.model_version,
        how=_how(clip.source_type),
        is_trained=_is_trained(clip.source_type),
        made_at=clip.created_at,
        posted_at=clip.posted_at,
        parents=tuple(_chain(clip, viewer_id)),
        changes=tuple(clip.changes),
        began_with_upload=Job.objects.filter(pk=clip.pk, opening=Opening.UPLOAD).exists(),
        depth=clip.depth,
        is_marked=clip.mark_number is not None,
        manifest_url=f"/clips/{clip.id}/credentials.c2pa" if _manifest_key(clip) else None,
    )


def _chain(clip: Clip, viewer_id: UUID | None) -> Iterator[ParentCard]:
    """Parents, the nearest first: those that the viewer may watch by name, of the others only that they were."""
    parent_id = clip.parent_id
    for left in range(clip.depth, max(0, clip.depth - CHAIN_SHOWN), -1):
        parent = Clip.objects.select_related("author").filter(pk=parent_id).first() if parent_id else None
        if parent is None:
            yield ParentCard(depth=left - 1, clip_id=None, author_handle=None, caption="")
            return
        yield _parent_card(parent, viewer_id)
        parent_id = parent.parent_id


def _parent_card(parent: Clip, viewer_id: UUID | None) -> ParentCard:
    try:
        seen = access_clip(viewer_id=viewer_id, clip_id=parent.pk)
    except NotFoundError:
        return ParentCard(depth=parent.depth, clip_id=None, author_handle=None, caption="")
    return ParentCard(
        depth=seen.depth, clip_id=seen.pk, author_handle=seen.author.handle, caption=seen.caption or seen.alt_text
    )


def _manifest_key(clip: Clip) -> str:
    return clip.public_manifest if clip.state == ClipState.POSTED else clip.master_manifest


def _how(word: str) -> str:
    found = policies.source_type_of(word)
    return found.sentence if found else ""


def _is_trained(word: str) -> bool:
    found = policies.source_type_of(word)
    return found is not None and found.is_ai
