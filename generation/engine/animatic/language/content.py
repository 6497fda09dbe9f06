# ruff: noqa: E501 - tables read better with few rows
"""Which words of a prompt carry something to be seen, and which only speak of the clip, grade, or join others together.

The rule: nouns, verbs and adjectives carry something. Out of these fall only
- words *of the clip* (video, shot, scene): what is asked for is one anyway;
- words that *judge* or *grade* (beautiful, epic, very, perfect): they are of whoever looks on, and there is nothing to draw;
- words that *count or point* (one, other, first, left): how many are there is told of each by itself;
- verbs that *join* (be, have, wear, show, make): what they join is accounted for by itself;
- nouns of *measure and way* (group, kind, time, way, side): so is what they measure.
How something is done (slowly, gently) is no content of its own, unless it is a mood.
"""

from __future__ import annotations

from generation.engine.animatic.language.lemmas import Tag, base, can_be, singular
from generation.engine.animatic.language.listing import all_of
from generation.engine.animatic.language.tokens import Token

_OF_THE_CLIP = all_of(
    "scene, shot, video, clip, camera, footage, film, movie, animation, image, picture, frame, screen, lens, view, background, foreground, angle, focus, quality, resolution, fps, hd, 4k, 8k, uhd, hdr, depth of field, composition, sequence, montage, sfx, audio, sound, sounds, music, soundtrack, dialogue, voiceover, title, caption, style, look, detail, details, effect, effects, take, cut, dissolve, fade, render, timelapse, close-up, closeup, wide-angle, vertical, horizontal, seconds, second, minute, minutes, action, moment, prompt, viewer, motion"
)
_JUDGING = all_of(
    "beautiful, pretty, nice, good, great, best, better, amazing, awesome, stunning, gorgeous, epic, cinematic, dramatic, realistic, hyperrealistic, photorealistic, ultra-realistic, detailed, perfect, wonderful, lovely, cool, breathtaking, spectacular, magnificent, majestic, incredible, fantastic, impressive, professional, high-quality, high, top, ultra, super, extra, extreme, intense, real, simple, plain, complex, typical, ordinary, whole, entire, main, own, same, different, special, certain, favorite, favourite, famous, ridiculous, absurd, funny, crazy, weird, strange, interesting, iconic, vivid, unique, full, total, complete, sudden, cute, adorable, bad, worst, silly, charming, elegant, graceful, atmospheric, mysterious, surreal, whimsical, dreamy, fancy, smooth, sharp, classic, very, hilarious, viral, random, actual, seamless, fun"
)
_COUNTING = all_of(
    "one, other, another, next, last, first, second, third, final, single, lone, alone, many, several, few, left, right, front, rear, top, bottom, middle, upper, lower, inner, outer, close, far, near, nearby, distant, half, double, opposite, more, most, only, each, extra, various, multiple, numerous, together"
)
_JOINING = all_of(
    "be, have, do, get, make, let, show, see, look like, become, seem, appear, include, feature, contain, depict, wear, don, sport, use, need, want, try, dissolve, fade, cut to, start, begin, keep, continue, stop, end, finish, happen, take place, come, go, set, surround, cover, fill, make of, call, name, create, generate, film, imagine, follow, cause, help, manage, decide, attempt, fail, can, will, please, involve, want, like, love, zoom, pan, tilt, track"
)
_MEASURES = all_of(
    "time, way, kind, type, sort, bit, part, lot, side, place, spot, end, middle, center, centre, edge, distance, direction, sight, point, thing, things, stuff, something, anything, nothing, everything, someone, somebody, size, shape, turn, speed, name, fact, idea, concept, form, amount, number, amounts, case, example, mood, atmosphere, vibe, feeling, look, tone, style, world, life, day, manner"
)
_NO_CONTENT: dict[Tag, frozenset[str]] = {
    Tag.NOUN: _OF_THE_CLIP | _MEASURES | _COUNTING,
    Tag.ADJECTIVE: _OF_THE_CLIP | _JUDGING | _COUNTING,
    Tag.VERB: _JOINING,
}


def is_content(token: Token) -> bool:
    """This will say whether a word carries something that is to be seen, heard or done."""
    left_aside = _NO_CONTENT.get(token.tag)
    return left_aside is not None and token.text not in left_aside and token.lemma not in left_aside


def is_telling(word: str) -> bool:
    """This will say whether a word that stands in no sentence carries something, whichever part of speech it is."""
    can = can_be(word) & _NO_CONTENT.keys()
    one = singular(word)[0]
    is_way = Tag.ADVERB in can_be(word) or not word.isalpha() or len(word) < 3
    acted = (base(word) or (word, None))[0]
    named = [Token(word, tag, acted if tag is Tag.VERB else one) for tag in _NO_CONTENT]
    return bool(can) and not is_way and all(map(is_content, named))
