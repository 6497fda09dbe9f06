"""Ladders: the same frames in pieces, playlists that a strict reader takes, and rungs on one grid."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from media.errors import NotAnMp4Error, NotFragmentedError, UnexpectedSoundError
from media.hls import (
    MEDIA,
    PLAYLIST,
    Rung,
    Segment,
    fragment,
    make_rung,
    media_playlist,
    multivariant_playlist,
    read_rung,
    variant_of,
    variants_in,
)
from media.probe import probe
from tests.media import playlists
from tests.media.clips import moving_frames, numbered_frames, plain_frames, tone, write_clip

RATE = 48_000


def cut(clip: Path, folder: Path) -> tuple[Path, Rung]:
    """A rung's file and what is known of it; its playlist lies beside it."""
    folder.mkdir()
    fragment(clip, folder / MEDIA)
    rung = read_rung(folder / MEDIA)
    (folder / PLAYLIST).write_text(media_playlist(rung), "ascii")
    return folder / MEDIA, rung


def pictures(path: Path) -> list[bytes]:
    with av.open(str(path)) as source:
        return [frame.to_ndarray().tobytes() for frame in source.decode(video=0)]


def keyframes(path: Path) -> list[Fraction]:
    with av.open(str(path)) as source:
        return [packet.pts * packet.time_base for packet in source.demux(video=0) if packet.is_keyframe]


def first_picture_s(path: Path) -> float:
    with av.open(str(path)) as source:
        return float(next(source.decode(video=0)).time or 0)


def click_s(path: Path) -> float:
    """When the loudest sample is heard."""
    loudest, at_s = 0.0, 0.0
    with av.open(str(path)) as source:
        for frame in source.decode(audio=0):
            samples = np.abs(frame.to_ndarray()[0])
            if samples.max() > loudest:
                loudest = float(samples.max())
                at_s = float(frame.pts * frame.time_base) + int(samples.argmax()) / RATE
    return at_s


