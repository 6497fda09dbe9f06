"""What the benchmark is made of, kept under `var/fingerprints` from one run to the next: clips as the product delivers
them, and of every attacked copy what the product's detectors get to see and hear.

Folders are named after the sources that their files were made by: what is stale is never read.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace

from benchmarks.provenance.clips import DEVELOPMENT, Clip
from benchmarks.provenance.delivering import deliver, path_of
from benchmarks.provenance.judging import sampled
from benchmarks.provenance.trials import Budget, Trial, trials
from media.contracts import Frame, Sound
from media.files import whole_file
from media.fingerprints import Evidence, evidence_of, picture_of, sound_fingerprint

FOLDER = Path("var/fingerprints")

_WRITING = ("picture", "sketch", "grids", "windows", "details", "chronicle", "peaks")
"""Modules of `media.fingerprints` that decide about the bytes of a fingerprint."""

Prints = tuple[bytes, bytes]
"""Packed picture and packed sound."""


def delivered(clip: Clip) -> tuple[Path, Prints]:
    """This will be a clip of the set as the product delivers it, and its fingerprints."""
    folder = FOLDER / f"delivered-{_digest('benchmarks/provenance', 'media/marks', *_writing())}"
    prints = folder / f"{clip.name}.picture", folder / f"{clip.name}.sound"
    if not prints[1].exists():
        folder.mkdir(parents=True, exist_ok=True)
        deliver(folder, clip)
    return path_of(folder, clip.name), (prints[0].read_bytes(), prints[1].read_bytes())


def prints_as_rendered(clip: Clip) -> Prints:
    """This will be the fingerprints of a clip that is only there to be mistaken: without marks, never encoded."""
    folder = FOLDER / f"rendered-{_digest('benchmarks/provenance', *_writing())}"
    path = folder / f"{clip.name}.npz"
    if not path.exists():
        _keep(path, picture=_array(picture_of(clip.path())), sound=_array(sound_fingerprint(clip.sound())))
    with np.load(path) as kept:
        return kept["picture"].tobytes(), kept["sound"].tobytes()


def query_as_rendered(clip: Clip) -> Evidence:
    """This will be such a clip as the product would see it, were it sent in."""
    path = FOLDER / f"asked-{_digest('benchmarks/provenance')}" / f"{clip.name}.npz"
    if not path.exists():
        _keep_samples(path, clip.path(), clip.sound())
    return _evidence(path)


def attacked(budget: Budget, which: Sequence[Clip] = DEVELOPMENT) -> Iterator[tuple[Trial, Evidence]]:
    """This will yield every trial on some clips and its attacked copy as the product sees it."""
    folder = FOLDER / f"attacked-{_digest('benchmarks/provenance', 'media/marks')}"
    cv2.setNumThreads(1)
    for trial in trials(which, budget):
        path = folder / f"{trial.clip_name}-{trial.attack_name}-{trial.variant}.npz"
        if not path.exists():
            with tempfile.TemporaryDirectory() as name:
                _keep_samples(path, trial.run(delivered(trial.clip)[0], Path(name)))
        yield trial, _evidence(path)


def _keep_samples(path: Path, file: Path, sound: Sound | None = None) -> None:
    samples = sampled(file)
    heard = samples.sound if sound is None else sound
    _keep(
        path,
        picture=np.empty(0, np.uint8) if samples.picture is None else samples.picture,
        frames=np.array([frame.to_ndarray() for _, frame in samples.small], np.uint8),
        at_s=np.array([at_s for at_s, _ in samples.small]),
        sound=np.empty(0, np.int16) if heard is None else np.rint(heard * 32_767).astype(np.int16),
    )


def _evidence(path: Path) -> Evidence:
    with np.load(path) as kept:
        picture, frames, at_s, heard = (kept[name] for name in ("picture", "frames", "at_s", "sound"))
    sound = heard.astype(np.float32) / 32_767 if heard.size else None
    shown: Frame | list[tuple[float, VideoFrame]] | None = picture if picture.size else None
    if frames.size:
        shown = [(float(moment), _frame(planes)) for moment, planes in zip(at_s, frames, strict=True)]
    return evidence_of(shown, sound)


def _frame(planes: np.ndarray) -> VideoFrame:  # type: ignore[type-arg]
    frame = VideoFrame.from_ndarray(planes, format="yuv420p")
    frame.colorspace, frame.color_range = Colorspace.ITU709, ColorRange.MPEG
    return frame


def _keep(path: Path, **arrays: np.ndarray) -> None:  # type: ignore[type-arg]
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as part, part.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]


def _array(packed: bytes) -> np.ndarray:  # type: ignore[type-arg]
    return np.frombuffer(packed, np.uint8)


def _writing() -> tuple[str, ...]:
    return tuple(f"media/fingerprints/{name}.py" for name in _WRITING)


@cache
def _digest(*places: str) -> str:
    """Changes with the sources at these places."""
    files = sorted(file for place in places for file in _sources(Path(place)))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:10]


def _sources(place: Path) -> Sequence[Path]:
    return [place] if place.suffix == ".py" else list(place.rglob("*.py"))
