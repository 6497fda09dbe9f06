"""What can be done on the stage: each action with the verbs that mean it, and the forms these are written in."""

from __future__ import annotations

import re

from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.language.verbs import BANDS, MUSIC

_VOWELS = "aeiou"
_DOUBLING = frozenset({"backflip", "kickflip", "kidnap", "program"})  # of more than one syllable


def forms_of(verb: str) -> tuple[str, ...]:
    """This will be the forms of a regular verb (its first word, in phrases): *flip, flips, flipping, flipped*."""
    head, _, rest = verb.partition(" ")
    stem = _stem(head)
    past = stem + "ed" if not stem.endswith("y") or head[-2:-1] in _VOWELS else stem[:-1] + "ied"
    forms = (head, _third(head), _going(head, stem), past)
    return tuple(f"{form} {rest}".strip() for form in forms)


def _stem(head: str) -> str:
    """Before -ed and -ing: *danc, flipp, jump*."""
    syllables = len(re.findall(r"[aeiouy]+", head))
    ends_short = re.search(r"[^aeiou][aeiouy][^aeiouwxy]$", head) or re.search(r"^[aeiou][^aeiouwxy]$", head)
    if head in _DOUBLING or (syllables == 1 and (ends_short or re.search(r"qu[aeiou][^aeiouwxy]$", head))):
        return head + head[-1]
    return head[:-1] if head.endswith("e") and not head.endswith(("ee", "oe", "ye")) else head


def _third(head: str) -> str:
    if head.endswith(("s", "x", "ch", "sh", "o", "z")):
        return head + "es"
    return head[:-1] + "ies" if head.endswith("y") and head[-2:-1] not in _VOWELS else head + "s"


def _going(head: str, stem: str) -> str:
    return head[:-2] + "ying" if head.endswith("ie") else stem + "ing"


def _forms(verbs: str, also: str = "") -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for verb in listed(verbs) for form in forms_of(verb))) + listed(also)


