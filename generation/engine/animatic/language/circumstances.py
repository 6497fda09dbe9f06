# ruff: noqa: E501 - tables read better with one row a line
"""What a prompt says beside its subjects: camera, style, time of day, weather. Found by phrases, and taken out of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

CAMERA = {
    "crash zoom": r"(?:crash|snap|whip|punch|fast|quick|sudden|dramatic)[ -]zooms?(?: in| out| to)?|zooms? in fast",
    "drone": r"(?:aerial|drone)(?: shot| view| footage| video)?(?: of)?|bird'?s[- ]eye(?: view)?(?: of)?|from above|top[- ]down(?: view| shot)?|overhead(?: shot| view)|fly-?over|helicopter shot",
    "crane": r"crane (?:shot|up|down)(?: rising| lifting| descending)?|(?:camera )(?:rises|cranes|lifts|booms|descends)(?: up| down)?|jib shot|rising shot|boom shot",
    "orbit": r"(?:camera )?(?:orbits?|circles?|orbiting|circling|rotates|spins|revolves)(?: slowly)? around(?= )|orbit(?:ing)?(?: shot)?|arc shot|360(?:°| degree)?(?: shot| view)?|bullet[- ]time|arcing shot",
    "follow": r"(?:follow(?:ing)?|tracking|chase)[- ](?:shot|cam|camera)(?: of| from behind)?|(?:the )?camera (?:follows|tracks|trails|chases)(?: (?:him|her|it|them))?|steadicam(?: shot)?(?: of)?|tracking(?= shot)|follow cam|camera following(?: behind)?|tracked from behind",
    "dolly out": r"(?:slow |slowly |gentle |smooth |gradual )?(?:dolly|pull|zoom|truck)(?:ing|es|s)?[- ](?:out|back|away)(?: shot| slowly)?(?: from| to| of)?|(?:the )?camera (?:slowly |gently )?(?:dollies|moves|zooms|pulls|glides|drifts)(?: slowly)? (?:out|back|away)(?: from| to)?",
    "dolly": r"(?:slow |slowly |gentle )?(?:dolly|push|pull|zoom|truck)(?:ing|es|s)?[- ](?:in|forward|shot|toward|towards)(?: shot| slowly)?(?: on| to| from)?|(?:slow|gentle|smooth|gradual) zoom(?: in)?|(?:the )?camera (?:slowly |gently )?(?:pushes|dollies|moves|zooms|pulls|creeps|glides|drifts)(?: slowly)? ?(?:in|forward|closer|through)?(?: on| to)?|slow push|dolly(?: zoom)?|push-in|zoom(?:s|ing)? in(?: on| to)?",
    "pan": r"(?:slow |slowly |quick |whip |gentle )?pan(?:s|ning)?(?: shot)?(?: slowly)?(?: left| right| across| up| down| over)(?: to right| to left)?|(?:slow|quick|whip|gentle|long|smooth) pan(?: across| over| of)?|(?:the )?camera (?:slowly )?(?:pans|tilts|sweeps|swings)(?: slowly)?(?: left| right| across| up| down| to| over)?|panning shot|tilt(?:s|ing)? (?:up|down)|tilt[- ]up|panorama shot|panning",
    "handheld": r"hand-?held(?: camera| shot| footage| feel| style| phone| video)?|hand-held(?: camera| shot| footage| feel)?|shaky(?:[- ]cam| camera| footage| phone video| phone footage| handheld)?|phone footage|shot on a phone|filmed on a phone|body ?cam(?:era)?(?: footage)?|gopro(?: footage| shot)?|camcorder(?: footage)?|wobbly camera|dash ?cam(?: footage)?",
    "static": r"(?:static|locked[- ]off|fixed|still|stationary|tripod|steady|unmoving|motionless)[- ](?:camera|shot|frame|tripod|wide|angle|cam)(?: shot)?(?: of)?|(?:the )?camera (?:does not|doesn'?t|never) move[sd]?|locked[- ]off|locked camera|camera stays still|on a tripod|security camera(?: footage| view)?|cctv(?: footage| camera)?|static(?= wide| close)|surveillance (?:footage|camera)|doorbell (?:camera|cam)(?: footage)?",
    "close-up": r"(?:extreme |tight |macro |slow |big )?close[- ]?ups?(?: shot| view)?(?: of| on)?|macro(?: shot| lens| view| footage)?(?: of)?|tight shot(?: of| on)?|extreme closeup(?: of)?",
    "wide": r"(?:epic |extreme |ultra[- ]?|establishing |very |big )*wide[- ]?(?:shot|angle|view|lens|frame)?(?: again)?(?: of)?(?= ?[,.:;-]| shot|$)|(?:epic |extreme |ultra[- ]?|establishing )*wide[- ](?:shot|angle|view|lens|angle shot)(?: of)?|establishing shot(?: of)?|long shot(?: of)?|panoramic(?: view| shot)?(?: of)?|full shot(?: of)?",
}  # fmt: skip
MINOR = r"(?:low|high|dutch|eye-level)[- ]angle(?: shot| view)?(?: of| from)?|(?:first|third)[- ]person(?: view| pov)?|pov(?: shot| of)?|point of view(?: shot)?(?: of)?|medium(?: close)?[- ]?(?:up|shot)(?: of)?|over[- ]the[- ]shoulder(?: shot)?|(?:in )?slow[- ]?motion|slow[- ]mo|time[- ]?lapse(?: of)?|hyper-?lapse(?: of)?|one (?:continuous |long )?(?:take|shot)|single take|continuous shot|shallow depth of field|bokeh|lens flares?|(?:soft|hard|warm|cold|cool|dramatic|natural|studio|volumetric|moody|harsh|rim|back|neon|low-key|high-key|cinematic|golden|blue)[- ](?:lighting|light)\b|(?:4|8)k\b|ultra hd|hdr\b|photo-?realistic|hyper-?realistic|realistic|high detail|highly detailed|24 ?fps|60 ?fps|looping|seamless loop|no (?:dialogue|speech|music|sound|audio)|(?:a )?(?:short )?(?:video|clip|footage|scene|shot|film|movie|animation|montage) (?:of|showing|where|in which)|split[- ]screen|fade (?:in|out|to black)|cut to black|heat shimmer|freeze[- ]frame|end on|camera lens|vertical video|fisheye(?: lens)?|wide(?= shot)"
STYLES = {
    "anime": r"(?:in (?:an? |the )?)?(?:style of )?(?:studio )?(?:anime|ghibli|manga)(?:[- ]style|[- ]inspired| style| look| aesthetic)?",
    "noir": r"(?:in (?:an? |the )?)?(?:film |neo-)?noir(?:[- ]style| style| look| film| detective style)?|(?:in )?black[- ]and[- ]white(?: film| movie| footage| style)?(?! \w+ (?:cat|dog|cow))",
    "retro": r"(?:in (?:an? |the )?)?(?:grainy |old |retro |vintage |'?[5-9]0'?s |19[5-9]0'?s )*(?:vhs|camcorder|super ?8|polaroid|retro|synthwave|vaporwave|vintage|8-bit|16-bit|pixel[- ]art|[5-9]0'?s|19[2-9]0'?s)(?: style| look| tape| footage| film| game| sitcom| commercial| ad| advert| aesthetic| video game| cartoon| infomercial)*",
    "nostalgic": r"nostalgic(?: style| look| feel| mood| tone)?|(?:old )?home (?:video|movie)s?(?: footage| style)?|childhood memory style|old photograph look",
    "news": r"(?:breaking |live |local |tv )?news(?: report| broadcast| footage| segment| style| bulletin| coverage)(?: style| of| about)?|breaking news|(?:live )?(?:tv|television) (?:report|broadcast)|on live television|weather (?:forecast|report)|in (?:a )?news style",
    "selfie": r"selfie(?:[- ](?:video|style|shot|cam|camera|stick|mode))(?: of| style)?|vlog(?:[- ]style| style)?|front camera|video diary",
    "comic": r"comic(?:[- ]book)?(?:[- ]style| style| panel| look)?|cartoon(?:[- ]style| style| look)|pop[- ]art(?: style)?|graphic novel(?: style)?",
    "festive": r"festive(?: style| mood| look)?|christmas card style",
    "golden": r"golden(?: style| look| tones)(?! hour)",
    "documentary": r"(?:nature |wildlife |mock)?-?documentary(?:[- ]style| style| voice| footage| narration| voiceover)?|mockumentary(?: style)?|national geographic style",
    "stop motion": r"(?:in )?(?:stop[- ]motion|claymation|clay[- ]animation|felt animation|plasticine)(?: style| animation)?|puppet animation",
    "watercolor": r"(?:in )?(?:watercolou?r|oil[- ]paint(?:ing|ed)?|ink|pencil sketch|crayon|charcoal|impressionist|ukiyo-e|hand-drawn|storybook|children's book)(?: style| painting| look| illustration| drawing| animation)+",
    "3d": r"(?:in )?(?:3d|cgi)(?:[- ]style| style| animation| render(?:ed)?| look| cartoon)+|(?:in )?(?:pixar|disney|low[- ]poly|unreal engine|isometric)(?:[- ]style| style| animation| render| look| cartoon)*",
    "cinematic": r"cinematic(?: style| look)?|(?:35|16|8) ?mm(?: film)?(?: grain)?|film grain|tilt[- ]shift(?: photography| style)?|anamorphic|imax(?: style)?",
    "broadcast": r"(?:sports |live )*broadcast(?: style)?|cooking show(?: style)?|telenovela(?: style)?|newsreel(?: style)?|game show(?: style)?|talk show style|infomercial|commercial style|music video|reality tv|soap opera|sitcom",
    "oil painting": r"(?:as |like |in )?(?:an? )?oil[- ]paint(?:ing|ed)?(?: style)?|impressionist(?: painting| style)?|renaissance painting(?: style)?",
    "silent film": r"silent[- ](?:film|movie)(?: style| look)?",
    "cyberpunk": r"cyberpunk(?: style| look| aesthetic)|steampunk(?: style| look)|wes anderson(?: style| look)?|infomercial style|music video(?: style)?|trailer style|fashion film|horror (?:style|movie style|film style)|western style|reality[- ]tv style|soap opera style|sitcom style|commercial style|paper cut-?out style|lego style|minimalist style",
}  # fmt: skip
TIMES = {
    "golden": r"(?:at |in |during |just before |before |by )?(?:the )?(?:golden[- ]hour(?: light)?|sunset(?: light| glow)?|sundown|dusk|twilight|late afternoon(?: light| sun)?|evening(?: light| sun)?|golden light|magic hour|setting sun)",
    "dawn": r"(?:at |in |during |just after |before )?(?:the )?(?:(?:early )?(?:dawn|sunrise|daybreak)|early(?:[- ]in the)?[- ]morning(?: light)?|first light|crack of dawn|rising sun)",
    "night": r"(?:at |in |during |late at |on )?(?:an? |the |one )?(?:late-night|(?:late |dark |stormy |starry |rainy |snowy |cold |summer |winter |moonlit |quiet |clear |hot )*night(?:time|fall)?(?! (?:market|club|stand|light|vision|train|bus|shift|sky))|midnight|moonlight|moonlit|starlight|under the stars|in the dark|by candlelight|under (?:a |the )?full moon|\d{1,2} ?a\.?m\.?|(?:1|2|3|4) in the morning|starry(?= sky)|night(?= sky)|after dark|nocturnal|northern lights)",
    "day": r"(?:at |in |during |on )?(?:an? |the )?(?:(?:bright |sunny |clear |hot |summer |warm |lazy |foggy |rainy |snowy |busy )*(?:noon|midday|daytime|daylight|afternoon|morning|day(?! after)(?= ?[,.;]|$)|lunch ?time)|high noon|broad daylight)",
}  # fmt: skip
WEATHER = {
    "storm": r"(?:in |during |through |under )?(?:an? |the )?(?:heavy |huge |violent |big |raging )*(?:thunder ?storm|storm(?:y)?(?! drain)(?: weather| sky| skies| clouds| coming)?|lightning(?: flashes| strikes| storm)?|thunder|hurricane|gale|tempest|hailstorm|sand ?storm|tornado weather)",
    "snow": r"(?:in |during |through |under )?(?:an? |the )?(?:heavy |light |gentle |fresh |soft |deep )*(?:snow ?fall|snow ?storm|blizzard|snowing|falling snow|snow falling|snow is falling|snow falls|it'?s snowing|it is snowing|it (?:begins to |starts to )?snows?|snow(?= ?[,.;]|$)|snowflakes (?:fall|falling|drift|drifting))|snowy(?= (?:day|night|evening|morning|weather))",
    "rain": r"(?:in |during |through |under )?(?:an? |the )?(?:pouring |heavy |light |gentle |soft |torrential |warm |summer |cold |drizzling |driving )*(?:rain(?:ing|fall|storm)?(?! ?(?:boots?|coats?|jackets?|gear|barrel|forest|drops?|bow))(?: is falling| falls| falling| pours| pouring)?|drizzl(?:e|ing)|downpour|it'?s raining|it (?:begins to |starts to )?rains?|monsoon|rain-soaked|rain-slicked)|rainy(?= )",
    "fog": r"(?:in |through |under )?(?:an? |the )?(?:thick |heavy |morning |dense |low |light |early |soft |rolling )*(?:fog(?:gy)?|mist(?:y)?|haz[ey]|smog)(?: rolling in| in the valley| morning)?",
    "wind": r"(?:in |through )?(?:an? |the )?(?:strong |warm |heavy |gentle |howling |light |cold |gusty |fierce |sea |summer |only )*(?:winds?(?! ?(?:mill|chime|sock|surf|shield|ow|instrument|turbine))|windy|breeze|breezy|gusts?(?: of wind)?|blustery)",
    "sun": r"(?:in |under )?(?:an? |the )?(?:bright |blazing |hot |warm |scorching |brilliant )*(?:sun ?shine|sunny|sun ?light|blazing sun|clear (?:blue )?sk(?:y|ies)|blue sk(?:y|ies)|bright sun|hot sun|midday sun|heat ?wave|scorching sun)",
}  # fmt: skip


@dataclass
class Circumstances:
    """Camera, styles, time and weather of a prompt, each None where nothing is said."""

    camera: str | None = None
    styles: list[str] = field(default_factory=list)
    time: str | None = None
    weather: str | None = None
    not_wanted: list[str] = field(default_factory=list)


def _compiled(table: dict[str, str]) -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w'])", re.IGNORECASE)) for name, pattern in table.items()]


_CAMERA, _STYLES, _TIMES, _WEATHER = map(_compiled, (CAMERA, STYLES, TIMES, WEATHER))
_MINOR = re.compile(rf"(?<![\w'-])(?:{MINOR})(?![\w'])", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|not|without|never)\s+(?:any\s+|a\s+|the\s+)?$", re.IGNORECASE)


def circumstances(text: str, into: Circumstances) -> str:
    """This will note what a shot says beside its subjects, and give its text without that."""
    text = _take_first(text, _CAMERA, into, "camera")
    text = _MINOR.sub(" , ", text)
    for name, pattern in _STYLES:
        if found := pattern.search(text):
            into.styles.append(name)
            text = text[: found.start()] + " , " + text[found.end() :]
    text = _take_first(text, _WEATHER, into, "weather")
    return _take_first(text, _TIMES, into, "time")


def merged(several: Iterable[Circumstances]) -> Circumstances:
    """This will be what several shots say together: of camera, time and weather the first that is named."""
    whole = Circumstances()
    for each in several:
        whole.camera, whole.time = whole.camera or each.camera, whole.time or each.time
        whole.weather = whole.weather or each.weather
        whole.styles += each.styles
        whole.not_wanted += each.not_wanted
    return whole


def _take_first(text: str, table: list[tuple[str, re.Pattern[str]]], into: Circumstances, name: str) -> str:
    found = [(match.start(), value, match) for value, pattern in table for match in pattern.finditer(text)]
    for _, value, match in sorted(found, key=lambda each: each[0]):
        if name == "weather" and _NEGATED.search(text[: match.start()]):
            into.not_wanted.append(value)
        elif getattr(into, name) is None:
            setattr(into, name, value)
    for _, pattern in table:
        text = pattern.sub(" , " if name in {"camera"} else " ", text)
    return text
