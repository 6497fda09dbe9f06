"""Lies about time: clips and sounds that claim to last for years, whose times run away, jump or stand still."""

from __future__ import annotations

import struct

from benchmarks.hostile import samples
from benchmarks.hostile.frames import STBL
from benchmarks.hostile.parts import Address, Files, element, parsed, table


def times(to: Address) -> Files:
    """By frames that come late, by tables, by edit lists and by units of time."""
    yield from _late_frames()
    yield from _slow_tables()
    yield from _edits()
    yield from _units()
    yield from _clusters()


def _late_frames() -> Files:
    for form, codec, ending in (("mp4", "libx264", "mp4"), ("webm", "libvpx", "webm"), ("matroska", "libvpx", "mkv")):
        coded = samples.packets(codec, samples.WIDTH, samples.HEIGHT, 4)
        for gap in (3_000, 240_000, 2_000_000):
            parts = [(content, number * gap, is_key) for content, number, is_key in coded]
            yield f"every-{gap}.{ending}", samples.muxed(form, codec, parts)
        last = [(content, number + 90_000 * (number == 3), is_key) for content, number, is_key in coded]
        yield f"last-comes-late.{ending}", samples.muxed(form, codec, last)


def _slow_tables() -> Files:
    for delta in (10**7, 2**30, 2**31 - 1):
        tree = parsed(samples.clip())
        tree.find(*STBL, b"stts").body = bytes(4) + table(struct.pack(">II", 12, delta))
        yield f"delta-{delta}.mp4", tree.bytes()


def _edits() -> Files:
    for count in (65, 5_000, 2**31):
        tree = parsed(samples.clip())
        edit = tree.find(b"moov", b"trak", b"edts", b"elst")
        rows = [struct.pack(">IIHH", 1_000, 0, 1, 0)] * min(count, 5_000)
        edit.body = bytes(4) + table(*rows, count=count)
        yield f"edits-{count}.mp4", tree.bytes()
    for skipped in (10**6, 2**31 - 1):  # nothing of the clip is ever shown
        tree = parsed(samples.clip())
        tree.find(b"moov", b"trak", b"edts", b"elst").body = bytes(4) + table(struct.pack(">IIHH", 500, skipped, 1, 0))
        yield f"begins-at-{skipped}.mp4", tree.bytes()


def _units() -> Files:
    """The track's unit of time, in parts of a second."""
    for scale in (0, 1, 2):
        tree = parsed(samples.clip())
        head = tree.find(b"moov", b"trak", b"mdia", b"mdhd")
        head.body = head.body[:12] + scale.to_bytes(4) + head.body[16:]
        yield f"timescale-{scale}.mp4", tree.bytes()


def _clusters() -> Files:
    """Matroska's unit in nanoseconds, and a cluster's own time."""
    for unit in (10**12, 2**40, 2**62):
        clip = samples.clip("webm", "libvpx")
        yield (
            f"unit-{unit}.webm",
            clip.replace(
                element(0x2AD7B1, (10**6).to_bytes(3), length_bytes=1),
                element(0x2AD7B1, unit.to_bytes(8), length_bytes=1)[:4] + unit.to_bytes(8),
                1,
            ),
        )