_VERBS: dict[str, tuple[str, str]] = {
    "bounce": ("bounce, rebound, dribble", "hopping balls"),
    "fall": ("fall, drop, land, crumble, rain down, collapse, faint", "fell"),
    "trip": ("trip, stumble", ""),
    "slip": ("slip", "slides on a banana"),
    "tumble": ("tumble, roll around", ""),
    "throw": ("throw, toss, pitch, hurl, fling, lob, catapult, bowl, pass, serve", "threw, thrown"),
    "kick": ("kick, punt", ""),
    "catch": ("catch", "caught"),
    "shoot": ("shoot, slam dunk, dunk", "shot, free throw, hoop, three pointer, basket"),
    "roll": ("roll", "rolling down"),
    "jump": ("jump, leap, hop, pounce, bound, skip, vault", ""),
    "backflip": ("backflip, flip, somersault", "back flip, routine, tumbling run, stunt, stunts, trick, tricks"),
    "cartwheel": ("cartwheel", "handspring"),
    "axel": ("axel", "triple axel, triple axels, double axel, triple lutz, triple jump, lutz, salchow, toe loop"),
    "spin": ("spin, twirl, rotate, whirl, turn around, turn", "pirouette, pirouettes"),
    "walk": ("walk, stroll, stomp, march, wander, explore, waddle, strut, trot, hike, shuffle, pace", ""),
    "run": ("run, sprint, jog, race, gallop, dash, rush, scamper, scurry", "ran"),
    "chase": ("chase, hunt, pursue, follow", ""),
    "flee": ("flee, run away, escape", "fled"),
    "sneak": ("sneak, creep, tiptoe, prowl, crawl, stalk", "crept"),
    "skate": ("skate, skateboard, glide, roller-skate, ice-skate", ""),
    "slide": ("slide, skid, sled, toboggan", "slid"),
    "roll down": ("roll down, tumble down a hill", ""),
    "slide down": ("slide down, sled down, toboggan down", ""),
    "ski": ("ski, snowboard", ""),
    "float": ("float, bob, drift, sail, paddle, row", "afloat"),
    "rise": ("rise", "rose"),
    "set": ("set", ""),
    "surf": ("surf, ride a wave, windsurf", ""),
    "swim": ("swim, snorkel, wade", "swam"),
    "dive": ("dive, plunge, cannonball", "dove"),
    "sink": ("sink, drown", "sank, sunk"),
    "fly": ("fly, hover, soar, levitate, lift off, blast off", "flew"),
    "climb": ("climb, scale", ""),
    "swing": ("swing, dangle, hang", "swung"),
    "balance": ("balance, teeter, wobble", ""),
    "rock": ("rock, rock back and forth", ""),
    "topple": ("topple, collapse, fall over, tip over, tumble down", ""),
    "crash": ("crash, smash, collide, hit, slam, ram, bump", "collision"),
    "explode": ("explode, burst, pop, blow up", ""),
    "juggle": ("juggle", ""),
    "drive": ("drive, cruise, speed", "drove"),
    "ride": ("ride", "rode"),
    "dance": ("dance, boogie, groove, party, celebrate, breakdance, moonwalk, twerk, sway", ""),
    "ballet": ("do ballet, plie", "ballet, doing ballet"),
    "disco": ("disco, disco dance", "doing the disco"),
    "fight": ("fight, box, punch, spar, wrestle, battle, duel", "karate, kung fu, martial arts, kata, fought"),
    "hug": ("hug, cuddle, embrace, snuggle", ""),
    "push": ("push, shove", ""),
    "pull": ("pull, drag, tug, tow", ""),
    "hold": ("hold, carry, cradle, grab, clutch, wield, pick up", "held"),
    "lift": ("lift, hoist, raise", "lift weights"),
    "ferris wheel": ("ride a ferris wheel", ""),
    "carousel": ("ride a carousel", ""),
    "roller coaster": ("ride a roller coaster", ""),
    "cling": ("cling", "clung"),
    "clap": ("clap, applaud", ""),
    "cheer": ("cheer, rejoice", ""),
    "bow": ("bow, curtsy", ""),
    "sit": ("sit, crouch, hide, rest, relax, meditate, wait", "sat, seated"),
    "sleep": ("sleep, nap, lie, lie down, doze, snooze", "slept, asleep"),
    "fall asleep": ("fall asleep, doze off, nod off", "fell asleep"),
    "flip": ("toss up", ""),
    "pour": ("pour, pour out", ""),
    "stir": ("stir, cook, fry, mix, boil, whisk, simmer", ""),
    "cut": ("cut, chop, slice, carve, peel", ""),
    "read": ("read", ""),
    "write": ("write, sign", "wrote, written"),
    "paint": ("paint, draw, sketch", "drew"),
    "type": ("type, type on, code, program", ""),
    "hammer": ("hammer, nail", ""),
    "build": ("build, assemble, construct", "built"),
    "water": ("water", ""),
    "sweep": ("sweep, mop, rake, vacuum, hoover", "swept"),
    "dig": ("dig, shovel, burrow, excavate", "dug, digging, digs, gardening"),
    "fish": ("fish, angle", "fishing"),
    "call": ("call, phone, telephone, text", ""),
    "photograph": ("photograph, film", "takes a photo, take a photo, taking a photo"),
    "golf": ("golf, tee off, putt", ""),
    "chess": ("play chess, play a game of chess", ""),
    "piano": ("play piano, play the piano", ""),
    "violin": ("play violin, play the violin", ""),
    "trumpet": ("play trumpet, play the trumpet", ""),
    "break": ("break in two", ""),
    "open": ("open up, unwrap, unpack", ""),
    "take": ("take up", ""),
    "grow": ("grow, sprout, bloom, blossom", "grew, grown"),
    "hatch": ("hatch", ""),
    "find": ("find, discover, unearth, uncover", "found"),
    "fix": ("fix, repair, mend", ""),
    "put out": ("put out, extinguish, douse", ""),
    "feed": ("feed", "fed"),
    "fetch": ("play fetch", ""),
    "scare": ("scare, frighten, spook, startle", ""),
    "inflate": ("inflate", ""),
    "plant": ("plant", ""),
    "lose nose": ("fall off nose, come off nose, drop off nose, fly off nose, pop off nose, fall nose, drop nose", ""),
    "snowball fight": ("snowball fight", ""),
    "pillow fight": ("pillow fight", ""),
    "blow out": ("blow out", "blew out"),
    "kickflip": ("kickflip, ollie, heelflip", "kickflips"),
    "rescue": ("rescue, save", ""),
    "wash": ("wash, clean, scrub, polish, wipe, rinse, bathe, shampoo, dust", ""),
    "brush": ("brush, groom, comb", ""),
    "knit": ("knit, crochet", ""),
    "blow bubbles": ("blow bubbles", "blew bubbles"),
    "steal": ("steal, snatch, swipe", "stole, stolen"),
    "music": (", ".join(f"play {kind}" for kind in dict.fromkeys(MUSIC.values())) + ", form band, start band", ""),
    "goal": ("score a goal, take a penalty", ""),
    "become": ("become, turn into, transform into, change into, morph into", "became"),
    "enchant": ("enchant, bewitch, cast, cast a spell, do magic", ""),
    "drop": ("let fall", ""),
    "kite": ("fly a kite", ""),
    "knock": ("knock off, knock over", ""),
    "give": ("give, hand, offer", "gave, given"),
    "kiss": ("kiss", ""),
    "propose": ("propose", "proposal"),
    "shake hands": ("shake hands, shake", ""),
    "high five": ("high-five", "high five"),
    "waltz": ("waltz, tango", ""),
    "pet": ("pet, stroke, pat", ""),
    "point": ("point", ""),
    "salute": ("salute", ""),
    "melt": ("melt, thaw", ""),
    "eat": ("eat, munch, chew, nibble, devour, taste, lick", "ate"),
    "drink": ("drink, sip, slurp", "drank"),
    "sing": ("sing, hum, rap", "sang, karaoke"),
    "guitar": ("strum, play guitar, play the guitar", ""),
    "drum": ("drum, play drums, play the drums", ""),
    "wave": ("wave, wave at, greet, smile", "says hello, hello, hi, selfie"),
    "laugh": ("laugh, giggle, chuckle, cackle, guffaw, chortle, snicker", ""),
    "cry": ("cry, weep, sob, bawl", "wept"),
    "sneeze": ("sneeze", ""),
    "cough": ("cough", ""),
    "yawn": ("yawn", ""),
    "stretch": ("stretch, stretch out", ""),
    "nod": ("nod", ""),
    "shrug": ("shrug", ""),
    "kneel": ("kneel, kneel down, genuflect", "knelt"),
    "pray": ("pray", ""),
    "beg": ("beg, plead, implore", ""),
    "shiver": ("shiver, tremble, shudder, quiver", ""),
    "flex": ("flex", "flexes muscles"),
    "squat": ("squat, exercise, work out", "squats"),
    "yoga": ("do yoga", "yoga, pilates"),
    "scratch": ("scratch, itch", ""),
    "whistle": ("whistle", ""),
    "sigh": ("sigh", ""),
    "breathe fire": ("breathe fire, spit fire, blow fire", ""),
    "shout": ("shout, yell, scream, shriek, holler, bellow", ""),
    "bark": (
        "bark, woof, yap, howl, meow, purr, moo, neigh, whinny, roar, growl, snarl, quack, oink, bleat, chirp, tweet, "
        "squawk, croak, cluck, bray, hoot, caw, crow",
        "",
    ),
    "talk": (
        "talk aloud, talk, speak, chat, ask, tell, whisper, explain, answer, reply, gossip, argue, debate",
        "told, spoke",
    ),
    "look": ("look, watch, stare, stand, pose, gaze", "stood"),
}
VERBS: dict[str, tuple[str, ...]] = {action: listed(verbs[0]) for action, verbs in _VERBS.items()}
"""Action -> the verbs that mean it, its plainest first."""

