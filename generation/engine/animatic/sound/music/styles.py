# ruff: noqa: E501 - tables read better with one row a line
"""Kinds of music: tempo, metre, harmony, who plays what in which figure. Pure data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generation.engine.animatic.language.listing import listed


@dataclass(frozen=True, kw_only=True)
class Style:
    """A kind of music that can be composed."""

    name: str
    words: tuple[str, ...]  # what it is called in prompts; the first is the plain name
    tempo: tuple[float, float]  # beats a minute, slowest and fastest
    scale: str  # key of `theory.SCALES`
    keys: tuple[int, ...]  # tonics that suit its instruments, semitones above C
    verses: tuple[str, ...]  # chords of four bars, as `theory.chords` reads them; one of them is drawn
    bridge: str
    cadence: str  # chords of the bar before the last; the last one is the tonic's
    tonic: str = "I"
    metre: int = 4
    swing: float = 0.5  # where the second half of a beat falls
    chords: tuple[str, str] | None = None  # voice, figure of `figures.CHORDS`
    pad: str | None = None  # a voice that holds the chords from the second phrase on
    bass: tuple[str, str] | None = None  # voice, figure of `figures.BASSES`
    lead: str | None = None
    second: str | None = None  # takes the tune over in the bridge
    rhythm: str = "flowing"  # key of `figures.RHYTHMS`
    drums: str | None = None  # key of `figures.BEATS`
    middle: int = 72  # MIDI note that the tune moves around
    room: float = 0.16  # share of reverberation
    lead_level: float = 1.0


_MAJOR = ("I vi IV V", "I V vi IV", "I IV I V", "I iii IV V")
_MINOR = ("i bVI bIII bVII", "i iv i V7", "i bVII bVI V7", "i bVI iv V7")


def _style(name: str, words: str, tempo: tuple[float, float], scale: str = "major", **more: Any) -> Style:
    is_minor = scale in {"minor", "harmonic minor", "minor pentatonic", "blues", "dorian"}
    given: dict[str, Any] = {
        "keys": (9, 2, 4) if is_minor else (0, 7, 5, 2), "verses": _MINOR if is_minor else _MAJOR, "tonic": "i" if is_minor else "I",
        "bridge": "iv bVII bIII bVI" if is_minor else "IV I ii V7", "cadence": "iv V7" if is_minor else "IV V7",
    }  # fmt: skip
    return Style(name=name, words=listed(f"{name},{words}"), tempo=tempo, scale=scale, **{**given, **more})


_JAZZ: dict[str, Any] = {
    "verses": ("Imaj7 vi7 ii7 V7", "Imaj7 IVmaj7 ii7 V7", "iii7 vi7 ii7 V7"),
    "bridge": "IVmaj7 iv7 iii7 V7",
    "cadence": "ii7 V7",
    "tonic": "I6",
    "keys": (5, 10, 3, 0),
}
_DARK: dict[str, Any] = {"verses": ("i bVI i bVI", "i iidim i V7"), "cadence": "iidim V7", "bridge": "bVI iv i V7"}

_ALL = (
    _style("jazz", "swing, big band, smooth jazz, cool jazz, jazz club, bebop, cocktail", (84, 150), **_JAZZ, swing=0.66, chords=("piano", "comp"), bass=("double bass", "walk"), lead="saxophone", second="vibraphone", rhythm="swung", drums="swing", middle=67),
    _style("slow jazz", "jazz ballad, late night jazz, noir jazz, lounge, smoky jazz", (56, 76), **_JAZZ, swing=0.64, chords=("electric piano", "held"), bass=("double bass", "two"), lead="saxophone", second="piano", rhythm="singing", drums="brushes", middle=65, room=0.22),
    _style("blues", "blues guitar, delta blues, boogie", (72, 110), "blues", verses=("I7 IV7 I7 V7", "I7 I7 IV7 I7"), bridge="IV7 IV7 I7 V7", cadence="V7 IV7", tonic="I7", keys=(4, 9, 7), swing=0.66, chords=("guitar", "comp"), bass=("bass guitar", "walk"), lead="harmonica", second="piano", rhythm="swung", drums="shuffle", middle=67),
    _style("bossa nova", "bossa, samba, brazilian, latin jazz", (112, 140), **_JAZZ, chords=("guitar", "bossa"), bass=("double bass", "two"), lead="flute", second="vibraphone", rhythm="syncopated", drums="bossa", middle=72),
    _style("latin", "salsa, mambo, cumbia, rumba, cuban, mariachi, flamenco", (96, 126), "harmonic minor", verses=("i iv V7 i", "i bVII bVI V7"), chords=("piano", "montuno"), bass=("bass guitar", "tresillo"), lead="trumpet", second="flute", rhythm="syncopated", drums="latin", middle=70),
    _style("tango", "argentine tango", (112, 128), "harmonic minor", verses=("i iv V7 i", "i V7 i V7"), chords=("piano", "march"), bass=("double bass", "two"), lead="accordion", second="violin", rhythm="syncopated", middle=70),
    _style("orchestral", "orchestra, classical, symphony, symphonic, film score, cinematic score, score, cinematic music", (80, 112), chords=("strings", "held"), pad="horns", bass=("cello", "root"), lead="violin", second="flute", drums="soft orchestra", middle=74, room=0.26),
    _style("epic orchestral", "epic, dramatic orchestral, dramatic, trailer music, heroic, battle music, action music, superhero theme, adventure, triumphant", (92, 132), "minor", verses=("i bVI bIII bVII", "i bIII bVII bVI"), cadence="bVI bVII", bridge="bVI bVII i bVII", chords=("strings", "drive"), pad="brass", bass=("cello", "eighths"), lead="horns", second="choir", rhythm="broad", drums="taiko", middle=65, room=0.28, keys=(2, 4, 0)),
    _style("strings", "violins, violin, string quartet, chamber music, cello", (66, 92), "minor", chords=("slow strings", "held"), bass=("cello", "root"), lead="violin", rhythm="singing", middle=74, room=0.24),
    _style("sad piano", "sad solo piano, melancholy piano, melancholic, sad, sorrowful, emotional piano, heartbreak, mournful", (54, 72), "minor", chords=("soft piano", "broken"), bass=("soft piano", "root"), lead="soft piano", rhythm="singing", middle=72, room=0.24),
    _style("piano", "solo piano, romantic piano, nocturne, romantic, ballad", (66, 92), chords=("piano", "broken"), bass=("piano", "root"), lead="piano", middle=74, room=0.2),
    _style("ragtime", "ragtime piano, honky-tonk, saloon piano, silent film piano, old-time piano, charleston, vaudeville", (104, 148), verses=("I I V7 I", "I VI7 II7 V7"), bridge="IV I II7 V7", cadence="II7 V7", chords=("piano", "oompah"), bass=("piano", "two"), lead="piano", rhythm="syncopated", middle=76),
    _style("waltz", "viennese waltz, ballroom, merry-go-round, carousel", (132, 184), metre=3, verses=("I I V7 V7", "I vi ii V7"), chords=("strings", "waltz"), bass=("cello", "root"), lead="violin", second="flute", rhythm="waltzing", drums="waltz", middle=74, room=0.2),
    _style("lullaby", "music box, bedtime, cradle song, nursery rhyme, gentle, tender, baby", (66, 92), metre=3, verses=("I IV V I", "I vi IV V"), cadence="V V", chords=("harp", "waltz"), bass=("harp", "root"), lead="music box", rhythm="waltzing", middle=79, room=0.22),
    _style("lo-fi beats", "lo-fi, lo-fi hip hop, lo fi, chillhop, chill beats, study beats, chill, relaxing", (68, 86), **_JAZZ, swing=0.6, chords=("electric piano", "lazy"), bass=("sub bass", "lazy"), lead="vibraphone", second="guitar", rhythm="sparse", drums="lo-fi", middle=70, lead_level=0.8),
    _style("hip hop", "rap, trap, boom bap, trap beat, hip-hop, r&b, rnb", (80, 98), "minor", chords=("electric piano", "lazy"), bass=("sub bass", "lazy"), lead="pluck", rhythm="sparse", drums="hip hop", middle=70),
    _style("upbeat ukulele", "ukulele, happy, cheerful, hawaiian, whistling, sunny, corporate, jolly, quirky, comedy, funny, playful, feel-good", (108, 132), chords=("ukulele", "strum"), bass=("bass guitar", "two"), lead="whistle", second="glockenspiel", rhythm="bouncy", drums="claps", middle=79),
    _style("acoustic guitar", "guitar, folk, folk guitar, campfire, acoustic, singer-songwriter, fingerpicking, indie folk", (84, 116), chords=("guitar", "picked"), bass=("guitar", "root"), lead="steel guitar", second="harmonica", middle=71),
    _style("country", "banjo, bluegrass, western, cowboy, hillbilly, fiddle, americana, hoedown", (104, 138), chords=("steel guitar", "oompah"), bass=("double bass", "two"), lead="banjo", second="violin", rhythm="bouncy", drums="train", middle=71),
    _style("celtic", "irish, scottish, folk dance, jig, reel, medieval, tavern, bard, renaissance, viking", (108, 132), "dorian", verses=("i bVII i bVII", "i bIII bVII i"), cadence="bVII bVII", bridge="bIII bVII i bVII", chords=("harp", "picked"), bass=("cello", "root"), lead="flute", second="violin", rhythm="bouncy", drums="frame drum", middle=74),
    _style("rock", "rock and roll, guitar riff, indie rock, classic rock, surf rock, rock guitar, electric guitar, garage rock", (112, 146), "mixolydian", verses=("I bVII IV I", "I IV V IV"), cadence="IV V", chords=("power guitar", "pulse"), bass=("bass guitar", "eighths"), lead="power guitar", rhythm="driving", drums="rock", middle=67),
    _style("metal", "heavy metal, punk, hardcore, death metal, punk rock, hard rock, aggressive, angry", (144, 184), "minor", verses=("i5 bVI5 bVII5 i5", "i5 i5 bII5 i5"), tonic="i5", cadence="bVI5 bVII5", bridge="bVI5 bVII5 i5 bVII5", chords=("power guitar", "pulse"), bass=("bass guitar", "eighths"), lead="power guitar", rhythm="driving", drums="metal", middle=64),
    _style("pop", "pop song, k-pop, catchy, teen pop, radio hit, motivational, inspiring, uplifting", (100, 124), chords=("electric piano", "pulse"), pad="pad", bass=("synth bass", "eighths"), lead="lead", second="glockenspiel", rhythm="bouncy", drums="pop"),
    _style("disco", "seventies disco, boogie nights, dance-pop, party, party music, club", (112, 124), "dorian", verses=("i7 iv7 bVII bIII", "i7 bVII bVI V7"), chords=("electric piano", "offbeat"), pad="strings", bass=("bass guitar", "octaves"), lead="strings", second="brass", rhythm="syncopated", drums="disco"),
    _style("funk", "funky, groovy, groove, slap bass, soul, motown", (96, 112), "dorian", verses=("i7 i7 iv7 i7", "i7 IV7 i7 IV7"), cadence="iv7 V7", bridge="iv7 iv7 i7 V7", chords=("guitar", "scratch"), bass=("bass guitar", "funk"), lead="brass", second="saxophone", rhythm="sparse", drums="funk", middle=67),
    _style("techno", "rave, electronic dance, edm, trance, hard techno, industrial, dance", (126, 140), "minor", verses=("i i bVI bVII", "i i i bVII"), cadence="bVI bVII", chords=("supersaw", "offbeat"), bass=("synth bass", "offbeat"), lead="pluck", rhythm="driving", drums="four on the floor", room=0.14),
    _style("house", "deep house, tropical house, electro, electronic, electronica, eurodance", (118, 126), "minor", verses=("i7 bVImaj7 bIII bVII", "i7 iv7 bVII bIII"), chords=("electric piano", "stabs"), pad="pad", bass=("synth bass", "offbeat"), lead="pluck", rhythm="syncopated", drums="house"),
    _style("drum and bass", "dnb, jungle, breakbeat, chase music", (166, 176), "minor", chords=("pad", "held"), bass=("sub bass", "tresillo"), lead="lead", rhythm="sparse", drums="breaks"),
    _style("synthwave", "synth, synths, 80s synth, 80s synthwave, eighties, vaporwave, retro synth, retrowave, cyberpunk, neon, 80s", (84, 112), "minor", chords=("supersaw", "held"), pad="pad", bass=("synth bass", "eighths"), lead="lead", rhythm="broad", drums="eighties", room=0.24),
    _style("ambient", "drone, atmospheric, meditation, spa, dreamy, ethereal, soundscape, new age, peaceful, calm, serene, space music, zen", (54, 72), "lydian", verses=("Imaj7 iii7 Imaj7 vi7", "Iadd9 II Iadd9 vi7"), cadence="IVmaj7 V", tonic="Iadd9", bridge="vi7 IVmaj7 I V", chords=("pad", "held"), bass=("sub bass", "root"), lead="harp", second="vibraphone", rhythm="sparse", room=0.34, lead_level=0.7),
    _style("8-bit", "chiptune, video game, game music, arcade, pixel, nintendo, 8 bit, retro game, 16-bit", (132, 168), chords=("thin pulse", "arpeggio"), bass=("triangle", "octaves"), lead="pulse", rhythm="bouncy", drums="chip", middle=76, room=0.0),
    _style("fanfare", "brass fanfare, royal, trumpets, victory, triumph, olympic, ceremony, trumpet, brass band", (100, 126), verses=("I I IV V", "I V I V"), cadence="IV V", bridge="IV I IV V", chords=("brass", "heralds"), bass=("tuba", "two"), lead="trumpet", rhythm="heralding", drums="fanfare", middle=70, room=0.26, keys=(10, 5, 3)),
    _style("march", "military march, marching band, parade, patriotic, army", (108, 124), verses=("I I V7 I", "I IV V7 I"), chords=("brass", "oompah"), bass=("tuba", "two"), lead="trumpet", second="flute", rhythm="bouncy", drums="march", middle=70, keys=(10, 5, 3)),
    _style("circus", "carnival, clown, calliope, fairground, silly, slapstick", (126, 152), verses=("I I V7 I", "I IV V7 I"), chords=("organ", "oompah"), bass=("tuba", "two"), lead="clarinet", second="trumpet", rhythm="bouncy", drums="march", middle=74),
    _style("polka", "accordion, oktoberfest, oom-pah, bavarian, klezmer, french accordion, french cafe, musette", (112, 132), verses=("I I V7 I", "I V7 V7 I"), chords=("accordion", "oompah"), bass=("tuba", "two"), lead="accordion", second="clarinet", rhythm="bouncy", drums="polka", middle=74),
    _style("reggae", "ska, dub, jamaican, caribbean, calypso, island, tropical, steel drum, steel drums", (74, 96), verses=("I IV I V", "I V vi IV"), chords=("organ", "offbeat"), bass=("bass guitar", "lazy"), lead="steel drum", second="flute", rhythm="syncopated", drums="reggae"),
    _style("suspense", "horror, scary, creepy, spooky, tense, tension, thriller, ominous, eerie, sinister, mysterious, mystery, dark", (60, 84), "harmonic minor", **_DARK, chords=("slow strings", "held"), bass=("cello", "pulse"), lead="vibraphone", second="music box", rhythm="sparse", drums="heartbeat", middle=66, room=0.34, keys=(1, 6, 8)),
    _style("spy", "detective, spy theme, secret agent, sneaky, sneaking, stealth, heist, mischievous", (104, 128), "harmonic minor", verses=("i i bVI V7", "i iv i V7"), swing=0.6, chords=("pizzicato", "comp"), bass=("double bass", "walk"), lead="clarinet", second="trumpet", rhythm="swung", drums="brushes", middle=67),
    _style("choir", "choral, hymn, gregorian chant, chant, angelic, heavenly, gospel, sacred", (60, 80), cadence="IV V", chords=("choir", "held"), bass=("church organ", "root"), lead="choir", rhythm="singing", room=0.4),
    _style("church organ", "organ, organ chord, pipe organ, cathedral, baroque, fugue, bach, wedding", (66, 96), chords=("church organ", "held"), bass=("church organ", "root"), lead="church organ", rhythm="flowing", room=0.36, middle=74),
    _style("baroque", "harpsichord, vivaldi, mozart, minuet, courtly, string quartet allegro", (88, 116), verses=("I V vi iii", "I IV V7 I"), chords=("harpsichord", "broken"), bass=("cello", "two"), lead="violin", second="flute", rhythm="bouncy", middle=74, room=0.2),
    _style("christmas", "christmas music, festive, xmas, jingle bells, holiday, carol, santa, sleigh ride", (108, 138), verses=("I IV V7 I", "I vi ii V7"), chords=("strings", "oompah"), bass=("cello", "two"), lead="glockenspiel", second="trumpet", rhythm="bouncy", drums="sleigh", middle=79, room=0.22),
    _style("magic", "fairy tale, enchanted, whimsical, wonder, fantasy, harp, magical, sparkling, wondrous, celesta", (84, 108), "lydian", verses=("I II I II", "I II vi IV"), cadence="IV V", bridge="vi II IV V", chords=("harp", "arpeggio"), pad="slow strings", bass=("cello", "root"), lead="glockenspiel", second="flute", middle=79, room=0.3),
    _style("asian", "chinese, japanese, koto, oriental, guzheng, shamisen, zen garden", (72, 100), "pentatonic", verses=("I vi I V", "vi I V vi"), chords=("koto", "broken"), bass=("koto", "root"), lead="flute", second="koto", middle=74, room=0.24),
    _style("indian", "bollywood, sitar, raga, bhangra, middle eastern, arabic, oud, egyptian, desert music", (92, 116), "harmonic minor", verses=("i5 i5 bII5 i5", "i5 bVI5 bII5 i5"), tonic="i5", cadence="bII5 bII5", bridge="bII5 i5 bVI5 bII5", chords=("sitar", "pulse"), bass=("cello", "root"), lead="sitar", second="flute", rhythm="syncopated", drums="hand drums", middle=69),
    _style("drums", "distant drums, percussion, drumming, tribal drums, drum solo, african drums, tribal, war drums, taiko drums", (96, 126), "minor pentatonic", verses=("i5 i5 i5 i5",), cadence="i5 i5", tonic="i5", bridge="i5 i5 i5 i5", drums="drum circle", room=0.26),
    _style("western", "spaghetti western, showdown, duel, ennio morricone", (80, 104), "minor", verses=("i bVII bVI V7", "i i bVI bVII"), chords=("steel guitar", "drive"), pad="choir", bass=("bass guitar", "two"), lead="whistle", second="trumpet", rhythm="broad", drums="gallop", middle=76, room=0.3),
    _style("marimba", "xylophone, kalimba, tropical marimba, afrobeat, african, island breeze, tutorial", (100, 124), "pentatonic", verses=("I IV I V", "I V IV I"), chords=("marimba", "montuno"), bass=("bass guitar", "tresillo"), lead="marimba", second="flute", rhythm="syncopated", drums="shaker"),
    _style("saxophone", "sax, saxophone far away, sax solo, jazz saxophone", (60, 84), **_JAZZ, swing=0.62, chords=("electric piano", "held"), bass=("double bass", "two"), lead="saxophone", rhythm="singing", middle=67, room=0.32),
)  # fmt: skip

STYLES: dict[str, Style] = {style.name: style for style in _ALL}
