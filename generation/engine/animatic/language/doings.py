"""Deeds that no verb tells: *a sleeping fox*, *asleep*, and what is left of a deed that is told twice or by half."""

from __future__ import annotations

from collections.abc import Sequence

from generation.engine.animatic.language import verbs
from generation.engine.animatic.language.clauses import Event, Parsed
from generation.engine.animatic.language.lemmas import Form, base
from generation.engine.animatic.language.phrases import Phrase
from generation.engine.animatic.language.senses import CHANGING
from generation.engine.animatic.language.traits import mood_of
from generation.engine.animatic.language.words import Line


def of_adjective(adjective: str) -> str | None:
    """This will be the verb of *a sleeping fox*, *asleep*, *whispering pines*; None for what is not done."""
    if adjective in verbs.STATES:
        return verbs.STATES[adjective]
    verb, form = base(adjective) or ("", Form.BASE)
    is_done = form is Form.ING and verbs.CLASS_OF.get(verb) in verbs.BY_ITSELF and mood_of(adjective) is None
    return verb if is_done else None


def played(phrases: Sequence[Phrase]) -> list[Phrase]:
    """This will be the instrument that is about, where there is one: *a sailor with an accordion plays*."""
    able = [each for each in phrases if each.noun in verbs.PLAYED and not each.is_negated]
    return able if len({id(each.same_as or each) for each in able}) == 1 else []


def by_label(found: Parsed, lines: Sequence[Line]) -> list[Event]:
    """This will be what *Name:* before a line says: it is the line, and no deed beside it."""
    said = [found.said.get(line.number) for line in lines if line.label]
    return [event for event in said if event is not None]


def verb_of(event: Event) -> str:
    """This will be how a deed is called: *do a backflip*, *play jazz*, or by its verb."""
    return f"{event.verb} a {event.act}" if event.act else _music(event) or event.verb


def objects_of(event: Event) -> list[Phrase]:
    """This will be what it is done to: what is played is nothing where it is music."""
    return [] if not event.act and _music(event) else event.done_to


def _music(event: Event) -> str:
    """*plays jazz*, *a band plays*: which music is made; "" for a deed that is none."""
    kinds = [word for each in event.done_to for word in (*each.adjectives, *each.noun.split())]
    if event.verb in {"form", "start"} and verbs.BANDS & {*kinds}:
        return f"{event.verb} band"
    if event.verb not in {"play", "perform"}:
        return ""
    music = [verbs.MUSIC[kind] for kind in kinds if kind in verbs.MUSIC]
    named = next((kind for kind in music if kind != "music"), music[0] if music else None)
    is_band = not event.done_to and any(each.noun.rpartition(" ")[2] in verbs.BANDS for each in event.doers)
    return f"play {named}" if named else "play music" if is_band else ""


def changed(event: Event) -> tuple[list[Phrase], list[Phrase]]:
    """This will be what is turned into what: *a witch turns a mouse into a horse*; nothing where nothing is."""
    into = [phrase for preposition, phrase in event.led if preposition == "into"]
    if event.verb not in CHANGING or not event.done_to or not into or into[0] in event.done_to:
        return [], []
    return event.done_to[:1], into[:1]


def in_turn(words: Sequence[str]) -> str:
    """This will be how a shot tells that one thing comes after another: suddenly, until, then; "" where it does not."""
    told = {*words}
    if told & _SUDDEN or {"sudden", "nowhere"} & told:
        return "suddenly"
    return "until" if "until" in told else "then" if told & _THEN else ""


_SUDDEN = frozenset({"suddenly", "abruptly", "unexpectedly", "surprisingly"})
_THEN = frozenset({"then", "afterwards", "afterward", "after", "finally", "later", "eventually"})


def losses(found: Parsed, chosen: Sequence[Phrase]) -> list[tuple[Phrase, str, int]]:
    """This will be who loses which part of itself, and when: *the snowman sneezes and his nose falls off*."""
    lost = []
    for event in found.events:
        part = next((each for each in event.doers if each.noun in _LOOSE), None)
        if event.verb.split()[0] not in _COMES_OFF or part is None or any(part is each for each in chosen):
            continue
        before = found.phrases[: next((at for at, each in enumerate(found.phrases) if each is part), 0)]
        owner = next((each for each in reversed(before) if any(each is one for one in chosen)), None)
        if owner is not None:
            lost.append((owner, f"{event.verb} {part.noun}", event.order))
    return lost


_LOOSE = frozenset({"nose"})
_COMES_OFF = frozenset({"fall", "drop", "come", "fly", "pop"})
