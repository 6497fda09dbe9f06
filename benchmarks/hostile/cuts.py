"""Cut and spoilt files: ended at every border of their structure, empty, of one byte, or noise behind a good beginning."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.hostile import samples
from benchmarks.hostile.parts import Address, Files

_SEED = 18


def cuts(to: Address) -> Files:
    """Empty and tiny first, then noise, then cuts."""
    for name in ("picture.jpg", "clip.mp4", "sound.mp3"):
        yield f"empty-{name}", b""
        yield f"one-byte-{name}", b"\xff"
    for name, begin in _BEGINNINGS:
        yield f"beginning-{name}", begin
    yield from _noise()
    yield from _cut()


_BEGINNINGS = (
    ("picture.jpg", b"\xff\xd8\xff\xe0"),
    ("picture.png", b"\x89PNG\r\n\x1a\n"),
    ("picture.webp", b"RIFF\0\0\0\0WEBP"),
    ("clip.mp4", b"\0\0\0\x18ftypisom\0\0\2\0isommp42"),
    ("clip.mov", b"\0\0\0\x14ftypqt  \0\0\2\0qt  "),
    ("sound.m4a", b"\0\0\0\x18ftypM4A \0\0\2\0isommp42"),
    ("clip.webm", b"\x1aE\xdf\xa3"),
    ("sound.wav", b"RIFF\0\0\0\0WAVE"),
    ("sound.ogg", b"OggS\0"),
    ("sound.flac", b"fLaC"),
    ("sound.mp3", b"ID3\3\0\0\0\0\0\0"),
)


def _noise() -> Files:
    for name, begin in _BEGINNINGS:
        for size in (64, 20_000):
            noise = random.Random(f"{_SEED} {name} {size}").randbytes(size)
            yield f"noise-{size}-{name}", begin + noise


def _cut() -> Files:
    for name, whole, borders in _wholes():
        for border in borders:
            at = whole.index(border)
            yield f"cut-at-{at}-{name}", whole[:at]
            yield f"cut-behind-{at}-{name}", whole[: at + len(border) + 2]
        if name != "sound.flac":  # a sound that ends early is a shorter sound
            yield f"cut-short-{name}", whole[: len(whole) * 9 // 10]


def _wholes() -> Iterator[tuple[str, bytes, tuple[bytes, ...]]]:
    """Honest files, and what their parts begin with."""
    boxes = b"moov mvhd trak mdia minf stbl stsd stts stsz stco udta"
    elements = (b"\x18\x53\x80\x67", b"\x15\x49\xa9\x66", b"\x16\x54\xae\x6b", b"\x1f\x43\xb6\x75", b"\x1c\x53\xbb\x6b")
    yield "picture.png", samples.still("PNG"), (b"IHDR", b"IDAT", b"IEND")
    yield "picture.jpg", samples.still("JPEG"), (b"\xff\xdb", b"\xff\xc0", b"\xff\xc4", b"\xff\xda")
    yield "progressive.jpg", samples.still("JPEG", progressive=1), (b"\xff\xc2", b"\xff\xda")
    yield "picture.webp", samples.still("WEBP"), (b"VP8 ", b"\x9d\x01\x2a")
    yield "clip.mp4", samples.clip(sound="aac"), (b"mdat", *boxes.split())
    yield "fast.mp4", samples.clip(moov_size="4000"), (b"moov", b"trak", b"stbl", b"free", b"mdat")
    yield "clip.webm", samples.clip("webm", "libvpx"), elements
    yield "sound.wav", samples.sound("wav", "pcm_s16le"), (b"fmt ", b"data")
    yield "sound.flac", samples.sound("flac", "flac"), (b"\xff\xf8",)