@pytest.fixture(scope="module")
def clip_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five seconds with a click at 3.000 s."""
    sound = np.zeros((2, 5 * RATE), np.float32)
    sound[:, 3 * RATE : 3 * RATE + 10] = 0.9
    return write_clip(tmp_path_factory.mktemp("once") / "clip.mp4", moving_frames(120), sound=sound)


@pytest.fixture
def clip(tmp_path: Path, clip_once: Path) -> Path:
    return Path(shutil.copy(clip_once, tmp_path / "clip.mp4"))


def test_the_pieces_are_the_clip_frame_by_frame(tmp_path: Path, clip: Path) -> None:
    file, rung = cut(clip, tmp_path / "rung")

    assert pictures(file) == pictures(file.with_name(PLAYLIST)) == pictures(clip)
    assert [segment.duration_s for segment in rung.segments] == [2, 2, 1]


def test_picture_and_sound_stay_on_their_moments(tmp_path: Path, clip: Path) -> None:
    file, _ = cut(clip, tmp_path / "rung")

    for played in (file, file.with_name(PLAYLIST)):
        assert first_picture_s(played) == first_picture_s(clip) == 0
        assert click_s(played) == click_s(clip)


def test_each_segment_begins_with_a_fragment_and_a_keyframe(tmp_path: Path, clip: Path) -> None:
    file, rung = cut(clip, tmp_path / "rung")
    content = file.read_bytes()

    assert [content[each.begin + 4 : each.begin + 8] for each in rung.segments] == [b"moof"] * 3
    assert keyframes(file) == [0, 2, 4]
    init = content[: rung.init_bytes]
    for each in rung.segments:  # each is played behind the initialisation section alone, as when somebody seeks
        (tmp_path / "one.mp4").write_bytes(init + content[each.begin : each.begin + each.size_bytes])
        assert len(pictures(tmp_path / "one.mp4")) == each.duration_s * 24


def test_its_playlist_is_read_by_a_strict_reader(tmp_path: Path, clip: Path) -> None:
    file, rung = cut(clip, tmp_path / "rung")

    read = playlists.media_playlist(file.with_name(PLAYLIST).read_text("ascii"))

    assert (read.version, read.target_s) == (7, 2)
    assert [(each.uri, each.duration_s) for each in read.segments] == [(MEDIA, 2.0), (MEDIA, 2.0), (MEDIA, 1.0)]
    assert (read.init.end, read.segments[-1].end) == (rung.init_bytes, file.stat().st_size)
    assert str(tmp_path).encode() not in file.read_bytes()


def test_the_strict_reader_is_strict() -> None:
    good = (
        "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n"
        '#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI="a.mp4",BYTERANGE="9@0"\n'
        "#EXTINF:2.000000,\n#EXT-X-BYTERANGE:20@9\na.mp4\n#EXT-X-ENDLIST\n"
    )
    (only,) = playlists.media_playlist(good).segments
    assert (only, only.asked) == (playlists.Piece("a.mp4", 9, 29, 2.0), "bytes=9-28")

    for old, new in (
        ("a.mp4", "/srv/a.mp4"),
        ("a.mp4", "https://elsewhere/a.mp4"),
        ("DURATION:2", "DURATION:1"),
        ('URI="a.mp4"', "URI=a.mp4"),
        ('URI="a.mp4"', 'URI="b.mp4"'),
        ('"9@0"', '"8@0"'),
        ('"9@0"', '"8@1"'),
        (":20@9", ":20"),
        ("#EXT-X-BYTERANGE:20@9\n", ""),
        ("#EXT-X-ENDLIST\n", ""),
        ("#EXTINF:2.000000,\n", ""),
        ("#EXT-X-VERSION:7", "#EXT-X-VERSION:3"),
    ):
        with pytest.raises(AssertionError):
            playlists.media_playlist(good.replace(old, new))


def test_a_clip_without_sound_and_of_one_frame_is_one_piece(tmp_path: Path) -> None:
    file, rung = cut(write_clip(tmp_path / "clip.mp4", plain_frames(1)), tmp_path / "rung")

    assert rung.codecs.startswith("avc1.")
    assert "," not in rung.codecs
    assert ([each.duration_s for each in rung.segments], rung.target_s) == ([Fraction(1, 24)], 1)
    assert len(pictures(file)) == 1


def test_cutting_again_replaces_and_refusing_leaves_nothing(tmp_path: Path, clip: Path) -> None:
    fragment(clip, tmp_path / "cut.mp4")
    fragment(write_clip(tmp_path / "shorter.mp4", numbered_frames(24), sound=tone(1)), tmp_path / "cut.mp4")
    (tmp_path / "list.mp4").write_bytes(b"#EXTM3U\nsegment.ts\n")

    with pytest.raises(NotAnMp4Error):
        fragment(tmp_path / "list.mp4", tmp_path / "other.mp4")

    assert len(read_rung(tmp_path / "cut.mp4").segments) == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == ["clip.mp4", "cut.mp4", "list.mp4", "shorter.mp4"]


@pytest.mark.parametrize("what", ["not cut", "its end missing", "a box behind"])
def test_a_file_that_cannot_be_pointed_into_whole_is_no_rung(tmp_path: Path, clip: Path, what: str) -> None:
    fragment(clip, tmp_path / "cut.mp4")
    content = (tmp_path / "cut.mp4").read_bytes()
    broken = {
        "not cut": clip.read_bytes(),
        "its end missing": content[:-1],
        "a box behind": content + b"\0\0\0\x08free",
    }
    (tmp_path / "broken.mp4").write_bytes(broken[what])

    with pytest.raises(NotFragmentedError):
        read_rung(tmp_path / "broken.mp4")


def test_sound_that_browsers_may_not_play_is_refused_whole(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "opus.mp4"), "w") as target:
        picture, sound = target.add_stream("libx264", rate=24), target.add_stream("libopus", rate=RATE)
        picture.width, picture.height, picture.pix_fmt = 32, 32, "yuv420p"
        grey = av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), format="rgb24")
        silence = av.AudioFrame.from_ndarray(np.zeros((2, 960), np.float32), format="fltp", layout="stereo")
        silence.sample_rate = RATE
        target.mux([*picture.encode(grey), *picture.encode(None), *sound.encode(silence), *sound.encode(None)])

    with pytest.raises(UnexpectedSoundError):
        fragment(tmp_path / "opus.mp4", tmp_path / "cut.mp4")

    assert [file.name for file in tmp_path.iterdir()] == ["opus.mp4"]


def test_a_rung_has_every_frame_on_the_same_grid_and_the_same_sound(tmp_path: Path, clip: Path) -> None:
    told: list[int] = []

    report = make_rung(clip, tmp_path / "small.mp4", short_side=48, on_frame=told.append)

    facts, was = probe(tmp_path / "small.mp4"), probe(clip)
    assert (facts.width, facts.height, facts.fps, facts.frame_count) == (48, 64, was.fps, was.frame_count)
    assert keyframes(tmp_path / "small.mp4") == keyframes(clip) == [0, 2, 4]
    assert click_s(tmp_path / "small.mp4") == click_s(clip)
    assert (told[-1], report.frame_count, facts.faststart) == (120, 120, True)


def test_a_rung_shows_the_same_picture(tmp_path: Path) -> None:
    colour = (200, 60, 30)
    clip = write_clip(tmp_path / "clip.mp4", plain_frames(3, colour))

    make_rung(clip, tmp_path / "small.mp4", short_side=48)

    with av.open(str(tmp_path / "small.mp4")) as source:
        context = source.streams.video[0].codec_context
        seen = next(source.decode(video=0)).to_ndarray(format="rgb24")
        assert (context.colorspace, context.color_primaries, context.color_trc, context.color_range) == (1, 1, 1, 1)
    assert np.abs(seen.astype(int) - colour).max() <= 6


def test_a_rung_is_never_larger_and_its_sides_are_even(tmp_path: Path, clip: Path) -> None:
    make_rung(clip, tmp_path / "same.mp4", short_side=1080)
    make_rung(clip, tmp_path / "odd.mp4", short_side=35)

    assert (probe(tmp_path / "same.mp4").width, probe(tmp_path / "same.mp4").height) == (96, 128)
    assert (probe(tmp_path / "odd.mp4").width, probe(tmp_path / "odd.mp4").height) == (36, 46)


def test_a_cancel_leaves_nothing(tmp_path: Path, clip: Path) -> None:
    def cancel(count: int) -> None:
        if count == 20:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        make_rung(clip, tmp_path / "small.mp4", short_side=48, on_frame=cancel)

    assert [file.name for file in tmp_path.iterdir()] == ["clip.mp4"]


def test_a_ladder_names_each_rung_with_what_a_player_needs(tmp_path: Path, clip: Path) -> None:
    make_rung(clip, tmp_path / "small.mp4", short_side=48)
    _, rung = cut(clip, tmp_path / "128")
    variants = [
        variant_of(rung, "128/media.m3u8"),
        variant_of(cut(tmp_path / "small.mp4", tmp_path / "64")[1], "64/media.m3u8"),
    ]

    playlist = multivariant_playlist(variants)
    small, large = playlists.multivariant_playlist(playlist)

    assert (small.uri, large.uri) == ("64/media.m3u8", "128/media.m3u8")
    assert large.attributes == {
        "BANDWIDTH": str(rung.peak_bits_s),
        "AVERAGE-BANDWIDTH": str(rung.average_bits_s),
        "CODECS": rung.codecs,
        "RESOLUTION": "96x128",
        "FRAME-RATE": "24.000",
    }
    assert int(small.attributes["BANDWIDTH"]) < int(large.attributes["BANDWIDTH"])
    assert variants_in(playlist) == tuple(reversed(variants))


def test_captions_are_named_once_and_by_every_rung() -> None:
    rung = Rung(segments=(Segment(700, 1000, Fraction(2)),), width=2, height=2, fps=Fraction(24), codecs="avc1.640015")
    plain = multivariant_playlist([variant_of(rung, "media.m3u8")])

    named = multivariant_playlist(variants_in(plain), captions="captions.m3u8")
    again = multivariant_playlist(variants_in(named), captions="captions.m3u8")

    assert again == named
    assert named.count('URI="captions.m3u8"') == 1
    (variant,) = playlists.multivariant_playlist(named)
    assert variant.attributes["SUBTITLES"] == "captions"
    assert multivariant_playlist(variants_in(named)) == plain


def test_codecs_say_profile_and_level_of_the_very_stream(tmp_path: Path, clip: Path) -> None:
    """Read back from the sequence parameter set in the initialisation section, by hand (ISO/IEC 14496-10, 7.3.2.1.1)."""
    file, rung = cut(clip, tmp_path / "rung")
    section = file.read_bytes()[: rung.init_bytes]
    record = section.index(b"avcC") + 4
    parameters = section[record + 8 :]  # six bytes of the record, two of the first set's length

    assert parameters[0] & 31 == 7  # a sequence parameter set
    assert rung.codecs == f"avc1.{parameters[1:4].hex()},mp4a.40.2"
    assert parameters[1] == 100  # High


@pytest.mark.parametrize(
    ("pieces", "peak", "average"),
    [
        ([(2.0, 1000), (2.0, 3000), (1.0, 500)], 12_000, 7_200),
        ([(2.0, 1000), (2.0, 1000), (0.5, 9000)], 32_000, 19_556),  # too short alone: with its neighbour
        ([(0.5, 1000)], 16_000, 16_000),
    ],
    ids=["the densest piece", "a dense end counts with what is before it", "a short clip is its own run"],
)
def test_bandwidth_is_the_peak_over_runs_of_about_a_target(
    pieces: list[tuple[float, int]], peak: int, average: int
) -> None:
    segments = tuple(Segment(700, size, Fraction(length)) for length, size in pieces)
    rung = Rung(segments=segments, width=2, height=2, fps=Fraction(24), codecs="avc1.640015")

    assert (rung.peak_bits_s, rung.average_bits_s) == (peak, average)


def test_a_ladder_without_a_rung_is_none() -> None:
    with pytest.raises(ValueError, match="at least one rung"):
        multivariant_playlist([])
