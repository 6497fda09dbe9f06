"""Captions: cut for reading, shown while their words are heard, and never anything but text."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from media.captions import MOST_LETTERS, CaptionLine, CaptionWord, captions_playlist, cues_of, transcript, webvtt


def line(text: str, start_s: float = 1.0, end_s: float = 2.5, speaker: str = "robot", **values: object) -> CaptionLine:
    return CaptionLine(start_s=start_s, end_s=end_s, speaker=speaker, text=text, **values)


def timed(text: str, start_s: float = 0.0, each_s: float = 0.5) -> CaptionLine:
    words = tuple(
        CaptionWord(text=word, start_s=start_s + at * each_s, end_s=start_s + (at + 0.8) * each_s)
        for at, word in enumerate(text.split())
    )
    return line(text, start_s, words[-1].end_s, words=words)


def test_a_line_is_a_cue_with_its_speaker():
    assert webvtt(cues_of([line("Who wants tea?")], length_s=4.0)) == (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500 line:76%\n<v robot>Who wants tea?\n"
    )


def test_nobody_s_line_has_no_voice_and_no_lines_are_still_a_file():
    assert webvtt(cues_of([line("Once.", speaker="")], length_s=4.0)).endswith("line:76%\nOnce.\n")
    assert webvtt([]) == "WEBVTT\n"


def test_a_quick_line_stays_until_it_can_be_read():
    (short,) = cues_of([line("Tea?", 1.0, 1.2)], length_s=4.0)
    (hurried,) = cues_of([line("a" * 34, 1.0, 1.2)], length_s=4.0)

    assert (short.start_s, short.end_s) == (1.0, 2.0)
    assert hurried.end_s == pytest.approx(1.0 + 34 / 17)


def test_but_never_over_the_next_one_or_the_clip_s_end():
    first, second = cues_of([line("Tea?", 1.0, 1.2), line("No.", 1.5, 1.9)], length_s=2.2)

    assert (first.end_s, second.end_s) == (1.5, 2.2)


def test_a_long_line_is_cut_at_words_and_each_piece_comes_with_its_own():
    spoken = timed("I never thought that I would see so many ducks on one small pond in a single day of my life")
    cues = cues_of([spoken], length_s=60.0)

    assert " ".join(cue.text for cue in cues) == spoken.text
    assert len(cues) == 2
    assert all(len(cue.text) <= MOST_LETTERS for cue in cues)
    starts = {word.start_s for word in spoken.words}
    assert {cue.start_s for cue in cues} <= starts
    assert all(before.end_s <= after.start_s for before, after in pairwise(cues))


def test_without_the_words_times_pieces_share_the_line():
    cues = cues_of([line("word " * 24, 0.0, 12.0)], length_s=60.0)

    assert [round(cue.start_s, 2) for cue in cues] == pytest.approx([0.0, 12 / 3, 24 / 3], abs=0.51)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <b>bold</b> & brave", "a &lt;b&gt;bold&lt;/b&gt; &amp; brave"),
        ("00:01 --> 00:02", "00:01 --&gt; 00:02"),
        ("two\n\nNOTE lines\r\nof it", "two NOTE lines of it"),
        ("turned \u202e around\u0000", "turned around"),
    ],
)
def test_whatever_is_said_is_text(text, shown):
    vtt = webvtt(cues_of([line(text, speaker="")], length_s=9.0))

    assert vtt.split("\n")[4] == shown
    assert vtt.count("-->") == 1


def test_a_speaker_s_name_is_text_too():
    assert "<v a&gt;b c>Hi" in webvtt(cues_of([line("Hi", speaker="a>b\nc")], length_s=4.0))


def test_what_is_said_as_plain_text():
    assert transcript([line("Tea?"), line("Once.", speaker="")]) == "Robot: Tea?\nOnce."


def test_a_playlist_of_captions_is_one_file_as_long_as_the_clip() -> None:
    assert captions_playlist("../captions.vtt", Fraction(5, 2)).split("\n") == [
        "#EXTM3U",
        "#EXT-X-VERSION:3",
        "#EXT-X-TARGETDURATION:3",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXTINF:2.500000,",
        "../captions.vtt",
        "#EXT-X-ENDLIST",
        "",
    ]
