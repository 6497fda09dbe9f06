"""From a draft to what everybody else sees: the visibly marked rendition, made once."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from generation import storage
from generation.contracts import MarkedFiles
from generation.engine.contracts import Stage
from generation.models import Clip
from generation.storage import AttemptFiles
from generation.worker.heartbeat import Heartbeat
from media.marks.visible import VisibleMark
from media.poster import make_poster
from media.rendition import make_public_rendition


def publish(clip: Clip, files: AttemptFiles, folder: Path, pulse: Heartbeat) -> MarkedFiles:
    """This will burn the author's mark into the clip, store rendition and poster under this attempt's keys.

    Raises MediaError with a stable code, RenderingCancelledError when the pulse says so.
    """
    master, rendition = folder / "master.mp4", folder / "video.mp4"
    storage.fetch(clip.master, master)
    frames = round(clip.duration_ms * clip.fps / 1000)
    make_public_rendition(
        master,
        rendition,
        VisibleMark(product=settings.NAMES.product, handle=f"@{clip.author.handle}", clip_id=str(clip.id)),
        on_frame=lambda count: pulse.step(Stage.PACKAGING, count, max(count, frames)),
    )
    make_poster(rendition, folder / "poster.webp")
    return MarkedFiles(rendition=files.keep(rendition), poster=files.keep(folder / "poster.webp"))
