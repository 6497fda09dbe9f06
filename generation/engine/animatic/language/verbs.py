# ruff: noqa: E501 - tables read better with one row a line
"""Verbs that people let their subjects do, by what kind of movement they are, in their base form."""

from __future__ import annotations

from enum import StrEnum

from generation.engine.animatic.language.listing import listed


class VerbClass(StrEnum):
    """What doing something looks like, as far as a stage has to know."""

    WALK = "walk or run"
    JUMP = "jump or acrobatics"
    DANCE = "dance or gesture"
    THROW = "throw or hit or shoot"
    HOLD = "hold or carry or juggle"
    FALL = "fall or topple or crash or break"
    DRIVE = "ride or drive"
    SWIM = "swim or surf or float or sink or dive"
    FLY = "fly"
    SPIN = "spin or roll or slide or skate"
    CHASE = "chase or follow"
    REST = "sit or stand or sleep or wait"
    EAT = "eat or drink"
    SPEAK = "speak or sing or show feeling"
    MAKE = "make or use or play"
    OTHER = "other"


_BY_CLASS: dict[VerbClass, str] = {
    VerbClass.WALK: "walk, run, outrun, gather, assemble, struggle, stroll, wander, march, stomp, sprint, jog, dash, gallop, trot, canter, waddle, strut, tiptoe, sneak, creep, crawl, scurry, scamper, scuttle, hurry, rush, race, hike, limp, stumble along, stagger, parade, pace, amble, prance, step, approach, enter, exit, leave, arrive, emerge, come, go, cross, ascend, descend, scramble, charge, flee, escape, shuffle, lumber, trudge, wade, march past, roam, prowl, stalk, slither, scale, file, stream, pass, retreat, back away, run away, walk away, power-walk, moonwalk, patrol, migrate, squeeze, sidle, saunter, bolt, stampede, swagger, crisscross, explore, visit, return, burst, storm, head",
    VerbClass.JUMP: "jump, leap, hop, skip, bounce, backflip, frontflip, flip, somersault, cartwheel, vault, tumble acrobatically, pounce, bound, lunge, handstand, pole-vault, balance, hurdle, spring, dunk, slam-dunk, trampoline, parkour, lift off ground, swing, hang, dangle, perch-jump, do a flip, bungee, bungee-jump, somersault, cling, limbo, teeter, launch itself, climb",
    VerbClass.DANCE: "dance, view, check, watch, look, wave, wipe, sniff, shake head, bow, nod, clap, applaud, point, gesture, salute, shrug, hug, kiss, wink, high-five, twerk, breakdance, tap-dance, waltz, tango, salsa, boogie, groove, twirl, curtsy, cheer, beckon, shake, pose, wiggle, sway, jive, headbang, wag, flap, stretch, conduct, greet, raise, lower, lean, kneel, bend, duck, pat, pet, stroke, tickle, cuddle, embrace, shake hands, fist-bump, flex, dab, blink, tilt, pray, vogue, pirouette, shimmy, fidget, tap, snuggle, wobble, celebrate, party, hold hands, propose, perform, show off, strike, reach, turn around, spin around, peek, rock, jiggle, flutter, nuzzle, rub",
    VerbClass.THROW: "throw, sword fight, hit, shoot, kick, punch, toss, pitch, hurl, fling, bat, slap, smack, strike, pass, catapult, launch, lob, flick, bowl, serve, whack, swat, spike, box, fight, fence, duel, wrestle, attack, karate-chop, chop, slash, stab, fire, blast, score, miss, dribble, head-butt, headbutt, tackle, slam, swing at, poke, pelt, spray, squirt, splash, dodge, parry, block, spar, knock, golf, volley, smash, rebound, joust, cast, aim, bump, nudge, whip, lasso, snap, pop, squirt, zap",
    VerbClass.HOLD: "hold, steal, set down, push, shove, abduct, carry, juggle, catch, grab, grasp, clutch, lift, pick, pick up, hold up, bring, fetch, deliver, balance on, balance, hand, pass, wear, cradle, haul, drag, pull, pull up, tow, pack, load, stack, put, place, set, take, give, drop off, offer, present, collect, snatch, hand over, tuck, wrap, unwrap, open, close, pile, hang, tie, hug, pocket, return, receive, drape, swap, trade, display, show, reveal, wield, brandish, support, hoist, scoop, pluck, lay, unload, exchange, hide",
    VerbClass.FALL: "fall, drop, land, pour down, rain, pour, topple, crash, break, shatter, collapse, tumble, trip, stumble, slip, smash, crumble, explode, burst, collide, tip, tip over, knock over, knock down, fall over, fall down, plummet, plunge, crack, crumple, splinter, spill, melt, sink down, pop, demolish, destroy, crush, derail, cascade, rain down, erupt, faint, flop, fall off, give way, land on, hit the ground, wipe out, snap, blow up, wreck, tear, rip, overturn, capsize, sag, deflate, dissolve, disintegrate, splatter, keel over, tilt over, fall apart, drip, scatter, shed",
    VerbClass.DRIVE: "drive, ride, cruise, speed, row, tour, pedal, cycle, bike, steer, park, reverse, brake, accelerate, zoom, zip, pull away, pull over, pull in, roll up, tow, depart, hitchhike, commute, honk, swerve, overtake, screech, board, travel, motor, chug, rumble, puff, trundle, whizz, whiz, hurtle, barrel, navigate",
    VerbClass.SWIM: "swim, surf, float, sink, dive, sail, paddle, row, bob, drift, snorkel, splash, wade, drown, submerge, surface, breach, windsurf, kayak, canoe, wakeboard, scuba dive, scuba-dive, paddleboard, bathe, soak, cannonball, waterski, water-ski, kitesurf, bellyflop, plunge into, belly-flop, raft, fish, dunk, tread water, backstroke, snorkle",
    VerbClass.FLY: "fly, hover, soar, glide, take off, swoop, flutter, flit, levitate, ascend, parachute, skydive, float up, rise, land, orbit, buzz, lift off, blast off, zoom overhead, paraglide, hang-glide, circle, ascend, descend, drift off, dart",
    VerbClass.SPIN: "spin, turn around, ice skate, roll, slide, skate, skateboard, rotate, twirl, whirl, turn, ski, snowboard, sled, sledge, ice-skate, rollerblade, roller-skate, glide, skid, grind, ollie, kickflip, revolve, swirl, wheel, swivel, toboggan, carve, coast, tumble, drift, twist, hula-hoop, orbit around, unroll, luge, bobsled, slalom, curl",
    VerbClass.CHASE: "chase, follow, pursue, hunt, track, stalk, tail, herd, lead, shadow, trail, race after, run after, catch up, accompany, guide, lure, escort, hide",
    VerbClass.REST: "sit, stand, get up, sleep, wait, lie, rest, listen, nap, doze, snooze, lounge, relax, perch, crouch, squat, lean against, stay, wake up, wake, pause, freeze, stop, stare, watch, look, gaze, glance, observe, peer, meditate, sunbathe, snore, hide, recline, slump, hibernate, linger, line up, queue, gather, stretch out, hang out, loaf, roost, camp, idle, face, overlook, tower, loom, rest on, sprawl, curl up, wait for, guard, balance on, live, remain, look up, look out, look around, stand guard, see, notice, spot, glare, sunbathe, warm, huddle, laze, chill, pose, nestle, listen",
    VerbClass.EAT: "eat, drink, sip, chew, munch, nibble, lick, bite, gobble, devour, slurp, swallow, taste, gulp, feast, graze, peck, snack, feed, guzzle, chomp, crunch, dine, crack open, swig, share a meal, inhale, wolf, savor, savour, chug, gnaw, suck",
    VerbClass.SPEAK: "say, accuse, count down, serenade, propose, plead, beg, vote, speak, talk, sing, shout, yell, whisper, laugh, cry, smile, scream, grin, giggle, chuckle, frown, sigh, weep, sob, shriek, howl, bark, meow, roar, growl, purr, hiss, chirp, tweet, moo, neigh, quack, announce, explain, argue, debate, chat, gossip, complain, mutter, mumble, ask, answer, reply, tell, lecture, narrate, report, interview, rap, hum, whistle, yodel, snarl, yawn, sneeze, cough, panic, blush, beam, chatter, croak, squeak, squeal, ribbit, snort, groan, moan, gasp, read, recite, introduce, wail, exclaim, apologize, apologise, congratulate, thank, scold, cheer, boast, pout, sulk, screech, caw, hoot, bleat, bray, tremble, shiver, shudder, pray, laugh at, mock, tease, comfort, greet, bicker, haggle, negotiate, protest, preach, wink, smirk, scowl, gaze lovingly, love, hate, look surprised, look sad, look happy, admire, sniff, call, order, sound, squawk, beep, honk, gulp nervously, crow, cluck, present",
    VerbClass.MAKE: "make, clamp, chop, empty, host, put on, withdraw, ring, remove, set fire, use, play, cook, bake, build, paint, draw, write, read, type, knit, sew, carve, sculpt, craft, construct, fix, repair, clean, wash, sweep, mop, vacuum, iron, polish, plant, water, dig, chop, cut, slice, stir, mix, fry, grill, flip pancakes, roast, boil, brew, prepare, decorate, assemble, strum, drum, dj, film, photograph, record, take a photo, shop, buy, sell, work, study, practice, practise, train, exercise, lift weights, brush, comb, shave, dress, fold, hammer, saw, weld, mow, rake, shovel, milk, harvest, pick fruit, garden, sort, count, deal, shuffle, solve, examine, inspect, repair, operate, control, press, press a button, turn on, switch, light, blow, blow out, inflate, blow up, toast, serve, play with, strum, test, create, wash up, type on, scroll, text, call, dial, investigate, check, try, try on, knead, sharpen, tune, ring, toot, scrub, dust, butter, sprinkle, frost, peel, grate, wrap, mend, trim, prune, sow, weave, spin wool, teach, direct, command, cast a spell, conjure, summon, heal, rescue, save, help, host, run a shop, serve, hunt for, search, look for, rehearse, compete, win, lose, steal, crown, measure, program, browse, game, paint nails, sketch, ink, pack, groom, nurse, feed, shear, tend, water, style, blend, steam, glaze, smelt, forge, throw pottery, squeeze, tighten, drill, plow, lay bricks, spell, sign",
    VerbClass.OTHER: "grow, bury, lose, unveil, let, blend, blend in, squeeze, brush, move, refuse, ping, arrange, shrink, appear, disappear, vanish, transform, change, become, glow, shine, burn, smoke, sparkle, flash, flicker, light up, blink, bloom, wilt, expand, freeze over, fill, cover, rise, set, happen, begin, end, start, stop, boil over, spread, crackle, shimmer, twinkle, steam, fizz, bubble, overflow, flow, pour down, swell, fade, evaporate, hatch, age, dissolve, multiply, morph, merge, split, glitter, reflect, ripple, billow, blow, rustle, swing open, open, close, work, malfunction, try, pretend, realize, decide, discover, find, remember, forget, meet, marry, surprise, scare, startle, frighten, join, leave behind, attract, contain, feature, surround, appear behind, win, ignore, attempt, act, need, want, know, think, dream, imagine, wonder, like, survive, catch fire, drip, leak, rattle, vibrate, beep, stick, touch, smell, feel, hear, die, haunt, switch off, bother, interrupt, wake, block, fail, struggle, succeed, scatter, orbit, shake, tremble, dry, float away, light",
}  # fmt: skip


