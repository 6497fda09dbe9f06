"""Making the smaller sizes of a posted clip, each a signed file of its own, and the playlist that names all of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import structlog

from common import clock
from generation import policies, storage
from generation.enums import ClipState
from generation.models import Clip
from generation.services import ladders
from generation.storage import AttemptFiles
from generation.worker import packaging, signing
from media.credentials.enums import ActionKind
from media.errors import MediaError
from media.hls import PLAYLIST, Variant, make_rung, multivariant_playlist, variants_in

log = structlog.get_logger(__name__)


def make(clip_id: UUID) -> bool:
    """This will make what is missing of a clip's sizes; False when somebody else does or did, or the clip is gone."""
    tries = ladders.begin(clip_id=clip_id, now=clock.now())
    clip = Clip.objects.select_related("parent").filter(pk=clip_id, state=ClipState.POSTED).first()
    if tries is None or clip is None:
        return False
    try:
        with tempfile.TemporaryDirectory(prefix="sora-sizes-") as folder:
            playlist = _made(clip, tries, Path(folder))
    except (MediaError, OSError) as error:
        log.warning("sizes_failed", clip=str(clip_id), tries=tries, error=str(error)[:200])
        _discard(clip, tries)
        return False
    if not ladders.finish(clip_id=clip_id, tries=tries, playlist=playlist, now=clock.now()):
        _discard(clip, tries)
        return False
    for earlier in range(1, tries):  # a worker that was killed tidied nothing
        _discard(clip, earlier)
    return True


def _made(clip: Clip, tries: int, folder: Path) -> str:
    rendition = folder / "video.mp4"
    storage.fetch(clip.public_rendition, rendition)
    whole = variants_in(storage.read_whole(clip.playlist).decode())
    variants = [*whole, *_smaller(clip, tries, rendition, folder)]
    return _files(clip, tries).keep_bytes(
        storage.PLAYLIST, multivariant_playlist(variants, captions=storage.captions_beside(clip)).encode()
    )


def _smaller(clip: Clip, tries: int, rendition: Path, folder: Path) -> Iterator[Variant]:
    for side in policies.smaller_sizes(clip.width, clip.height):
        small = folder / f"{side}.mp4"
        make_rung(rendition, small, short_side=side)
        statement = signing.statement_of_copy(clip, ActionKind.RESIZED, at=clock.now())
        yield packaging.keep_rung(small, folder, _files(clip, tries, side), statement, f"{side}/{PLAYLIST}")


def _files(clip: Clip, tries: int, side: int | None = None) -> AttemptFiles:
    return AttemptFiles(clip_id=clip.pk, kind="ladder", attempt=tries, side=side)


def _discard(clip: Clip, tries: int) -> None:
    for side in (None, *policies.smaller_sizes(clip.width, clip.height)):
        _files(clip, tries, side).discard()
