"""Composes a small piece: as long as the clip, a tune with a motif that returns and varies, and a cadence at the end."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from random import Random

from generation.engine.animatic.sound.music import figures
from generation.engine.animatic.sound.music.styles import Style
from generation.engine.animatic.sound.music.theory import SCALES, Chord, chord, chords, nearest, stepped, voiced

_PHRASE = 4  # bars
_LOWEST_BASS = 28  # E1
_STRETCH = 1.18  # how far a tempo may leave its style's range before bars are given up for half ones
_BRIEF_S, _RINGS_S = 10.0, 0.9  # a short clip, and how long its last chord rings at least


@dataclass(frozen=True)
class Wish:
    """What a piece is to be like."""

    style: Style
    pace: float = 1.0  # times the style's usual tempo
    mode: str | None = None  # "major" or "minor" where the words insist; None: the style's own
    solo: str | None = None  # the only voice that plays; None: all of the style's
    lead: str | None = None  # a voice for the tune; None: the style's
    beats_per_minute: float = 0.0  # a tempo that something in the picture keeps; 0: free


@dataclass(frozen=True)
class Note:
    """A note of the score; times in beats from the piece's beginning."""

    beat: float
    beats: float
    midi: int
    loudness: float  # 0..1
    part: str  # "lead", "chords", "pad" or "bass"
    voice: str  # key of `instruments.VOICES`


@dataclass(frozen=True)
class Hit:
    """A stroke of a drum."""

    beat: float
    drum: str  # key of `drums.DRUMS`
    loudness: float


@dataclass(frozen=True)
class Piece:
    """A score with its tempo: `beats` beats fill the clip exactly."""

    style: Style
    tonic: int  # MIDI pitch class
    scale: str
    beats: int
    last_beat: float  # where the last chord begins
    duration_s: float
    notes: tuple[Note, ...]
    hits: tuple[Hit, ...]

    @property
    def beat_s(self) -> float:
        """This will be the length of a beat."""
        return self.duration_s / self.beats

    def time_s(self, beat: float) -> float:
        """This will be when a beat falls, the second half of each as late as the style swings it."""
        whole, half = math.floor(beat), beat - math.floor(beat)
        swing = self.style.swing
        late = half * 2 * swing if half <= 0.5 else swing + (half - 0.5) * 2 * (1 - swing)
        return (whole + late) * self.beat_s


@dataclass(frozen=True)
class _Bar:
    """A bar on its way to becoming notes."""

    at: float  # beat on which it begins; below 0 for what is cut off before the clip
    harmony: tuple[Chord, ...]
    phrase: str  # "intro", "a", "b" or "end"
    number: int  # within its phrase
    turn: int  # how often the tune has come before
    fullness: float  # 0..1: who plays


def compose(wish: Wish, duration_s: float, rng: Random) -> Piece:
    """This will write a piece of exactly `duration_s` (s, above 0.2). The same wish and chance give the same piece."""
    style = wish.style
    beats, last = _measured(style, duration_s, wish)
    tonic = rng.choice(style.keys)
    numerals = _Numerals(style, wish.mode, rng)
    bars = _formed(style, beats, last, numerals)
    writer = _Writer(wish, tonic, numerals.scale, rng, last)
    for bar in bars:
        writer.bar(bar, following=next((each for each in bars if each.at > bar.at), None))
    writer.ending(beats - last, numerals.tonic)
    kept = tuple(sorted(filter(None, map(_entering, writer.notes)), key=lambda note: (note.beat, note.midi)))
    hits = tuple(sorted((hit for hit in writer.hits if hit.beat >= 0), key=lambda hit: (hit.beat, hit.drum)))
    return Piece(style, tonic, numerals.scale, beats, last, duration_s, kept, hits)


