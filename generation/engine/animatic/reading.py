"""From a member's prompt to a typed scene, and in words how it was understood. Rules and tables, no model."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generation.engine.animatic import lexicon, remarks
from generation.engine.animatic.script import Actor, Colour, Hour, Reading, Scene, Weather
from generation.engine.animatic.vocabulary import Meaning, Sense, meanings

MAX_WORDS = 300  # longer prompts are read up to here, and the member is told
MAX_ACTORS = 4
MAX_COUNT = 12
_PHRASE_WORDS = 3
_MANY = {"domino": 14, "tower": 9, "ball": 3}  # how many a bare plural means, by family; two of anything else
_ANIMATE = frozenset({"biped", "quad", "bird", "snowman"})
_ONTO = frozenset({"on", "onto", "along", "atop", "across", "over", "riding"})


@dataclass
class _Draft:
    """What has been gathered while walking through the words."""

    actors: list[Actor] = field(default_factory=list)
    support: str | None = None
    setting: str | None = None
    hour: Hour | None = None
    weather: Weather | None = None
    is_missed: bool | None = None
    count: int | None = None
    colour: Colour | None = None
    size: float | None = None
    is_negated: bool = False
    actions: list[str] = field(default_factory=list)  # written before any subject
    place: str | None = None  # the place as written, where another set stands in for it
    instead: list[str] = field(default_factory=list)  # sentences on what comes in place of what was asked
    unwanted: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def take_attributes(self) -> None:
        """This will forget the number, colour and size that belonged to the last noun."""
        self.count, self.colour, self.size, self.is_negated = None, None, None, False


def words_of(prompt: str) -> list[str]:
    """This will split a prompt into lower-case words and numerals; punctuation separates nothing but words."""
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", prompt.lower().replace("’", "'"))


def read(prompt: str) -> Reading:
    """This will read `prompt` as a scene.

    Never fails: what is not understood is said, and a subject is found in any case.
    """
    words = words_of(prompt)
    draft = _Draft()
    if len(words) > MAX_WORDS:
        draft.said.append(f"Only the first {MAX_WORDS} words of {len(words)} were read.")
    _walk(draft, words[:MAX_WORDS])
    strange = tuple(draft.unknown)
    scene = _complete(draft)
    unwanted = (f"Left out, as you asked: {', '.join(draft.unwanted)}.",) if draft.unwanted else ()
    return Reading(
        scene=scene,
        first=(*remarks.language(words, strange), *dict.fromkeys(draft.instead)),
        remarks=(*unwanted, *draft.said, *remarks.unknown(draft.unknown)),
        left_out=tuple(draft.left_out),
    )


def _walk(draft: _Draft, words: list[str]) -> None:
    is_basketball = not lexicon.BASKETBALL.isdisjoint(words)
    at = 0
    while at < len(words):
        length, options = _longest(words, at)
        phrase = " ".join(words[at : at + length])
        before = words[at - 1] if at else ""
        after = words[at + length] if at + length < len(words) else ""
        if phrase in lexicon.SHOTS and not is_basketball:
            pass
        elif options:
            _apply(draft, _choose(options, before, after, bool(draft.actors)), phrase, words[:at])
        elif phrase.isdigit():
            draft.count = int(phrase)
        else:
            draft.unknown.append(phrase)
        at += length


def _longest(words: list[str], at: int) -> tuple[int, tuple[Meaning, ...]]:
    for length in range(_PHRASE_WORDS, 0, -1):
        phrase = " ".join(words[at : at + length])
        if at + length <= len(words) and phrase in meanings():
            return length, meanings()[phrase]
    return 1, ()


def _choose(options: tuple[Meaning, ...], before: str, after: str, has_actor: bool) -> Meaning:
    """A word of several senses is decided by its neighbours: an *orange ball*, *in the snow*, *she waves*."""
    senses = {option.sense: option for option in options}
    follows_noun = any(m.sense in (Sense.KIND, Sense.NEAR) for m in meanings().get(after, ()))
    if Sense.COLOUR in senses and follows_noun:
        return senses[Sense.COLOUR]
    if Sense.SETTING in senses and before in {"the", "in", "on", "a", "at", "of", "big"} and Sense.KIND not in senses:
        return senses[Sense.SETTING]
    if Sense.ACTION in senses and Sense.KIND in senses and has_actor and before not in {"a", "the", "on", "an"}:
        return senses[Sense.ACTION]
    return options[0]


def _apply(draft: _Draft, meaning: Meaning, phrase: str, before: list[str]) -> None:
    key = meaning.key
    if meaning.sense in (Sense.KIND, Sense.NEAR):
        _noun(draft, meaning, phrase, before)
    elif meaning.sense is Sense.ACTION:
        _action(draft, key, before)
    elif meaning.sense is Sense.NEGATION:
        draft.is_negated = True
    elif meaning.sense is Sense.NUMBER:
        draft.count = draft.count if key in {"a", "an"} and draft.count else lexicon.NUMBERS[key]
    elif meaning.sense is Sense.COLOUR:
        draft.colour = lexicon.COLOURS[key]
    elif meaning.sense is Sense.SIZE:
        draft.size = lexicon.SIZES[key]
    else:
        _circumstance(draft, meaning, phrase)


def _circumstance(draft: _Draft, meaning: Meaning, phrase: str) -> None:
    if draft.is_negated and meaning.sense is not Sense.FILLER:
        draft.unwanted.append(meaning.key)
        draft.is_negated = False
        return
    if meaning.sense is Sense.MISS:
        draft.is_missed = True
    elif meaning.sense is Sense.SCORE:
        draft.is_missed = False
    elif meaning.sense is Sense.HOUR:
        draft.hour = lexicon.HOURS[meaning.key]
    elif meaning.sense is Sense.WEATHER:
        draft.weather = lexicon.WEATHERS[meaning.key]
    elif meaning.sense is Sense.SETTING:
        if phrase in lexicon.PLACES_INSTEAD and not draft.setting:
            draft.place = phrase
        draft.setting = draft.setting or meaning.key
        draft.count = None


def _action(draft: _Draft, action: str, before: list[str]) -> None:
    if draft.is_negated:
        draft.said.append(f"Nobody is to {action}, as you asked.")
        draft.is_negated = False
    elif not draft.actors:
        draft.actions.append(action)
    else:
        doer = _doer(draft, before)
        actor = draft.actors[doer]
        if action not in actor.actions:
            draft.actors[doer] = replace(actor, actions=(*actor.actions, action))


def _doer(draft: _Draft, before: list[str]) -> int:
    """Whoever was named last, but after *then* it is the last who can act of itself: a girl, not her ball."""
    last = len(draft.actors) - 1
    if before[-1:] in (["then"], ["and"]) or before[-2:] in (["and", "then"], ["then", "she"], ["then", "he"]):
        animate = [i for i, actor in enumerate(draft.actors) if lexicon.KINDS[actor.kind].family in _ANIMATE]
        return animate[-1] if animate else last
    return last


def _noun(draft: _Draft, meaning: Meaning, phrase: str, before: list[str]) -> None:
    kind = lexicon.KINDS[meaning.key]
    if draft.is_negated:
        draft.unwanted.append(f"the {phrase}")
        draft.take_attributes()
        return
    if meaning.sense is Sense.NEAR:
        draft.instead.append(remarks.nearest(phrase, kind.name))
    is_under = kind.family == "support" and bool(draft.actors) and bool(_ONTO & set(before[-4:]))
    if is_under or (kind.family == "support" and kind.name == "beam"):
        draft.support = kind.name
    else:
        _subject(draft, kind, meaning.is_plural, "the" in before[-3:])
    draft.take_attributes()


def _subject(draft: _Draft, kind: lexicon.Kind, is_plural: bool, is_definite: bool) -> None:
    count = draft.count if draft.count is not None else (_MANY.get(kind.family, 2) if is_plural else 1)
    if kind.family in {"domino", "tower"}:
        count = max(count, _MANY[kind.family]) if draft.count in (None, 1) else count
    if is_definite and not draft.colour and any(actor.kind == kind.name for actor in draft.actors):
        return
    if len(draft.actors) >= MAX_ACTORS:
        draft.left_out.append(kind.name)
        return
    if count > MAX_COUNT and kind.family not in {"domino", "tower"}:
        draft.said.append(f"{count} are too many for one picture: at most {MAX_COUNT} fit.")
    cap = 24 if kind.family in {"domino", "tower"} else MAX_COUNT
    actor = Actor(
        kind=kind.name,
        actions=tuple(draft.actions),
        count=min(max(count, 1), cap),
        colour=draft.colour,
        size=draft.size or 1.0,
    )
    draft.actions.clear()
    draft.actors.append(actor)


def _complete(draft: _Draft) -> Scene:
    if not draft.actors:
        draft.actors.append(_stand_in(draft))
    first = lexicon.KINDS[draft.actors[0].kind]
    if draft.actions:
        draft.actors[0] = replace(draft.actors[0], actions=(*draft.actors[0].actions, *draft.actions))
    actors = tuple(_with_default_action(actor, position) for position, actor in enumerate(draft.actors))
    setting = _place(draft, first) or _setting(draft, first)
    hour = draft.hour or (Hour.DAY if draft.weather else lexicon.SETTING_HOUR.get(setting, Hour.DAY))
    weather = draft.weather or Weather.CLEAR
    return Scene(
        actors=actors, setting=setting, hour=hour, weather=weather, support=draft.support, is_missed=draft.is_missed
    )


def _with_default_action(actor: Actor, position: int) -> Actor:
    if actor.actions or position:
        return actor
    return replace(actor, actions=(lexicon.KINDS[actor.kind].action,))


def _stand_in(draft: _Draft) -> Actor:
    by_action = {
        "shoot": "basketball",
        "juggle": "juggler",
        "drive": "car",
        "topple": "domino",
        "skate": "skater",
        "backflip": "gymnast",
        "dance": "robot",
        "spin": "skater",
    }
    acted = next((by_action[action] for action in draft.actions if action in by_action), None)
    kind = acted or ("basketball" if draft.setting == "court" else "ball")
    draft.instead.insert(0, remarks.stranger(draft.unknown, kind))
    draft.unknown.clear()
    return Actor(
        kind=kind, actions=tuple(draft.actions), colour=draft.colour, size=draft.size or 1.0, count=draft.count or 1
    )


def _place(draft: _Draft, first: lexicon.Kind) -> str | None:
    """The set that was named, or the one nearest to it: snow lies where snow falls, and a car has a road."""
    setting = draft.setting
    if draft.weather is Weather.SNOW and setting == "park":
        setting = "snow"
    elif draft.place and first.family == "car":
        setting = "street"
    if draft.place and setting and not (setting == "snow" and draft.place.startswith("mountain")):
        draft.instead.append(remarks.nearest(draft.place, setting))
    return setting


def _setting(draft: _Draft, first: lexicon.Kind) -> str:
    if draft.support in lexicon.SETTING_OF_KIND:
        return lexicon.SETTING_OF_KIND[draft.support]
    if any("shoot" in actor.actions for actor in draft.actors):
        return "court"
    if draft.weather is Weather.SNOW:
        return "snow"
    return lexicon.SETTING_OF_KIND.get(first.name, "park")
