"""What the member is told: what is not as asked, who is really in the picture, and what else there is to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generation.engine.animatic import lexicon, summing
from generation.engine.animatic.actions import VERBS, doing
from generation.engine.animatic.attire import put_on_as
from generation.engine.animatic.casting import action_of
from generation.engine.animatic.language import closed
from generation.engine.animatic.language.asked import Asked, Deed
from generation.engine.animatic.language.lemmas import base, is_english
from generation.engine.animatic.ledger import ledger_of
from generation.engine.animatic.lexicon import KINDS, PEOPLE
from generation.engine.animatic.outfitting import not_shown
from generation.engine.animatic.picture.garments import GARMENTS
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Act, Actor, Colour, Reading, Scene, Weather, Worn
from generation.engine.animatic.seen import Shown, undone
from generation.engine.animatic.vocabulary import is_pair, meanings, plural, with_article

_THE = frozenset({"earth", "moon", "sun"})  # others of their family have names
_ENGLISH_ONLY = (
    "This engine reads English only."  # and nobody is told word by word what of another language is not there
)
_LONGEST = 40  # letters of a noun that are quoted
_WIDEST = 220  # letters of one sentence
_FIRST = 2  # sentences of what comes in place of something, before the cast: it is not to be folded away
_SHEER = frozenset(place.name for place in PLACES.values() if not place.shows_weather)  # where no weather is seen


def told(reading: Reading, shown: Sequence[Shown], *, is_heard: bool = True) -> tuple[str, ...]:
    """This will be what is said beside a clip, a line each, the gravest first: what is not as asked, who is in the picture,
    what else was taken up, what is seen as something near. `is_heard`: the clip has sound.
    """
    entries = ledger_of(reading.account, shown, reading.words) if _ENGLISH_ONLY not in reading.first else ()
    cast = [f"In the picture: {_cast(shown[0])}."] if len(shown) == 1 else list(_shots(shown))
    named, clauses = _left_out(reading, shown), _not_played(reading, shown)
    said = (*reading.first, *named, *clauses, *reading.remarks)
    clauses = (*clauses, *summing.idle(entries, said))
    named = (*named, *summing.missing(entries, (*said, *clauses)))
    lacking, idle = list(_listing("Not shown: ", ", ", named)), list(_listing("", "; ", summing.joined(clauses)))
    return (
        *reading.first[:_FIRST],
        *lacking[:1],
        *idle[:1],
        *cast,
        *summing.followed(entries, reading, is_heard=is_heard),
        *reading.first[_FIRST:],
        *lacking[1:],
        *idle[1:],
        *reading.remarks,
        *_listing("Drawn as something near: ", ", ", summing.near(entries, reading.first + reading.remarks)),
    )


def _listing(title: str, between: str, parts: Sequence[str]) -> Iterator[str]:
    """Sentences of all parts, as few as hold them."""
    line = ""
    for part in dict.fromkeys(parts):
        if line and len(title) + len(line) + len(part) > _WIDEST:
            yield _sentence(title + line)
            line = ""
        line = f"{line}{between}{part}" if line else part
    if line:
        yield _sentence(title + line)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def account(shown: Sequence[Shown]) -> str:
    """This will say what is seen, shot after shot, for whoever cannot see it."""
    told = dict.fromkeys(_cast(each, _as_said) for each in shown)
    return " ".join(f"{each[0].upper()}{each[1:]}." for each in told)


def _shots(shown: Sequence[Shown]) -> Iterator[str]:
    """What each shot shows, as few lines as hold them."""
    line = ""
    for number, each in enumerate(shown, 1):
        told = f"Shot {number}: {_cast(each)}."
        if line and len(line) + len(told) > _WIDEST:
            yield line
            line = ""
        line = f"{line} {told}".strip()
    yield line


def language(words: list[str]) -> tuple[str, ...]:
    """This will warn where a prompt is not English: foreign small words, another script, or no word that is known."""
    strange = [word for word in words if word not in meanings() and word not in closed.ALL and not is_english(word)]
    foreign = sum(word in lexicon.FOREIGN for word in words)
    english = sum(word in closed.ALL for word in words)
    is_strange = bool(strange) and len(strange) == len(words)
    is_script = is_strange and not any(letter.isascii() for word in words for letter in word)
    if foreign > english or foreign >= 2 * max(1, english) or is_script or (is_strange and len(words) > 2):
        return (_ENGLISH_ONLY,)
    return ()


def nearest(asked: str, given: str) -> str:
    """This will say what is drawn in place of something that is known but has no drawing."""
    return f"I can't draw {asked[:_LONGEST]}: here is {_a(given)} instead."


def stranger(words: list[str], given: str, place: str | None) -> str:
    """This will say who plays where no subject was known; `place` is the one that was named."""
    if not words and place:
        return f"Nobody is named: here is {_a(given)}."
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


def not_yet(wish: Asked) -> tuple[str, ...]:
    """This will name what was read of clothes and nobody has on, as the prompt has it."""
    return tuple(f"the {each[:_LONGEST]}" for each in not_shown(wish))


def not_done(wish: Asked, deed: Deed) -> str:
    """This will be a clause on what somebody was to do and does not: *the cook doesn't repair the clock*."""
    doer = wish.subjects[deed.doer]
    if doer.noun in closed.PARTS:
        return f"nobody is seen to *{deed.verb[:_LONGEST]}*"
    if deed.is_suffered:
        name = _the(doer.noun, doer.count)[0]
        return f"nobody is named who is to *{deed.verb[:_LONGEST]}* {name}"
    object_ = "" if deed.done_to is None else wish.subjects[deed.done_to].noun
    return _undone(doer.noun, doer.count, deed.verb, object_)


