"""What a clip begins with, as a picture: the end of another clip, or an upload opened where it can do no harm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from common.errors import NotFoundError
from generation import selectors, storage
from generation.engine.catalogue import CARDS
from generation.engine.contracts import ClipRequest, Frame
from generation.engine.errors import EngineError
from generation.engine.inputs import Beginning, Filmed, Keyframe, Rework
from generation.enums import Opening
from generation.errors import ChangeNotAvailableError, ExtensionNotAvailableError, RemixNotAllowedError
from generation.models import Job
from generation.services import origins, remakes
from generation.services.remakes import Script
from generation.worker import tracing
from media import safe
from media.faces import find_faces
from media.planes import rgb_of
from media.probe import probe
from media.sampling import last_picture
from media.vision import cv2
from uploads import facade as uploads
from uploads.errors import LostError

CHANGED = 0.85
"""How much of a clip is made anew when something in it changes: what is where mostly stays, colours and surfaces are
free. Chosen between the distilled model's levels .725 and .909; not measured, for want of weights."""


class OpeningGoneError(EngineError):
    """What the clip was to begin with is not there any more, or not for its member."""

    code = "opening_gone"


class OpeningShowsPersonError(EngineError):
    """Somebody's face can be seen in the picture."""

    code = "opening_shows_person"


class OpeningNotRemixableError(EngineError):
    """The upload is a copy of a clip from here whose author does not want it remixed."""

    code = "opening_not_remixable"


def begun(request: ClipRequest, job: Job, folder: Path) -> ClipRequest:
    """This will add to a job's request what its clip begins with, if anything: a picture, or the clip that it changes or
    makes longer, for an engine that makes it from that and not from the words again.

    Whether the member may still begin with it is asked again, and an upload's own picture is what is looked at for faces
    and marks. Raises OpeningGoneError, OpeningShowsPersonError, OpeningNotRemixableError, MediaError.
    """
    if job.opening == Opening.CLIP:
        return replace(request, keyframes=(Keyframe(picture=rgb_of(last_picture(_parent_of(job, folder)))),))
    if job.opening == Opening.UPLOAD:
        return replace(request, keyframes=(Keyframe(picture=_uploaded(job, folder)),))
    if job.opening == Opening.CHANGE and CARDS[job.engine].changes_the_file:
        return replace(request, rework=_rework_of(job, folder))
    if job.opening == Opening.EXTENSION and CARDS[job.engine].extends_the_file:
        return replace(request, beginning=Beginning(file=_parent_of(job, folder)))
    return request


def script_of(job: Job) -> Script:
    """This will give the words that the job's clip is made from, those of the clip it comes of included, asked for again.

    Raises OpeningGoneError.
    """
    try:
        return remakes.script_for(job)
    except (NotFoundError, RemixNotAllowedError, ChangeNotAvailableError, ExtensionNotAvailableError) as error:
        raise OpeningGoneError(str(error)) from error


def _rework_of(job: Job, folder: Path) -> Rework:
    file = _parent_of(job, folder)
    footage = Filmed(file=file, fps=job.fps, frame_count=probe(file).frame_count)
    return Rework(footage=footage, strength=CHANGED)


def _parent_of(job: Job, folder: Path) -> Path:
    """The file of the clip that the job's one comes from, asked for again."""
    if job.parent is None:
        raise OpeningGoneError("the clip is gone")
    file = folder / "parent.mp4"
    try:
        clip = selectors.access_remixable(viewer_id=job.member_id, clip_id=job.parent.pk)
        storage.fetch(clip.master, file)
    except (NotFoundError, RemixNotAllowedError, FileNotFoundError) as error:
        raise OpeningGoneError(str(error)) from error
    return file


def _uploaded(job: Job, folder: Path) -> Frame:
    upload = next(iter(uploads.held(job.pk)), None)
    if upload is None:
        raise OpeningGoneError("the upload is gone")
    file, picture = folder / "upload", folder / "opening.png"
    try:
        uploads.fetch(upload, file)
    except LostError as error:
        raise OpeningGoneError(str(error)) from error
    if upload.kind == "clip":
        safe.last_frame(file, picture, limits=safe.CLIP)
    else:
        safe.clean_picture(file, picture, limits=safe.PICTURE, longest_side=max(job.width, job.height) * 2)
    frame = _read(picture)
    if find_faces(frame):
        raise OpeningShowsPersonError("a face was found in the very picture that the clip would begin with")
    _credit_parent(job, frame, file)
    return frame


def _credit_parent(job: Job, picture: Frame, file: Path) -> None:
    """A clip from here does not lose its author by being downloaded and uploaded again, nor by hiding among others."""
    try:
        origins.credit(job=job, numbers=tracing.numbers_in(picture, file))
    except RemixNotAllowedError as error:
        raise OpeningNotRemixableError(str(error)) from error


def _read(picture: Path) -> Frame:
    return np.asarray(cv2.imread(str(picture), cv2.IMREAD_COLOR_RGB), np.uint8)
