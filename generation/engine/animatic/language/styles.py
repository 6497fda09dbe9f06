# ruff: noqa: E501 - tables read better with few rows
"""The style a prompt is to be drawn or filmed in: kept as it is written, beside the preset it belongs to.

A style is told by its medium (*claymation*, *8-bit*, *VHS*), by a word that says so (*in the style of …*, *… look*), or by
standing alone between marks with what can but be made: *1970s paperback cover*, *old western*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generation.engine.animatic.language.classes import LIVING, class_of
from generation.engine.animatic.language.listing import listed


@dataclass(frozen=True)
class Style:
    """A style as it is written, and where; `preset` is a key of `PRESETS`, or the words themselves."""

    words: str
    preset: str
    begin: int
    end: int


PRESETS: dict[str, str] = {
    "anime": "anime|ghibli|manga|miyazaki|shonen|chibi|kawaii",
    "silent film": "silent|chaplin|buster keaton|(?:old|early|vintage|scratchy)[ ,]+black[- ]and[- ]white|1?9?[12]0'?s black[- ]and[- ]white",
    "noir": "noir|black[- ]and[- ]white|b ?& ?w|monochrome|kurosawa|hitchcock|german expressionis[mt]|southern gothic|lynchian",
    "news": "news|newscast|(?:tv|television|on live)|weather (?:forecast|report)|bulletin|livestream|interview",
    "selfie": "selfie|vlog|front camera|video diary|unboxing|tiktok",
    "documentary": "documentary|mockumentary|national geographic|nat geo|found footage|body ?cam|dash ?cam|helmet cam|go ?pro|cctv|security camera|webcam|pov|first[- ]person",
    "pixel art": "pixel(?:s|ate[ds]?|l?ated)?(?:[- ]?art)?|\\d+-bit|game ?boy|retro (?:video )?game|s?nes|nintendo|atari|sega",
    "claymation": "clay(?:mation| animation)?|plasticine|play-?doh|aardman|stop[- ]?motion",
    "papercraft": "paper cut-?outs?|cut-?out|cut paper|paper[- ]?craft|paper (?:animation|puppets?|collage)|origami",
    "stop motion": "laika|puppet|felt|muppet|lego",
    "oil painting": "oil[- ]paint(?:ing|ed)?|oil on canvas|in oils?|impressionis[mt]\\w*|baroque|renaissance|rococo|fresco|van gogh|monet|rembrandt|klimt|dali|hopper|vermeer|bosch|turner",
    "watercolor": "water ?colou?rs?(?: painting)?|gouache|storybook|fairy[- ]tale|picture book|children's book",
    "pencil": "pencils?|charcoal|sketch(?:es|ed|y)?(?! (?:comedy|show))|storyboard|line (?:art|drawing)|graphite|hand-drawn",
    "print": "ink|crayon|chalk|pastel|ukiyo-e|woodblock|woodcut|linocut|engraving|etching|illustration",
    "3d": "3d|cgi|pixar|disney|dreamworks|low[- ]poly|unreal engine|isometric|voxel|minecraft|render(?:ed)?|blender",
    "retro": "vhs|retro|vintage|camcorder|synthwave|vaporwave|1?9?[2-9]0'?s|old|grainy|arcade|technicolou?r",
    "cyberpunk": "\\w+punk|wes anderson|horror|western|sci-fi|trailer|fashion|minimalist",
    "broadcast": "broadcast|cooking show|telenovela|newsreel|game show|talk show|infomercial|commercial|advert|ad|music video|reality tv|soap opera|sitcom",
    "comic": "comic|cartoon|pop[- ]art|graphic novel|slapstick|cel[- ](?:shaded|animation)|rotoscop\\w+|caricature|looney tunes|doodle",
    "nostalgic": "nostalgic|home (?:video|movie)s?|childhood|polaroid|super ?8|8 ?mm|sepia|postcard",
    "festive": "festive|christmas",
    "handheld": "hand-? ?held|shaky[- ]?\\w*|phone",
    "golden": "golden",
    "cinematic": "cinematic|film grain|\\d\\d ?mm|tilt[- ]?shift|anamorphic|imax|epic|dreamlike|long exposure|blockbuster|movie|film|photo\\w*|time-?lapse|bokeh|hyper-?realis\\w+|realis\\w+",
}  # fmt: skip
"""Preset -> the words that mean it; of several the first row counts. What none of them fits has no preset."""

_MODIFIERS = "retro|vintage|old|old-school|classic|grainy|scratchy|faded|soft|dark|gritty|moody|dreamy|cute|simple|loose|handmade|hand-drawn|hand drawn|hand-painted|low-budget|cheesy|campy|dry|epic|nature|wildlife|underwater|victorian|medieval|japanese|chinese|korean|french|british|italian|german|soviet|russian|american|bbc|tv|live|late-night|saturday morning|sunday|studio|film|neo|sci-fi|science fiction|horror|fantasy|fairy|romantic|children's|action|war|crime|heist|disaster|cosy|cozy|black[- ]and[- ]white|colou?rful|pastel|ink|pencil|charcoal|crayon|chalk|oil|pop|pulp|paperback|spaghetti|kung fu|martial arts|bollywood|hollywood|indie|arthouse|art house|nouvelle vague|super|security|surveillance|doorbell|phone|amateur|breaking|weather|nostalgic|animated|ceiling|cave|wall|book|3d|2d|cel|clay|puppet|paper|cut-out|cutout|pixel|8-bit|16-bit|cinematic|anime|cartoon|comic|documentary|family|music|tv|1?9?[2-9]0'?s|20[0-2]0'?s|1[5-9]\\d0'?s|baroque|renaissance|gothic|surreal|surrealist|impressionist|abstract|minimalist|magical|southern|kids'?|educational|slow|silent|dramatic|hand|sports"
_MEDIA = "studio ghibli|ghibli|anime|manga|claymation|clay animation|plasticine animation|stop[- ]?motion|pixel[- ]?art|8-bit|16-bit|32-bit|64-bit|voxel(?: art)?|low[- ]poly|film noir|neo-?noir|noir|pixelated|oil on canvas|vhs|camcorder footage|super ?8|(?:8|16|35|70) ?mm(?: film)?(?: grain)?|film grain|polaroid|daguerreotype|technicolou?r|sepia|monochrome|cgi|3d (?:animation|render(?:ed|ing)?|cartoon)|pixar|disney|dreamworks|aardman|laika studios|unreal engine|cel[- ]shad(?:ed|ing)|cel animation|rotoscop(?:ed?|ing)|ukiyo-e|water ?colou?r(?:s| painting)?|gouache|oil[- ]paint(?:ing|ed)|ink wash|sumi-e|linocut|woodcut|woodblock print|(?:pencil|charcoal|ink) (?:sketch|drawing)|crayon drawing|chalk drawing|line art|impressionis[mt](?:ic)?|expressionis[mt](?:ic)?|cubis[mt]|surrealis[mt]|pop[- ]art|art deco|art nouveau|bauhaus|vaporwave|synthwave|(?:steam|cyber|diesel|solar|atom)punk|(?:cottage|dark ?academia|goblin|weird|dream|fairy|normy|rave|night)core|documentary|mockumentary|newsreel|sitcom|telenovela|infomercial|vlog|time[- ]?lapse|hyper-?lapse|asmr|pov|(?:first|third)[- ]person(?: view| pov| perspective)?|point of view|cctv(?: footage| camera)?|dash ?cam(?: footage| video)?|body ?cam(?: footage)?|helmet cam(?: footage)?|go ?pro(?: footage| video)?|web ?cam(?: footage)?|security camera footage|found footage|home (?:video|movie)s?|silent (?:film|movie)|spag?h?etti western|slapstick|southern gothic|magical realism|tilt[- ]?shift|long[- ]exposure|double exposure|cinematic|anamorphic|imax|(?:photo|hyper|super|ultra)[- ]?realis(?:tic|m)|highlight reel|dreamlike|surreal dream|lynchian|felliniesque|kafkaesque|burtonesque|(?:pulp|retro|afro)-?futuris(?:tic|m)|comic[- ]book style|game ?boy|machinima|shadow puppets?|puppet animation|paper cut-?outs?|cut-?out animation|papercraft|breaking news|live (?:tv|television)|on live television|weather forecast|nostalgic|festive|retro|selfie[- ](?:video|stick|shot|cam|style|mode)(?: vlog)?|video diary|sports broadcast|(?:cooking|game|talk|quiz|talent|puppet|reality) show|reality tv|soap opera|music video|movie trailer|trailer voice|nature channel|looney tunes|wes anderson|tim burton|kurosawa|miyazaki|tarantino|kubrick|hitchcock|spielberg|charlie chaplin|van gogh|monet|picasso|hokusai|rembrandt|klimt|banksy|edward hopper|hieronymus bosch"
_TAILS = "style|styled|look|aesthetic|vibes?|feel|footage|film|movie|tape|video|animation|cartoon|drawing|painting|illustration|render|photo(?:graph)?y?|photograph|picture|print|game|video game|art|voice|voiceover|narration|grain|scan|commercial|ad|detective|effect|inspired|camera|show|clip|recording|series|episode|filter|colou?rs?|postcard"
_MADE = "style|look|aesthetic|vibes?|movie|film|documentary|footage|animation|painting|drawing|illustration|cartoon|photo|photograph|photography|postcard|poster|cover|engraving|etching|sketch|print|mosaic|fresco|tapestry|collage|comic|comic strip|graphic novel|comedy|drama|thriller|western|musical|opera|commercial|advert|advertisement|ad|trailer|broadcast|telecast|news report|news segment|report|newscast|interview|show|sitcom|video|home video|video game|videogame|arcade game|cutscene|gameplay|render|rendering|realism|gothic|surrealism|tale|fable|music video|tutorial|unboxing|livestream|live stream|vlog|diary|cam|b-movie|blockbuster|biopic|epic|parody|spoof|art|diorama|puppetry|puppet show|pantomime|storybook|picture book|nostalgia|retro|futurism|maximalism|minimalism|romanticism|impressionism|expressionism|cubism|baroque|rococo|renaissance|grindhouse|horror|fantasy"
_PLAIN = r"\b(?:in|the|on|at|with|of|from|to|by|while|and|is|are|was|his|her|their|its|my|watching|holding|reading|writing|making|painting a|drawing a|drawing on|no|not|without|they|he|she|it|i|we|who|that|wide|shot|close-up)\b"
"""What a style that stands alone has no word of: then it is a sentence about a film, and no style."""

_BEFORE, _AFTER = r"(?<![\w'’-])", r"(?![\w'’])"
_MEDIUM = re.compile(
    rf"{_BEFORE}(?:(?:in|as|like|shot on|filmed on|shot like|filmed like|shot as)(?: an?| the)? )?"
    rf"(?P<words>(?:(?:{_MODIFIERS})[ -]){{0,4}}(?:{_MEDIA})(?:(?:[ -](?:{_TAILS}))|(?: (?:and|with) (?:{_MEDIA}))){{0,3}}){_AFTER}",
    re.IGNORECASE,
)
_SAID = (
    re.compile(r"\b(?:in|after) the (?:style|manner|spirit|look) of (?:an? |the )?(?P<words>[^,.;:!?\n]{2,40})", re.IGNORECASE),
    re.compile(rf"\b(?:in|with) (?:an? |the )(?P<words>(?:[\w'’&-]+ ){{0,3}}[\w'’&-]+[ -](?:style|look|aesthetic|vibe)){_AFTER}", re.IGNORECASE),
    re.compile(rf"{_BEFORE}(?P<words>[a-z][\w'’]+-(?:style|styled|inspired|esque|core)){_AFTER}", re.IGNORECASE),
    re.compile(r"(?:^|[,.;:!?\n] {0,3})(?:in )?(?P<words>(?:[\w'’&-]+ ){0,3}[\w'’&-]+ (?:style|look|aesthetic|vibes?))(?= ?(?:[,.;:!?\n]|$))", re.IGNORECASE),
    re.compile(rf"(?:shot|filmed|drawn|animated|made|rendered|looks?|looking) (?:to look )?(?:like|as) (?:an? |the )?(?P<words>(?:[\w'’&-]+ ){{0,3}}(?:{_MADE})){_AFTER}", re.IGNORECASE),
    re.compile(rf"\b(?:drawn|painted|sketched|done|rendered) (?P<words>(?:in|with) (?:an? )?(?:pencils?|charcoal|water ?colou?rs?|oils?|oil paints?|ink|crayons?|chalk|pastels?|gouache|pixels)){_AFTER}", re.IGNORECASE),
    re.compile(r"\b(?:shot|filmed|recorded) on (?:an? |the |my )?(?P<words>(?:[\w'’&-]+ )?(?:iphone|film|camcorder|tape|webcam|\w+ ?mm))", re.IGNORECASE),
    re.compile(rf"(?:^|[.;:!?\n] {{0,3}}|^(?:make|create|show|film)(?: me)? )(?:an? |the )?(?P<words>(?!make |create |show |film )(?:[\w'’&-]+ ){{0,3}}(?:{_MADE})) (?:of|showing|about|where|for|on how|how)\b", re.IGNORECASE),
)  # fmt: skip
_ALONE = re.compile(
    rf"^(?:in |as |like )?(?:an? |the )?(?P<words>(?:[\w'’&-]+ ){{0,4}}(?:{_MADE})(?: (?:style|look|feel))?)(?: (?:come|brought|coming) to life)?$",
    re.IGNORECASE,
)
_SHOT = re.compile(r"(?:shot|filmed|recorded|rendered) ", re.IGNORECASE)
_INSIDE = re.compile(r"\w (?:in|the|with|on) ", re.IGNORECASE)
_NO_STYLE = re.compile(
    r"^(?:an? |the |short |vertical |horizontal |landscape |this |my |first |second |next |last |\d+ ?s(?:ec\w*)? ){0,4}(?:video|clip|footage|film|movie|animation|show|photo|photograph|picture|report|look|art|tale|cover|print|poster|comic|ad)$",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(
    r"^\s+(?:and \w+ )?(?:"
    + "|".join(
        listed(
            "cat, cats, dog, dogs, cow, cows, dress, stripes, striped, stripe, fur, tiles, tile, tiled, floor, suit, shirt, feathers, checkered, chess, zebra, panda, penguin, kitten, puppy, spotted, rabbit, bird, ball, camera lens"
        )
    )
    + r")\b",
    re.IGNORECASE,
)
_BLACK_AND_WHITE = re.compile(
    rf"{_BEFORE}(?:in )?(?P<words>(?:scratchy |grainy |old |early |vintage |stark |gritty ){{0,3}}black[ -]and[ -]white(?: (?:silent(?: comedy)?|{_TAILS})){{0,3}}|b ?& ?w){_AFTER}(?! \w+ (?:cat|dog|cow|kitten|puppy|rabbit|bird)\b)",
    re.IGNORECASE,
)
_PRESETS = [(name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for name, pattern in PRESETS.items()]
_FRAGMENT = re.compile(r"[^,.;:!?()\n]+")


def styles_in(text: str) -> list[Style]:
    """This will find the styles of a text, in the order of its words; none overlaps another."""
    found: list[Style] = []
    for begin, end, words in sorted(_all(text), key=lambda each: (each[0], -each[1])):
        if not found or begin >= found[-1].end:
            found.append(Style(words, preset_of(words), begin, end))
    return found


def preset_of(words: str) -> str:
    """This will be the preset that a style's words mean; the words themselves where none does."""
    return next((name for name, pattern in _PRESETS if pattern.search(words)), words.lower())


def _is_at_it(words: str) -> bool:
    """*a boy painting*: somebody does it, and it is no style."""
    who, _, what = words.lower().rpartition(" ")
    return what in {"painting", "drawing"} and class_of(who) in LIVING


def _all(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _MEDIUM.finditer(text):
        yield match.start(), match.end(), match["words"]
    for match in _BLACK_AND_WHITE.finditer(text):
        if not _DESCRIBES.match(text[match.end() :]):
            yield match.start(), match.end(), match["words"]
    for pattern in _SAID:
        for match in pattern.finditer(text):
            if not _NO_STYLE.match(match["words"]) and not _INSIDE.search(match["words"]):
                leads = _SHOT.match(match[0])
                yield match.start() if leads else match.start("words"), match.end("words"), match["words"]
    for fragment in _FRAGMENT.finditer(text):
        alone = fragment[0].strip()
        found = _ALONE.match(alone)
        if found and not (
            re.search(_PLAIN, found["words"], re.I) or _NO_STYLE.match(alone) or _is_at_it(found["words"])
        ):
            begin = fragment.start() + fragment[0].index(alone)
            yield begin, begin + len(alone), found["words"]
