# ruff: noqa: E501 - tables read better with one row a line
"""What a prompt asks of the camera: how near it is, how it moves; and what of that can't be played."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SLOW = r"(?:(?:very |super |extremely )?(?:slow|slowly|gentle|gently|smooth|smoothly|gradual|gradually|steady|steadily|subtle|quick|quickly|fast|sudden|sweeping|long|soft|dramatic|cinematic|continuous|single|lazy)[ -]){0,3}"
_LY = r"(?: (?:slowly|gently|smoothly|gradually|steadily|quickly|suddenly|softly|quietly|lazily|carefully|then|now|always|never quite)){0,2}"
_CAMERA = r"(?:the |a |our )?(?:camera(?:man|woman)?|cam|lens|view|shot|frame|viewpoint|we)"
_OF = r"(?: (?:shot|view|footage|movement|move|angle|camera|take|style|frame)){0,3}(?: (?:of|on|over|around|across|to|towards?|through|from|into)(?= ))?"
_ONTO = r"(?: (?:on|to|towards?|onto|into|from|at)(?= ))?"

CAMERA = {
    "crash zoom": rf"(?:crash|snap|whip|punch|fast|quick|sudden|dramatic|rapid|smash|extreme|abrupt)[ -]zoom(?:s|ing|-?in)?(?: in| out)?{_ONTO}|zoom(?:s|ing)? (?:in|out) (?:fast|quickly|suddenly|rapidly|hard|abruptly)|(?:suddenly|quickly|rapidly|abruptly) zooms? (?:in|out)|punch(?:es|-|ing)? ?in on|{_CAMERA} (?:snaps|crashes|whips) in",
    "drone": rf"(?:(?:fpv|aerial|drone|helicopter|satellite|god'?s[- ]eye|bird'?s?[- ]eye|overhead|top[- ]down)(?:[- ](?:drone|shot|view|footage|video|camera|perspective|angle|flyover|pull-?back|take|pov|fly-?through)){{1,3}}|aerial|top[- ]down|bird'?s[- ]eye|drone(?= pulling| flying over| circling|ing ?[,.;:])|(?<=[,.;:] )drone(?= ?[,.;:]|$))(?: pulling (?:back|away|out)| (?:of|over|above|following|flying over|circling|rising)(?= ))?|(?:seen |viewed |shot |filmed |looking down )?(?:directly |straight |high )?from (?:high |far )?above|fly-?over(?: shot)?|(?:filmed|shot|seen) from (?:a |the )?(?:drone|helicopter|plane|air|sky)|{_CAMERA}{_LY} (?:flies|soars|swoops|glides)(?: (?:over|above|across|down from))+(?= )|from (?:a |the )?(?:air|sky|drone)(?= ?[,.;]|$)",
    "crane": rf"{_SLOW}(?:crane|jib|boom)(?:[- ](?:shot|up|down|move|camera)){{1,2}}(?: (?:rising|lifting|descending|going|moving|up|down|upwards?|downwards?)){{0,3}}{_ONTO}|{_CAMERA}{_LY} (?:rises|rising|cranes|lifts|booms|descends|descending|lowers|ascends|sinks|floats up|climbs)(?: (?:up|down|slowly|higher|into the air|upwards?)){{0,3}}|rising (?:shot|camera|view)|(?:ascending|descending|vertical) shot",
    "orbit": rf"{_SLOW}(?:{_CAMERA}{_LY} )?(?:orbits?|orbiting|circles?|circling|revolves?|revolving|rotates?|rotating|spins?|spinning|swirls?|arcs?|arcing){_LY} (?:all )?around(?= )|{_CAMERA}{_LY} (?:orbits?|circles?|revolves|rotates|spins|arcs|goes around|moves around|walks around|turns around)(?: around)?(?= ?)|{_SLOW}orbit(?:s|ing|al)?(?: (?:shot|camera|move|view|movement)){{0,3}}(?: (?:around|of)(?= ))?|(?:arc|arcing|circular|revolving|rotating|circling|turntable|360(?:°| degrees?|-degree)?)[ -](?:shot|view|camera|move|tracking|pan|rotation|spin|orbit)+|bullet[- ]time|360°?(?: around)?",
    "follow": rf"{_SLOW}(?:(?:follow(?:ing)?|track(?:ing)?|chase|chasing|trailing|pursuit)[- ](?:shot|cam|camera|view)s?)(?: from (?:behind|above|below|the (?:side|front|back|rear)))?(?: (?:of|from|behind|alongside)(?= )){{0,3}}|{_CAMERA}{_LY} (?:follow(?:s|ing)?|track(?:s|ing)?|trail(?:s|ing)?|chas(?:es|ing)|pursues|keeps up with|keeps pace(?: with)?|stays (?:with|close behind|right behind)|runs (?:alongside|with|behind)|races (?:alongside|with)|moves (?:with|alongside)|travels (?:with|alongside))(?: (?:him|her|it|them|closely|along|behind|close)){{0,3}}|(?:followed|tracked|trailed) (?:by (?:the|a) camera|from behind)|steadicam(?: shot)?(?: (?:of|following)(?= ))?|(?:camera )?follow(?:ing)? (?:from )?(?:close )?behind|tracking(?= ?(?:[,.;]|$))|tracking (?:from behind|alongside|sideways|left|right|forwards?|backwards?)",
    "dolly": rf"{_SLOW}(?:dolly|dollies|dollying|push-in|pull-(?:out|back)|(?:(?<![^,.;:] )|(?<=slow )|(?<=slowly )|(?<=gentle )|(?<=smooth )|(?<=gradual )|(?<=subtle ))(?:push|pull|pushes|pushing|pulls|pulling) (?:in|out|back)(?! (?:his|her|its|their|an?|the|some|half|one|two|three)\b)|zoom(?:s|ing)?[- ](?:in|out|closer)|truck(?:s|ing)? (?:in|out|left|right|shot)|slider shot|push-?in|pull-?back|zoom-?(?:in|out))(?:[- ](?:in|out|back|forward|shot|zoom|move|slowly|towards?|past|through|left|right|along|up|down)){{0,3}}{_ONTO}|(?:slow|gentle|smooth|gradual|slight|subtle|long|lazy)[ -]zoom(?: (?:in|out))?{_ONTO}|zoom(?: shot)?(?= ?[,.;:]|$)|{_SLOW}{_CAMERA}{_LY} (?:pushes|pushing|push|dollies|moves|moving|zooms|zooming|zoom|pulls|pulling|pull|creeps|creeping|glides|gliding|drifts|travels|inches|backs|advances|approaches|closes|retreats|edges|slides|floats|rolls|flies|comes|goes|gets|tracks){_LY}(?: (?:in|out|back|forwards?|backwards?|closer|away|along|past|through|towards?|into|nearer|inside))+{_LY}{_ONTO}",
    "pan": rf"{_SLOW}(?:pan|pans|panning|panned){_LY}(?: (?:left|right|across|over|around|from left to right|from right to left|along|sideways|upwards?|downwards?|up|down|shot|past|back)){{1,3}}|panning(?: (?:to|of|shot))?|(?<=[,.;:] )pan(?= ?[,.;:]|$)|(?:slow|quick|whip|gentle|long|smooth|lateral|horizontal|panoramic) pan{_OF}|{_CAMERA}{_LY} (?:pans|panning|sweeps|swings|swivels|sweeping|turns (?:left|right|to)|whips (?:left|right|around))(?: (?:slowly|left|right|across|up|down|to|over|around|from)){{0,3}}|whip[- ]pan|swish pan|sweeping shot{_OF}|lateral (?:shot|move)",
    "handheld": r"hand-? ?held(?: (?:camera|shot|footage|feel|style|phone|video|camcorder|look|movement)){0,3}|shak(?:y|ing)[- ]?(?:cam|camera|footage|phone|video|handheld|shot|hand-?held)+(?: (?:video|footage|shot))?|(?:lots of |some |slight |a bit of )?camera shak(?:e|ing)|(?:camera|picture|image) (?:shakes|wobbles|shaking|wobbling|trembles)|phone (?:footage|video|camera)|(?:shot|filmed|recorded|captured) on (?:a |my |an? )?(?:phone|iphone|smartphone|cell ?phone|mobile)|cell ?phone (?:footage|video)|wobbly (?:camera|shot|footage)|jittery camera|run[- ]and[- ]gun|camcorder(?: footage)?",
    "static": rf"(?:static|locked[- ](?:off|down)|locked|fixed|still|stationary|steady|unmoving|motionless|immobile|unbroken static|tripod)[ -](?:camera|shot|frame|tripod|wide|angle|cam|take|view)s?(?: shot)?{_OF}|(?:the )?(?:camera|frame|shot)(?: (?:is|stays|remains|holds|sits))? (?:completely |perfectly |totally )?(?:static|still|fixed|locked(?: (?:off|down))?|steady|motionless|in place|put|where it is)(?: throughout)?|(?:the )?camera (?:does not|doesn'?t|never|won'?t|not) (?:moves?|moving|budge|follow)(?: at all)?|(?:the )?(?:camera|shot) holds|(?:no|without(?: any)?) camera (?:movement|moves?|motion)|locked[- ]off|on (?:a )?tripod|tripod shot|static(?= ?(?:[,.;:]|$| wide| close| medium))|hold on (?:a )?(?:static|wide)",
    "close-up": r"^(?:an? )?(?:(?:close-?up|studio|blurry|old|vintage|grainy|polaroid|beautiful|stunning|realistic|photorealistic|cinematic|professional|funny|cute|digital|detailed|dramatic|candid|high-quality|award-winning|black[- ]and[- ]white|dreamy|moody) ){0,3}portrait(?: (?:photo|photograph|shot|picture))? of(?= )|(?:extreme |super |ultra[- ]?|very |tight |macro |slow |big |intimate ){0,3}close[- ]?ups?(?: (?:shot|view|macro|lens)){0,3}(?: (?:of|on)(?= ))?|(?:extreme |super )?macro(?:[- ](?:shot|lens|view|footage|photography|video|close-?up)){0,3}(?: of)?|(?:tight|close|detail|insert)[ -](?:shot|view|framing)(?: (?:of|on))?|close on|tight on|(?:face|faces|eyes?) fill(?:s|ing)? the (?:frame|screen|picture)|zoomed in(?: on)?|ecu|(?:seen|filmed|shot) (?:from )?(?:very |really |extremely )?(?:close|up close)|up close",
    "wide": r"(?:epic |extreme |extremely |super |ultra[- ]?|establishing |very |big |huge |static |slow ){0,3}wide[- ]?(?:shot|angle|view|lens|frame|angle shot|establishing shot|establishing)s?(?: (?:shot|again|lens|of|view)){0,3}|ultra-?wide|establishing shot(?: of)?|(?:extreme )?long shot(?: of)?|(?:panoramic|panorama)(?: (?:view|shot|vista))?(?: of)?|full[- ]body shot|full shot(?: of)?|master shot|(?<=[,.;:(] )(?:very |extreme )?wide(?: again)?(?= ?[,.;:)]|$)|(?:seen|filmed|shot|viewed) from (?:far away|a distance|afar)|wide(?= ?[,.;:]|$)|going wide|cut wide|zoomed out",
}  # fmt: skip
"""How near the camera is, or how it moves -> the phrases that say so."""

_NOT_PLAYED = {
    "the tilt": rf"(?:{_CAMERA}{_LY} )?(?:tilts?|tilting)[ -](?:up|down|upwards?|downwards?)(?: (?:to|from|on))?|tilt shot",
    "the low angle": r"(?:low|worm'?s-eye|ground-level|floor-level)[- ](?:angle|view|camera)(?: (?:shot|view)){0,3}(?: (?:of|from))?|from (?:below|the ground|floor level)(?= ?[,.;:]|$)",
    "the high angle": r"high[- ]angle(?: (?:shot|view)){0,3}(?: (?:of|from))?",
    "the tilted horizon": r"dutch (?:angle|tilt)(?: shot)?",
    "the focus": r"(?:rack|pull|shift|soft|deep|shallow) focus|focus(?:es)? (?:pulls?|shifts?|racks?)(?: (?:to|from))?|shallow depth of field|bokeh|fish-?eye(?: lens)?|lens flares?|telephoto(?: lens)?",
    "the split screen": r"split[- ]screen|picture[- ]in[- ]picture",
    "the freeze frame": r"freeze[- ]frame",
    "the fade": r"fade(?:s|d)?[ -](?:in|out|to black|to white|from black)|cut to black|iris (?:in|out)|vignette",
}  # fmt: skip
"""What is understood and not played."""

_OUTWARD = re.compile(r"\b(?:out|back|away|backwards?)\b|pull", re.IGNORECASE)
_EDGE = r"(?<![\w'’-])(?:{})(?![\w'’])"
_MOVES = [(name, re.compile(_EDGE.format(pattern), re.IGNORECASE)) for name, pattern in CAMERA.items()]
_OTHERS = [(name, re.compile(_EDGE.format(pattern), re.IGNORECASE)) for name, pattern in _NOT_PLAYED.items()]


@dataclass(frozen=True)
class View:
    """Something that is asked of the camera: what, and where in the text."""

    name: str  # a key of `CAMERA`, "dolly out", or what is not played
    begin: int
    end: int
    is_played: bool = True


def views_in(text: str) -> list[View]:
    """This will find what a text asks of the camera, in the order of its words; the longest of what overlaps."""
    every = [
        View(f"{name} out" if name == "dolly" and _OUTWARD.search(match[0]) else name, *match.span())
        for name, pattern in _MOVES
        for match in pattern.finditer(text)
        if match[0].strip()
    ]
    every += [
        View(name, *match.span(), is_played=False) for name, pattern in _OTHERS for match in pattern.finditer(text)
    ]
    chosen: list[View] = []
    for view in sorted(every, key=lambda each: each.begin - each.end):
        if all(view.end <= other.begin or view.begin >= other.end for other in chosen):
            chosen.append(view)
    return sorted(chosen, key=lambda each: each.begin)