CLASS_OF: dict[str, VerbClass] = {word: kind for kind, words in reversed(_BY_CLASS.items()) for word in listed(words)}
"""Base form -> its class; of a verb in two rows the first row counts."""

LIGHT = frozenset(
    {
        "do",
        "perform",
        "make",
        "take",
        "have",
        "give",
        "execute",
        "pull off",
        "land",
        "attempt",
        "try",
        "let out",
        "throw",
        "practice",
        "nail",
        "show",
        "start",
    }
)
"""Verbs that say nothing by themselves: in *does a backflip* the noun is the act."""

ACTS: dict[str, str] = {
    "backflip": "backflip", "frontflip": "frontflip", "flip": "flip", "somersault": "somersault", "cartwheel": "cartwheel", "pirouette": "pirouette", "triple axel": "spin",
    "axel": "spin", "jump": "jump", "leap": "leap", "hop": "hop", "spin": "spin", "twirl": "twirl", "dive": "dive", "dance": "dance", "bow": "bow", "wave": "wave", "kick": "kick",
    "punch": "punch", "high kick": "kick", "selfie": "pose", "photo": "photograph", "picture": "photograph", "nap": "nap", "bath": "bathe", "shower": "bathe", "walk": "walk", "stroll": "stroll", "run": "run",
    "ride": "ride", "drink": "drink", "sip": "sip", "bite": "bite", "look": "look", "sit-up": "exercise", "push-up": "exercise", "pushup": "exercise", "handstand": "handstand", "headstand": "handstand",
    "split": "split", "trick": "trick", "stunt": "stunt", "routine": "perform", "speech": "speak", "hug": "hug", "kiss": "kiss", "swim": "swim", "shot": "shoot", "slam dunk": "dunk", "dunk": "dunk",
    "free throw": "shoot", "layup": "shoot", "penalty": "kick", "penalty kick": "kick", "ollie": "ollie", "kickflip": "kickflip", "wheelie": "wheelie", "moonwalk": "moonwalk", "breakdance": "breakdance", "salute": "salute",
    "breakdancing": "breakdance", "yoga": "yoga", "karate": "karate", "magic trick": "trick", "cannonball": "dive", "belly flop": "dive", "bellyflop": "dive", "loop": "loop", "barrel roll": "roll", "roll": "roll", "tango": "tango", "waltz": "waltz", "thumbs up": "gesture", "thumbs-up": "gesture", "laundry": "wash", "dishes": "wash", "homework": "write", "high five": "high-five", "high-five": "high-five", "meow": "meow", "roar": "roar", "howl": "howl", "sneeze": "sneeze", "laugh": "laugh", "sigh": "sigh", "scream": "scream", "yawn": "yawn", "break": "rest", "ballet": "dance",
}  # fmt: skip
"""Nouns that are acts -> the verb for them."""

