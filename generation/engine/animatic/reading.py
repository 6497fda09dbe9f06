"""From a member's prompt to a typed scene, and in words how it was understood.

`language` takes the prompt apart; here what it asks for is cast with the kinds, actions and sets that can be played.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from generation.engine.animatic import hearing, lexicon, remarks
from generation.engine.animatic.actions import LIQUIDS
from generation.engine.animatic.ashore import bank_of, goes_to_sea, part_of_place
from generation.engine.animatic.casting import (
    MAX_ACTORS,
    STILL,
    aboard,
    action_of,
    home_of,
    hour_of,
    implied,
    is_other_shot,
    is_scenic,
    is_set,
    landmark_of,
    part_of,
    set_of,
    tells_of_shot,
    vessel_of,
    with_wheels,
)
from generation.engine.animatic.continuity import hour_held, paced, place_held
from generation.engine.animatic.games import alive, in_game
from generation.engine.animatic.language.asked import Asked, Speech, Subject
from generation.engine.animatic.language.asking import account_of
from generation.engine.animatic.language.doings import in_turn
from generation.engine.animatic.language.shots import AskedShot, shots_of
from generation.engine.animatic.language.verbs import VerbClass
from generation.engine.animatic.language.words import word_ends, words_of
from generation.engine.animatic.manners import manner_of, preset_of
from generation.engine.animatic.outfitting import is_brought, is_tool, looking, string_of, talk_of, tool_of
from generation.engine.animatic.overhead import is_of_the_sky
from generation.engine.animatic.physics.matter import substance_of
from generation.engine.animatic.places.scenery import is_seen_in
from generation.engine.animatic.places.table import HOME_OF_KIND, OF_SORT, PLACES
from generation.engine.animatic.script import Act, Actor, Hour, Join, Line, Reading, Scene, Script, Shot, Tie, Weather
from generation.engine.animatic.sights import hour_of_sights, is_under_the_sky, seen_from, sights_in
from generation.engine.animatic.storyboard import with_cuts
from generation.engine.animatic.strangers import is_deserted, kinds_in, passer_by
from generation.engine.animatic.surroundings import surrounded
from generation.engine.shots.timing import Slot, timetable, weight

MAX_WORDS = 300  # longer prompts are read up to here, and the member is told
MAX_COUNT = 12
_MANY = {"domino": 14, "tower": 9, "ball": 3, "band": 4}  # how many a bare plural means, by family; two of all else
HOURS = {"dawn": Hour.DAWN, "day": Hour.DAY, "golden": Hour.GOLDEN, "night": Hour.NIGHT}
WEATHERS = {
    "rain": Weather.RAIN, "storm": Weather.STORM, "snow": Weather.SNOW, "wind": Weather.WIND, "fog": Weather.FOG,
    "sun": Weather.CLEAR,
}  # fmt: skip
_SNOWED_UPON = frozenset({"park", "mountains", "farm", "garden", "forest"})  # whose set is green at every hour


@dataclass
class _Cast:
    """The scene as it fills, and what is to be said of it."""

    actors: list[Actor] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)  # subject -> actor
    strung: set[str] = field(default_factory=set)  # as of a scene
    support: str | None = None
    instead: list[str] = field(default_factory=list)  # sentences on what comes in place of what was asked
    left_out: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)  # clauses on verbs that no action comes near to


def read(prompt: str, *, duration_s: float = 4.0) -> Reading:
    """This will read `prompt` as the script of a clip of `duration_s`.

    Never fails: what is not understood is said, and a subject is found in any case.
    """
    words = [word for word in words_of(prompt) if word[:1].isalnum()]
    account = account_of(with_cuts(shortened(prompt, words)))
    reading = scripted(shots_of(account), account.asked, words, duration_s=duration_s)
    return replace(reading, account=account)


def scripted(
    shots: Sequence[AskedShot], wish: Asked, words: list[str], *, duration_s: float, before: Scene | None = None
) -> Reading:
    """This will be the script of what was asked for, after the scene `before`; `wish` and `words` are what of it is told
    about, beside its shots.
    """
    abroad = remarks.language(words[:MAX_WORDS])
    times = timetable([shot.mark for shot in shots], [_weight(shot.asked) for shot in shots], duration_s)
    shots = shots[: len(times.slots)]
    casts, scenes = list[_Cast](), list[Scene]()
    for shot in shots:
        cast, scene = _read_shot(shot, scenes[-1] if scenes else before, is_abroad=bool(abroad))
        casts, scenes = [*casts, cast], [*scenes, scene]
    actions = frozenset(action for scene in scenes for actor in scene.actors for action in actor.actions)
    music = hearing.music_of(wish, words, actions)
    scenes = [replace(each, music=music) for each in paced(scenes, [shot.asked.pace for shot in shots], wish.pace)]
    too_long = [f"Only the first {MAX_WORDS} words of {len(words)} were read."] if len(words) > MAX_WORDS else []
    unknown = list(chain(*(cast.unknown for cast in casts)))
    said = dict.fromkeys([*too_long, *times.said, *chain(*(cast.said for cast in casts))])
    return Reading(
        script=Script(shots=tuple(map(_shot, shots, scenes, times.slots))),
        first=(*abroad, *dict.fromkeys(chain(*(cast.instead for cast in casts)))),
        remarks=(
            *remarks.unwanted(wish),
            *said,
            *remarks.unknown([] if abroad else unknown),
            *hearing.said(wish, music, actions),
        ),
        left_out=(
            *dict.fromkeys(chain(*(cast.left_out for cast in casts))),
            *remarks.not_yet(wish),
        ),
        undone=tuple(dict.fromkeys(chain(*(cast.undone for cast in casts)))),
        words=tuple(words),
    )


def _read_shot(shot: AskedShot, before: Scene | None, *, is_abroad: bool) -> tuple[_Cast, Scene]:
    cast, words = _Cast(), [word for word in words_of(shot.text) if word[:1].isalnum()]
    _fill(cast, shot.asked, words, is_abroad=is_abroad)
    for at, place in cast.places.items():
        cast.actors[place] = replace(cast.actors[place], who=shot.who[at])
    return cast, with_wheels(_scene(cast, shot.asked, words, before))


def _shot(shot: AskedShot, scene: Scene, slot: Slot) -> Shot:
    join = Join.DISSOLVE if shot.mark.is_dissolve else Join.CUT
    return Shot(scene=scene, start_s=slot.start_s, length_s=slot.length_s, join=join)


def _weight(wish: Asked) -> float:
    spoken = sum(len(line.text.split()) for line in wish.lines)
    deeds = len({deed.order for deed in wish.deeds}) / (wish.pace or 1.0)  # what is slowed takes longer
    return weight(deeds=round(deeds), spoken_words=spoken)


def shortened(prompt: str, words: list[str]) -> str:
    """This will be the prompt up to the last word that is read, with the marks between."""
    if len(words) <= MAX_WORDS:
        return prompt
    return prompt[: word_ends(prompt)[MAX_WORDS - 1]]


def _fill(cast: _Cast, wish: Asked, words: list[str], *, is_abroad: bool) -> None:
    moving = {deed.doer for deed in wish.deeds if not deed.is_suffered}
    lying = {at for each in wish.relations if each.relation != "with" for at in (each.a, each.b)}
    for at, subject in enumerate(wish.subjects):
        part = part_of(subject, is_abroad=is_abroad)
        if is_tool(wish, at) or is_brought(wish, at) or is_set(subject, part, wish):
            continue
        if (string := string_of(wish, at)) is not None:
            cast.strung.add(string)
            continue
        if (vessel := vessel_of(wish, at)) is not None and vessel in cast.places:
            cast.places[at] = cast.places[vessel]
            continue
        if (part is None and not subject.is_guessed) or is_scenic(subject, part, wish):
            cast.left_out.append(subject.noun)
        elif part is None:
            cast.unknown.append(subject.noun)
        elif lexicon.KINDS[part.kind].family == "support" and (cast.actors or part.kind == "beam"):
            cast.support = part.kind
            cast.instead += [remarks.nearest(subject.noun, part.kind)] if part.is_instead else []
        elif (
            subject.kind in STILL
            and not subject.is_guessed
            and part.is_instead
            and at not in moving
            and at not in lying
            and (cast.actors or moving)
        ):
            cast.left_out.append(subject.noun)
        else:
            _enter(cast, wish, at, subject, alive(in_game(part.kind, wish), wish, at), is_instead=part.is_instead)
    is_seen = landmark_of(wish) or any(is_of_the_sky(each, wish) for each in wish.subjects)
    if (not cast.actors and not is_seen) or is_abroad:
        _abroad(cast, wish, words)


def _enter(cast: _Cast, wish: Asked, at: int, subject: Subject, kind: str, *, is_instead: bool) -> None:
    if len(cast.actors) >= MAX_ACTORS:
        cast.left_out.append(subject.noun)
        return
    if is_instead:
        cast.instead.append(remarks.nearest(subject.noun, kind))
    if subject.material and substance_of(subject.material) is None:
        cast.said.append(f"I can't make anything of {subject.material[:24]} yet.")
    cast.places[at] = len(cast.actors)
    actions = tuple(_actions(cast, wish, at)) or implied(subject, wish, at) or talk_of(wish, at)
    actor = Actor(
        kind=kind,
        noun=subject.noun,
        actions=actions,
        count=_count(cast, subject, "band" if "music" in actions else lexicon.KINDS[kind].family),
        tool=tool_of(wish, at),
    )
    cast.actors.append(looking(actor, subject))


def _actions(cast: _Cast, wish: Asked, at: int) -> list[str]:
    done: list[str] = []
    for deed in sorted((each for each in wish.deeds if each.doer == at), key=lambda each: each.order):
        found = action_of(deed, wish)
        is_heard = deed.kind is VerbClass.SPEAK and talk_of(wish, at)  # whatever else is done meanwhile
        if found is None and deed.kind is None:
            cast.unknown.append(deed.verb)
        elif found is not None and not is_other_shot(found[0], deed, wish):
            cast.said += (
                [f"I read {deed.verb} as {found[0]}."]
                if (deed.kind is None or deed.is_guessed) and not found[1]
                else []
            )
            done += [] if found[0] in done else [found[0]]
        elif not is_heard and not tells_of_shot(deed, wish):
            cast.undone.append(remarks.not_done(wish, deed))
    return done


def _count(cast: _Cast, subject: Subject, family: str) -> int:
    count = subject.count if subject.count is not None else _MANY.get(family, 2)
    if subject.noun.lower() in LIQUIDS and subject.count is None:
        count = 1
    is_row = family in {"domino", "tower"}
    if is_row and subject.count in (None, 1):
        count = _MANY[family]
    if count > MAX_COUNT and not is_row:
        cast.said.append(f"{count} are too many for one picture: at most {MAX_COUNT} fit.")
    return min(max(count, 1), 24 if is_row else MAX_COUNT)


def _abroad(cast: _Cast, wish: Asked, words: list[str]) -> None:
    """Where no sentence was understood, any word that names a kind still puts it into the picture."""
    for kind in kinds_in(words, wish):
        if not any(actor.kind == kind for actor in cast.actors):
            others = [actor for actor in cast.actors if actor.kind != "ball"]
            cast.actors = [Actor(kind=kind), *others][:MAX_ACTORS]
            cast.places.clear()  # nobody in a sentence that was not understood is somebody in the picture


def _scene(cast: _Cast, wish: Asked, words: list[str], before: Scene | None) -> Scene:
    weather = WEATHERS.get(wish.weather or "")
    if not cast.actors:
        cast.actors.append(_stand_in(cast, wish, words))
    first = lexicon.KINDS[cast.actors[0].kind]
    actors = tuple(_with_default_action(actor, position) for position, actor in enumerate(cast.actors))
    own, sights = _setting(cast, wish, first, weather), sights_in(" ".join(words))
    setting = _place(cast, wish, first, weather) or place_held(before, own, actors, cast.support)
    setting = seen_from(setting, sights, words, is_named=bool(wish.setting))
    setting = surrounded(setting, words, is_named=bool(wish.setting or landmark_of(wish)))
    _say_what_is_there(cast, setting)
    cast.left_out += aboard(wish)
    manner = manner_of(style := _style(cast, wish))
    is_by_day = wish.weather is not None or first.family == "swimmer"
    hour = (
        HOURS.get(wish.time or "")
        or manner.hour
        or hour_of(actors)
        or hour_of_sights(sights)
        or hour_held(before)
        or (Hour.DAY if is_by_day and PLACES[setting].hour is not Hour.NIGHT else PLACES[setting].hour)
    )
    missed, scored = (told.intersection(words) for told in (lexicon.MISSES, lexicon.SCORES))
    return Scene(
        actors=actors,
        setting=setting,
        hour=hour,
        weather=weather or Weather.CLEAR,
        sights=sights if is_under_the_sky(setting) else (),
        support=cast.support,
        camera=wish.camera or manner.camera,
        style=style,
        ties=tuple(_ties(cast, wish)),
        strung=frozenset(cast.strung),
        acts=tuple(_acts(cast, wish)),
        lines=tuple(_line(cast, each) for each in wish.lines),
        effects=wish.sounds,
        in_turn=in_turn(words),
        is_missed=True if missed else False if scored else None,
    )


def _say_what_is_there(cast: _Cast, setting: str) -> None:
    """What the set shows anyway is neither left out nor played by something else: the crowd in a stadium's stands."""
    cast.left_out = [noun for noun in cast.left_out if not is_seen_in(setting, noun)]
    there = {actor.noun: remarks.nearest(actor.noun, actor.kind) for actor in cast.actors}
    seen = [noun for noun in there if is_seen_in(setting, noun)]
    cast.instead = [line for line in cast.instead if line not in {there[noun] for noun in seen}]


