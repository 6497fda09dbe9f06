"""From a finished rendering to stored files: MP4, checks, poster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generation.contracts import RenderedClip
from generation.engine.contracts import ClipRequest, Frame, Rendering, Stage
from generation.engine.errors import BadOutputError
from generation.models import Job
from generation.storage import AttemptFiles
from generation.worker.heartbeat import Heartbeat
from media.contracts import MediaFacts
from media.encode import OnPicture, write_mp4
from media.poster import MostTelling, write_poster
from media.probe import probe

LENGTH_TOLERANCE_S = 0.05


def package(job: Job, rendering: Rendering, files: AttemptFiles, folder: Path, pulse: Heartbeat) -> RenderedClip:
    """This will make the clip's files in `folder` and store them under this attempt's keys.

    Raises EngineError or MediaError with a stable code, RenderingCancelledError when the pulse says so.
    """
    request = request_of(job)
    master = folder / "master.mp4"
    seen = MostTelling(rendering.frame_count, rendering.fps)
    _encode(rendering, _watched(rendering.frames, pulse), seen.offer, master)
    pulse.step(Stage.CHECKING, 0, 1)
    facts = probe(master)
    _refuse_wrong_length(request, facts)
    pulse.step(Stage.PACKAGING, 0, 2)
    poster = write_poster(seen.best, folder / "poster.webp")
    pulse.step(Stage.PACKAGING, 1, 2)
    return RenderedClip(
        master=files.keep(master),
        poster=files.keep(folder / "poster.webp"),
        placeholder=poster.placeholder,
        size_bytes=master.stat().st_size,
        width=facts.width,
        height=facts.height,
        duration_ms=round(float(request.length_s) * 1000),
        fps=request.fps,
        has_sound=rendering.sound is not None,
        model=rendering.model,
        model_version=rendering.model_version,
        reading=rendering.reading,
        notes=rendering.notes,
    )


def request_of(job: Job) -> ClipRequest:
    """This will put a job's wish in the engine's terms."""
    return ClipRequest(
        prompt=job.prompt,
        width=job.width,
        height=job.height,
        duration_s=job.duration_ms / 1000,
        fps=job.fps,
        seed=job.seed,
        audio=job.audio,
    )


def _encode(rendering: Rendering, frames: Iterator[Frame], on_picture: OnPicture, path: Path) -> None:
    write_mp4(
        path,
        width=rendering.width,
        height=rendering.height,
        fps=rendering.fps,
        frames=frames,
        on_picture=on_picture,
        sound=rendering.sound,
        sample_rate=rendering.sample_rate,
    )


def _watched(frames: Iterator[Frame], pulse: Heartbeat) -> Iterator[Frame]:
    """An engine may stream without calling the watch for every frame; a cancel must still be heard."""
    for frame in frames:
        pulse.check()
        yield frame


def _refuse_wrong_length(request: ClipRequest, facts: MediaFacts) -> None:
    wrong_picture = facts.frame_count != request.frame_count or (facts.width, facts.height) != (
        request.width,
        request.height,
    )
    sound_s = facts.audio_duration_s
    wrong_sound = sound_s is not None and abs(sound_s - float(request.length_s)) > LENGTH_TOLERANCE_S
    if wrong_picture or wrong_sound:
        raise BadOutputError(
            f"asked for {request.frame_count} frames of {request.width}×{request.height} and {request.length_s} s, "
            f"got {facts.frame_count} of {facts.width}×{facts.height} and {sound_s} s of sound"
        )