def _undone(noun: str, count: int | None, verb: str, object_: str = "") -> str:
    if noun in closed.ALL_OF_THEM:
        return f"nobody is seen to *{verb[:_LONGEST]}*"
    name, is_several = _the(noun, count)
    to = " to" if verb in _SAID_TO else ""
    to_whom = f"{to} the {object_[:_LONGEST]}" if object_ else ""
    return f"{name} {'don' if is_several else 'doesn'}'t *{verb[:_LONGEST]}*{to_whom}"


_SAID_TO = frozenset({"talk", "speak", "whisper", "sing", "listen", "nod", "bow", "lie", "pray", "reply"})


def _the(noun: str, count: int | None) -> tuple[str, bool]:
    """A noun with its article, in its number, and whether that is the plural; pronouns as they are."""
    noun, is_several = noun[:_LONGEST], count != 1 or is_pair(noun)
    if noun in closed.PRONOUNS:
        return (noun, noun in {"i", "you", "we", "they"}) if noun in _DOERS else ("somebody", False)
    return f"the {plural(noun) if is_several else noun}", is_several


_DOERS = frozenset({"i", "you", "we", "they", "he", "she", "it", "somebody", "someone"})


def _as_asked(action: str, words: Sequence[str]) -> str:
    """The verb (an infinitive) by which a prompt's words ask for an action: *toss up*; its plainest where none does."""
    for verb in VERBS[action]:
        first, _, more = verb.partition(" ")
        for at, word in enumerate(words):
            found = base(word.lower())
            if found is not None and found[0] == first and (not more or more in words[at + 1 : at + 4]):
                return verb
    return VERBS[action][0]


def unwanted(wish: Asked) -> tuple[str, ...]:
    """This will say what is not there because it was not wanted."""
    named = ("people" if noun == "person" else f"the {noun}" for noun in wish.not_subjects if noun not in closed.ALL)
    out = [*named, *wish.not_weather]
    said = (f"Left out, as you asked: {', '.join(out)}.",) if out else ()
    return (*said, *(f"Nobody is to {verb}, as you asked." for verb in wish.not_deeds))


def _listed(words: list[str]) -> str:
    distinct = [word[:24] for word in dict.fromkeys(words)]
    more = f" and {len(distinct) - 3} more" if len(distinct) > 3 else ""
    return ", ".join(distinct[:3]) + more


def _left_out(reading: Reading, shown: Sequence[Shown]) -> tuple[str, ...]:
    """What is known to be missing: who, of how many, and how they were to lie."""
    missing = [name for each in shown for name in _missing_in(each)] + list(reading.left_out)
    missing += [name for each in shown for name in _not_laid(each)]
    return tuple(dict.fromkeys(name for name in missing if name))


