"""MP4s whose structure is the weapon: lengths of nothing and of everything, endless nesting, indexes that are huge, many,
packed or missing.
"""

from __future__ import annotations

import zlib

from benchmarks.hostile import samples
from benchmarks.hostile.parts import Address, Box, Files, box, full, parsed, table

HEAD = box(b"ftyp", b"isom", bytes(4), b"isommp42")


def boxes(to: Address) -> Files:
    """Lengths, nesting, and what an index may not be."""
    yield from _outer_lengths()
    yield from _inner_lengths()
    yield from _nested()
    yield from _indexes()


def _outer_lengths() -> Files:
    honest = samples.clip()
    at = honest.index(b"moov") - 4
    for size in (2, 7, 9, 2**31 - 1, 2**32 - 1):
        yield f"moov-of-{size}.mp4", honest[:at] + size.to_bytes(4) + honest[at + 4 :]
    for size in (0, 8, 15, 2**63 - 1, 2**63, 2**64 - 1):
        yield f"large-moov-of-{size}.mp4", honest[:at] + b"\0\0\0\1moov" + size.to_bytes(8) + honest[at + 8 :]
    for size in (3, 7, 2**32 - 1):
        yield f"first-box-of-{size}.mp4", size.to_bytes(4) + honest[4:]
    yield "data-to-the-end.mp4", HEAD + b"\0\0\0\0mdat" + honest[int.from_bytes(honest[:4]) :]


def _inner_lengths() -> Files:
    for name in (b"trak", b"mdia", b"stbl", b"stsd", b"stts", b"stsz", b"hdlr", b"mdhd"):
        for size in (1, 4, 0x7FFFFFFF):
            honest = bytearray(samples.clip())
            at = honest.index(name) - 4
            honest[at : at + 4] = size.to_bytes(4)
            yield f"{name.decode()}-of-{size}.mp4", bytes(honest)


def _nested() -> Files:
    for name in (b"moov", b"trak", b"mdia", b"minf", b"stbl"):
        for depth in (12, 3_000):
            inner = b""
            for _ in range(depth):
                inner = box(name, inner)
            yield f"{name.decode()}-{depth}-deep.mp4", HEAD + box(b"moov", inner)
    for name in (b"trak", b"free"):
        yield f"many-{name.decode()}.mp4", HEAD + box(b"moov", box(name) * 150_000)


def _indexes() -> Files:
    honest = samples.clip()
    tree = parsed(honest)
    moov = tree.find(b"moov").bytes()
    yield "no-index.mp4", HEAD + box(b"mdat", bytes(1_000))
    yield "only-a-head.mp4", HEAD
    yield "two-indexes.mp4", honest + moov
    yield "empty-index.mp4", HEAD + box(b"moov")
    yield "index-of-nothing.mp4", HEAD + box(b"moov", full(b"mvhd", bytes(96)))
    yield "huge-index.mp4", lambda: honest.replace(moov, box(b"moov", moov[8:], box(b"free", bytes(33_000_000))))
    packed = zlib.compress(bytes(5_000_000), 9)
    yield (
        "packed-index.mp4",
        HEAD + box(b"moov", box(b"cmov", box(b"dcom", b"zlib"), box(b"cmvd", (2**31).to_bytes(4), packed))),
    )
    yield (
        "fragments-of-nothing.mp4",
        HEAD + moov + b"".join(box(b"moof", full(b"mfhd", bytes(4))) for _ in range(3_000)),
    )
    for name in (b"stsz", b"stsc", b"stco", b"stts", b"stsd"):
        tree = parsed(honest)
        stbl = tree.find(b"moov", b"trak", b"mdia", b"minf", b"stbl")
        stbl.children = [each for each in stbl.children or () if each.name != name]
        yield f"without-{name.decode()}.mp4", tree.bytes()
    for offset in (0, 2**31, 2**32 - 1):
        tree = parsed(honest)
        stbl = tree.find(b"moov", b"trak", b"mdia", b"minf", b"stbl")
        stbl.children = [each for each in stbl.children or () if each.name != b"stco"]
        stbl.children.append(Box(b"stco", bytes(4) + table(offset.to_bytes(4))))
        yield f"data-at-{offset}.mp4", tree.bytes()