def _style(cast: _Cast, wish: Asked) -> str | None:
    """The first style that was asked for, or the preset nearest to it; a hand that holds the camera is one, too."""
    asked = wish.styles or (("handheld",) if wish.camera == "handheld" else ())
    if not asked:
        return None
    style = preset_of(asked[0])
    cast.said += remarks.style(asked, wish.styles_said or asked, style)
    return style


def _ties(cast: _Cast, wish: Asked) -> Iterator[Tie]:
    for each in wish.relations:
        if each.a in cast.places and each.b in cast.places:
            yield Tie(a=cast.places[each.a], relation=each.relation, b=cast.places[each.b], side=each.side)


def _acts(cast: _Cast, wish: Asked) -> Iterator[Act]:
    """What is done, of the actors that are there; only what `_actions` took."""
    for deed in sorted(wish.deeds, key=lambda each: each.order):
        doer, found = cast.places.get(deed.doer), action_of(deed, wish)
        if doer is not None and found is not None and found[0] in cast.actors[doer].actions:
            target = None if deed.done_to is None else cast.places.get(deed.done_to)
            yield Act(doer=doer, action=found[0], target=target, order=deed.order)


def _line(cast: _Cast, said: Speech) -> Line:
    return Line(text=said.text, speaker=None if said.speaker is None else cast.places.get(said.speaker))


