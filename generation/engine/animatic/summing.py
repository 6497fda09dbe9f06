"""The ledger of a prompt's words in sentences: what is missing, what was taken up beside the picture, what is near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generation.engine.animatic.fates import Entry, Fate
from generation.engine.animatic.language import closed
from generation.engine.animatic.language.circumstances import Matter
from generation.engine.animatic.language.lemmas import base, singular
from generation.engine.animatic.language.words import words_of
from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.places.scenery import WHERE_THE_CROWD_IS
from generation.engine.animatic.script import Reading, Scene
from generation.engine.animatic.sound.effects.naming import heard
from generation.engine.animatic.sound.music.wishing import understood
from generation.engine.animatic.vocabulary import is_pair, plural, with_article

_LONGEST = 40  # letters of a phrase that is quoted
_QUOTED = 60  # of a line that is said
_MOST_QUOTED = 3  # lines that are said


def missing(entries: Iterable[Entry], said: Iterable[str]) -> tuple[str, ...]:
    """This will name what is not there and no sentence of those that are `said` has named: *a cherry*, *red balloon*. What
    something missing looked like is said with it.
    """
    lacking = [each for each in entries if each.fate is Fate.MISSING and not each.is_deed and not each.is_beyond]
    before = _stems(" ".join(said))
    alone = [each for each in lacking if not each.of and not _is_named(each, before)]
    gone = _stems(" ".join(each.words for each in lacking if not each.of))
    described = [each for each in lacking if each.of and not (_stems(each.of) <= gone or _is_named(each, before))]
    named = [*(each.words for each in alone), *(f"*{each.words[:_LONGEST]}* {each.of}" for each in described)]
    return tuple(dict.fromkeys(name[: 2 * _LONGEST] for name in named))


def _is_named(entry: Entry, known: set[str]) -> bool:
    words = _stems(entry.words)
    return bool(words & known) if entry.matter else words <= known


def idle(entries: Iterable[Entry], said: Iterable[str]) -> tuple[str, ...]:
    """This will be clauses on what nobody does and no sentence of those that are `said` has named."""
    known = set(words_of(" ".join(said)))
    undone = [each for each in entries if each.fate is Fate.MISSING and each.is_deed and not each.is_beyond]
    return tuple(dict.fromkeys(_clause(each) for each in undone if not {each.words, _verb_of(each)} & known))


def _verb_of(entry: Entry) -> str:
    return (base(entry.words) or (entry.words, None))[0]


def _clause(entry: Entry) -> str:
    verb = _verb_of(entry)[:_LONGEST]
    if not entry.of:
        return f"nobody is seen to *{verb}*"
    is_several = _is_several(entry.of)
    return f"the {entry.of[:_LONGEST]} {'don' if is_several else 'doesn'}'t *{verb}*"


def _is_several(noun: str) -> bool:
    return is_pair(noun) or singular(noun.rpartition(" ")[2])[1]


def joined(clauses: Iterable[str]) -> list[str]:
    """This will say in one clause what one doesn't do: *the cook doesn't ring the bell or push the cart*."""
    of_one: dict[str, list[str]] = {}
    for clause in dict.fromkeys(clauses):
        who, is_not, deed = clause.partition("n't ")
        of_one.setdefault(who + is_not, []).append(deed)
    return [f"{who}{' or '.join(filter(None, (', '.join(deeds[:-1]), deeds[-1])))}" for who, deeds in of_one.items()]


def near(entries: Iterable[Entry], said: Iterable[str]) -> tuple[str, ...]:
    """This will say what is seen or done as something near, where no sentence of those that are `said` does."""
    known = " ".join(said).lower()
    entries = [each for each in entries if each.fate is Fate.NEAR and each.matter is None]
    told = [f"*{each.words[:_LONGEST]}* as {_given(each)}" for each in entries if not _is_told(each, known)]
    return tuple(dict.fromkeys(told))


def _is_told(entry: Entry, known: str) -> bool:
    one = singular(entry.words)[0]
    return any(f" {word}: here is" in known or f"i read {word} as" in known for word in (entry.words, one))


def _given(entry: Entry) -> str:
    if entry.is_deed or entry.given not in KINDS:
        return entry.given
    if singular(entry.words)[1] or KINDS[entry.given].family in {"tower", "domino"}:
        return plural(entry.given)
    return with_article(entry.given)


def followed(entries: Sequence[Entry], reading: Reading, *, is_heard: bool) -> tuple[str, ...]:
    """This will say what was taken up beside the picture: the crowd that is painted, style and camera, music and sounds, and
    who says what. `is_heard`: the clip has sound.
    """
    crowd = next((each for each in entries if each.fate is Fate.SHOWN and each.given in WHERE_THE_CROWD_IS), None)
    are = "are" if crowd and _is_several(crowd.words) else "is"
    place = (f"The {crowd.words[:_LONGEST]} {are} {WHERE_THE_CROWD_IS[crowd.given]}.",) if crowd else ()
    look = [*_of_matter(entries, Matter.STYLE, "Style"), *_of_matter(entries, Matter.CAMERA, "Camera")]
    return (*place, *filter(None, (" ".join(look),)), *_sound(reading, is_heard=is_heard))


def _of_matter(entries: Sequence[Entry], matter: Matter, title: str) -> Iterator[str]:
    named = [each.words for each in entries if each.matter is matter and each.fate is Fate.FOLLOWED]
    words = [_bare(each)[:_LONGEST] for each in named]
    if words:
        yield f"{title}: {', '.join(dict.fromkeys(words))}."


def _bare(words: str) -> str:
    """A style or a view without the small words about it: *in anime style*, *close-up of*."""
    first, _, others = words.removesuffix(" style").removeprefix("in ").rpartition(" ")
    is_led = bool(first) and others in {
        "of",
        "on",
        "over",
        "around",
        "across",
        "to",
        "towards",
        "through",
        "from",
        "into",
    }
    return first if is_led else f"{first} {others}".strip()


def _sound(reading: Reading, *, is_heard: bool) -> tuple[str, ...]:
    if reading.account is None:
        return ()
    parts = reading.account.parts
    if not is_heard:
        is_asked = bool(parts.sounds or parts.music or parts.lines)
        return ("Sound is off for this clip: no music, sounds or voices.",) if is_asked else ()
    tune = understood(parts.music) if parts.music else None
    music = [f"Music: {tune.asked[:_LONGEST]}."] if tune is not None and not tune.is_near else []
    played = [each[:_LONGEST] for each in dict.fromkeys(parts.sounds) if (found := heard(each)) and not found.is_near]
    sounds = [f"Sounds: {', '.join(played)}."] if played else []
    lines = [(shot.scene, line.text, line.speaker) for shot in reading.script.shots for line in shot.scene.lines]
    return (*filter(None, (" ".join([*music, *sounds]),)), *_says(lines))


def _says(lines: Sequence[tuple[Scene, str, int | None]]) -> Iterator[str]:
    for scene, text, speaker in lines[:_MOST_QUOTED]:
        actor = None if speaker is None else scene.actors[speaker]
        quoted = text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + " …"
        who = "A voice" if actor is None else f"The {actor.noun[:_LONGEST] or actor.kind}"
        who = who if actor is None or actor.noun not in closed.PRONOUNS else actor.noun.capitalize()
        yield f"{who} says “{quoted}”"
    if len(lines) > _MOST_QUOTED:
        yield f"{len(lines) - _MOST_QUOTED} more lines are said."


def _stems(text: str) -> set[str]:
    """The words of a text in all of their base forms."""
    words = [word for word in words_of(text) if word[:1].isalnum() and word not in closed.ALL]
    return {singular(word)[0] for word in words}
