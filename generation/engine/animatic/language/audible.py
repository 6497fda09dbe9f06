# ruff: noqa: E501 - tables read better with few rows
"""What a prompt wants to be heard: sounds and music, by name (*SFX: …*), by how it is said (*with a crash*), or because a part
between two marks is nothing else (*gulls crying*, *soft piano*).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generation.engine.animatic.language import closed
from generation.engine.animatic.language.classes import LIVING, class_of
from generation.engine.animatic.language.lemmas import Tag, can_be, singular
from generation.engine.animatic.language.listing import all_of

_NOISES = "applause|bangs?|barks?|barking|beeps?|beeping|bells?|birdsong|bird song|blasts?|bleats?|bleating|boings?|booms?|breathing|buzz|buzzing|buzzer|cackles?|caw|cawing|chatter|chattering|chimes?|chirps?|chirping|clacks?|clangs?|clang clang|clanging|clanks?|clatter|clattering|claps?|clapping|clicks?|clicking|clinks?|clinking|clucks?|clucking|coughs?|coughing|crackle|crackles|crackling|crash|crashes|creaks?|creaking|crickets|croaks?|croaking|crowd noise|crunch|crunches|crunching|cuckoo|dings?|ding dong|door ?bells?|drips?|drip drip|dripping|drum ?rolls?|rimshot|echo(?:es)?|explosions?|fanfare horn|fizz|fizzing|flap|flapping|fog ?horns?|foot ?steps|gasps?|gavel|giggles?|giggling|gong|groans?|growls?|growling|grunts?|gunshots?|gunfire|gurgles?|gurgling|heart ?beats?|hiccups?|hiss|hisses|hissing|honks?|honking|hoots?|hooting|hoof ?beats|horns?|howls?|howling|hum|hums|humming|jingles?|jingling|knocks?|knocking|laugh track|canned laughter|laughter|meows?|meowing|moans?|moaning|moos?|mooing|mumbling|murmurs?|murmuring|neighs?|neighing|noises?|oinks?|oinking|patter|pattering|ping|pings|plops?|pops?|popping|purrs?|purring|quacks?|quack quack|quacking|rattles?|rattling|record scratch|revving|ribbit|ring ?tones?|ringing|roars?|roaring|rumbles?|rumbling|rustles?|rustling|scrapes?|scraping|scratch|scratching|screams?|screaming|screech|screeches|screeching|shatter|shattering|shrieks?|shush|sighs?|sirens?|sizzles?|sizzling|slams?|slaps?|slurps?|slurping|smacks?|snaps?|snarls?|sneezes?|snores?|snoring|snorts?|sobbing|sound ?effects?|sounds?|splash|splashes|splashing|splats?|squawks?|squawking|squeaks?|squeaking|squeals?|squealing|squelch|squelches|squelching|squish|static noise|swish|swishes|swoosh|swooshes|thuds?|thumps?|thunderclaps?|thwack|tick ?-?tock|ticking|ticks|tinkles?|tinkling|toots?|tweets?|tweeting|twangs?|wails?|wailing|whimpers?|whines?|whining|whinny|whip crack|whirrs?|whirring|whispers|whispering|whistles?|whistling|whizz|whizzing|whoops?|whoosh|whooshes|whooshing|woofs?|yaps?|yapping|yelps?|yowl|zaps?|zing|dial tone|busy signal|camera shutter|engine noise|traffic noise|white noise|air ?horn|alarm|cash register|cicadas|audience laughter|crowd murmur|sonar|typing"
_MAKES = "clacking|barking|beeping|blaring|bleating|booming|breaking|buzzing|cawing|chattering|chiming|chirping|clanging|clanking|clattering|clicking|clinking|clucking|cracking|crackling|crashing|creaking|croaking|crowing|crunching|crying|dripping|droning|echoing|fizzing|flapping|grinding|growling|gurgling|hissing|honking|hooting|howling|humming|jangling|jingling|lapping|mooing|neighing|pattering|pealing|pinging|popping|purring|quacking|rattling|revving|ringing|roaring|rumbling|rustling|scraping|screaming|screeching|shattering|singing|sizzling|slamming|snapping|sputtering|squawking|squeaking|squealing|thudding|thumping|ticking|tinkling|tolling|tooting|twittering|wailing|whirring|whistling|whooshing|shaking the \\w+"
_VOICED = "wheels?|wipers?|gusts?|shoes|gulls?|seagulls?|birds?|crickets?|cicadas?|frogs?|owls?|wolves|wolf|coyotes?|dogs?|cats?|cows?|sheep|horses?|ducks?|geese|chickens?|roosters?|crows?|insects?|bees|flies|monkeys|bells?|sirens?|alarms?|phones?|telephones?|clocks?|engines?|motors?|horns?|trains?|brakes?|tires?|tyres?|doors?|floors?|floorboards?|stairs|cables?|chains?|wood|ice|glass|plates?|dishes|cups?|leaves|branches|twigs?|grass|rain|water|waves?|sea|surf|fire|flames|fireplace|wind|thunder|wings?|sails?|flags?|paper|coins?|keys|pipes?|taps?|faucet|gutter|kettle|pan|machines?|machinery|gears|keyboards?|drill|hammers?|saw|chainsaw|fan|radio|tv|crowd|audience|children|baby|stadium|traffic|cars|footsteps|hooves|boots|heels|pages|rope|metal|springs?|hinges?|windows?|shutters?|gate|bed|rocking chair|cables|typewriter|applause|heart|stomach|rocks|stones|gravel|snow|drums"
_WHERE = "in the (?:far |very )?(?:distance|background|next room|dark|street|air)|far (?:away|off)|from afar|nearby|outside|off-?screen|somewhere|overhead|everywhere|all around|echoing|echoes|softly|quietly|loudly|faintly|getting (?:louder|closer)|growing louder|fading(?: away)?|at the end|throughout|from (?:upstairs|downstairs|outside|above|below|next door)"
_GENRES = "music|musique|soundtrack|score|bgm|jazz|blues|rock|hard rock|rock ?'?n'? ?roll|punk|metal|heavy metal|pop|[jk]-?pop|hip[- ]?hop|rap|trap|r&b|soul|funk|disco|techno|house music|trance|edm|dubstep|drum ?(?:and|&|n) ?bass|electro|electronica|electronic|synth-?pop|ambient|lo-?fi|chillhop|chillwave|reggae|ska|dub|salsa|samba|bossa nova|tango|mambo|rumba|cumbia|flamenco|fado|mariachi|polka|waltz(?:es)?|klezmer|bluegrass|country|folk|celtic|gospel|opera|aria|classical|orchestral|ragtime|swing|big band|dixieland|boogie-woogie|honky-tonk|chip-?tunes?|musette|oompah|(?:sea )?shant(?:y|ies)(?: singing)?|lullab(?:y|ies)|nursery rhyme|march|hymn|anthem|ballad|requiem|symphony|concerto|sonata|nocturne|serenade|minuet|overture|cantata|choir|chorus|chanting|(?:gregorian )?chants?|muzak|carols?|jingle bells|yodell?ing|surf guitar|surf rock|grunge|indie|bollywood|afrobeat|calypso|zydeco|tarantella|can-?can|charleston|foxtrot|bolero|fugue|tune|songs?|melody|melodies|theme|beats?|riff|stings?|stinger|chords?|fanfare|jingle|soundscape|groove|solo|duet|arpeggios?|drumbeat|singing|humming tune|hum-along|crescendo|drone music|interlude|medley|motif|leitmotif"
_INSTRUMENTS = "pianos?|guitars?|ukuleles?|banjos?|mandolins?|violins?|fiddles?|violas?|cellos?|double bass|bassline|bass|harps?|lutes?|sitars?|kotos?|shamisen|erhu|flutes?|pan ?flutes?|panpipes|recorders?|clarinets?|oboes?|bassoons?|saxophones?|sax|trumpets?|trombones?|tubas?|french horns?|brass|strings|woodwinds?|drums|percussion|bongos?|tablas?|taiko|marimba|xylophone|glockenspiel|vibraphone|kalimba|music box|accordions?|bandoneon|concertina|harmonica|bagpipes?|organ|harpsichord|celesta|synths?(?: pads?)?|synthesi[sz]ers?|theremin|didgeridoo|hurdy-gurdy|steel drums?|timpani|balalaika|orchestra|jazz (?:band|trio|quartet)|string (?:quartet|trio)|brass band|castanets|maracas|kazoo|zither|bouzouki|oud|tin whistle|slide guitar|beatbox(?:ing)?"
_COMPOSERS = "tchaikovsky|mozart|beethoven|bach|vivaldi|chopin|wagner|strauss|debussy|satie|brahms|verdi|puccini|handel|haydn|rossini|bizet|grieg|holst|ravel|stravinsky|mahler|schubert|liszt|dvorak|gershwin|rachmaninoff|prokofiev|shostakovich|elgar|offenbach|hans zimmer|john williams|morricone|danny elfman|philip glass|vangelis|abba|elvis|beatles|queen song|blue danube|ride of the valkyries|moonlight sonata|four seasons|swan lake|nutcracker|canon in d|für elise|fur elise|ave maria|ode to joy|clair de lune|flight of the bumblebee|hall of the mountain king|bohemian rhapsody|auld lang syne|happy birthday|wedding march|silent night|william tell"
_PLAYING = "(?:(?:is |are |that |keeps? |softly |quietly |gently |slowly |loudly )*(?:plays?|playing|swells?|swelling|builds?|building|fades?(?: in| out)?|fading|kicks in|starts|stops|begins|drops|blasts?|blasting|blares?|blaring|drifts?|drifting|rises|going out of tune|continues?)(?: (?:softly|quietly|gently|loudly|slowly|on a [\\w ]+|from [\\w ]+|in the background|throughout|underneath|in a loop))*)"
_TRAIL = f"(?: (?:{_PLAYING}|{_WHERE}|in the background|underneath|played (?:on|by) (?:an? |the )?[\\w -]{{2,30}}|on (?:an? |the )[\\w -]{{2,24}}|that slowly [\\w ]{{3,40}}|only|style|vibes?))"
_NO = re.compile(r"\b(?:no|not|without|nobody|never|isn't|any)\b", re.IGNORECASE)

_HEARD_ALONE = all_of(
    "sounds, noises, siren sounds, bells, chimes, footsteps, crickets, cicadas, sirens, horns, foghorns, gunshots, hoofbeats, drums, beeps, explosions, gasps, splashes, doorbells, ringing, ticking, dripping, crackling, rumbling, chirping, buzzing, honking, creaking, clanking, clinking, rustling, jingling, tinkling, whirring, humming, pattering, gunfire, sizzling, typing, traffic noises, noises, echoes, thuds, clicks, clangs, sound effects, echoes"
)
_INNER = r"(?:an?|the|is|are|he|she|it|they|his|her|its|their|on|in|with|to|from|and|of|at|playing|plays|dancing|holding|one)\b"
_LONE_DEEDS = re.compile(r"^(?:\w+ing|\w+[^s]s)$")
_E = re.IGNORECASE
_NAMED = re.compile(
    r"\b(?P<what>sfx|foley|ambien(?:ce|t sounds?)|audio|sound ?effects?|sounds?|noises?|music|soundtrack|score|bgm|song|tune)\s*(?::|\s-\s)\s*(?P<list>[^\n.;]*)[.;]?",
    _E,
)
_OF = re.compile(
    rf"(?:,? ?\b(?:and|with|to|we hear|you (?:can )?hear|hearing) )?(?<![\w'-])(?:the |a |an )?(?:[\w'-]{{1,30}} )?(?:sounds?|noises?) of (?P<sound>(?:[\w'-]+ ){{0,4}}?[\w'-]+(?: {_WHERE})?)(?=[,.;:!?\n]|$| and )",
    _E,
)
_HEARD = (
    re.compile(rf"\b(?:we|you|i|they|one)(?: can| could)?(?: only| just)? hears? (?:the |an? )?(?P<sound>(?:[\w'-]+ ){{0,4}}[\w'-]+?(?: {_WHERE})?)(?=[,.;:!?\n]|$| and )", _E),
    re.compile(rf"(?<![\w'-])(?P<sound>(?:[\w'-]{{1,30}} ){{0,3}}[\w'-]{{1,30}}) (?:can be|is|are) heard(?: {_WHERE})?(?=[,.;:!?\n]|$)", _E),
    re.compile(rf"(?<=\w) with (?:an? )(?P<sound>(?:(?:loud|huge|soft|quiet|big|deafening|tiny|sudden|terrible|dull|heavy|satisfying|wet|sharp|mighty|tremendous|almighty|faint|little|gentle|deep|high-pitched) ){{0,2}}(?:{_NOISES}))(?! of| that| in (?:his|her|its|their)| from)(?=[,.;:!?\n]|$| and | as | into | on )", _E),
    re.compile(rf"\bwith (?P<sound>(?:[\w'-]+ )?(?:{_VOICED}) (?:{_MAKES}))(?=[,.;:!?\n]|$| and )", _E),
)  # fmt: skip
_SET_TO = re.compile(
    rf"(?:,? ?\b(?:set |dancing |dances |dance |moving |all |and )?(?:to|over|with|by|accompanied by)|while|as) (?:an? |some |the (?:sound|beat|tune|rhythm|music)s? of (?:an? |the )?|the )?(?P<music>(?:[\w'&-]+ ){{0,3}}(?:{_GENRES}|{_COMPOSERS})){_TRAIL}{{0,2}}(?=[,.;:!?\n]|$| and )", _E
)  # fmt: skip
_SETS_ABOUT = re.compile(
    r"\b(?:start|begin|began|begun|tr[yi]|want|learn|love|like|need|decide|continue|about|going|has|have|used)(?:s|ed|es|ning|ing)?$",
    _E,
)
"""What leads to a verb: *the chair starts to rock* is no music."""
_PLAYED = re.compile(
    rf"(?:^|(?<=[,.;] ))(?P<source>(?:an? |the )?(?:old )?(?:radio|jukebox|gramophone|record player|speakers?|band)) (?:playing|plays) (?:an? |some |the )?(?P<music>(?:[\w'&-]+ ){{0,3}}(?:{_GENRES}|{_COMPOSERS}))(?=[,.;:!?\n]|$)|"
    rf"\b(?:(?:our|the|my) )?(?:song|music|soundtrack|tune) is (?P<is_music>(?:[\w'&-]+ ){{0,3}}(?:{_GENRES}|{_INSTRUMENTS}))(?=[,.;:!?\n]|$)",
    _E,
)
_SOUND_ALONE = re.compile(
    rf"^(?:and |with |only |just |plus |then |some |distant )*(?:an? |the )?(?P<sound>(?:(?!{_INNER})[\w'-]+ ){{0,4}}(?:{_NOISES})(?: (?:{_WHERE}|from (?:the )?[\w]{{3,20}}|only|shaking [\w ]+|of [\w ]{{3,30}}))*)$", _E
)  # fmt: skip
_SOUNDING = re.compile(
    rf"^(?:and |with |only |just )*(?:an? |the |some )?(?P<sound>(?:[\w'-]+ ){{0,2}}(?:{_VOICED}) (?:{_MAKES})(?: {_WHERE})*|(?:{_MAKES}) (?:[\w'-]+ )?(?:{_VOICED})(?: {_WHERE})*)$",
    _E,
)
_ONLY = re.compile(
    rf"(?:^|(?<=[,.;] )|(?<=\bmusic ))(?:only|just) (?:the )?(?P<sound>(?:[\w'-]+ )?(?:{_NOISES}|{_VOICED}))(?=[,.;]|$)|(?:^|(?<=[,.;] ))(?P<sound_only>(?:[\w'-]+ )?(?:{_NOISES}|{_VOICED})) only(?=[,.;]|$)",
    _E,
)
_MUSIC_ALONE = re.compile(
    rf"^(?:and |with |set to |to |over |accompanied by |plus |some |there is )*(?P<article>an? |the )?(?P<music>(?:(?!{_INNER})[\w'&-]+ ){{0,4}}?(?:(?P<thing>{_INSTRUMENTS})|{_GENRES}|{_COMPOSERS}){_TRAIL}{{0,3}})$", _E
)  # fmt: skip
_PART = re.compile(r"[^,.;:!?()\n]+")


_WEATHER_TOO = all_of("wind, rain, thunder, waves, surf, howling wind")


@dataclass
class Heard:
    """The sounds and the music of a text, and the text without them."""

    sounds: list[str] = field(default_factory=list)
    music: str | None = None
    text: str = ""


def heard_in(text: str, *, is_first: bool) -> Heard:
    """This will take what is to be heard out of a text; `is_first`: it begins a prompt, and so names who is in it."""
    heard = Heard()
    text = _named(text, heard)
    text = _told(text, heard)
    heard.text = _parts(text, heard, is_first=is_first)
    heard.sounds = list(dict.fromkeys(each for each in heard.sounds if each))
    return heard


def _named(text: str, heard: Heard) -> str:
    """*SFX: thunder, bells. Music: sad piano.*"""

    def taken(match: re.Match[str]) -> str:
        if match["what"].lower() in {"music", "soundtrack", "score", "bgm", "song", "tune"}:
            heard.music = heard.music or match["list"].strip() or None
        else:
            heard.sounds += [each.strip() for each in match["list"].split(",") if not _NO.match(each.strip())]
        return ". "

    return _NAMED.sub(taken, text)


def _told(text: str, heard: Heard) -> str:
    """*the sound of rain*, *we hear bells*, *with a loud crash*, *to jazz music*."""

    def sounds(match: re.Match[str]) -> str:
        heard.sounds.append(match["sound"].strip())
        return " "

    def plays(match: re.Match[str]) -> str:
        is_deed = match[0].lstrip(" ,").startswith("to ") and _SETS_ABOUT.search(match.string[: match.start()].rstrip())
        if heard.music is not None or _NO.search(match[0]) or is_deed:
            return match[0]
        heard.music = match["music"].strip()
        return " "

    def played(match: re.Match[str]) -> str:
        heard.music = heard.music or (match["music"] or match["is_music"]).strip()
        return match["source"] or " "

    text = _SET_TO.sub(plays, _PLAYED.sub(played, text))
    for pattern in (_OF, *_HEARD):
        text = pattern.sub(sounds, text)
    for match in _ONLY.finditer(text):  # which stays: only wind is weather, too
        heard.sounds.append((match["sound"] or match["sound_only"]).strip())
    return text


def _parts(text: str, heard: Heard, *, is_first: bool) -> str:
    """What stands alone between two marks and is nothing but heard."""
    kept, at, was_heard = "", 0, False
    for part in _PART.finditer(text):
        alone = part[0].strip()
        if not alone:
            continue
        opens = is_first and not text[: part.start()].strip(" .,;:!?\n")
        if was_heard and alone.lower() in _WEATHER_TOO:  # which stays: it is seen, too
            heard.sounds.append(alone)
            continue
        was_heard = not _NO.search(alone) and _takes(alone, heard, opens=opens)
        if was_heard:
            kept += text[at : part.start()] + " "
            at = part.end()
    return kept + text[at:]


def _takes(alone: str, heard: Heard, *, opens: bool) -> bool:
    if opens or len(alone) > 120:
        return False
    if " and " in alone and all(_takes(each, Heard(), opens=False) for each in alone.split(" and ")):
        return all(_takes(each, heard, opens=False) for each in alone.split(" and "))
    music = None if _SOUNDING.match(alone) or alone.lower() == "pop" else _MUSIC_ALONE.match(alone)
    if music and not (music["article"] and music["thing"]):
        if heard.music is None:
            heard.music = music["music"].strip()
        return True
    sound = _SOUNDING.match(alone) or _SOUND_ALONE.match(alone)
    if sound and _is_done(sound["sound"].lower()):
        return False
    if sound:
        heard.sounds.append(sound["sound"].strip())
    return sound is not None


_IS_VOICED, _IS_NOISE = re.compile(_VOICED), re.compile(_NOISES)


def _is_deed_of(noun: str, verb: str) -> bool:
    """*printer whirrs*, *judges sneeze*, *moustache dripping*: a thing that does it, and no noise of that name."""
    one, many = singular(noun)
    if (class_of(one) is None and one not in closed.PARTS) or _IS_NOISE.fullmatch(noun):
        return False
    agrees = not verb.endswith("s") if many else verb.endswith(("s", "ing"))
    return agrees and Tag.VERB in can_be(verb)


def _is_done(words: str) -> bool:
    """*sighs*, *snoring*, *a crowd screams*: somebody in the picture does that."""
    *before, last = re.sub(r" \w+ly$", "", words).split()
    if before and not _IS_VOICED.fullmatch(before[-1]) and _is_deed_of(before[-1], last):
        return True
    if not before:
        return last not in _HEARD_ALONE and bool(_LONE_DEEDS.match(last))
    return (
        last.endswith("s")
        and last not in _HEARD_ALONE
        and (before[-1] in closed.GROUPS or class_of(before[-1]) in LIVING)
    )
