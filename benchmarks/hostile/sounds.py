"""Sounds that lie: about channels, rates, lengths and pages, or that are tags and nothing else."""

from __future__ import annotations

import struct

from benchmarks.hostile import samples
from benchmarks.hostile.parts import Address, Files, riff


def sounds(to: Address) -> Files:
    """WAV, MP3, Ogg, FLAC, M4A."""
    yield from _wavs(to)
    yield from _mp3s(to)
    yield from _oggs()
    yield from _flacs(to)


def _wave(*, form: int = 1, channels: int = 2, rate: int = 48_000, bits: int = 16, block: int | None = None) -> bytes:
    block = channels * bits // 8 if block is None else block
    return struct.pack("<HHIIHH", form, channels, rate, rate * block & 0xFFFFFFFF, block & 0xFFFF, bits)


def _wavs(to: Address) -> Files:
    data = (b"data", bytes(9_600))
    for channels in (0, 9, 255, 65_535):
        yield f"{channels}-channels.wav", riff(b"WAVE", (b"fmt ", _wave(channels=channels)), data)
    for rate in (0, 1, 7_999, 192_001, 2**31, 2**32 - 1):
        yield f"{rate}-hertz.wav", riff(b"WAVE", (b"fmt ", _wave(rate=rate)), data)
    for bits in (0, 64, 65_535):
        yield f"{bits}-bits.wav", riff(b"WAVE", (b"fmt ", _wave(bits=bits)), data)
    for form in (0, 6, 0x11, 0x31, 0x55, 0x161, 0xFFFF):
        yield f"form-{form}.wav", riff(b"WAVE", (b"fmt ", _wave(form=form)), data)
    yield "no-data.wav", riff(b"WAVE", (b"fmt ", _wave()))
    yield "empty-data.wav", riff(b"WAVE", (b"fmt ", _wave()), (b"data", b""))
    yield "data-first.wav", riff(b"WAVE", data, (b"LIST", b"INFO"))
    yield (
        "list-alone.wav",
        riff(b"WAVE", (b"LIST", b"INFOICMT" + len(to.http).to_bytes(4, "little") + to.http.encode())),
    )
    yield "many-lists.wav", riff(b"WAVE", *[(b"LIST", b"INFO")] * 50_000)
    yield "longer-than-itself.wav", riff(b"WAVE", (b"fmt ", _wave()), data, size=2**31)
    yield "long-head.wav", riff(b"WAVE", (b"fmt ", _wave() + bytes(2_000_000)))


def _mp3s(to: Address) -> Files:
    for size in (2**28 - 1, 2**20, 1_000):
        yield f"tag-of-{size}.mp3", b"ID3\x04\0\0" + _seven(size) + bytes(500)
    frame = b"APIC" + (400).to_bytes(4) + b"\0\0" + b"\0-->\0\3\0" + to.http.encode().ljust(393, b" ")
    yield "cover-alone.mp3", b"ID3\x03\0\0" + _seven(len(frame)) + frame
    yield "cover-of-4-gb.mp3", b"ID3\x03\0\0" + _seven(2_000) + b"APIC\xff\xff\xff\xff\0\0" + bytes(1_990)
    many = (b"TXXX" + (30).to_bytes(4) + b"\0\0" + bytes(30)) * 20_000
    yield "endless-tags.mp3", b"ID3\x03\0\0" + _seven(len(many)) + many
    yield "tags-of-tags.mp3", (b"ID3\x03\0\0" + _seven(10) + bytes(10)) * 5_000
    yield (
        "packed-tag.mp3",
        b"ID3\x04\0\0" + _seven(60) + b"TXXX" + _seven(40) + b"\0\x09" + b"\x7f\xff\xff\xff" + bytes(46),
    )
    yield (
        "random-behind-a-tag.mp3",
        b"ID3\x03\0\0" + _seven(10) + bytes(10) + bytes(value * 7 % 251 for value in range(5_000)),
    )
    yield "eleven-hours.mp3", samples.sound("mp3", "libmp3lame")[45:] * 1_500
    yield "lying-length.mp3", b"ID3\x03\0\0" + _seven(20) + b"TLEN" + (10).to_bytes(4) + b"\0\0" + b"9" * 10


def _seven(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def _oggs() -> Files:
    """Pages (RFC 3533): "OggS", version, kind, a time, a stream's number, a page's number, a checksum, a table of sizes."""
    honest = samples.sound("ogg", "libopus")
    second = honest.index(b"OggS", 4)
    yield "pages-of-nothing.ogg", (b"OggS" + bytes(22) + b"\0") * 20_000
    yield "one-page.ogg", honest[:second]
    yield "no-heads.ogg", honest[honest.index(b"OggS", second + 4) :]
    yield (
        "many-streams.ogg",
        b"".join(
            b"OggS\0\2" + bytes(8) + number.to_bytes(4, "little") + bytes(8) + b"\1\x13OpusHead\1\2" + bytes(9)
            for number in range(2_000)
        ),
    )
    for channels in (0, 255):
        yield f"{channels}-channels.ogg", honest.replace(b"OpusHead\x01\x02", b"OpusHead\x01" + bytes([channels]))
    yield "zeros-behind-a-page.ogg", honest[:second] + bytes(100_000)


def _flacs(to: Address) -> Files:
    """Blocks of metadata (RFC 9639, 8): kind, a length in 24 bits, a body; then frames."""
    honest = samples.sound("flac", "flac")
    info = honest[4:42]
    head = b"fLaC" + b"\0" + info[1:]
    yield "blocks-of-nothing.flac", head + b"\1\0\0\0" * 200_000
    yield "one-huge-block.flac", head + b"\1\xff\xff\xff" + bytes(1_000)
    yield "only-a-head.flac", b"fLaC\x80" + info[1:]
    yield "pictures.flac", head + _picture(to, 2**32 - 1) * 500
    yield "picture-elsewhere.flac", head + _picture(to, len(to.http))
    yield "without-a-head.flac", b"fLaC" + honest[42:]
    yield "random.flac", b"fLaC\x80" + info[1:] + bytes(value * 11 % 253 for value in range(9_000))
    yield "comments.flac", head + b"\4" + (8).to_bytes(3) + b"\0\0\0\0\xff\xff\xff\xff"


def _picture(to: Address, claimed: int) -> bytes:
    """A cover that is an address ("-->") of a length of its own choosing."""
    body = (3).to_bytes(4) + (3).to_bytes(4) + b"-->" + bytes(4) + bytes(16) + claimed.to_bytes(4) + to.http.encode()
    return b"\6" + len(body).to_bytes(3) + body