def _with_default_action(actor: Actor, position: int) -> Actor:
    if actor.actions or position:
        return actor
    return replace(actor, actions=(lexicon.KINDS[actor.kind].action,))


def _stand_in(cast: _Cast, wish: Asked, words: list[str]) -> Actor:
    is_up, kind = bool(sights_in(" ".join(words))), passer_by(wish, words)
    is_up = is_up and lexicon.KINDS[kind].family not in {"quad", "bird"}
    if (landmark_of(wish) or is_up) and not is_deserted(wish):
        return Actor(kind="person", noun="somebody", actions=("point",) if is_up else ())  # who looks at it
    cast.instead.insert(0, remarks.stranger(cast.unknown, kind, wish.setting or wish.time or wish.weather))
    cast.unknown.clear()
    return Actor(kind=kind, count=_MANY["domino"] if kind == "domino" else 1)


def _place(cast: _Cast, wish: Asked, first: lexicon.Kind, weather: Weather | None) -> str | None:
    """The set that was named, or the one nearest to it: snow lies where snow falls, and a car has a road."""
    if (seen := landmark_of(wish)) is not None:
        return seen
    if wish.setting is None or any(wish.subjects[at].noun == wish.setting for at in cast.places):
        return None if wish.is_place_meant else OF_SORT.get(wish.setting_kind or "")
    found = set_of(wish.setting, wish.setting_kind)
    if found is None:
        cast.unknown.append(wish.setting)
        return None
    setting, is_own = found
    skis = any("ski" in actor.actions for actor in cast.actors)
    is_white = skis or weather is Weather.SNOW or wish.setting_kind == "snow or ice"
    if is_white and setting in _SNOWED_UPON:
        setting = "snow"
    elif not is_own and first.family == "car":
        setting = "street"
    setting = part_of_place(setting, cast.actors, cast.support, is_beside=wish.is_beside_place)
    if (
        not is_own
        and wish.setting not in {name for actor in cast.actors for name in (actor.noun, actor.kind)}
        and not (setting == "snow" and "mountain" in wish.setting)
        and not setting.endswith(f" {wish.setting}")
    ):
        cast.instead.append(remarks.nearest(wish.setting, setting))
    return setting