def _measured(style: Style, duration_s: float, wish: Wish) -> tuple[int, float]:
    """How many beats fill the clip, and on which the last chord falls: whole bars where the tempo allows it."""
    slow, fast = (each * wish.pace for each in style.tempo)
    middle = wish.beats_per_minute or math.sqrt(slow * fast)
    wanted = middle * duration_s / 60
    options = range(2, int(fast * 2 * duration_s / 60) + 3)

    def strain(count: int) -> tuple[float, float]:
        tempo = 60 * count / duration_s
        beyond = max(slow / tempo, tempo / fast, 1.0)
        broken = 0.0 if count % style.metre == 0 else 1.0
        return (broken + (4 * math.log(beyond / _STRETCH) if beyond > _STRETCH else 0.0), abs(count - wanted))

    count = min(options, key=strain) if not wish.beats_per_minute else max(2, round(wanted))
    held = style.metre if count >= 2 * style.metre else max(1, count // 2)
    beat_s = duration_s / count
    if held == 4 and duration_s < _BRIEF_S and 2 * beat_s >= _RINGS_S:
        held = 2  # a last chord of half a bar: the tune needs the time more
    return count, float(count - held)


def _entering(note: Note) -> Note | None:
    """What the clip's beginning cuts off: a held chord is struck there, a tune waits for its next note."""
    if note.beat >= 0:
        return note
    left = note.beat + note.beats
    return replace(note, beat=0.0, beats=left) if left >= 0.5 and note.part != "lead" else None


class _Numerals:
    """The harmony of each part of the form, in the mode that was asked for."""

    def __init__(self, style: Style, mode: str | None, rng: Random) -> None:
        is_minor = style.tonic.startswith("i")
        changes = mode is not None and (mode == "minor") != is_minor
        self.scale = style.scale
        self.verse, self.bridge = chords(rng.choice(style.verses)), chords(style.bridge)
        self.cadence, self.tonic = chords(style.cadence), chord(style.tonic)
        if changes and mode == "minor":
            self.scale, self.tonic = "minor", chord("i")
            self.verse, self.bridge, self.cadence = chords("i iv bVII i"), chords("bVI bVII i V7"), chords("iv V7")
        elif changes:
            self.scale, self.tonic = "major", chord("I")
            self.verse, self.bridge, self.cadence = chords("I vi IV V"), chords("IV I ii V7"), chords("IV V7")


def _formed(style: Style, beats: int, last: float, numerals: _Numerals) -> list[_Bar]:
    """The bars before the last chord, counted from it backwards: phrases of four, what is over is the introduction."""
    count = math.ceil(last / style.metre)
    phrases, over = divmod(count, _PHRASE)
    letters = _letters(phrases)
    bars = []
    for number in range(count):
        at = last - (count - number) * style.metre
        phrase, within = divmod(number - over, _PHRASE)
        letter = "intro" if number < over and phrases else letters[phrase] if phrases else "a"
        row = numerals.bridge if letter == "b" else numerals.verse
        harmony: tuple[Chord, ...] = (row[within % len(row)],)
        if number == count - 1:
            harmony = numerals.cadence
        elif letter == "intro":
            harmony = (row[(number - over) % len(row)],)
        turn = letters[:phrase].count(letter) if phrase > 0 else 0
        bars.append(_Bar(at, harmony, letter, within, turn, _fullness(letter, phrase, phrases)))
    return bars


def _letters(phrases: int) -> list[str]:
    """A; A A; A B A; A A B A; and so round again."""
    if phrases <= 2:
        return ["a"] * phrases
    if phrases == 3:
        return ["a", "b", "a"]
    body = ["a", "a", "b", "a"]
    letters = [body[n % 4] for n in range(phrases)]
    letters[-1] = "a"
    return letters


def _fullness(letter: str, phrase: int, phrases: int) -> float:
    if letter == "intro":
        return 0.4
    if phrases <= 2:
        return 1.0
    if phrase == 0:
        return 0.65
    if phrases >= 6 and phrase == phrases // 2:
        return 0.5  # a breath in the middle: the drums rest
    return 0.8 if letter == "b" else 1.0


class _Writer:
    """Writes bars out for the players of a style."""

    def __init__(self, wish: Wish, tonic: int, scale: str, rng: Random, last: float) -> None:
        self.style, self.wish, self.tonic, self.rng, self.last = wish.style, wish, tonic, rng, last
        self.scale = frozenset((tonic + step) % 12 for step in SCALES[scale])
        self.notes: list[Note] = []
        self.hits: list[Hit] = []
        rhythms = figures.RHYTHMS[wish.style.rhythm]
        self._motifs = {"a": self._motif(rhythms), "b": self._motif(rhythms)}
        self._before: tuple[int, ...] = ()
        self._tune = wish.style.middle
        self._opening = 0  # the pitch that a phrase began with

    def _motif(self, rhythms: tuple[tuple[tuple[float, float], ...], ...]) -> tuple[tuple[float, float, int], ...]:
        """A bar's rhythm with the steps of the scale from each note to the next."""
        rhythm = self.rng.choice(rhythms)
        steps = [self.rng.choice((1, 1, 2, -1, -1, -2, 3)) for _ in rhythm]
        if len(steps) > 2 and all(step > 0 for step in steps[1:]):
            steps[-1] = -2  # what only climbs comes back
        return tuple((at, length, step) for (at, length), step in zip(rhythm, steps, strict=True))

    # one bar

    def bar(self, bar: _Bar, following: _Bar | None) -> None:
        """This will write a bar for everybody who plays in it."""
        share = self.style.metre / len(bar.harmony)
        after = following.harmony[0] if following else chord(self.style.tonic)
        for part, each in enumerate(bar.harmony):
            span = (bar.at + part * share, share)
            upcoming = bar.harmony[part + 1] if part + 1 < len(bar.harmony) else after
            self._accompany(bar, each, span)
            self._bass(each, upcoming, span)
        if self.style.lead and bar.phrase != "intro":
            self._sing(bar)
        if self.style.drums and bar.fullness >= 0.6:
            self._beat(bar)

    def _add(self, part: str, voice: str, beat: float, beats: float, midi: int, loudness: float) -> None:
        length = min(beats, max(self.last - beat, 0.25))
        self.notes.append(Note(beat, length, midi, min(loudness, 1.0), part, self.wish.solo or voice))

    def _accompany(self, bar: _Bar, harmony: Chord, span: tuple[float, float]) -> None:
        if self.style.chords is None:
            return
        voice, figure = self.style.chords
        tones = voiced(harmony, self.tonic, self._before, 60 if self.style.middle > 66 else 57)
        self._before = tones
        strokes, spread = figures.CHORDS[figure]
        waltzing = [stroke for stroke in strokes if stroke[0] < span[1] and stroke[0] < self.style.metre]
        for number, (at, length, loudness) in enumerate(waltzing):
            length = min(length, span[1] - at)
            for voice_number, tone in enumerate(_taken(tones, spread, number)):
                late = 0.035 * voice_number if spread == "rolled" else 0.0
                self._add(
                    "chords", voice, span[0] + at + late, length, tone, loudness * (0.9 if bar.fullness < 0.7 else 1)
                )
        if self.style.pad and bar.fullness >= 0.7:
            for tone in tones[-3:]:
                self._add("pad", self.style.pad, span[0], span[1], tone, 0.8)

    def _bass(self, harmony: Chord, upcoming: Chord, span: tuple[float, float]) -> None:
        if self.style.bass is None:
            return
        voice, figure = self.style.bass
        root = _low(self.tonic + harmony.root)
        after = _low(self.tonic + upcoming.root)
        third = harmony.tones[1] if len(harmony.tones) > 2 else 7
        for at, length, loudness, which in figures.BASSES[figure]:
            if at >= span[1]:
                continue
            leading = after + (1 if after < root else -1)
            midi = (root, root + 7, root + 12, root + third, leading)[which]
            self._add("bass", voice, span[0] + at, min(length, span[1] - at), midi, loudness)

    def _beat(self, bar: _Bar) -> None:
        for drum, loudness, beats in figures.BEATS[self.style.drums or ""]:
            for at in beats:
                if at < self.style.metre:
                    swung = 0.85 + 0.15 * self.rng.random()
                    self.hits.append(Hit(bar.at + at, drum, loudness * swung))
        is_new = bar.number == 0 and bar.phrase != "intro" and bar.fullness >= 0.8
        if is_new and "kick" in str(figures.BEATS[self.style.drums or ""]):
            self.hits.append(Hit(bar.at, "crash", 0.22))

    # the tune

    def _sing(self, bar: _Bar) -> None:
        voice = self.style.second if bar.phrase == "b" and self.style.second else self.style.lead
        motif = self._motifs["b" if bar.phrase == "b" else "a"]
        if bar.number == 0:
            rise = {"a": 0, "b": 4}.get(bar.phrase, 0)
            self._tune = self._opening = nearest(
                (self._tune + 2 * (self.style.middle + rise)) / 3, self._tones(bar.harmony[0])
            )
        if bar.number == 2 or (bar.turn % 2 and bar.number == 1):
            motif = self._varied(motif)
        if bar.number == _PHRASE - 1 and bar.at + self.style.metre < self.last:
            motif = tuple((at, length, step) for at, length, step in motif if at < self.style.metre / 2)[:2]
        for at, length, step in motif:
            if at < self.style.metre:
                self._sing_note(bar, voice or "", at, min(length, self.style.metre - at), step)

    def _varied(self, motif: tuple[tuple[float, float, int], ...]) -> tuple[tuple[float, float, int], ...]:
        """The same rhythm upside down, its longest note split in two."""
        longest = max(motif, key=lambda each: each[1])
        varied: list[tuple[float, float, int]] = []
        for at, length, step in motif:
            if (at, length, step) == longest and length >= 1:
                varied += [(at, length / 2, -step), (at + length / 2, length / 2, 1)]
            else:
                varied.append((at, length, -step))
        return tuple(varied)

    def _sing_note(self, bar: _Bar, voice: str, at: float, length: float, step: int) -> None:
        share = self.style.metre / len(bar.harmony)
        harmony = bar.harmony[min(int(at / share), len(bar.harmony) - 1)]
        is_strong = at in (0, 2) or length >= 1.5
        if self.notes and at == 0 and bar.number == 1:
            self._tune = nearest((self._opening + step + self._tune) / 2, self._tones(harmony))
        wanted = stepped(self._tune, step, self.scale)
        if not self.style.middle - 8 <= wanted <= self.style.middle + 11:
            wanted = stepped(self._tune, -step, self.scale)
        if is_strong:
            wanted = nearest(wanted, self._tones(harmony), but=self._tune if abs(step) > 1 else None)
        if bar.at + at + length >= self.last:
            wanted = self._leading()
        self._tune = wanted
        voice = self.wish.lead or voice
        loudness = (0.9 if is_strong else 0.72) + 0.08 * self.rng.random()
        self._add("lead", voice, bar.at + at, length * 0.96, wanted, loudness)

    def _tones(self, harmony: Chord) -> frozenset[int]:
        return frozenset((self.tonic + harmony.root + tone) % 12 for tone in harmony.tones[:3])

    def _leading(self) -> int:
        """The note before the last: a step above the tonic, or the step below it, whichever is nearer."""
        home = nearest(self._tune, frozenset({self.tonic}))
        return min(
            (stepped(home, 1, self.scale), stepped(home, -1, self.scale)), key=lambda midi: abs(midi - self._tune)
        )

    # the end

    def ending(self, beats: float, harmony: Chord) -> None:
        """This will write the last chord: everybody on the tonic, held until the clip ends."""
        style, at = self.style, self.last
        self.last = at + beats
        if style.chords:
            rolled = style.chords[1] in {"broken", "picked", "strum", "arpeggio", "waltz"}
            for number, tone in enumerate(voiced(harmony, self.tonic, self._before, 60)):
                self._add("chords", style.chords[0], at + (0.06 * number if rolled else 0.0), beats, tone, 0.85)
            if style.pad:
                for tone in voiced(harmony, self.tonic, self._before, 60)[:3]:
                    self._add("pad", style.pad, at, beats, tone, 0.8)
        if style.bass:
            self._add("bass", style.bass[0], at, beats, _low(self.tonic), 0.95)
        if style.lead:
            home = nearest(self._tune, frozenset({self.tonic}))
            self._add("lead", self.wish.lead or style.lead, at, beats, home, 0.95)
        if style.drums:
            self._last_hit(at)

    def _last_hit(self, at: float) -> None:
        first = [(drum, loudness) for drum, loudness, beats in figures.BEATS[self.style.drums or ""] if 0 in beats]
        for drum, loudness in first:
            self.hits.append(Hit(at, drum, loudness))
        if any(drum.endswith("kick") and loudness > 0.6 for drum, loudness in first):
            self.hits.append(Hit(at, "crash", 0.3))


def _taken(tones: tuple[int, ...], spread: str, number: int) -> tuple[int, ...]:
    """Which notes of a chord a stroke takes."""
    if spread in {"all", "rolled"}:
        return tones
    if spread == "up":
        ladder = (*tones, tones[0] + 12)
        return (ladder[number % len(ladder)],)
    if spread == "picked":
        return (tones[(0, 2, 1, -1)[number % 4] % len(tones)],)
    ladder = (tones[0], tones[1 % len(tones)], tones[-1], tones[0] + 12)
    return (ladder[(0, 1, 2, 3, 2, 1)[number % 6]],)


def _low(pitch: int) -> int:
    """A bass note: the pitch class between E1 and D#2."""
    return _LOWEST_BASS + (pitch - _LOWEST_BASS) % 12
