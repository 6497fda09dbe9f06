# ruff: noqa: E501 - tables read better with one row a line
"""The time of day and the weather that a prompt names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generation.engine.animatic.language import closed

_LEAD = r"(?:(?:at|in|during|on|by|through|under|into|before|after|just before|just after|late at|amid|against|until|around|towards?|one|with|as) )?(?:(?:the|an?|one|some|this|that|every|all|light|very) )?"
_HOW = r"(?:(?:heavy|light|gentle|soft|strong|thick|dense|low|deep|fresh|fine|driving|pouring|torrential|steady|sudden|warm|hot|cool|cold|cosy|cozy|icy|crisp|bright|clear|blazing|scorching|brilliant|glorious|glaring|harsh|pale|dim|dark|quiet|still|calm|silent|lazy|busy|long|beautiful|perfect|lovely|ordinary|wild|raging|huge|big|violent|howling|fierce|gusty|rough|brisk|stiff|light|swirling|rolling|creeping|drifting|freezing|frosty|winter|summer|spring|autumn|autumnal|fall|july|june|december|october|november|christmas|monday|tuesday|wednesday|thursday|friday|saturday|sunday|rainy|snowy|sunny|foggy|misty|hazy|windy|breezy|stormy|cloudy|overcast|grey|gray|starry|moonlit|moonless|full-moon|humid|sultry|balmy|chilly|golden|pink|purple|orange|silver|blue|early|late|next|polar|arctic|tropical|sea|ocean|desert|mountain|morning|evening|afternoon|midday|night|distant|neon|rosy)(?: and)? ){0,4}"

TIMES = {
    "golden": r"golden[- ]hour|sun-?set|sun-?down|dusk|twilight|evening|eventide|magic hour|setting sun|low sun|golden (?:light|sunlight)|(?:the )?sun (?:is )?(?:sets|setting|going down|goes down|sinks|dips)(?: below the horizon| behind the (?:hills|mountains|sea))?|gloaming|nightfall approaches|blue hour",
    "dawn": r"dawn|sun-?rise|day-?break|early[- ](?:in the )?morning|first light|crack of dawn|rising sun|(?:the )?sun (?:is )?(?:rises|rising|coming up|comes up|peeks over(?: the horizon)?)|(?:[456]|four|five|six) (?:in the morning|a\.?m\.?)|before sunrise|cockcrow",
    "night": r"night(?:-?time|fall)?|mid-?night|moonlight|moonlit|moonrise|star-?light|starlit|starry(?= sky)|(?:under|beneath|below) (?:the |a sky full of )?stars|in the (?:pitch )?(?:dark|darkness)|full moon|(?:under|beneath|in) (?:the )?(?:light of the )?(?:a )?(?:full |crescent |pale |bright |blood |harvest )?moon|(?:[123]|one|two|three|11|12|eleven|twelve)(?::\d\d)? ?(?:a\.?m\.?|in the morning|at night)|(?:9|10|11|nine|ten|eleven)(?::\d\d)? ?p\.?m\.?|after dark|nocturnal|late-night|northern lights|aurora(?: borealis)?|by (?:candle|torch|fire|moon)light|lit (?:only )?by (?:candles?|the moon|moonlight)|night-?vision|witching hour|new year'?s eve",
    "day": r"noon(?:-?time)?|mid-?day|day-?time|daylight|afternoon|morning|day(?= ?[,.;:]|$)|(?<=sunny )day|(?<=rainy )day|(?<=foggy )day|(?<=windy )day|(?<=summer )day|(?<=winter )day|(?<=bright )day|lunch ?(?:time|break)|broad daylight|overcast|(?:7|8|9|10|11|seven|eight|nine|ten|eleven) (?:a\.?m\.?|in the morning|o'?clock)|(?:[1-4]|one|two|three|four) p\.?m\.?|high noon|rush hour(?= morning)|breakfast time|tea ?time|cloudless (?:blue )?sky",
}  # fmt: skip
"""Time of day -> what says so; overcast skies are seen by day."""

WEATHER = {
    "storm": r"thunder ?-?storms?|storms?|stormy|lightning|thunder|thunderclaps?|hurricanes?|typhoons?|cyclones?|tornado(?:es|s)?|twisters?|tempest|hail ?-?storm|hail(?:ing|stones)?|(?:sand|dust)[ -]?storms?|squalls?",
    "snow": r"snow ?falls?|snow ?storms?|blizzard|snowing|snow(?:s)?|snow-?flakes?|snowy(?= (?:day|night|evening|morning|afternoon|weather|dawn|dusk|winter))|sleet(?:ing)?|flurries|(?:it )?snows",
    "rain": r"rain(?:ing|fall|storm|s|drops?|y|-soaked|-slicked|-swept)?|drizzl(?:e|es|ing|y)|downpour|pouring(?= (?:down|rain)|[,.;]|$)|pours(?= (?:down|with rain))|monsoon|rain ?showers?|(?:heavy|light|spring|april) showers?|cloudburst|soaking wet street",
    "fog": r"fog(?:gy|s|bank| bank)?|mist(?:s|y)?|haz(?:e|y)|smog(?:gy)?",
    "wind": r"wind(?:s|y|swept|-swept|blown|-blown)?|breez(?:e|es|y)|gust(?:s|y)?|gales?|bluster(?:y|ing)",
    "sun": r"sun ?shine|sunny|sun ?light|sunlit|sun-?drenched|sun-?soaked|(?:bright|blazing|hot|warm|scorching|glaring|strong|brilliant|midday|noon|noonday|morning|afternoon|summer|spring|winter|autumn|desert|tropical|mediterranean|low|beating|full|burning|harsh|evening) sun|sun (?:is )?(?:shin(?:es|ing)|beat(?:s|ing) down|blaz(?:es|ing)|burn(?:s|ing))|(?<=in the )sun|clear (?:blue )?sk(?:y|ies)|(?:bright )?blue sk(?:y|ies)|cloudless(?: sky)?|heat ?wave|(?:rays|shafts|beams) of sun(?:light)?|sunbeams?|sunrays?",
}  # fmt: skip
"""Weather -> what says so."""

_NOT_TIME = r"(?! ?-?(?:club|stand|vision goggles|train|bus|shift|gown|cap|owl|table|mare|ingale|watchman|dress|clothes|tv|paper|glory|coat|news|person|shadow|care|dream|camp|spa|robe|star|court))"
_NOT_WEATHER = r"(?! ?-?(?:globe|leopard|queen|boots?|coats?|jackets?|gear|barrel|(?<=rain)forest|(?<=rain[ -])forest|bow|monkey|fox|owl|angel|angels|fort|plow|plough|shovel|pants|cone|bunny|hare|white|cat|goose|drain|trooper|troopers|chaser|machine|horn|chimes?|mill|instruments?|turbines?|sock|surf\w*|up|tunnel|shield|screen|break|cheater|farm|bolts?|fast|rod|bug|mcqueen|flower|glasses|screen|bathing|dial|burnt|burned|dance|drop(?= of)|check|worn|hat|umbrella|-covered|-capped|covered|capped|ball|man|men|woman|board\w*|mobile|shoes?|drifts?|bank|suit|storm trooper))"
_DARK = re.compile(
    r"(?<![\w'’-])dark(?=,?(?: and)?(?: (?:rainy|wet|narrow|gloomy|empty|deserted|lonely|quiet|silent|spooky|creepy|scary|foggy|misty|old|winding|cold|stormy|back|city|country|pine|enchanted|haunted),?){0,3} (?:alley|alleyway|street|road|lane|path|forest|woods?|jungle|swamp|park|city|town|village|graveyard|cemetery|field|beach|lake|sea|ocean|castle|church|house|room|bedroom|attic|hallway|corridor|library|office|kitchen|garden|rooftop|playground|parking lot|highway)s?\b)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|without|never|isn'?t|hardly any)\s+(?:any\s+|a\s+|the\s+|more\s+)?$", re.IGNORECASE)
_DOERS = re.compile(r"^(?:hurricane|typhoon|cyclone|tornado|twister|lightning|blizzard|storm)s?$", re.IGNORECASE)
_AFTER = r"(?: (?:weather|sky|skies|light|sun|sunlight|glow|haze|mist|fog|rain|clouds?|coming|is coming|approaching|rolling in|in the valley|falls?|falling|is falling|drifting down|pours|pouring|blows?|blowing|howls|howling|rises|rising|outside|rolls?|rumbl(?:es|ing)|flash(?:es|ing)|strik(?:es|ing)|far away|in the distance|overhead|everywhere)){0,3}"
_TIMES, _WEATHER = (
    [(name, re.compile(rf"(?<![\w'’-]){_LEAD}{_HOW}(?P<core>{pattern})(?![\w'’]){unless}{after}(?![\w'’])", re.IGNORECASE)) for name, pattern in table.items()]
    for table, unless, after in ((TIMES, _NOT_TIME, "(?: (?:light|sun|sunlight|glow|haze|mist|fog|rain))?"), (WEATHER, _NOT_WEATHER, _AFTER))
)  # fmt: skip


@dataclass(frozen=True)
class Sky:
    """A time of day or a weather, and where the text says it."""

    name: str  # a key of `TIMES` or `WEATHER`
    at: int  # where its own word is
    begin: int
    end: int
    is_negated: bool = False
    is_doer: bool = False  # a word that may be somebody, too: a hurricane to whom tea is served


def times_in(text: str) -> list[Sky]:
    """This will find the times of day that a text names, in the order of its words; where it names none, it is night in a
    dark place.
    """
    found = sorted(_found(text, _TIMES), key=lambda each: each.at)
    dark = (Sky("night", each.start(), each.start(), each.end()) for each in _DARK.finditer(text))
    return found or list(dark)


def weather_in(text: str) -> list[Sky]:
    """This will find the weather that a text names or denies, in the order of its words."""
    return sorted(_found(text, _WEATHER), key=lambda each: each.at)


def _found(text: str, table: list[tuple[str, re.Pattern[str]]]) -> Iterator[Sky]:
    for name, pattern in table:
        for match in pattern.finditer(text):
            core, end = match.start("core"), match.end()
            if match["core"].lower() == "snow" and _is_thing(text, match):
                continue
            begin = core if _is_said_of(match["core"], text[end:]) else match.start()
            is_doer = bool(_DOERS.match(match["core"]))
            yield Sky(name, core, begin, end, bool(_NEGATED.search(text[max(0, match.start() - 24) : core])), is_doer)


def _is_said_of(core: str, follows: str) -> bool:
    """*through a misty pine forest*: only *misty* is of the weather."""
    word = re.match(r" ([a-z'-]+)", follows, re.IGNORECASE)
    return core.lower().endswith(("y", "lit")) and word is not None and word[1].lower() not in closed.ALL


def _is_thing(text: str, match: re.Match[str]) -> bool:
    """Whether snow is what something is done to, *shovels snow*, and does not fall or lie around."""
    is_bare = match[0].lower() == "snow"
    return (
        is_bare
        and match.start() > 0
        and text[: match.start()].rstrip()[-1:] not in {",", ".", ";", ":", "(", "!", "-", ""}
    )
