"""Each clip of the set as the product delivers it: marked, encoded, marked visibly, and its fingerprints beside it."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np
from skimage.metrics import structural_similarity

from benchmarks.provenance.clips import CLIPS, Clip
from benchmarks.provenance.fresh import FRESH
from generation.worker.onlooking import Onlooker
from media.encode import write_mp4
from media.fingerprints import Index, sound_fingerprint
from media.marks.invisible import InvisibleMarks
from media.marks.picture import Mark
from media.marks.visible import VisibleMark
from media.planes import luma_of
from media.rendition import make_public_rendition
from media.tracks import SAMPLE_RATE

ALL = (*CLIPS, *FRESH)

MARKS = InvisibleMarks(b"the key of the set by which provenance is judged")

_EYED = 48
"""Frames from one whose structural similarity is measured (a sixth of a second each) to the next."""


@dataclass(frozen=True)
class Quality:
    """What the mark did to a clip's pictures before they were encoded, and what it cost."""

    psnr_db: Sequence[float]  # of luma, each frame
    ssim: Sequence[float]  # of luma, a frame in two seconds
    burn_ms: Sequence[float]  # CPU, each frame
    megapixels: float


def number_of(clip_name: str) -> int:
    """This will be the number that a clip's marks carry: 28 bits."""
    return zlib.crc32(clip_name.encode()) >> 4


def deliver(folder: Path, clip: Clip) -> Quality:
    """This will write the clip's public rendition into `folder` as <name>.mp4, its fingerprints as <name>.picture and
    <name>.sound, in the product's own steps.
    """
    width, height = clip.size
    number = number_of(clip.name)
    watched = _Watched(MARKS.in_picture(number, width=width, height=height, grain=clip.grain))
    seen = Onlooker(watched, clip.frame_count, 24, shows_person=False)  # type: ignore[arg-type]
    sound = MARKS.in_sound(clip.sound(), SAMPLE_RATE, number)
    master = folder / f"{clip.name}.master.mp4"
    write_mp4(
        master, width=width, height=height, fps=24, frames=clip.frames(), sound=sound, sample_rate=SAMPLE_RATE,
        on_picture=seen.see, threads=1,
    )  # fmt: skip
    visible = VisibleMark(product="Sora Social", handle="@mira", clip_id=clip.name)
    make_public_rendition(master, path_of(folder, clip.name), visible, threads=1)
    master.unlink()
    (folder / f"{clip.name}.picture").write_bytes(seen.prints.packed())
    (folder / f"{clip.name}.sound").write_bytes(sound_fingerprint(sound))
    return Quality(watched.psnr_db, watched.ssim, watched.burn_ms, width * height / 1e6)


def as_delivered(folder: Path, clip: Clip, _: Path) -> Path:
    """This will be the `Mark` of `trials.run` for clips that lie there already."""
    return path_of(folder, clip.name)


def path_of(folder: Path, clip_name: str) -> Path:
    """This will be where a delivered clip lies."""
    return folder / f"{clip_name}.mp4"


def library(folder: Path) -> Index:
    """This will be the index of all delivered clips; a clip's reference is its place in the set."""
    index = Index()
    index.add_all(_prints(folder))
    return index


def _prints(folder: Path) -> Iterator[tuple[int, bytes, bytes]]:
    for place, clip in enumerate(ALL):
        picture, sound = (folder / f"{clip.name}.{kind}" for kind in ("picture", "sound"))
        if picture.exists():
            yield place, picture.read_bytes(), sound.read_bytes()


class _Watched:
    """A mark that measures itself: against the same picture without it."""

    def __init__(self, mark: Mark) -> None:
        self._mark = mark
        self.psnr_db: list[float] = []
        self.ssim: list[float] = []
        self.burn_ms: list[float] = []

    def burn_picture(self, picture: av.VideoFrame) -> None:
        before = luma_of(picture).copy()
        begun = time.process_time()
        self._mark.burn_picture(picture)
        self.burn_ms.append(1000 * (time.process_time() - begun))
        after = luma_of(picture)
        self.psnr_db.append(float(cv2.PSNR(before, after)))
        if len(self.psnr_db) % _EYED == 1:
            self.ssim.append(float(structural_similarity(before, np.ascontiguousarray(after))))
