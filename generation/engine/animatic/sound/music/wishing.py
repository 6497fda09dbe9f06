# ruff: noqa: E501 - tables read better with few rows
"""Words about music -> what is to be composed; unknown ones by what they are nearest to in meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.sound.likeness import nearest_of
from generation.engine.animatic.sound.music.composing import Wish
from generation.engine.animatic.sound.music.instruments import VOICES
from generation.engine.animatic.sound.music.styles import STYLES, Style

NONE = all_of("none, no, no music, off, silence, silent, nothing, without, n/a, no soundtrack, no score")
_SLOW = all_of(
    "slow, slowly, gentle, calm, relaxed, soft, softly, quiet, laid-back, mellow, lazy, sleepy, tender, adagio, ballad, minimal"
)
_FAST = all_of(
    "fast, upbeat, energetic, frantic, quick, lively, furious, driving, hectic, exciting, uptempo, presto, racing, chase, intense"
)
_MINOR = all_of(
    "sad, dark, melancholic, melancholy, mournful, gloomy, tragic, sorrowful, somber, sombre, minor, haunting, bittersweet, lonely, eerie, ominous, moody"
)
_MAJOR = all_of(
    "happy, cheerful, joyful, bright, sunny, joyous, merry, uplifting, major, playful, jolly, triumphant, optimistic"
)
_PLAYED = {
    "piano": "piano", "ukulele": "ukulele", "guitar": "guitar", "acoustic guitar": "guitar", "banjo": "banjo", "mandolin": "mandolin",
    "harp": "harp", "harpsichord": "harpsichord", "koto": "koto", "sitar": "sitar", "music box": "music box",
    "glockenspiel": "glockenspiel", "xylophone": "marimba", "marimba": "marimba", "kalimba": "marimba", "vibraphone": "vibraphone",
    "celesta": "glockenspiel", "steel drum": "steel drum", "steel drums": "steel drum", "bells": "tubular bells", "violin": "violin", "fiddle": "violin",
    "violins": "strings", "strings": "strings", "cello": "cello", "trumpet": "trumpet", "trumpets": "brass", "brass": "brass", "horn": "horns",
    "horns": "horns", "trombone": "brass", "tuba": "tuba", "saxophone": "saxophone", "sax": "saxophone", "clarinet": "clarinet", "oboe": "clarinet",
    "flute": "flute", "recorder": "flute", "pan flute": "flute", "panpipes": "flute", "whistle": "whistle", "whistling": "whistle",
    "accordion": "accordion", "harmonica": "harmonica", "bagpipes": "accordion", "kazoo": "clarinet", "choir": "choir",
    "organ": "organ", "synth": "lead", "synthesizer": "lead", "electric piano": "electric piano", "rhodes": "electric piano",
}  # fmt: skip
"""Instruments by the names that prompts give them -> the voice that plays."""
_ALONE = all_of("solo, alone, lone, lonely, single, only, unaccompanied")
_BLOWN = all_of(
    "flute, whistle, trumpet, saxophone, clarinet, violin, cello, harmonica, horns, tuba"
)  # they play one note at a time
_WORD = re.compile(r"[a-z0-9&'-]+")


@dataclass(frozen=True)
class Understood:
    """A wish, and how its words were read."""

    wish: Wish
    asked: str
    is_near: bool  # read as something that only comes near to it
    read_as: str


def understood(words: str) -> Understood | None:
    """This will read words about music; None where none is wanted, or nothing is near to what they mean."""
    text = " ".join(_WORD.findall(words.lower().replace("lofi", "lo-fi")))
    if not text or text in NONE:
        return None
    found = _named(text)
    is_near = found is None
    if found is None:
        known = _voice_named(text)
        name = "piano" if known else nearest_of(text, _TELLING)
        is_near = known is None
        found = STYLES[name] if name else None
    if found is None:
        return None
    return Understood(_coloured(found, text), words, is_near, found.name)


_PHRASES = tuple((phrase, style.name) for style in STYLES.values() for phrase in style.words)
_TELLING = tuple((phrase, style.name) for style in STYLES.values() for phrase in style.words[:5])  # 5 ms each, once
_STRONGEST = {style.words[0]: 0.5 for style in STYLES.values()}


def _named(text: str) -> Style | None:
    """The style whose longest phrase stands in the text; of equally long ones the one that stands last, as nouns do."""
    best: tuple[float, int] = (0.0, -1)
    style = None
    for phrase, name in _PHRASES:
        at = f" {text} ".rfind(f" {phrase} ")
        if at >= 0:
            rank = (len(phrase.split()) + _STRONGEST.get(phrase, 0.0) * (len(phrase.split()) > 1), at)
            if rank > best:
                best, style = rank, STYLES[name]
    return style


def _voice_named(text: str) -> str | None:
    found = [(len(name), voice) for name, voice in _PLAYED.items() if f" {name} " in f" {text} "]
    return max(found)[1] if found else None


def _coloured(style: Style, text: str) -> Wish:
    """What the other words add: pace, mode, an instrument, and whether it plays alone."""
    named = max((phrase for phrase in style.words if f" {phrase} " in f" {text} "), key=len, default="")
    words = set(text.replace(named, " ").split())  # *upbeat* is no haste in *upbeat ukulele*
    pace = 0.86 if words & _SLOW else 1.14 if words & _FAST else 1.0
    mode = "minor" if words & _MINOR else "major" if words & _MAJOR else None
    voice = _voice_named(text)
    is_theirs = (
        style.chords is not None and voice == style.chords[0] and style.lead != voice
    )  # it plays the chords already
    wish = Wish(style=style, pace=pace, mode=mode, lead=None if is_theirs else voice)
    if voice is None or voice not in VOICES or not set(text.split()) & _ALONE:
        return wish
    if voice in _BLOWN:
        alone = replace(style, chords=None, pad=None, bass=None, drums=None, lead=voice, second=None)
        return replace(wish, style=alone, lead=voice)
    return replace(wish, style=replace(style, drums=None, pad=None), solo=voice)
