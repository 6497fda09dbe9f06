"""Shots that are made already, on disk: whoever goes on after a crash takes them as they are, to the bit."""

from __future__ import annotations

import dataclasses
import fcntl
import hashlib
import json
import logging
import os
import shutil
import stat
import time
import weakref
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import uuid4

import av
import numpy as np

from generation.engine.contracts import ClipRequest, Frame, Rendering, Sound
from generation.engine.errors import ModelUnavailableError

logger = logging.getLogger(__name__)

_FRAMES, _SOUND, _LEAD, _TOLD = "frames.mkv", "sound.npy", "lead.npy", "shot.json"
_TELLING = ("sample_rate", "model", "model_version", "shows_person")
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
    """The shots of one clip. Of those who make the same clip at the same time the first has the shelf; others get one of
    their own, which nobody goes on with. Who goes down lets go of it.
    """

    def __init__(self, root: Path, request: ClipRequest, of: str) -> None:
        """`of` is all that a shot depends on beside its request: the model, its version, how it is run."""
        name = digest_of(request, of)
        lock = _locked(root / f"{name}.lock")
        self._unlock = None if lock is None else weakref.finalize(self, os.close, lock)
        self._folder = root / (f"{name}.{uuid4().hex}" if lock is None else name)
        self._folder.mkdir(mode=0o700, exist_ok=True)

    def kept(self, number: int) -> KeptShot | None:
        """This will be the shot with this number; None while there is none. What is left of a broken one is removed."""
        folder = self._folder / str(number)
        if not os.path.lexists(folder):
            return None
        try:
            told = json.loads((folder / _TOLD).read_text())
            if _sizes(folder) != told["bytes"]:
                raise ValueError("files are not as long as they were")
            known = {name: told[name] for name in ("frame_count", *_TELLING)}
            return KeptShot(folder=folder, **known, notes=tuple(told["notes"]), reading=tuple(told["reading"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            logger.warning("shots: shot %d was broken and is made again: %s", number, error)
            _remove(folder)
            return None

    def keep(self, number: int, shot: Rendering) -> KeptShot:
        """This will write a shot, its frames without loss as they come, and give it back as it is kept.

        What stops it leaves no shot behind. Raises OSError where it can't be written.
        """
        part = self._folder / f"{number}.{uuid4().hex}.part"
        part.mkdir()
        try:
            count = _write_frames(part / _FRAMES, shot)
            for name, sound in ((_SOUND, shot.sound), (_LEAD, shot.lead_sound)):
                if sound is not None:
                    np.save(part / name, sound)
            told = {name: getattr(shot, name) for name in (*_TELLING, "notes", "reading")}
            for written in part.iterdir():
                _sync(written)
            (part / _TOLD).write_text(json.dumps({"frame_count": count, "bytes": _sizes(part), **told}))
            _sync(part / _TOLD)
            part.rename(self._folder / str(number))
        finally:
            shutil.rmtree(part, ignore_errors=True)
        if (kept := self.kept(number)) is None:
            raise FileNotFoundError(f"shot {number} is gone from {self._folder}")
        return kept

    def clear(self) -> None:
        """This will forget the clip and let go of its shelf. Nothing where it was let go before: others may have it."""
        if self._unlock is None or self._unlock.alive:
            _remove(self._folder)
        self.let_go()

    def let_go(self) -> None:
        """This will leave what is made to whoever makes the same clip next."""
        if self._unlock is not None:
            self._unlock()


def prepared(root: Path) -> Path:
    """This will be the folder for shelves, made where it is missing. Raises ModelUnavailableError where others than this
    user can open it: what lies there becomes part of members' clips.
    """
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = root.lstat()
    except OSError as error:
        raise ModelUnavailableError(f"shots_folder {root} cannot be used: {error.strerror}.") from error
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise ModelUnavailableError(f"shots_folder {root} must be a folder of this user that nobody else may open.")
    return root


def sweep(root: Path, *, now_s: float | None = None) -> int:
    """This will forget clips that nobody goes on with; the answer is how many."""
    now_s, count = time.time() if now_s is None else now_s, 0
    for entry in list(root.iterdir()):
        with suppress(OSError):  # another worker may be sweeping, too
            inside = entry.iterdir() if entry.is_dir() and not entry.is_symlink() else ()
            if now_s - max(each.lstat().st_mtime for each in (entry, *inside)) > STALE_S:
                _remove(entry)
                count += 1
    return count


def _locked(path: Path) -> int | None:
    """The descriptor of a file that is locked until it is closed, by whatever closes it; None where somebody else has it."""
    file = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return None
    os.utime(path)
    return file


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _sizes(folder: Path) -> dict[str, int]:
    return {each.name: each.stat().st_size for each in folder.iterdir() if each.name != _TOLD}


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


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
    elif isinstance(value, Path):  # what lies there is what counts, not where
        with value.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    elif isinstance(value, tuple | list):
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
