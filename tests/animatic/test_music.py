"""Music: words become a piece that has a tune, a harmony and an end, as long as the clip."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import numpy as np
import pytest

from generation.engine.animatic.reading import read
from generation.engine.animatic.sound.ducking import duck, envelope
from generation.engine.animatic.sound.music.composing import Piece, compose
from generation.engine.animatic.sound.music.instruments import VOICES, hz_of, note
from generation.engine.animatic.sound.music.styles import STYLES
from generation.engine.animatic.sound.music.theory import SCALES, chord, nearest, voiced
from generation.engine.animatic.sound.music.wishing import understood
from generation.engine.animatic.sound.scoring import piece_for, played
from generation.engine.animatic.sound.signal import SAMPLE_RATE


def composed(words: str, duration_s: float, seed: int = 1) -> Piece:
    found = understood(words)
    assert found is not None
    return piece_for(found, duration_s, seed)


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("slow jazz", "slow jazz"),
        ("Dramatic orchestral score", "epic orchestral"),
        ("lo-fi beats", "lo-fi beats"),
        ("lofi hip hop", "lo-fi beats"),
        ("upbeat ukulele", "upbeat ukulele"),
        ("sad solo piano", "sad piano"),
        ("8-bit chiptune", "8-bit"),
        ("techno", "techno"),
        ("a gentle lullaby", "lullaby"),
        ("waltz", "waltz"),
        ("brass fanfare that slowly goes out of tune", "fanfare"),
        ("80s synthwave", "synthwave"),
        ("distant drums", "drums"),
    ],
)
def test_words_find_their_music(words, style):
    found = understood(words)

    assert found is not None
    assert (found.read_as, found.is_near) == (style, False)


def test_what_no_table_knows_is_read_as_what_is_near_to_it_and_said():
    assert "I play tibetan throat singing as choir." in read("a monk sits, music: tibetan throat singing").remarks
    assert not any("I play" in each for each in read("a monk sits, music: slow jazz").remarks)


@pytest.mark.parametrize("words", ["none", "no music", ""])
def test_no_music_is_no_music(words):
    assert understood(words) is None


def test_words_change_pace_mode_and_player():
    plain, slow = composed("piano", 30.0), composed("very slow piano", 30.0)
    sad = understood("sad violin waltz")

    assert plain.beat_s < slow.beat_s
    assert sad is not None
    assert (sad.wish.style.name, sad.wish.mode, sad.wish.lead) == ("waltz", "minor", "violin")


@pytest.mark.parametrize("duration_s", [0.6, 1.5, 4.0, 7.3, 20.0, 61.0])
@pytest.mark.parametrize("style", ["waltz", "techno", "slow jazz", "fanfare"])
def test_a_piece_fills_its_clip_and_ends_on_the_tonic(style, duration_s):
    piece = composed(style, duration_s)
    last = [each for each in piece.notes if each.beat >= piece.last_beat - 1e-9]
    tune = [each for each in piece.notes if each.part == "lead"]

    assert piece.time_s(piece.beats) == pytest.approx(duration_s)
    assert max(each.beat + each.beats for each in piece.notes) <= piece.beats + 0.3
    assert tune[-1].midi % 12 == piece.tonic
    assert {each.midi % 12 for each in last if each.part == "bass"} == {piece.tonic}
    assert tune[-1].beat == piece.last_beat


@pytest.mark.parametrize("words", ["waltz", "lo-fi beats", "march", "8-bit"])
def test_tempo_is_the_styles_own(words):
    piece = composed(words, 30.0)
    slow, fast = piece.style.tempo

    assert slow / 1.2 <= 60 / piece.beat_s <= fast * 1.2
    assert piece.beats % piece.style.metre == 0


def test_every_style_makes_music_in_its_scale():
    for style in STYLES.values():
        piece = composed(style.words[0], 16.0)
        tune = [each for each in piece.notes if each.part == "lead"]
        scale = {(piece.tonic + step) % 12 for step in SCALES[piece.scale]}
        chords = {each.midi % 12 for each in piece.notes if each.part == "chords"}

        assert len(piece.notes) + len(piece.hits) > 8, style.name
        assert {each.midi % 12 for each in tune} <= scale | chords, style.name
        assert all(abs(a.midi - b.midi) <= 14 for a, b in pairwise(tune)), style.name


def test_the_motif_returns():
    piece = composed("waltz", 60.0)
    bars: dict[float, list[float]] = {}
    for each in piece.notes:
        if each.part == "lead":
            bars.setdefault(each.beat // 3, []).append(each.beat % 3)
    rhythms = [tuple(bar) for bar in bars.values()]

    assert max(map(rhythms.count, rhythms)) >= len(rhythms) // 4
    assert len(set(rhythms)) > 2


def test_seeds_differ_and_the_same_seed_is_the_same_piece():
    assert composed("jazz", 12.0, seed=3) == composed("jazz", 12.0, seed=3)
    assert composed("jazz", 12.0, seed=3).notes != composed("jazz", 12.0, seed=4).notes


def test_dancers_keep_their_own_time():
    found = understood("disco")
    assert found is not None
    piece = piece_for(found, 4.0, 1, beats_per_minute=120.0)

    assert piece.beat_s == pytest.approx(0.5)


@pytest.mark.parametrize("voice", sorted(VOICES))
def test_instruments_are_in_tune(voice):
    """The fundamental, or for bars and bells their strike tone, within 8 cents of equal temperament."""
    hz = hz_of(69)
    sound = note(voice, 69, 12)[: round(0.7 * SAMPLE_RATE)]
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.shape[0]), 1 << 19))
    frequencies = np.fft.rfftfreq(1 << 19, 1 / SAMPLE_RATE)
    near = (frequencies > hz * 0.97) & (frequencies < hz * 1.03)
    weights = spectrum[near] ** 2
    heard = float((frequencies[near] * weights).sum() / weights.sum())

    assert abs(1200 * np.log2(heard / hz)) < 8
    assert np.abs(sound[:12]).max() < 0.35 * np.abs(sound).max()  # no click at the start


def test_the_sound_dies_away_with_the_clip():
    piece = composed("epic orchestral", 3.0)

    sound = played(piece, 3 * SAMPLE_RATE, 1)
    tenths = np.sqrt((sound.astype(np.float64) ** 2).mean(axis=0).reshape(30, -1).mean(axis=1))

    assert tenths[29] < 0.4 * tenths[28] < 0.4 * tenths[26]
    assert np.abs(sound[:, -1]).max() < 1e-4


def test_a_chord_moves_to_the_next_by_small_steps():
    before = voiced(chord("I"), 0, (), 60)
    after = voiced(chord("IV"), 0, before, 60)

    assert {each % 12 for each in after} == {5, 9, 0}
    assert max(abs(a - b) for a, b in zip(before, after, strict=True)) <= 2


def test_what_is_no_chord_is_refused():
    with pytest.raises(ValueError, match="no chord"):
        chord("Hmaj9")


def test_the_nearest_note_may_be_asked_to_be_another_one():
    assert nearest(60, frozenset({0})) == 60
    assert nearest(60, frozenset({0}), but=60) == 48


def test_music_yields_to_what_is_said_and_comes_back():
    music = np.full((2, 4 * SAMPLE_RATE), 0.1, np.float32)
    speech = np.zeros_like(music)
    speech[:, SAMPLE_RATE : 2 * SAMPLE_RATE] = 0.2

    duck(music, envelope(speech), by_db=9.0)

    assert music[0, SAMPLE_RATE // 2] == pytest.approx(0.1)
    assert music[0, round(1.9 * SAMPLE_RATE)] == pytest.approx(0.1 * 10 ** (-9 / 20), rel=0.02)
    assert music[0, -1] == pytest.approx(0.1, rel=0.03)


@pytest.mark.parametrize(
    ("prompt", "music"),
    [
        ("a dog runs in the park", None),
        ("a dog runs in the park, music: slow jazz", "slow jazz"),
        ("a robot dances", "disco"),
        ("a robot dances, no music", None),
        ("a robot dances. music: none", None),
    ],
)
def test_there_is_music_where_it_was_asked_for_or_cannot_be_missed(prompt, music):
    assert read(prompt).scene.music == music


def test_a_piece_may_be_composed_for_any_length():
    found = understood("jazz")
    assert found is not None
    for length in np.linspace(0.3, 9.0, 30):
        piece = compose(found.wish, float(length), Random(1))
        assert all(0 <= each.beat < piece.beats for each in (*piece.notes, *piece.hits))
