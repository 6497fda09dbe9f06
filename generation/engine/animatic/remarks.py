"""What the member is told: what is not as asked, who is really in the picture, and what else there is to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generation.engine.animatic import lexicon
from generation.engine.animatic.actions import VERBS, doing
from generation.engine.animatic.language import closed
from generation.engine.animatic.language.asking import Asked
from generation.engine.animatic.language.lemmas import base
from generation.engine.animatic.lexicon import KINDS, PEOPLE
from generation.engine.animatic.outfitting import not_shown
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Actor, Colour, Reading, Scene, Weather
from generation.engine.animatic.vocabulary import plural

_THE = frozenset({"earth", "moon", "sun"})  # others of their family have names
_LONGEST = 40  # letters of a noun that are quoted
MOST_LINES = 3  # nobody reads more beside a clip
_SHEER = frozenset(place.name for place in PLACES.values() if not place.shows_weather)  # where no weather is seen


@dataclass(frozen=True)
class Shown:
    """What is really seen of a shot."""

    scene: Scene  # as it was read
    seen: Counter[str]  # how many of each kind the camera shows
    played: dict[str, tuple[str, ...]]  # what each kind really does
    supports: frozenset[str]  # names of what is there to be stood on
    laid: frozenset[tuple[str, str, str]] = frozenset()  # how kinds really lie: one, relation, other


def told(reading: Reading, shown: Sequence[Shown]) -> tuple[str, ...]:
    """This will be up to three sentences: what is not as asked, then who is in the picture, then the rest."""
    first = (*reading.first, *_left_out(reading, shown))
    cast = f"In the picture: {_cast(shown[0])}." if len(shown) == 1 else _shots(shown)
    return (*first[: MOST_LINES - 1], cast, *reading.remarks)[:MOST_LINES]


def account(shown: Sequence[Shown]) -> str:
    """This will say what is seen, shot after shot, for whoever cannot see it."""
    told = dict.fromkeys(_cast(each, _as_said) for each in shown)
    return " ".join(f"{each[0].upper()}{each[1:]}." for each in told)


def _shots(shown: Sequence[Shown]) -> str:
    return " ".join(f"Shot {number}: {_cast(each)}." for number, each in enumerate(shown, 1))


def language(words: list[str], strange: tuple[str, ...]) -> tuple[str, ...]:
    """This will warn where a prompt is not English: foreign small words, another script, or no word that is known."""
    foreign = sum(word in lexicon.FOREIGN for word in words)
    english = sum(word in closed.ALL for word in words)
    is_strange = bool(strange) and len(strange) == len(words)
    is_script = is_strange and not any(letter.isascii() for word in words for letter in word)
    if foreign > english or foreign >= 2 * max(1, english) or is_script or (is_strange and len(words) > 2):
        return ("This engine reads English only.",)
    return ()


def nearest(asked: str, given: str) -> str:
    """This will say what is drawn in place of something that is known but has no drawing."""
    return f"I can't draw {asked[:_LONGEST]}: here is {_a(given)} instead."


def stranger(words: list[str], given: str) -> str:
    """This will say who plays where no subject was known."""
    if not words:
        return f"Nothing I know was named: here is {_a(given)}."
    return f"I don't know {_listed(words)}: here is {_a(given)} instead."


def unknown(words: list[str]) -> tuple[str, ...]:
    """This will say which words were passed over."""
    return (f"I don't know {_listed(words)}: left out.",) if words else ()


def style(asked: Sequence[str], words: Sequence[str], given: str | None) -> tuple[str, ...]:
    """This will say in which style a clip is drawn where it is another one than asked, and which were too many; `words` are
    those of the prompt for each of `asked`.
    """
    names = [each.lower().removesuffix("style").rstrip(" -")[:_LONGEST] for each in words]
    said = () if asked[0] == given else (f"I draw the {names[0]} style {f'as {given}' if given else 'as my own'}.",)
    more = [name for name, preset in zip(names, asked, strict=True) if preset != asked[0]]
    return (*said, f"One style at a time: not {_joined(more)}.") if more else said


def not_yet(wish: Asked, verbs: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """This will name what was read and is not played, as the prompt has it: nothing is dropped in silence."""
    worn = [f"the {each[:_LONGEST]}" for each in not_shown(wish)]
    parts = [verb.partition(" (") for verb in dict.fromkeys(verbs)]
    done = [f"{_as_written((verb,), words) or verb}{between}{why}" for verb, between, why in parts]
    return tuple(each for each in (*done, *dict.fromkeys(wish.not_played), *worn) if each)


def _as_written(verbs: Sequence[str], words: Sequence[str]) -> str:
    """The first of some verbs (infinitives) that is among a prompt's words, as it is written there: *tosses up*."""
    for verb in verbs:
        first, _, more = verb.partition(" ")
        for at, word in enumerate(words):
            found = base(word.lower())
            if found is not None and found[0] == first and (not more or more in words[at + 1 : at + 4]):
                return f"*{word[:_LONGEST]} {more}*" if more else f"*{word[:_LONGEST]}*"
    return ""


