"""Matroska files whose structure is the weapon: numbers that are too long, lengths that are unknown or too large, attached
files, packed tracks, blocks that claim to be many.
"""

from __future__ import annotations

import zlib

from benchmarks.hostile import samples
from benchmarks.hostile.parts import Address, Files, element

EBML, SEGMENT, TRACKS, TRACK, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1654AE6B, 0xAE, 0x1F43B675
ATTACHMENTS, ATTACHED, FILE_NAME, MIME, DATA = 0x1941A469, 0x61A7, 0x466E, 0x4660, 0x465C
HEAD = element(EBML, element(0x4282, b"webm", length_bytes=1), length_bytes=1)


def elements(to: Address) -> Files:
    """Structure first, then what is hidden in it."""
    yield from _lengths()
    yield from _nested()
    yield from _attached(to)
    yield from _packed()
    yield from _texts(to)
    yield from _blocks()


def segment(*parts: bytes, length: int | None = None) -> bytes:
    """A file of a head and one segment."""
    return HEAD + element(SEGMENT, b"".join(parts), length=length)


def video_tracks(*more: bytes, codec: bytes = b"V_VP8", kind: bytes = b"\1") -> bytes:
    """One track of VP8, 64×48, with more in its entry."""
    size = element(
        0xE0, element(0xB0, b"\0\x40", length_bytes=1) + element(0xBA, b"\0\x30", length_bytes=1), length_bytes=1
    )
    body = (
        element(0xD7, b"\1", length_bytes=1)
        + element(0x73C5, b"\1", length_bytes=1)
        + element(0x83, kind, length_bytes=1)
    )
    return element(TRACKS, element(TRACK, body + element(0x86, codec, length_bytes=1) + size + b"".join(more)))


def cluster(*blocks: bytes, length: int | None = None) -> bytes:
    """Blocks at time 0, each a frame that needs no other."""
    simple = b"".join(element(0xA3, b"\x81\0\0\x80" + block) for block in blocks)
    return element(CLUSTER, element(0xE7, b"\0", length_bytes=1) + simple, length=length)


def frame() -> bytes:
    """A frame of that track."""
    return samples.packets("libvpx", samples.WIDTH, samples.HEIGHT, 1)[0][0]


def _lengths() -> Files:
    for length in (2**40, 2**55 - 2):
        yield f"segment-of-{length}.webm", segment(video_tracks(), cluster(frame()), length=length)
        yield f"cluster-of-{length}.webm", segment(video_tracks(), cluster(frame(), length=length))
        yield f"tracks-of-{length}.webm", HEAD + element(SEGMENT, element(TRACKS, b"", length=length))
        yield f"head-of-{length}.webm", element(EBML, b"", length=length) + bytes(100)
    yield "zeros.webm", HEAD + bytes(5_000)
    yield "ones.webm", HEAD + b"\xff" * 5_000
    yield "number-of-nothing.webm", HEAD + b"\x18\x53\x80\x67\x00" + bytes(100)
    yield "unknown-tracks.webm", segment(element(0x1549A966, b"", length=-1), video_tracks())
    yield "only-a-head.webm", HEAD
    yield "without-tracks.webm", segment(cluster(frame()))
    yield "without-clusters.webm", segment(video_tracks())
    yield "empty-clusters.webm", segment(video_tracks(), *[element(CLUSTER, b"", length_bytes=1)] * 50_000)
    yield "many-elements.webm", segment(video_tracks(), element(0xEC, b"", length_bytes=1) * 250_000)
    yield "other-type.webm", element(EBML, element(0x4282, b"x" * 4_000)) + element(SEGMENT, video_tracks())


def _nested() -> Files:
    for name, label in ((SEGMENT, "segment"), (TRACKS, "tracks"), (TRACK, "track"), (EBML, "head")):
        for depth in (6, 2_000):
            inner = video_tracks()
            for _ in range(depth):
                inner = element(name, inner)
            yield f"{label}-{depth}-deep.webm", HEAD + element(SEGMENT, inner)
    unknown = b"".join(element(CLUSTER, b"", length=-1) for _ in range(3_000))
    yield "unknown-clusters.webm", segment(video_tracks(), unknown)


def _attached(to: Address) -> Files:
    """Files within the file: a font, a page, a picture that a player would show."""
    for label, mime, content in (
        ("font", b"application/x-truetype-font", bytes(10_000)),
        ("page", b"text/plain", f"(html) {to.http}".encode()),
        ("cover", b"image/png", samples.still("PNG")),
        ("path", b"../../escaped", b"x"),
    ):
        named = element(FILE_NAME, to.trap.encode()) + element(MIME, mime) + element(DATA, content)
        yield (
            f"with-{label}.mkv",
            segment(video_tracks(), element(ATTACHMENTS, element(ATTACHED, named)), cluster(frame())),
        )


def _packed() -> Files:
    """Tracks said to be packed by zlib, bzip2, LZO or a header that is cut off; and encrypted ones."""
    bomb = zlib.compress(bytes(5_000_000), 9)
    for algorithm in (0, 1, 2, 3):
        settings = element(0x5034, element(0x4254, bytes([algorithm]), length_bytes=1) + element(0x4255, bytes(9)))
        coded = element(0x6D80, element(0x6240, settings))
        yield f"packed-by-{algorithm}.mkv", segment(video_tracks(coded), cluster(bomb))
    secret = element(0x6D80, element(0x6240, element(0x5035, element(0x47E1, b"\5", length_bytes=1))))
    yield "encrypted.webm", segment(video_tracks(secret), cluster(frame()))


def _texts(to: Address) -> Files:
    text = f"1\n00:00:00,000 --> 00:00:09,000\n(script) {to.http}\n".encode()
    for codec, kind in (
        (b"S_TEXT/UTF8", 0x11),
        (b"S_TEXT/ASS", 0x11),
        (b"S_TEXT/WEBVTT", 0x11),
        (b"B_VOBBTN", 0x12),
        (b"X", 0x20),
        (b"X", 0x21),
    ):
        yield (
            f"track-of-kind-{kind}-{codec.decode()[-6:].replace('/', '-')}.mkv",
            segment(video_tracks(codec=codec, kind=bytes([kind])), cluster(text)),
        )


def _blocks() -> Files:
    """Laced blocks: one block that claims 256 frames."""
    for lacing, label in ((2, "xiph"), (4, "fixed"), (6, "ebml")):
        block = element(0xA3, b"\x81\0\0" + bytes([0x80 | lacing]) + b"\xff" + bytes(300))
        yield (
            f"laced-{label}.webm",
            segment(video_tracks(), element(CLUSTER, element(0xE7, b"\0", length_bytes=1) + block * 200)),
        )
    yield "noise-in-blocks.webm", segment(video_tracks(), cluster(*[bytes(range(256))] * 50))
    yield "empty-blocks.webm", segment(video_tracks(), cluster(*[b""] * 20_000))
