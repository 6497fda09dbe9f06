"""What a prompt wants to hear beside what happens: its music, its named sounds, and what is said of how they were read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generation.engine.animatic.language.asked import Asked
from generation.engine.animatic.language.verbs import MUSIC
from generation.engine.animatic.sound.effects.naming import heard, is_none
from generation.engine.animatic.sound.effects.placing import MOST
from generation.engine.animatic.sound.music.wishing import NONE, understood

_QUOTED = 32  # letters of what was asked that are said again
_GOES_WITH_STYLE = {
    "silent film": ("ragtime piano", "silent films have a pianist"),
    "festive": ("christmas", "it is festive"),
}
_GOES_WITH_PLAY = {
    "guitar": "acoustic guitar", "piano": "piano", "violin": "violin", "trumpet": "trumpet jazz", "drum": "drums",
    "waltz": "waltz",
}  # fmt: skip
_GOES_WITH_DANCE = ("disco", "somebody dances")
_NO, _MUSIC = (
    frozenset({"no", "without", "any"}),
    frozenset({"music", "soundtrack", "score", "sound", "sounds", "audio"}),
)


def music_of(wish: Asked, words: Sequence[str], actions: frozenset[str]) -> str | None:
    """This will be the words for the clip's music: those that were asked for; without any, what a silent film or a dance
    cannot be without; None where none is wanted or needed. `words` are all of the prompt's, `actions` all that are played.
    """
    if (wish.music or "-").lower().strip() in NONE:
        return None
    if wish.music:
        return wish.music
    if any(before in _NO and after in _MUSIC for before, after in pairwise(words)):
        return None
    unasked = _unasked(wish, actions)
    return unasked[0] if unasked else None


def _unasked(wish: Asked, actions: frozenset[str]) -> tuple[str, str] | None:
    fitting = next((_GOES_WITH_STYLE[style] for style in wish.styles if style in _GOES_WITH_STYLE), None)
    played = next((music for action, music in _GOES_WITH_PLAY.items() if action in actions), None)
    if "music" in actions:
        kinds = (deed.verb.removeprefix("play ") for deed in wish.deeds if deed.verb.startswith("play "))
        kind = next((each for each in kinds if each in MUSIC.values()), "music")
        return fitting or ("jazz" if kind == "music" else kind, "it is played")
    if played is not None:
        fitting = fitting or (played, "it is danced" if played == "waltz" else "it is played")
    return fitting or (_GOES_WITH_DANCE if "dance" in actions else None)


def said(wish: Asked, music: str | None, actions: frozenset[str]) -> tuple[str, ...]:
    """This will say which music and sounds are played as something near to them, or not at all, and what was added."""
    return (*_said_of_music(wish, music, actions), *_said_of_sounds(wish))


def _said_of_music(wish: Asked, words: str | None, actions: frozenset[str]) -> tuple[str, ...]:
    if words is None:
        return ()
    if not wish.music:
        fitting = _unasked(wish, actions)
        return (f"Music: {words}, as {fitting[1]}.",) if fitting else ()
    found = understood(words)
    if found is None:
        return (f"I don't know the music {words[:_QUOTED]!r}: left out.",)
    return (f"I play {words[:_QUOTED]} as {found.read_as}.",) if found.is_near else ()


def _said_of_sounds(wish: Asked) -> tuple[str, ...]:
    near, lost = [], []
    wanted = [words for words in dict.fromkeys(wish.sounds) if not is_none(words)]
    for words in wanted[:MOST]:
        found = heard(words)
        if found is None:
            lost.append(words[:_QUOTED])
        elif found.is_near:
            near.append(f"{words[:_QUOTED]} as {found.effect.name}")
    played = (f"I play {', '.join(near[:3])}.",) if near else ()
    many = (f"Only the first {MOST} of {len(wanted)} sounds are played.",) if len(wanted) > MOST else ()
    return (*many, *played, *((f"I can't make the sound of {', '.join(lost[:3])}: left out.",) if lost else ()))
