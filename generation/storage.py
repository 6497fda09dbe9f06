"""Where a clip's files lie. Keys are relative, so the store may be a folder or an object store."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from generation.enums import JobKind
from generation.models import Clip, Job

PLAYLIST = "main.m3u8"
CAPTIONS = "captions.vtt"
CAPTIONS_PLAYLIST = "captions.m3u8"
_PIECE = re.compile(r"(main|media)\.m3u8|media\.mp4")
_CUT_PIECE = re.compile(r"init\.mp4|segment_[0-9]{5}\.m4s")
_LONGEST_SIDE_PX = 10_000


def piece_of(playlist: str, name: str) -> str | None:
    """This will give the key of a file that lies beside a clip's playlist; None for no playlist and for other names."""
    is_one = _PIECE.fullmatch(name) or is_cut_piece(name)
    return f"{playlist.rpartition('/')[0]}/{name}" if playlist and is_one else None


def captions_beside(clip: Clip) -> str:
    """This will be where the playlist of a clip's captions lies, seen from the playlist of its sizes; "" for none."""
    return CAPTIONS_PLAYLIST if clip.captions else ""


def is_cut_piece(name: str) -> bool:
    """Whether a name is of a piece that is a file of its own: clips posted before rungs were signed have them."""
    return _CUT_PIECE.fullmatch(name) is not None


def rung_piece_of(ladder: str, side: int, name: str) -> str | None:
    """This will give the key of a file of a smaller size, whose shorter side is `side` pixels, from the key of the playlist
    of all sizes; None for none and for other names.
    """
    is_there = ladder and side <= _LONGEST_SIDE_PX  # a name of hundreds of digits is no file's
    return piece_of(f"{ladder.rpartition('/')[0]}-{side}/{PLAYLIST}", name) if is_there else None


def folder_of(clip_id: UUID) -> str:
    """This will give the clip's folder; two letters of it spread millions of clips over 256 folders."""
    return f"clips/{clip_id.hex[-2:]}/{clip_id.hex}"


@dataclass(frozen=True, kw_only=True)
class AttemptFiles:
    """The files of one attempt at one thing ("draft", "public", "ladder"): two attempts never share a key, so a late
    finisher can neither overwrite nor delete what the winner handed in.

    `job_id` tells apart several jobs that try the same thing one after another, each counting its attempts from 1.
    """

    clip_id: UUID
    kind: str
    attempt: int
    job_id: UUID | None = None
    side: int | None = None  # of a smaller size: its shorter side in pixels

    @property
    def folder(self) -> str:
        """This will be the folder's key."""
        return f"{folder_of(self.clip_id)}/{self._name}"

    @property
    def _name(self) -> str:
        told_apart = [self.job_id.hex] if self.job_id else []
        return "-".join([self.kind, *told_apart, str(self.attempt), *([str(self.side)] if self.side else [])])

    def keep(self, path: Path) -> str:
        """This will store a finished file under its own name and return its key."""
        key = f"{self.folder}/{path.name}"
        if default_storage.exists(key):  # this very attempt, told twice
            default_storage.delete(key)
        with path.open("rb") as stream:
            return default_storage.save(key, File(stream))

    def keep_bytes(self, name: str, content: bytes) -> str:
        """This will store bytes under a name and return their key."""
        key = f"{self.folder}/{name}"
        if default_storage.exists(key):
            default_storage.delete(key)
        return default_storage.save(key, ContentFile(content))

    def discard(self) -> int:
        """This will delete what this attempt stored; returns how many files."""
        return _discard(self.folder)

    def discard_others(self) -> int:
        """This will delete what other attempts at the same thing left behind; returns how many files."""
        folder = folder_of(self.clip_id)
        others = [name for name in _folders(folder) if name.startswith(f"{self.kind}-") and name != self._name]
        return sum(_discard(f"{folder}/{name}") for name in others)


def files_of(job: Job, attempt: int) -> AttemptFiles:
    """This will name the files of a job's attempt. A draft's clip has its job's own id; a clip may be posted by a second
    job after a first one failed.
    """
    if job.kind == JobKind.GENERATE:
        return AttemptFiles(clip_id=job.pk, kind="draft", attempt=attempt)
    return AttemptFiles(clip_id=job.clip_id or job.pk, kind="public", attempt=attempt, job_id=job.pk)


def discard_attempts(job: Job) -> int:
    """This will delete what the job's attempts so far have stored, those that crashed among them; returns how many files.

    Attempts to come have keys of their own.
    """
    return sum(files_of(job, attempt).discard() for attempt in range(1, job.attempt + 1))


def fetch(key: str, path: Path) -> None:
    """This will copy a stored file to `path`. Raises FileNotFoundError."""
    with default_storage.open(key, "rb") as source, path.open("wb") as target:
        for chunk in iter(lambda: source.read(1 << 20), b""):
            target.write(chunk)


def read_whole(key: str) -> bytes:
    """This will read a small stored file. Raises FileNotFoundError."""
    with default_storage.open(key, "rb") as source:
        return bytes(source.read())


def discard_pieces(playlist: str) -> int:
    """This will delete a clip's pieces and the playlists beside them, by the key of one; returns how many files."""
    folder = playlist.rpartition("/")[0]
    names = [name for name in default_storage.listdir(folder)[1] if piece_of(playlist, name)]
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    return len(names)


def is_there(key: str | None) -> bool:
    """Whether a file is stored under a key; no for no key."""
    return key is not None and default_storage.exists(key)


def discard_clip(clip_id: UUID) -> int:
    """This will delete every file of a clip; returns how many."""
    folder = folder_of(clip_id)
    return sum(_discard(f"{folder}/{name}") for name in _folders(folder)) + _remove_folder(folder)


def _folders(folder: str) -> list[str]:
    try:
        return default_storage.listdir(folder)[0]
    except FileNotFoundError:
        return []


def _discard(folder: str) -> int:
    try:
        names = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return 0
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    _remove_folder(folder)
    return len(names)


def _remove_folder(folder: str) -> int:
    """A folder store keeps empty folders; an object store has none."""
    try:
        default_storage.delete(folder)
    except OSError:
        return 0
    return 0
