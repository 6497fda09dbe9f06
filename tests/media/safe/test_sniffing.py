"""What a file is, told from its bytes: a short list, names for the rest, and no second nature."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.hostile import samples
from media.errors import (
    FIGURES,
    MediaBrokenError,
    MediaEmptyError,
    MediaKindNotAllowedError,
    MediaTooLargeError,
    MediaTwoNaturesError,
    RefusedMediaError,
)
from media.safe import ANY, CLIP, PICTURE, SOUND, Container, Limits
from media.safe.sniffing import sniff


def sniffed(content: bytes, limits: Limits = ANY) -> Container:
    return sniff(lambda offset, size: content[offset : offset + size], len(content), limits)


def refused(content: bytes, limits: Limits = ANY) -> RefusedMediaError:
    with pytest.raises(RefusedMediaError) as caught:
        sniffed(content, limits)
    return caught.value


@pytest.mark.parametrize(
    ("content", "container"),
    [
        (samples.still("JPEG"), Container.JPEG),
        (samples.still("PNG"), Container.PNG),
        (samples.still("WEBP"), Container.WEBP),
        (samples.clip(), Container.MP4),
        (samples.clip("mov"), Container.QUICKTIME),
        (samples.clip("webm", "libvpx"), Container.MATROSKA),
        (samples.sound("ipod", "aac"), Container.M4A),
        (samples.sound("wav", "pcm_s16le"), Container.WAV),
        (samples.sound("mp3", "libmp3lame"), Container.MP3),
        (samples.sound("mp3", "libmp3lame")[45:], Container.MP3),  # without its tag: known by two frames
        (samples.sound("ogg", "libopus"), Container.OGG),
        (samples.sound("flac", "flac"), Container.FLAC),
    ],
    ids=lambda value: value if isinstance(value, Container) else "",
)
def test_the_short_list_is_told_from_content(content: bytes, container: Container):
    assert sniffed(content) is container


@pytest.mark.parametrize(
    ("content", "found", "words"),
    [
        (b"\0\0\0\x18ftypheic" + bytes(12), "heic", "This is a HEIC picture, which cannot be used here. Save it as JPEG"),
        (b"GIF89a\x01\0\x01\0", "gif", "This is a GIF, which cannot be used here. Save it as PNG, or as an MP4 clip"),
        (b"\xef\xbb\xbf\n #EXTM3U\n", "a playlist", "This is a playlist, which cannot be used here. A picture (JPEG"),
        (b"<svg>", "a page of markup", "This is a page of markup"),
        (b"dear diary", "a text", "This is a text"),
        (b"\x7fELF\x02", "a program", "This is a program"),
        (b"\x01\x02\x03\x04", "something unknown", "This is something unknown"),
        (b"\xff\xfb\x90\x00" + bytes(500), "something unknown", "This is something unknown"),  # one frame is no MP3
    ],
)  # fmt: skip
def test_whatever_else_is_named_and_what_works_is_said(content: bytes, found: str, words: str):
    error = refused(content)

    assert type(error) is MediaKindNotAllowedError
    assert (error.code, error.facts) == ("media_kind_not_allowed", {"found": found})
    assert str(error).startswith(words)


def test_a_kind_that_is_not_asked_for_is_refused_and_the_wanted_one_named():
    clip, picture = refused(samples.clip(), PICTURE), refused(samples.still("PNG"), CLIP)

    assert str(clip) == "This is a clip or sound, which cannot be used here. A picture (JPEG, PNG or WebP) works."
    assert str(picture) == "This is a picture, which cannot be used here. A clip (MP4, MOV or WebM) works."
    assert sniffed(samples.clip(), CLIP) is Container.MP4


def test_nothing_and_too_much_are_refused_before_a_byte_is_read():
    def unread(offset: int, size: int) -> bytes:
        raise AssertionError("read")

    with pytest.raises(MediaEmptyError):
        sniff(unread, 0, ANY)
    with pytest.raises(MediaTooLargeError) as caught:
        sniff(unread, 600_000_000, ANY)

    assert caught.value.facts == {"figure": "bytes", "limit": 500_000_000, "found": 600_000_000}
    assert (
        str(caught.value) == "This has 600 MB, and 500 MB is the most that works here. Send a smaller or shorter one."
    )


def test_each_kind_has_a_size_of_its_own_where_several_are_taken():
    small = replace(PICTURE, max_bytes=100)
    both = replace(ANY, own=(small, CLIP, SOUND))

    assert type(refused(samples.still("JPEG"), both)) is MediaTooLargeError
    assert sniffed(samples.clip(), both) is Container.MP4


def test_a_riff_that_is_cut_off_is_broken_and_one_without_a_length_is_not():
    wav = samples.sound("wav", "pcm_s16le")

    assert type(refused(wav[:-1])) is MediaBrokenError
    assert sniffed(wav[:4] + b"\xff\xff\xff\xff" + wav[8:]) is Container.WAV  # a recorder that was cut off


@pytest.mark.parametrize(
    ("tail", "second"),
    [
        (b"PK\x05\x06" + bytes(18), "an archive"),  # an empty archive
        (b"Rar!\x1a\x07\x00", "an archive"),
        (b"<ScRiPt >", "a page or script"),
        (b"<?php echo 1;", "a page or script"),
    ],
)
def test_a_second_nature_is_refused_and_named(tail: bytes, second: str):
    error = refused(samples.still("JPEG") + tail)

    assert type(error) is MediaTwoNaturesError
    assert error.facts == {"second": second}


@pytest.mark.parametrize(
    "tail",
    [
        samples.clip(),  # a motion photo's clip
        b"PK\x05\x06",  # four bytes that happen to be those
        b"PK\x05\x06" + b"\x01" * 18,  # an end whose directory is not where it says
        b"<?xpacket begin=''?><x:xmpmeta>",
        b"%PDF-1.7 far from the beginning",
        b"script> php?> html>",
    ],
)
def test_what_only_looks_like_one_is_taken(tail: bytes):
    assert sniffed(samples.still("JPEG") + bytes(1_100) + tail) is Container.JPEG


def test_every_refusal_has_words_for_people_and_facts_for_programs():
    for figure in FIGURES:
        error = MediaTooLargeError(figure, limit=4_000_000, found=9_000_000)
        assert str(error).startswith("This has ")
        assert error.facts == {"figure": figure, "limit": 4_000_000, "found": 9_000_000}
    assert str(MediaTooLargeError("frames", limit=14_400)).startswith("This has more, and 14,400 frames is the most")
