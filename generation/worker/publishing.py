"""From a draft to what everybody else sees: the visibly marked rendition, made once, and its credentials."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from generation import storage
from generation.contracts import MarkedFiles, Provenance
from generation.engine.contracts import Stage
from generation.models import Clip
from generation.services import numbers
from generation.storage import AttemptFiles
from generation.worker import fleet_clock, packaging, signing
from generation.worker.heartbeat import Heartbeat
from generation.worker.onlooking import Onlooker
from media.credentials.contracts import Statement
from media.hls import PLAYLIST, multivariant_playlist
from media.marks.visible import VisibleMark
from media.poster import make_poster
from media.rendition import make_public_rendition


def publish(clip: Clip, files: AttemptFiles, folder: Path, pulse: Heartbeat) -> MarkedFiles:
    """This will burn the author's mark into the clip, store rendition, credentials and poster under this attempt's keys.

    A clip from before there were invisible marks gets its own on the way. Raises MediaError with a stable code,
    RenderingCancelledError when the pulse says so.
    """
    number = clip.mark_number or numbers.number_of(clip_id=clip.pk, now=fleet_clock.now())
    late = _latecomer(clip, number)
    marked, rendition, poster = folder / "marked.mp4", folder / "video.mp4", folder / "poster.webp"
    _burn(clip, late, folder, marked, pulse)
    make_poster(marked, poster)
    at = fleet_clock.now()
    statement = signing.statement_of_posted(clip, number, at=at)
    signing.sign_clip(poster, poster, signing.statement_of_still(statement, at=at))
    signed = signing.sign_clip(marked, rendition, statement)
    manifest = files.keep_bytes("video.c2pa", signed.manifest)
    return MarkedFiles(
        rendition=files.keep(rendition),
        poster=files.keep(poster),
        manifest=manifest,
        playlist=_keep_pieces(clip, marked, folder, files, statement),
        late_provenance=_provenance(late, number, manifest) if late else None,
    )


def _keep_pieces(clip: Clip, marked: Path, folder: Path, files: AttemptFiles, statement: Statement) -> str:
    """One rung, of the rendition itself: the others are made when somebody first asks for them."""
    variant = packaging.keep_rung(marked, folder, files, statement, PLAYLIST)
    return files.keep_bytes(
        storage.PLAYLIST, multivariant_playlist([variant], captions=storage.captions_beside(clip)).encode()
    )


def _burn(clip: Clip, late: Onlooker | None, folder: Path, marked: Path, pulse: Heartbeat) -> None:
    master = folder / "master.mp4"
    storage.fetch(clip.master, master)
    frames = round(clip.duration_ms * clip.fps / 1000)
    make_public_rendition(
        master,
        marked,
        VisibleMark(product=settings.NAMES.product, handle=f"@{clip.author.handle}", clip_id=str(clip.id)),
        on_frame=lambda count: pulse.step(Stage.PACKAGING, count, max(count, frames)),
        on_picture=late.see if late else None,
    )


def _latecomer(clip: Clip, number: int) -> Onlooker | None:
    if clip.mark_number is not None:
        return None
    mark = signing.marks().in_picture(number, width=clip.width, height=clip.height)
    return Onlooker(mark, round(clip.duration_ms * clip.fps / 1000), clip.fps, shows_person=clip.shows_person)


def _provenance(late: Onlooker, number: int, manifest: str) -> Provenance:
    """Its sound is copied as it is: it carries no mark, and no fingerprint was taken of it."""
    return Provenance(mark_number=number, manifest=manifest, picture_print=late.prints.packed(), sound_print=b"")
