"""From a finished rendering to stored files: marks, MP4, checks, poster, fingerprints, credentials last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generation import storage
from generation.contracts import Provenance, RenderedClip
from generation.engine.catalogue import CARDS
from generation.engine.contracts import ClipRequest, Frame, Rendering, Stage
from generation.engine.errors import BadOutputError
from generation.models import Job
from generation.services import numbers
from generation.services.remakes import Script
from generation.storage import AttemptFiles
from generation.worker import fleet_clock, marking, signing
from generation.worker.heartbeat import Heartbeat
from generation.worker.onlooking import Onlooker
from generation.worker.seam import Seam
from media.captions import cues_of, transcript, webvtt
from media.contracts import MediaFacts, Sound
from media.credentials.contracts import Signed
from media.credentials.enums import SourceType
from media.encode import write_mp4
from media.fingerprints import sound_fingerprint
from media.poster import write_poster
from media.probe import probe
from media.tracks import SAMPLE_RATE

LENGTH_TOLERANCE_S = 0.05


def package(
    job: Job, request: ClipRequest, rendering: Rendering, files: AttemptFiles, folder: Path, pulse: Heartbeat
) -> RenderedClip:
    """This will make the clip's files in `folder` and store them under this attempt's keys.

    Raises EngineError or MediaError with a stable code, RenderingCancelledError when the pulse says so.
    """
    number, made, master = (
        numbers.number_of(clip_id=job.pk, now=fleet_clock.now()),
        folder / "made.mp4",
        folder / "master.mp4",
    )
    marked_before = marking.count_marked_before(job, request)
    sound = marking.marked_sound(rendering, number, marked_before)
    seam = Seam(job)
    rendering = replace(rendering, frames=seam.passing(rendering.frames))
    seen = _onlooker(job, rendering, number, marked_before)
    _encoded(rendering, sound, seen, made, pulse)
    pulse.step(Stage.CHECKING, 0, 1)
    facts = probe(made)
    _refuse_wrong_length(request, facts)
    pulse.step(Stage.PACKAGING, 0, 2)
    poster = write_poster(seen.telling.best, folder / "poster.webp")
    source = signing.source_of(CARDS[job.engine], job)
    signed = _signed(job, rendering, source, number, made, master)
    pulse.step(Stage.PACKAGING, 1, 2)
    return RenderedClip(
        master=files.keep(master),
        poster=files.keep(folder / "poster.webp"),
        placeholder=poster.placeholder,
        size_bytes=signed.size_bytes,
        width=facts.width,
        height=facts.height,
        duration_ms=round(float(request.length_s) * 1000),
        fps=request.fps,
        has_sound=sound is not None,
        model=rendering.model,
        model_version=rendering.model_version,
        source_type=source.rpartition("/")[2],
        shows_person=seen.shows_person,
        reading=rendering.reading,
        notes=(*rendering.notes, *seam.notes(folder)),
        account=rendering.account,
        changes=rendering.changes,
        captions=_kept_captions(rendering, files),
        spoken=transcript(rendering.captions),
        provenance=Provenance(
            mark_number=number,
            manifest=files.keep_bytes("master.c2pa", signed.manifest),
            picture_print=seen.prints.packed(),
            sound_print=sound_fingerprint(sound),
        ),
    )


def _kept_captions(rendering: Rendering, files: AttemptFiles) -> str:
    if not rendering.captions:
        return ""
    cues = cues_of(rendering.captions, length_s=rendering.frame_count / rendering.fps)
    return files.keep_bytes(storage.CAPTIONS, webvtt(cues).encode())


def request_of(job: Job, script: Script | None = None) -> ClipRequest:
    """This will put a job's wish in the engine's terms; `script` has the words, where they are not the job's own prompt."""
    script = script or Script(job.prompt)
    return ClipRequest(
        prompt=script.prompt,
        changes=script.changes,
        extensions=script.extensions,
        width=job.width,
        height=job.height,
        duration_s=job.duration_ms / 1000,
        fps=job.fps,
        seed=job.seed,
        audio=job.audio,
    )


def _shows_person(job: Job, rendering: Rendering) -> bool | None:
    """An engine knows what it drew, and not what the clip began with: that is looked for. None: nobody knows."""
    if rendering.shows_person or (job.parent is not None and job.parent.shows_person):
        return True
    began_with_something = job.parent is not None or job.opening_id is not None
    return None if began_with_something else rendering.shows_person


def _onlooker(job: Job, rendering: Rendering, number: int, marked_before: int) -> Onlooker:
    mark = signing.marks().in_picture(number, width=rendering.width, height=rendering.height, grain=rendering.grain)
    return Onlooker(
        mark,
        rendering.frame_count,
        rendering.fps,
        shows_person=_shows_person(job, rendering),
        marked_before=marked_before,
    )


def _encoded(rendering: Rendering, sound: Sound | None, seen: Onlooker, path: Path, pulse: Heartbeat) -> None:
    write_mp4(
        path,
        width=rendering.width,
        height=rendering.height,
        fps=rendering.fps,
        frames=_watched(rendering.frames, pulse),
        on_picture=seen.see,
        sound=sound,
        sample_rate=SAMPLE_RATE,
    )


def _signed(job: Job, rendering: Rendering, source: SourceType, number: int, made: Path, master: Path) -> Signed:
    statement = signing.statement_of_draft(
        job,
        model=rendering.model,
        model_version=rendering.model_version,
        source=source,
        number=number,
        at=fleet_clock.now(),
    )
    return signing.sign_clip(made, master, statement)


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