PARTICLES = frozenset({"up", "down", "over", "out", "away", "back", "in", "apart", "around", "along", "off"})

HOLDING = frozenset({
    "hold", "carry", "clutch", "grip", "wield", "hold up", "grasp", "cradle", "grab", "snatch", "pick up", "brandish", "lug", "tote", "bring", "clasp", "hold out", "hoist",
})  # fmt: skip
TAKEN_UP: dict[str, frozenset[str]] = {
    "read": frozenset({"newspaper", "book", "magazine", "letter", "menu", "comic", "comic book", "scroll", "paper", "note"}),
    "light": frozenset({"match", "torch", "sparkler"}), "wave": frozenset({"flag", "wand", "sign", "handkerchief", "sword", "stick"}),
    "raise": frozenset({"sword", "glass", "trophy", "flag", "sign"}), "lift": frozenset({"trophy", "glass", "cup", "dumbbell", "barbell"}),
}  # fmt: skip
"""Verb -> what one has in the hand while one does it to this."""

TAKING = frozenset({
    "steal", "pick", "pull out", "catch", "hug", "cuddle", "deliver", "collect", "hand", "hand over", "give", "offer", "pluck", "squeeze", "shake", "polish", "flick", "draw", "smell", "share",
})  # fmt: skip
"""Verbs whose object, where it is a thing, is in the doer's hands, or, of what is given, in the receiver's."""

