"""What is told beside the subjects and what is to be heard, and whether it was taken up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from generation.engine.animatic.fates import Entry, Fate
from generation.engine.animatic.language.asking import Account
from generation.engine.animatic.language.circumstances import Matter, Taken
from generation.engine.animatic.manners import preset_of
from generation.engine.animatic.places.scenery import is_seen_in
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.script import Hour, Scene, Weather
from generation.engine.animatic.sound.effects.naming import heard
from generation.engine.animatic.sound.music.wishing import understood


def beside(taken: Taken, scenes: Sequence[Scene]) -> Entry | None:
    """This will enter what is told of camera, style, hour, weather, pace or light; None of what is but of the clip."""
    if taken.matter is Matter.FILM:
        return None
    words = " ".join(taken.words.lower().split()).strip(" ,")
    if taken.is_negated:
        return Entry(words, Fate.UNWANTED, matter=taken.matter)
    is_followed = _FOLLOWED[taken.matter](taken, scenes)
    given = _near_style(taken, scenes)
    fate = Fate.FOLLOWED if is_followed else Fate.NEAR if given else Fate.MISSING
    return Entry(words, fate, given, matter=taken.matter)


def _near_style(taken: Taken, scenes: Sequence[Scene]) -> str:
    given = preset_of(taken.name) if taken.matter is Matter.STYLE else None
    return given if given and given != taken.name and any(each.style == given for each in scenes) else ""


def listened(account: Account) -> Iterator[Entry]:
    """This will enter every line that is said, and the sounds and the music that are named."""
    parts = account.parts
    yield from (Entry(line.text, Fate.HEARD) for line in parts.lines)
    for words in (*parts.sounds, *([parts.music] if parts.music else [])):
        is_heard = heard(words) is not None or understood(words) is not None
        yield Entry(words, Fate.HEARD if is_heard else Fate.MISSING)


def _has_hour(taken: Taken, scenes: Sequence[Scene]) -> bool:
    hours = {"dawn": Hour.DAWN, "day": Hour.DAY, "golden": Hour.GOLDEN, "night": Hour.NIGHT}
    return any(each.hour is hours.get(taken.name) for each in scenes)


def _has_weather(taken: Taken, scenes: Sequence[Scene]) -> bool:
    wanted = Weather.CLEAR if taken.name == "sun" else Weather(taken.name) if taken.name in list(Weather) else None
    return any(each.weather is wanted and PLACES[each.setting].shows_weather for each in scenes)


def _has_light(taken: Taken, scenes: Sequence[Scene]) -> bool:
    words = set(taken.words.lower().split())
    return any(is_seen_in(each.setting, taken.words) for each in scenes) or (
        "golden" in words and any(each.hour is Hour.GOLDEN for each in scenes)
    )


def _has_camera(taken: Taken, scenes: Sequence[Scene]) -> bool:
    return any(each.camera == taken.name for each in scenes)


def _has_style(taken: Taken, scenes: Sequence[Scene]) -> bool:
    return any(each.style == taken.name for each in scenes)


def _has_pace(_: Taken, scenes: Sequence[Scene]) -> bool:
    return any(each.pace != 1.0 for each in scenes)


def _never(_: Taken, __: Sequence[Scene]) -> bool:
    return False


_FOLLOWED: Mapping[Matter, Callable[[Taken, Sequence[Scene]], bool]] = {
    Matter.CAMERA: _has_camera, Matter.STYLE: _has_style, Matter.TIME: _has_hour, Matter.WEATHER: _has_weather,
    Matter.PACE: _has_pace, Matter.LIGHT: _has_light, Matter.UNPLAYED: _never,
}  # fmt: skip
"""Matter -> how it is known to be taken up."""