def unwanted(wish: Asked) -> tuple[str, ...]:
    """This will say what is not there because it was not wanted."""
    out = [f"the {noun}" for noun in wish.not_subjects if noun not in closed.ALL] + list(wish.not_weather)
    said = (f"Left out, as you asked: {', '.join(out)}.",) if out else ()
    return (*said, *(f"Nobody is to {verb}, as you asked." for verb in wish.not_deeds))


def _listed(words: list[str]) -> str:
    distinct = [word[:24] for word in dict.fromkeys(words)]
    more = f" and {len(distinct) - 3} more" if len(distinct) > 3 else ""
    return ", ".join(distinct[:3]) + more


def _left_out(reading: Reading, shown: Sequence[Shown]) -> tuple[str, ...]:
    missing = [name for each in shown for name in _missing_in(each)] + list(reading.left_out)
    missing += [_as_written(VERBS[act], reading.words) or doing(act) for each in shown for act in _not_done(each)]
    missing += [name for each in shown for name in _not_laid(each)]
    named = list(dict.fromkeys(name for name in missing if name))
    return (f"Not shown: {', '.join(named)}.",) if named else ()


def _not_laid(shown: Shown) -> Iterator[str]:
    """How something was to lie and does not, though both are there; what one does to the other has its own places."""
    actors, done = shown.scene.actors, {(act.doer, act.target) for act in shown.scene.acts}
    for tie in shown.scene.ties:
        one, other = actors[tie.a], actors[tie.b]
        is_own = {(tie.a, tie.b), (tie.b, tie.a)} & done or tie.relation in {"with", "beside"}
        is_there = shown.seen[one.kind] and shown.seen[other.kind]
        if is_there and not is_own and (one.kind, tie.relation, other.kind) not in shown.laid:
            yield f"{_a(one.kind)} {tie.relation} {_a(other.kind)}"


def _missing_in(shown: Shown) -> Iterator[str]:
    scene = shown.scene
    yield from (_missing(actor, shown.seen[actor.kind]) for actor in scene.actors)
    if scene.support and scene.support not in shown.supports:
        yield scene.support
    if scene.weather is not Weather.CLEAR and scene.setting in _SHEER:
        yield scene.weather.value


def _not_done(shown: Shown) -> Iterator[str]:
    """What somebody was to do and is not seen doing: nobody is told that it is done, and nothing is dropped in silence."""
    scene = shown.scene
    for act in scene.acts:
        kind = scene.actors[act.doer].kind
        done = {each.removeprefix("one ") for each in shown.played.get(kind, ())}
        seen_as = {act.action, *_SEEN_AS.get(act.action, ())}
        is_suffered = act.target is not None and _SUFFERED_AS.get(act.action, frozenset()) & set(
            shown.played.get(scene.actors[act.target].kind, ())
        )
        if not seen_as & done and not is_suffered and act.action not in _UNSAID and shown.seen[kind]:
            yield act.action