ACTIONS: dict[str, tuple[str, ...]] = {action: _forms(*verbs) for action, verbs in _VERBS.items()}
"""Action -> the forms it is written in; its plainest verb first."""

ON_OBJECT: dict[str, str] = {
    **dict.fromkeys(("flip", "toss up", "flip over"), "flip"),
    **dict.fromkeys(("break", "smash", "crack", "snap", "shatter", "destroy", "karate-chop"), "break"),
    **dict.fromkeys(("open", "unwrap", "unpack"), "open"),
    **dict.fromkeys(("drop", "spill"), "drop"),
    **dict.fromkeys(("knock", "knock over", "knock off", "knock down"), "knock"),
    **dict.fromkeys(("give", "hand", "offer", "hand over", "bring", "present"), "give"),
    **dict.fromkeys(("make", "prepare", "bake", "brew"), "make"),
    **dict.fromkeys(("steal", "snatch", "swipe", "rob", "nick", "pinch"), "steal"),
    "blow up": "blow up", "find": "find", "discover": "find",
    **dict.fromkeys(("grab", "pick", "pick up", "take", "fetch", "collect", "seize", "retrieve"), "take"),
    "work on": "type", "use": "use", "play": "play", "fly": "fly", "pass": "throw", "pet": "pet", "text": "call",
}  # fmt: skip
"""Verbs that mean something else where a living one does it to something: who flips a pancake turns no somersault."""

