"""Drawing the sketch of a job that waits for a card: its animatic, small, and only while it still waits."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import structlog

from common import clock
from generation.engine.catalogue import ANIMATIC
from generation.engine.contracts import ClipRequest, Frame, Rendering, Stage
from generation.engine.errors import EngineError, RenderingCancelledError
from generation.engine.registry import build_engine
from generation.models import Job
from generation.services import numbers, sketches
from generation.worker import signing
from generation.worker.rendering import request_of
from media.encode import write_mp4
from media.errors import MediaError

log = structlog.get_logger(__name__)

SHORT_SIDE_PX = 270
"""A card of the create page is 112 pixels wide; on a phone's panel that is three times as many."""

LONGEST_S = 10
"""A look at the idea, made in two seconds of one core; a minute of it would keep others waiting."""

_LOOK_EVERY = 12  # frames


def make(job_id: UUID) -> bool:
    """This will make a job's sketch; False when nobody wants it (any more), or it could not be drawn."""
    job = sketches.wanted(job_id)
    if job is None:
        return False
    try:
        video = _drawn(job)
    except RenderingCancelledError:
        return False
    except (EngineError, MediaError, OSError) as error:
        log.warning("sketch_failed", job=str(job_id), error=str(error)[:200])
        return False
    return sketches.keep(job_id=job_id, video=video, now=clock.now())


def sketched(request: ClipRequest) -> ClipRequest:
    """This will be the request of a sketch: as small as a card of the page, and no longer than a look."""
    scale = SHORT_SIDE_PX / min(request.width, request.height)
    width, height = (2 * round(side * scale / 2) for side in (request.width, request.height))
    return replace(request, width=width, height=height, duration_s=min(request.duration_s, LONGEST_S), keyframes=())


def _drawn(job: Job) -> bytes:
    request = sketched(request_of(job))
    with (
        tempfile.TemporaryDirectory(prefix="sora-sketch-") as folder,
        build_engine(ANIMATIC.name).open() as engine,
    ):
        rendering = engine.render(request, _Asking(job.pk))
        return _marked(job, rendering, Path(folder)).read_bytes()


def _marked(job: Job, rendering: Rendering, folder: Path) -> Path:
    """The sketch as a file, with the marks of the clip that it stands for, and signed: nothing leaves without."""
    made, signed = folder / "made.mp4", folder / "sketch.mp4"
    number = numbers.number_of(clip_id=job.pk, now=clock.now())
    mark = signing.marks().in_picture(number, width=rendering.width, height=rendering.height, grain=rendering.grain)
    sound = rendering.sound
    write_mp4(
        made,
        width=rendering.width,
        height=rendering.height,
        fps=rendering.fps,
        frames=rendering.frames,
        sound=None if sound is None else signing.marks().in_sound(sound, rendering.sample_rate, number),
        sample_rate=rendering.sample_rate,
        on_picture=lambda picture, _: mark.burn_picture(picture),
    )
    statement = signing.statement_of_draft(
        job,
        model=rendering.model,
        model_version=rendering.model_version,
        source=signing.source_of(ANIMATIC, job),
        number=number,
        at=clock.now(),
    )
    signing.sign_clip(made, signed, statement)
    return signed


class _Asking:
    """Asks now and then whether the sketch is still wanted."""

    def __init__(self, job_id: UUID) -> None:
        self._job_id = job_id

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will raise RenderingCancelledError once the job has ended."""
        if stage is Stage.DRAWING and done % _LOOK_EVERY == 0 and sketches.wanted(self._job_id) is None:
            raise RenderingCancelledError("nobody waits for it any more")