def _setting(cast: _Cast, wish: Asked, first: lexicon.Kind, weather: Weather | None) -> str:
    if cast.support in HOME_OF_KIND:
        return HOME_OF_KIND[cast.support]
    if any("shoot" in actor.actions for actor in cast.actors):
        return "court"
    if any("axel" in actor.actions for actor in cast.actors):
        return "rink"
    if orbs := sum(lexicon.KINDS[actor.kind].family == "orb" for actor in cast.actors):
        return "space" if orbs > 1 or first.place == "space" else "mountains"
    if weather is Weather.SNOW:
        return "snow"
    ground = _ground(cast, wish, first)
    homes = (home for actor in cast.actors if (home := home_of(actor)))
    seat = HOME_OF_KIND.get(ground.name) if ground is not first else None
    if home := seat or next(homes, None):
        return home
    likely = HOME_OF_KIND.get(ground.name) or OF_SORT.get(wish.setting_unsaid or "", "park")
    return bank_of(likely, cast.actors) if likely != "sea" or goes_to_sea(cast.actors) else "beach"


_STANDS_BY = frozenset({"in", "on", "under", "over", "behind", "in front of", "beside"})


def _ground(cast: _Cast, wish: Asked, first: lexicon.Kind) -> lexicon.Kind:
    """What the first one is on, in or by says where it is: a duck in a bathtub is not at sea."""
    ties = {tie.a: tie.b for tie in _ties(cast, wish) if tie.relation in _STANDS_BY and tie.b != 0}
    return lexicon.KINDS[cast.actors[ties[0]].kind] if 0 in ties else first