BY_OBJECT: dict[str, dict[str, str]] = {
    "play": {"golf club": "golf", "chessboard": "chess",
             "guitar": "guitar", "violin": "violin", "trumpet": "trumpet", "drum": "drum", "piano": "piano",
             "football": "kick", "basketball": "shoot", "ball": "throw", "tennis ball": "throw"},
    "blow up": {"balloon": "inflate"},
    "use": {"laptop": "type", "phone": "call", "camera": "photograph", "hammer": "hammer", "pencil": "write"},
    "fly": {"kite": "kite"},
    "make": {
        "cup": "pour", "pancake": "flip", "sandwich": "cut", "easel": "paint",
        **dict.fromkeys(("noodles", "soup", "cake", "bread", "cookie", "pot"), "stir"),
        **dict.fromkeys(("sandcastle", "snowman", "house", "castle"), "build"),
    },
}  # fmt: skip
"""Of these what is done depends on what it is done to: a kind -> the action."""


BY_NOUN: dict[tuple[str, str], str] = (
    {
        (verb, noun): "breathe fire"
        for verb in ("breathe", "spit", "spew", "blow", "shoot", "belch")
        for noun in ("fire", "flame", "flames")
    }
    | {("play", "fetch"): "fetch"}
    | {(verb, noun): "blow bubbles" for verb in ("blow", "make") for noun in ("bubble", "soap bubble", "bubbles")}
)
"""A verb and what it is done to that is no thing of its own -> the action."""


TOOLS: dict[str, str] = {
    "staff": "staff", "bo staff": "staff", "stick": "staff", "quarterstaff": "staff", "spear": "staff", "bo": "staff",
    "wooden staff": "staff", "long stick": "staff", "nunchaku": "staff",
}  # fmt: skip
"""What somebody has in the hands -> what is put there; whatever else is held is a thing of its own."""


VESSELS = frozenset({"cup", "bottle", "teapot", "pot", "bucket", "vase", "plate"})
LIQUIDS = frozenset(
    {
        "coffee",
        "tea",
        "water",
        "milk",
        "juice",
        "orange juice",
        "wine",
        "beer",
        "soda",
        "cocoa",
        "hot chocolate",
        "lemonade",
        "soup",
        "espresso",
        "latte",
        "champagne",
    }
)
"""What is drunk: it is seen in what it is in."""