GIVING = frozenset({"give", "hand", "hand over", "offer"})

STEERING = frozenset({"drive", "steer", "pilot", "row", "sail", "captain", "navigate", "paddle", "man"})
"""Verbs that say where their object is: held, or around the doer."""

GOING = frozenset({
    "enter", "leave", "cross", "explore", "visit", "reach", "climb", "roam", "wander", "exit", "go", "run", "walk", "come", "get", "return", "escape", "drive", "fall", "jump", "dive",
    "crash", "burst", "look", "move", "climb into", "fly", "arrive", "overlook", "swim", "sail", "ride",
})  # fmt: skip
"""Verbs whose object may be a place."""

CHANGING = frozenset(
    {
        "paint",
        "dye",
        "turn",
        "become",
        "grow",
        "colour",
        "color",
        "go",
        "stay",
        "remain",
        "look",
        "get",
        "make",
        "glow",
        "shine",
    }
)
"""Verbs after which an adjective says how something is then."""

STATES = {"asleep": "sleep", "seated": "sit", "standing": "stand", "sleeping": "sleep", "kneeling": "bend"}
"""Adjectives that are deeds."""

OF_MANY = frozenset({"race", "fight", "battle", "party", "parade", "chase"})
"""Deeds that are nouns and take several: *a lawnmower race*."""
