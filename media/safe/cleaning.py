"""What the rest of the house asks for: what a file is, and the same anew without anything that it does not show.

Whatever is written starts with a look at the file, for the price of a look. Only then is more work given, as much as
its size and length ask for: a file that lies about them is ended by the first look or by its own figures.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from media.safe import budget
from media.safe.contracts import Facts, Kind, Limits
from media.safe.sandbox import run
from media.safe.wire import facts_from

_FORMATS = {".png": "PNG", ".webp": "WEBP"}

_PICTURE_CPU_S = 0.4
_DECODING_CPU_S = 0.015
_ENCODING_CPU_S = 0.08
"""CPU seconds a megapixel (and frame) may take, three times what was measured (docs/decisions/safe-media.md): reading
and writing a still, decoding a frame, encoding one."""

_TABLES_CPU_S = 5.0
"""What FFmpeg may take to make its tables for HDR, once a clip."""

_WALL_PER_CPU = 6.0  # on a busy machine work waits for its turn

LONGEST_SIDE = 1_920
"""Pixels: our clips end at 1080p."""

RATES = (30, 25, 24)
"""Frames a second that our clips have."""


def inspect(path: Path, *, limits: Limits, **options: Any) -> Facts:
    """This will say what a file is, from what can be decoded of it, in a child within `limits`.

    A picture is decoded whole; of a clip all packets are walked through and some frames decoded, of a sound its
    beginning. `options` are those of `run` (`on_cost`, `allow_weaker`). Raises RefusedMediaError (its code and words
    say why), SandboxUnavailableError, SandboxBusyError, OSError.
    """
    return facts_from(run("inspect", Path(path), limits=limits, **options), limits)


def clean_picture(path: Path, out: Path, *, limits: Limits, longest_side: int | None = None, **options: Any) -> Facts:
    """This will write a picture anew: upright, sRGB, transparent parts on white, and not a byte of metadata.

    `out` ends in .png (lossless) or .webp and appears whole or not at all; `longest_side` (pixels) never enlarges.
    The facts are those of the new file. Raises as `inspect` does, ValueError for another ending.
    """
    form = _format_of(out)
    allowed = _only(limits, Kind.PICTURE)
    seen = inspect(path, limits=allowed, **options)
    needed = _with_work(allowed, _PICTURE_CPU_S * seen.width * seen.height / 1e6)
    arguments = {"format": form, "longest_side": longest_side}
    return facts_from(run("clean_picture", path, out=out, limits=needed, arguments=arguments, **options), needed)


def clean_clip(path: Path, out: Path, *, limits: Limits, longest_side: int = LONGEST_SIDE, **options: Any) -> Facts:
    """This will write a clip anew as MP4 (H.264, AAC 48 kHz stereo, index first): upright, at 24, 25 or 30 frames a
    second, and without metadata, chapters or further tracks.

    `out` appears whole or not at all; `longest_side` (pixels) never enlarges, and more than 1,920 does not fit the
    memory; `on_progress` among the options is told how much is done. The facts are those of the new file. Raises as
    `inspect` does.
    """
    allowed = _only(limits, Kind.CLIP)
    seen = inspect(path, limits=allowed, **_without_progress(options))
    fps = constant_rate(seen.fps)
    megapixels = seen.width * seen.height / 1e6
    scale = min(1.0, longest_side / max(seen.width, seen.height))
    written = seen.duration_s * fps * megapixels * scale**2
    work = _TABLES_CPU_S + _DECODING_CPU_S * megapixels * seen.frame_count + _ENCODING_CPU_S * written
    needed = _with_work(allowed, work)
    arguments = {"fps": fps, "longest_side": longest_side}
    return facts_from(run("clean_clip", path, out=out, limits=needed, arguments=arguments, **options), needed)


def last_frame(path: Path, out: Path, *, limits: Limits, longest_side: int = LONGEST_SIDE, **options: Any) -> Facts:
    """This will write the frame with which a clip ends, upright and without metadata, to go on from.

    `out` ends in .png or .webp and appears whole or not at all; `longest_side` (pixels) never enlarges. Raises as
    `inspect` does, MediaEndTooFarError for an end that takes more than `budget.ENDING` to decode, ValueError for
    another ending of `out`.
    """
    form = _format_of(out)
    allowed = _only(limits, Kind.CLIP)
    inspect(path, limits=allowed, **options)
    needed = budget.ENDING.on(allowed)
    arguments = {"format": form, "longest_side": longest_side, "budget": budget.ENDING.work}
    written = run("last_frame", path, out=out, limits=needed, arguments=arguments, **options)
    return facts_from(written, replace(allowed, kinds=frozenset({Kind.PICTURE})))


def constant_rate(fps: float) -> int:
    """This will be the rate of ours that a clip's own is nearest to being a multiple or a part of: 60 becomes 30,
    50 becomes 25, 23.98 becomes 24, 15 becomes 30.
    """
    return min(RATES, key=lambda rate: round(_unevenness(fps, rate), 3))


def _unevenness(fps: float, rate: int) -> float:
    ratio = max(fps, rate) / max(1e-3, min(fps, rate))
    return abs(ratio - round(ratio)) / ratio


def _format_of(out: Path) -> str:
    form = _FORMATS.get(Path(out).suffix)
    if form is None:
        raise ValueError(f"{out.name} is neither .png nor .webp")
    return form


def _only(limits: Limits, kind: Kind) -> Limits:
    return replace(limits.of(kind), kinds=frozenset({kind}), own=())


def _with_work(limits: Limits, cpu_s: float) -> Limits:
    """This will allow so many more CPU seconds, once a first look has found them due."""
    return replace(limits, cpu_s=limits.cpu_s + cpu_s, wall_s=limits.wall_s + _WALL_PER_CPU * cpu_s)


def _without_progress(options: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if name != "on_progress"}
