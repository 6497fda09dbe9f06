"""Shots that are made already, on disk: whoever goes on after a crash takes them as they are, to the bit."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import uuid4

import av
import numpy as np

from generation.engine.contracts import ClipRequest, Frame, Rendering, Sound

_FRAMES, _SOUND, _LEAD, _TOLD = "frames.mkv", "sound.npy", "lead.npy", "shot.json"
_TELLING = ("sample_rate", "model", "model_version", "notes", "reading", "shows_person")
STALE_S = 24 * 3600.0
"""Of a clip that nobody went on with for so long, nothing is kept."""


@dataclass(frozen=True, kw_only=True)
class KeptShot:
    """A shot on the shelf."""

    folder: Path
    frame_count: int
    sample_rate: int
    model: str
    model_version: str
    notes: tuple[str, ...]
    reading: tuple[str, ...]
    shows_person: bool | None

    @property
    def sound(self) -> Sound | None:
        """This will be its sound; None where silence was asked for."""
        return _sound(self.folder / _SOUND)

    @property
    def lead_sound(self) -> Sound | None:
        """This will be its own sound for the moments before it; None where it goes on from nothing."""
        return _sound(self.folder / _LEAD)

    def frames(self, count: int | None = None) -> Iterator[Frame]:
        """This will read the first `count` of its frames, all by default, one at a time."""
        left = self.frame_count if count is None else count
        with av.open(str(self.folder / _FRAMES)) as file:
            for frame in file.decode(video=0):
                if left <= 0:
                    return
                left -= 1
                yield np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)


class Shelf:
    """The shots of one clip. Two processes that make the same clip do no harm to each other: they write the same."""

    def __init__(self, root: Path, request: ClipRequest, of: str) -> None:
        """`of` is all that a shot depends on beside its request: the model, its version, how it is run."""
        self._folder = root / digest_of(request, of)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def kept(self, number: int) -> KeptShot | None:
        """This will be the shot with this number; None while there is none."""
        folder = self._folder / str(number)
        try:
            told = json.loads((folder / _TOLD).read_text())
        except FileNotFoundError:
            return None
        return KeptShot(**{**told, "folder": folder, "notes": tuple(told["notes"]), "reading": tuple(told["reading"])})

    def keep(self, number: int, shot: Rendering) -> KeptShot:
        """This will write a shot, its frames without loss as they come, and give it back as it is kept.

        What stops it leaves no shot behind.
        """
        part = self._folder / f"{number}.{uuid4().hex}.part"
        part.mkdir()
        try:
            count = _write_frames(part / _FRAMES, shot)
            for name, sound in ((_SOUND, shot.sound), (_LEAD, shot.lead_sound)):
                if sound is not None:
                    np.save(part / name, sound)
            told = {name: getattr(shot, name) for name in _TELLING}
            (part / _TOLD).write_text(json.dumps({"frame_count": count, **told}))
            goal = self._folder / str(number)
            if not goal.exists():
                part.rename(goal)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        if (kept := self.kept(number)) is None:
            raise FileNotFoundError(f"shot {number} was taken from {self._folder} while it was written")
        return kept

    def clear(self) -> None:
        """This will forget the clip."""
        shutil.rmtree(self._folder, ignore_errors=True)


def sweep(root: Path, *, now_s: float | None = None) -> int:
    """This will forget clips that nobody goes on with; the answer is how many."""
    now_s = time.time() if now_s is None else now_s
    stale = [
        folder
        for folder in (root.iterdir() if root.is_dir() else ())
        if now_s - max(each.stat().st_mtime for each in (folder, *folder.iterdir())) > STALE_S
    ]
    for folder in stale:
        shutil.rmtree(folder, ignore_errors=True)
    return len(stale)


def digest_of(request: ClipRequest, of: str) -> str:
    """This will name a clip by everything that it depends on, hexadecimal."""
    digest = hashlib.sha256(of.encode())
    _feed(digest, request)
    return digest.hexdigest()


def _feed(digest: Any, value: object) -> None:
    """Feed a value's type, shape and content, so that no two different ones give the same bytes."""
    if isinstance(value, np.ndarray):
        digest.update(f"{value.dtype}{value.shape}".encode())
        digest.update(np.ascontiguousarray(value))
    elif dataclasses.is_dataclass(value):
        digest.update(type(value).__name__.encode())
        for field in dataclasses.fields(value):
            _feed(digest, getattr(value, field.name))
    elif isinstance(value, tuple):
        digest.update(f"({len(value)}".encode())
        for each in value:
            _feed(digest, each)
    else:
        told = repr(value).encode()
        digest.update(f"{len(told)}:".encode() + told)


def _write_frames(path: Path, shot: Rendering) -> int:
    count = 0
    with av.open(str(path), "w") as file:
        stream = file.add_stream("ffv1", rate=Fraction(shot.fps), options={"level": "3"})
        stream.width, stream.height, stream.pix_fmt = shot.width, shot.height, "bgr0"
        for count, frame in enumerate(shot.frames, 1):  # noqa: B007
            file.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24").reformat(format="bgr0")))
        file.mux(stream.encode(None))
    return count


def _sound(path: Path) -> Sound | None:
    return np.load(path) if path.exists() else None
