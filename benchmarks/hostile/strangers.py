"""Whatever is no picture, clip or sound, or is one of a kind that is not on the list, under the name of one that is."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from functools import partial
from itertools import cycle

import numpy as np
from PIL import Image

from benchmarks.hostile import samples
from benchmarks.hostile.parts import Address, Content, Files, box

_NAMES = ("picture.jpg", "clip.mp4", "sound.mp3", "picture.png", "clip.mov", "picture.webp", "sound.wav")


def strangers(to: Address) -> Files:
    """Markup, scripts, programs, archives, and media of other kinds."""
    contents: list[Content] = [*(text.encode() for text in _markup(to)), *_programs(to), *_archives(), *_other_media()]
    yield from zip(cycle(_NAMES), contents, strict=False)


def _markup(to: Address) -> Iterator[str]:
    yield f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{to.http}"/></svg>'
    yield '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="file:///etc/passwd"/></svg>'
    yield f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "{to.http}">]><svg><text>&x;</text></svg>'
    yield '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;&b;&b;&b;</l>'
    yield f'<html><script>fetch("{to.http}")</script></html>'
    yield f"\ufeff<!doctype html><img src='{to.http}'>"
    yield f"push graphic-context\nviewbox 0 0 9 9\nfill 'url({to.http})'\npop graphic-context\n"  # MVG
    yield f'<image><read filename="{to.http}"/><write filename="{to.trap}"/></image>'  # MSL
    yield f"%!PS\n({to.trap}) (w) file closefile\n"
    yield f"<?php file_get_contents('{to.http}'); ?>"
    yield f"[InternetShortcut]\nURL={to.http}\n"
    yield "#define x_width 60000\n#define x_height 60000\nstatic char x_bits[] = {0x00};\n"
    yield f"#EXIF\nimport urllib.request as u; u.urlopen('{to.http}')\n"


def _programs(to: Address) -> Iterator[bytes]:
    yield b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HHI", 2, 62, 1) + bytes(40)
    yield b"MZ\x90\x00" + bytes(56) + b"\x80\x00\x00\x00" + b"\x0e\x1f" + bytes(60) + b"PE\0\0"
    yield f"#!/bin/sh\ntouch {to.trap}\n".encode()
    yield f"@echo off\r\ncopy nul {to.trap}\r\n".encode()
    yield b"\xca\xfe\xba\xbe\x00\x00\x00\x34" + bytes(60)
    yield b"\xcf\xfa\xed\xfe" + bytes(60)
    yield b"\x00asm\x01\x00\x00\x00" + bytes(60)
    yield b"(dp0\nS'x'\ncposix\nsystem\n."  # a pickle


def _archives() -> Iterator[bytes]:
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../escaped", bytes(1_000_000))
    yield zipped.getvalue()
    tarred = io.BytesIO()
    with tarfile.open(fileobj=tarred, mode="w") as tape:
        tape.addfile(tarfile.TarInfo("../../escaped"))
    yield tarred.getvalue()
    yield gzip.compress(bytes(5_000_000), mtime=0)
    yield b"Rar!\x1a\x07\x01\x00" + bytes(60)
    yield b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(60)
    yield b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>endobj\n%%EOF"
    yield b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _other_media() -> Iterator[Content]:
    for form in ("GIF", "BMP", "TIFF", "ICO", "PPM", "TGA", "PCX", "JPEG2000", "AVIF"):
        yield _image(form)
    flood = bytearray(_image("GIF"))
    flood[6:10] = struct.pack("<HH", 65_535, 65_535)
    yield bytes(flood)
    for brand in (b"heic", b"mif1", b"avif", b"jxl ", b"crx ", b"XXXX"):
        yield box(b"ftyp", brand, bytes(4), brand) + box(b"meta", bytes(64))
    for form, codec in (
        ("avi", "mpeg4"),
        ("flv", "flv"),
        ("mpegts", "mpeg2video"),
        ("mpeg", "mpeg2video"),
        ("asf", "wmv2"),
    ):
        yield partial(samples.clip, form, codec)
    for form, codec in (
        ("aiff", "pcm_s16be"),
        ("au", "pcm_s16be"),
        ("caf", "pcm_s16le"),
        ("adts", "aac"),
        ("ac3", "ac3"),
    ):
        yield partial(samples.sound, form, codec)
    yield b"MThd" + struct.pack(">IHHH", 6, 1, 1, 96) + b"MTrk" + struct.pack(">I", 4) + b"\x00\xff\x2f\x00"
    yield b"8BPS\x00\x01" + bytes(6) + struct.pack(">HIIHH", 3, 30_000, 30_000, 8, 3)
    yield b"DDS " + struct.pack("<7I", 124, 0x1007, 60_000, 60_000, 0, 0, 0)


def _image(form: str) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.full((16, 16, 3), 99, np.uint8)).save(buffer, form)
    return buffer.getvalue()
