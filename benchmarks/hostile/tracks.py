"""Tracks that should not be there: in other files, encrypted, in their thousands, with scripts in them, or coded in ways
that are not on the list.
"""

from __future__ import annotations

from functools import partial

from benchmarks.hostile import samples
from benchmarks.hostile.elements import TRACKS, cluster, frame, segment, video_tracks
from benchmarks.hostile.parts import Address, Files, box, element, full, parsed, table

DINF = (b"moov", b"trak", b"mdia", b"minf", b"dinf")


def tracks(to: Address) -> Files:
    """References, foreign tracks, encryption, codecs."""
    yield from _references(to)
    yield from _many()
    yield from _foreign(to)
    yield from _codecs()


def _references(to: Address) -> Files:
    """The track's media are said to lie elsewhere (ISO/IEC 14496-12, 8.7.2; QuickTime's alias)."""
    alias = b"alis" + bytes(146) + b"\0\2" + len(to.trap).to_bytes(2) + to.trap.encode() + b"\xff\xff"
    for target in (
        to.http,
        "file:///etc/passwd",
        "../../../etc/passwd",
        f"tcp://{to.host}:{to.port}",
        f"concat:{to.http}",
    ):
        for name in (b"url ", b"urn "):
            yield (
                f"elsewhere-{name.decode().strip()}-{len(target)}.mp4",
                _reference(full(name, target.encode() + b"\0")),
            )
    yield "elsewhere-alias.mov", _reference(full(b"alis", alias)).replace(b"ftypisom", b"ftypqt  ")
    yield "elsewhere-resource.mov", _reference(full(b"rsrc", alias)).replace(b"ftypisom", b"ftypqt  ")


def _reference(entry: bytes) -> bytes:
    tree = parsed(samples.clip())
    tree.find(*DINF, b"dref").body = bytes(4) + table(entry)
    return tree.bytes()


def _many() -> Files:
    for count in (17, 1_000):
        tree = parsed(samples.clip())
        moov = tree.find(b"moov")
        moov.children = [*(moov.children or ()), *[moov.find(b"trak")] * count]
        yield f"{count}-tracks.mp4", tree.bytes()
        entry = video_tracks()[12:]  # behind the identifier and length of what holds it
        yield f"{count}-tracks.webm", segment(element(TRACKS, entry * count), cluster(frame()))


def _foreign(to: Address) -> Files:
    """Text, hints and encryption, by the track's handler or by its description."""
    for handler in (b"text", b"sbtl", b"subt", b"hint", b"clcp", b"ocsm", b"sdsm"):
        tree = parsed(samples.clip())
        track = parsed(tree.find(b"moov", b"trak").bytes()).children
        assert track is not None
        track[0].all(b"hdlr")[0].body = bytes(8) + handler + bytes(13)
        track[0].all(b"stsd")[0].body = bytes(4) + table(
            box(b"tx3g", bytes(60) + f"<script>{to.http}</script>".encode())
        )
        tree.find(b"moov").children = [*(tree.find(b"moov").children or ()), track[0]]
        yield f"with-{handler.decode()}.mp4", tree.bytes().replace(b"<script>", b"(script)")
    for name in (b"encv", b"drms"):
        tree = parsed(samples.clip())
        entry = tree.find(b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd")
        entry.body = entry.body.replace(b"avc1", name, 1)
        yield f"{name.decode()}.mp4", tree.bytes()


def _codecs() -> Files:
    for form, codec, ending in _PICTURES:
        yield f"{codec}-in-{form}.{ending}", partial(samples.clip, form, codec)
    for form, codec, ending in _SOUNDS:
        yield f"{codec}-in-{ending}.{ending}", partial(samples.sound, form, codec)


_PICTURES = (
    ("mp4", "mpeg4", "mp4"),
    ("mov", "mjpeg", "mov"),
    ("mov", "prores_ks", "mov"),
    ("mov", "png", "mov"),
    ("mp4", "mpeg2video", "mp4"),
    ("matroska", "mpeg4", "mkv"),
    ("matroska", "ffv1", "mkv"),
    ("matroska", "mjpeg", "mkv"),
    ("mov", "rawvideo", "mov"),
    ("matroska", "mpeg1video", "mkv"),
    ("avi", "mpeg4", "mp4"),
)

_SOUNDS = (
    ("wav", "adpcm_ima_wav", "wav"),
    ("wav", "pcm_alaw", "wav"),
    ("wav", "libmp3lame", "wav"),
    ("wav", "pcm_f64le", "wav"),
    ("ogg", "flac", "ogg"),
    ("matroska", "pcm_s16le", "mkv"),
    ("matroska", "ac3", "mkv"),
    ("ipod", "ac3", "m4a"),
    ("matroska", "libmp3lame", "mkv"),
    ("mov", "pcm_s16be", "mov"),
)