_UNSAID = frozenset({"look", "talk", "wave"})  # everybody does so
_SEEN_AS: dict[str, tuple[str, ...]] = {
    "rise": ("float", "fly"), "float": ("swim", "fly"), "fly": ("float",), "swim": ("float",),
    "sleep": ("look",), "sit": ("look", "ride"), "hold": ("ride",), "flee": ("run", "walk"), "chase": ("run",),
    "fall": ("trip", "slip", "bounce", "topple"), "topple": ("fall",), "bounce": ("jump",), "jump": ("bounce",),
    "roll": ("bounce",), "crash": ("fall", "topple"), "drop": ("fall",), "set": ("fall",), "slide": ("skate", "ski"),
    "walk": ("run", "drive", "ride"), "run": ("walk", "chase", "flee"), "drive": ("crash", "ride"), "shoot": ("throw",),
    "throw": ("shoot",),
}  # fmt: skip
"""Actions -> as which others they are seen, too."""

_SUFFERED_AS = {"knock": frozenset({"topple", "fall"})}
"""Actions -> as what they are seen of whom they are done to."""


def _missing(actor: Actor, seen: int) -> str:
    if seen >= actor.count:
        return ""
    name = _a(actor.kind) if actor.count == 1 else plural(actor.kind)
    return name if not seen else f"{actor.count - seen} of {actor.count} {name}"


def _as_listed(name: str, acts: str) -> str:
    return f"{name} ({acts})"


def _as_said(name: str, acts: str) -> str:
    return f"{name} {acts}"


def _cast(shown: Shown, says: Callable[[str, str], str] = _as_listed) -> str:
    scene, seen = shown.scene, shown.seen
    asked = {actor.kind: {each.colour for each in scene.actors if each.kind == actor.kind} for actor in scene.actors}
    kinds = [*dict.fromkeys(actor.kind for actor in scene.actors), *(kind for kind in seen if kind not in asked)]
    cast = [
        _player(kind, seen[kind], asked.get(kind, set()), shown.played.get(kind, ()), says)
        for kind in kinds
        if seen[kind]
    ]
    on = f" on {_a(scene.support)}" if scene.support in shown.supports and scene.support else ""
    is_dry = scene.weather is Weather.CLEAR or scene.setting in _SHEER
    weather = "" if is_dry else f", {scene.weather.value}"
    pace = f", {'slow' if scene.pace < 1 else 'fast'} motion" if scene.pace != 1.0 else ""
    return f"{_joined(cast)}{on}; {scene.setting}, {scene.hour.value}{weather}{pace}"


def _player(
    kind: str, count: int, colours: set[Colour | None], played: Iterable[str], says: Callable[[str, str], str]
) -> str:
    wished = next(iter(colours)) if len(colours) == 1 else None  # of several in different ones none is told
    colour = next((name for name, rgb in lexicon.COLOURS.items() if rgb == wished), "")
    before, after = ("", f" in {colour}") if colour and kind in PEOPLE else (f"{colour} " if colour else "", "")
    name = (_a(before + kind) if count == 1 else f"{count} {before}{plural(kind)}") + after
    acts = ", then ".join(_doing(act) for act in played)
    return says(name, acts) if acts else name


def _doing(act: str) -> str:
    """*Shooting* of *shoot*; where one of several acts alone, *one shooting*."""
    return f"one {doing(act.removeprefix('one '))}" if act.startswith("one ") else doing(act)


def _joined(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part) or "nobody"


def _a(name: str) -> str:
    if name in KINDS and KINDS[name].family == "orb":
        return f"the {name}" if name in _THE else name
    return f"an {name}" if name[:1] in "aeiou" else f"a {name}"