def _not_played(reading: Reading, shown: Sequence[Shown]) -> tuple[str, ...]:
    """Who doesn't do what, a clause each."""
    clauses = [*reading.undone, *(_clause(reading, each.scene, act) for each in shown for act in undone(each))]
    return tuple(each for each in dict.fromkeys(clauses) if not any(o != each and o.startswith(each) for o in clauses))


def _clause(reading: Reading, scene: Scene, act: Act) -> str:
    doer = scene.actors[act.doer]
    object_ = "" if act.target is None else scene.actors[act.target].noun
    verb = _asked_of(reading, doer, act) or _as_asked(act.action, reading.words)
    return _undone(doer.noun or doer.kind, doer.count, verb, object_)


def _asked_of(reading: Reading, doer: Actor, act: Act) -> str:
    """The verb of the deed that an action is done for; "" where none is known."""
    if reading.account is None:
        return ""
    wish = reading.account.asked
    deeds = (each for each in wish.deeds if wish.subjects[each.doer].noun == doer.noun)
    return next((each.verb for each in deeds if (found := action_of(each, wish)) and found[0] == act.action), "")


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
        _player(
            kind,
            seen[kind],
            asked.get(kind, set()),
            shown.played.get(kind, ()),
            says,
            _worn(scene, kind),
            young=sum(each.count for each in scene.actors if each.kind == kind and each.is_young),
        )
        for kind in kinds
        if seen[kind]
    ]
    on = f" on {_a(scene.support)}" if scene.support in shown.supports and scene.support else ""
    is_dry = scene.weather is Weather.CLEAR or scene.setting in _SHEER
    weather = "" if is_dry else f", {scene.weather.value}"
    sights = "".join(f", {each}" for each in scene.sights)
    pace = f", {'slow' if scene.pace < 1 else 'fast'} motion" if scene.pace != 1.0 else ""
    return f"{_joined(cast)}{on}; {scene.setting}, {scene.hour.value}{weather}{sights}{pace}"


def _worn(scene: Scene, kind: str) -> list[Worn]:
    """What all of a kind have put on."""
    each_wears = [actor.wears for actor in scene.actors if actor.kind == kind]
    return [worn for worn in each_wears[0] if all(worn in other for other in each_wears)] if each_wears else []


def _counted(before: str, kind: str, count: int) -> str:
    return _a(before + kind) if count == 1 else f"{count} {before}{plural(kind)}"


def _player(
    kind: str,
    count: int,
    colours: set[Colour | None],
    played: Iterable[str],
    says: Callable[[str, str], str],
    worn: Sequence[Worn] = (),
    *,
    young: int = 0,
) -> str:
    wished = next(iter(colours)) if len(colours) == 1 else None  # of several in different ones none is told
    colour = next((name for name, rgb in lexicon.COLOURS.items() if rgb == wished), "")
    clothes = [each for each in worn if each.item in GARMENTS]
    is_told = any(each.colour == wished for each in clothes)  # of a person its clothes' colour is its own
    before, after = (
        ("", "" if is_told else f" in {colour}") if kind in PEOPLE and colour else (f"{colour} " if colour else "", "")
    )
    grown = [_counted(before, kind, count - young)] if young < count else []
    name = _joined([*grown, *([_counted(f"{before}young ", kind, min(young, count))] if young else [])]) + after
    items = [put_on_as(each, count) for each in worn if each not in clothes]
    name += f" in {_joined([put_on_as(each, count) for each in clothes])}" if clothes else ""
    name += f" with {_joined(items)}" if items else ""
    acts = ", then ".join(_doing(act) for act in played)
    return says(name, acts) if acts else name


def _doing(act: str) -> str:
    """*Shooting* of *shoot*; where one of several acts alone, *one shooting*."""
    return f"one {doing(act.removeprefix('one '))}" if act.startswith("one ") else doing(act)


def _joined(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part) or "nobody"


_UNCOUNTED = frozenset(
    {"snow", "space", "mars", "underwater", "downtown", "mountains", "ruins", "london", "paris", "pyramids"}
)  # places without an article


def _a(name: str) -> str:
    if name in _UNCOUNTED:
        return name
    if name in KINDS and KINDS[name].family == "orb":
        return f"the {name}" if name in _THE else name
    return with_article(name)
