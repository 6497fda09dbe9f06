"""Frame floods: more frames than anybody can look at, in tables, in tiny samples and in pictures that move; and frames
that change their size on the way.
"""

from __future__ import annotations

import struct
import zlib
from fractions import Fraction
from functools import partial

from benchmarks.hostile import samples
from benchmarks.hostile.parts import Address, Files, chunk, full, parsed, riff, table

STBL = (b"moov", b"trak", b"mdia", b"minf", b"stbl")


def frames(to: Address) -> Files:
    """Floods first, changing sizes after them."""
    yield from _tables()
    yield from _fragments()
    yield from _moving_pictures()
    yield from _tiny_frames()
    yield from _changing()


def _tables() -> Files:
    for count in (20_000, 1_000_000, 2**28, 2**31 - 1, 2**32 - 1):
        yield f"stts-{count}.mp4", _with_table(b"stts", table(struct.pack(">II", count, 1)))
        yield f"stsz-{count}.mp4", _with_table(b"stsz", struct.pack(">II", 1, count))
        yield f"stsz-of-nothing-{count}.mp4", _with_table(b"stsz", struct.pack(">II", 0, count))
        yield f"stsc-{count}.mp4", _with_table(b"stsc", table(struct.pack(">III", 1, count, 1), count=count))
        yield f"ctts-{count}.mp4", _with_table(b"ctts", table(struct.pack(">II", count, 1), count=count))
    for count in (20_000, 100_000):
        yield f"sizes-{count}.mp4", _with_table(b"stsz", struct.pack(">II", 0, count) + bytes(4 * count))


def _with_table(name: bytes, body: bytes) -> bytes:
    tree = parsed(samples.clip())
    stbl = tree.find(*STBL)
    stbl.children = [each for each in stbl.children or () if each.name != name]
    stbl.children += parsed(full(name, body)).children or []
    return tree.bytes()


def _fragments() -> Files:
    """Runs of samples of which each takes no byte of the table, or fewer than it says."""
    for count in (20_000, 10_000_000, 2**32 - 1):
        for flags in (0, 0x100):
            tree = parsed(samples.clip(movflags="frag_keyframe+empty_moov+default_base_moof"))
            run = tree.all(b"trun")[0]
            run.body = flags.to_bytes(4) + count.to_bytes(4) + bytes(8)
            yield f"trun-{count}-{flags}.mp4", tree.bytes()


def _moving_pictures() -> Files:
    for count in (1_100, 20_000, 100_000):
        yield f"frames-{count}.png", partial(_apng, count)
        yield f"frames-{count}.webp", partial(_animated_webp, count)


def _animated_webp(count: int) -> bytes:
    frame = b"\0" * 12 + b"\x01\0\0\0" + samples.still("WEBP")[12:]
    canvas = b"\x02\0\0\0" + (63).to_bytes(3, "little") + (47).to_bytes(3, "little")
    return riff(b"WEBP", (b"VP8X", canvas), (b"ANIM", bytes(6)), *[(b"ANMF", frame)] * count)


def _apng(count: int) -> bytes:
    control = struct.pack(">IIIIHHBB", 1, 1, 0, 0, 1, 1_000, 0, 0)
    pixel = zlib.compress(b"\0\0\0\0")
    parts = [chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), chunk(b"acTL", struct.pack(">II", count, 0))]
    parts.append(chunk(b"IDAT", pixel))
    parts += [chunk(b"fcTL", number.to_bytes(4) + control) for number in range(count)]
    return b"\x89PNG\r\n\x1a\n" + b"".join([*parts, chunk(b"IEND", b"")])


def _tiny_frames() -> Files:
    """Real tracks of very many real frames, a thousandth or a millionth of a second each."""
    yield "blocks.webm", partial(_repeated, "webm", "libvpx", 15_000, Fraction(1, 1_000))
    yield "blocks.mkv", partial(_repeated, "matroska", "libvpx", 16_000, Fraction(1, 1_000))
    yield "million-fps.mp4", partial(_repeated, "mp4", "libx264", 15_000, Fraction(1, 1_000_000))
    fragments = {"movflags": "frag_every_frame+empty_moov"}
    yield "fragments.mp4", partial(_repeated, "mp4", "libx264", 15_000, Fraction(1, 90_000), **fragments)
    yield "large-frames.webm", _large_frames


def _large_frames() -> bytes:
    """Frames of 3840×2160 that repeat the one before, in a few bytes each."""
    whole, same = (content for content, _, _ in samples.packets("libvpx", 3_840, 2_160, 2, pace=0, deadline="realtime"))
    parts = [(whole, 0, True), *((same, number, False) for number in range(1, 15_000))]
    return samples.muxed("webm", "libvpx", parts, rate=240)


def _repeated(form: str, codec: str, count: int, unit: Fraction, **options: str) -> bytes:
    content = samples.packets(codec, 16, 16, 1)[0][0]
    parts = ((content, number, number == 0) for number in range(count))
    return samples.muxed(form, codec, parts, rate=min(1_000, int(1 / unit)), unit=unit, options=options)


def _changing() -> Files:
    """One track whose frames are of one size first and of another later."""
    for codec, form in (("libvpx", "webm"), ("libvpx-vp9", "webm"), ("libx264", "mp4")):
        for width, height in ((128, 96), (64, 64), (1_280, 720)):
            yield f"{codec}-to-{width}x{height}.{form}", partial(_changed, codec, form, width, height)


def _changed(codec: str, form: str, width: int, height: int) -> bytes:
    extra = {"x264-params": "repeat-headers=1"} if codec == "libx264" else {}
    small = samples.packets(codec, samples.WIDTH, samples.HEIGHT, 6)
    other = samples.packets(codec, width, height, 6, **extra)
    return samples.muxed(form, codec, [*small, *((content, 6 + number, is_key) for content, number, is_key in other)])
