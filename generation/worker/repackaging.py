"""Clips that were posted in loose segments, which nobody can sign, made anew as signed files."""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import UUID, uuid4

from common import clock
from generation import storage
from generation.enums import ClipState
from generation.models import Clip
from generation.services import ladders
from generation.storage import AttemptFiles
from generation.worker import packaging, signing
from media.credentials.enums import ActionKind
from media.hls import MEDIA, PLAYLIST, multivariant_playlist


def sign_pieces(clip_id: UUID) -> bool:
    """This will make a posted clip's pieces one signed file and delete the loose ones; False where that is so already, or
    the clip is gone. The old ones play until the new ones are whole. Raises MediaError, OSError.
    """
    clip = Clip.objects.select_related("parent").filter(pk=clip_id, state=ClipState.POSTED).first()
    if clip is None or not clip.playlist or storage.is_there(storage.piece_of(clip.playlist, MEDIA)):
        return False
    files = AttemptFiles(clip_id=clip.pk, kind="pieces", attempt=1, job_id=uuid4())
    try:
        playlist = _kept(clip, files)
    except BaseException:
        files.discard()
        raise
    if not ladders.replace_pieces(clip_id=clip.pk, old=clip.playlist, new=playlist, now=clock.now()):
        files.discard()
        return False
    files.discard_others()  # of somebody who was stopped on the way
    storage.discard_pieces(clip.playlist)
    return True


def _kept(clip: Clip, files: AttemptFiles) -> str:
    statement = signing.statement_of_copy(clip, ActionKind.REPACKAGED, at=clock.now())
    with tempfile.TemporaryDirectory(prefix="sora-pieces-") as folder:
        rendition = Path(folder) / "video.mp4"
        storage.fetch(clip.public_rendition, rendition)
        variant = packaging.keep_rung(rendition, Path(folder), files, statement, PLAYLIST)
    return files.keep_bytes(
        storage.PLAYLIST, multivariant_playlist([variant], captions=storage.captions_beside(clip)).encode()
    )