IN_WATER = frozenset({"swim", "surf", "dive", "sink", "float"})

BROUGHT: dict[str, frozenset[str]] = {
    "breathe fire": frozenset({"fire", "flame"}),
    "kickflip": frozenset({"skateboard", "board"}),
    "fetch": frozenset({"fetch"}), "fly": frozenset({"broom", "broomstick"}),
    "blow out": frozenset({"candle"}),
    "talk": frozenset({"secret", "story", "joke", "news", "tale", "gossip", "truth", "lie"}),
    "music": frozenset({*MUSIC, *BANDS}),
    "enchant": frozenset({"spell", "magic", "wand", "magic wand"}), "fix": frozenset({"wrench"}),
    "put out": frozenset({"hose", "fire", "flame", "blaze"}),
    "goal": frozenset({"goal", "net", "penalty"}),
    "blow bubbles": frozenset({"bubble"}), "knit": frozenset({"scarf", "sweater", "sock", "hat", "jumper", "blanket"}),
    "wash": frozenset({"sponge", "soap"}), "brush": frozenset({"brush", "toothbrush", "tooth", "comb"}),
    "shoot": frozenset({"hoop", "basket", "net", "rim", "backboard"}),
    "dive": frozenset({"board", "springboard", "platform", "pool"}), "surf": frozenset({"surfboard", "board", "wave"}),
    "propose": frozenset({"ring"}),
    "fish": frozenset({"rod", "line", "jetty", "pier", "dock", "float"}),
    "sweep": frozenset({"broom", "mop", "rake", "broomstick", "brush"}), "dig": frozenset({"spade", "shovel", "hole"}),
    "roll down": frozenset({"hill", "slope", "mountain", "dune"}), "slide down": frozenset({"hill", "slope", "sled"}),
    "ski": frozenset({"ski", "pole", "slope", "hill", "snowboard", "mountain"}),
}  # fmt: skip
"""Actions -> what their plays bring with them: the last words of its names."""

SEEN_AS: dict[str, str] = {
    "snowboard": "skis", "snowboarder": "a skier", "slam dunk": "a throw", "windsurf": "surfing", "toboggan": "sliding",
    "sled": "sliding", "electric guitar": "an acoustic guitar", "bass guitar": "an acoustic guitar",
}  # fmt: skip
"""What is understood as another thing's or action's own name, and looks different -> as what it is seen."""

STRUNG: dict[str, str] = {
    "leash": "leash", "lead": "leash", "string": "string", "cord": "string", "tug": "tug", "war": "tug", "swing": "swing",
}  # fmt: skip
"""Nouns that say what somebody or something is on, which the play brings -> which string it is."""

HUNG_ON = frozenset({"rope", "vine", "pole", "swing", "trapeze"})
"""What one swings on or climbs, and the play has."""


def doing(action: str) -> str:
    """This will be how an action is called while it is done: *running*."""
    return _CALLED.get(action) or ACTIONS[action][2]


_CALLED = {
    "snowball fight": "having a snowball fight", "pillow fight": "having a pillow fight",
    "lose nose": "losing the nose",
    "guitar": "playing the guitar", "drum": "drumming", "ballet": "dancing ballet", "disco": "dancing disco",
    "axel": "jumping an axel", "flip": "tossing and catching", "piano": "playing the piano", "violin": "playing the violin",
    "trumpet": "playing the trumpet", "chess": "playing chess",
    "music": "making music", "put out": "putting it out", "goal": "shooting at the goal", "take": "picking up",
    "blow bubbles": "blowing bubbles",
    "become": "becoming another", "enchant": "casting a spell",
    "open": "opening", "break": "breaking something", "drop": "dropping something", "kite": "flying a kite",
    "high five": "giving a high five",
    "breathe fire": "breathing fire", "talk": "talking", "look": "standing", "yoga": "doing yoga", "bark": "giving voice",
}  # fmt: skip
