# ruff: noqa: E501 - tables read better with few rows
"""What a verb means by who does it and what it is done to: a ball and a party are thrown otherwise, a train leaves otherwise than a moth.

B. Levin, English Verb Classes and Alternations, 1993, sorts verbs by what may stand beside them; so does this, for the
sixteen classes that a stage tells apart. Of several rules the most telling one counts: the object's word, its class, that
there is one, who does it; else the verb's own class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generation.engine.animatic.language import closed, verbs
from generation.engine.animatic.language.classes import LIVING, class_of
from generation.engine.animatic.language.clauses import Event
from generation.engine.animatic.language.listing import all_of, listed
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.phrases import Phrase
from generation.engine.animatic.language.verbs import VerbClass


def kind_of(event: Event) -> VerbClass | None:
    """This will be the class of what an event's verb means here; None for a verb that no table knows."""
    doer = event.doers[0] if event.doers else None
    object_ = next((each for each in event.done_to if not each.preposition), None)
    led = [each for preposition, each in event.led if preposition in _REACHING]
    if event.act:
        return _of_act(event, object_)
    for preposition, _ in event.led if object_ is None or event.verb in CHANGING else ():
        if (found := _LED.get((event.verb, preposition))) is not None:
            return found
    for told in (object_, *led):
        if told is not None and (found := _of_object(event.verb, told, doer)) is not None:
            return found
    if object_ is not None and (found := _WITH_OBJECT.get(event.verb)) is not None and doer is not None:
        return found
    if event.verb in _GOING and doer is not None and (object_ is None or event.verb in _OVERTAKING):
        return _way_of(doer) or _usual(event.verb)
    if object_ is None and doer is not None and (found := _of_doer(event.verb, doer)) is not None:
        return found
    if object_ is None and not event.done_to and (found := _ALONE.get(event.verb)) is not None:
        return found
    return _usual(event.verb)


def _usual(verb: str) -> VerbClass | None:
    """The class that a verb mostly has: its own, or, of several words, the one of the word that says most."""
    words = verb.split()
    options = (verb, verb.replace(" ", "-"), words[-1] if words[-1] not in verbs.PARTICLES else "", words[0])
    return next((verbs.CLASS_OF[each] for each in options if each in verbs.CLASS_OF), None)


def _of_act(event: Event, object_: Phrase | None) -> VerbClass:
    """*does a backflip*, *gives a speech*, *has a party*: the noun says what is done."""
    act = event.act
    if act in verbs.ACTS:
        return verbs.CLASS_OF.get(verbs.ACTS[act], VerbClass.JUMP)
    for ending in (act, act.rpartition(" ")[2]):
        for kind, nouns in _ACTS.items():
            if ending in nouns:
                return kind
    return VerbClass.SPEAK if event.verb == "give" else VerbClass.OTHER


def _of_object(verb: str, object_: Phrase, doer: Phrase | None) -> VerbClass | None:
    head = object_.noun.rpartition(" ")[2]
    for each in dict.fromkeys((verb, verb.split()[0])):
        if (rules := _BY_OBJECT.get(each)) is None:
            continue
        for nouns, kind in rules:
            if head in nouns or object_.noun in nouns or str(class_of(object_.noun)) in nouns:
                return kind
    is_part = head in closed.PARTS and class_of(object_.noun) is None and not object_.preposition
    return VerbClass.DANCE if is_part and verb in _WITH_PARTS else None


def _of_doer(verb: str, doer: Phrase) -> VerbClass | None:
    head = doer.noun.rpartition(" ")[2]
    for nouns, kind in _BY_DOER.get(verb, ()):
        if head in nouns or doer.noun in nouns or str(class_of(doer.noun)) in nouns:
            return kind
        if "thing" in nouns and class_of(doer.noun) not in LIVING:
            return kind
    return None


def _way_of(doer: Phrase) -> VerbClass | None:
    """How somebody or something goes from one place to another; None for who walks."""
    head, known = doer.noun.rpartition(" ")[2], class_of(doer.noun)
    for kind, nouns in _BY_TRADE.items():
        if head in nouns or doer.noun in nouns:
            return kind
    if known is NounClass.BIRD or head in _WINGED:
        return None if head in _ON_FOOT else VerbClass.FLY
    return _BY_KIND.get(known) if known is not None else None


CHANGING = frozenset({"turn", "change", "transform", "morph", "grow"})
"""Verbs of becoming something else, where *into* follows."""

_LED: Mapping[tuple[str, str], VerbClass] = {
    **{(verb, "into"): VerbClass.OTHER for verb in listed("turn, change, transform, morph, grow, break out, shrink, fold, merge, fuse, blend")},
    **{("turn", to): VerbClass.OTHER for to in ("to", "from")}, ("burst", "into"): VerbClass.SPEAK, ("crash", "against"): VerbClass.THROW, ("feed", "on"): VerbClass.EAT, ("look", "after"): VerbClass.MAKE,
    ("look", "for"): VerbClass.MAKE, ("care", "for"): VerbClass.MAKE, ("reach", "for"): VerbClass.DANCE, ("call", "for"): VerbClass.SPEAK, ("ask", "for"): VerbClass.SPEAK, ("wait", "for"): VerbClass.REST, ("run", "into"): VerbClass.FALL,
    **{(verb, "after"): VerbClass.CHASE for verb in ("run", "go", "come", "race", "sprint", "dash", "gallop", "hurry")}, ("pop", "out of"): VerbClass.JUMP, ("shake", "with"): VerbClass.SPEAK, ("dress", "as"): VerbClass.OTHER, ("fall", "for"): VerbClass.SPEAK, ("serve", "as"): VerbClass.OTHER,
}  # fmt: skip
"""What a verb is with what a preposition leads to: *turns into*, *feeds on*."""

_REACHING = all_of("at, on, to, into, onto, against, in, through, with, over, out of")

_BY_KIND: Mapping[NounClass, VerbClass] = {
    NounClass.VEHICLE: VerbClass.DRIVE, NounClass.WATERCRAFT: VerbClass.SWIM, NounClass.AIRCRAFT: VerbClass.FLY, NounClass.SEA: VerbClass.SWIM,
    NounClass.BALL: VerbClass.FLY,
}  # fmt: skip
_BY_TRADE: Mapping[VerbClass, frozenset[str]] = {
    VerbClass.SPIN: all_of("skater, skateboarder, snowboarder, skier, rollerblader, roller skater, sledder, curler, skateboard, snowboard, luger"),
    VerbClass.SWIM: all_of("swimmer, surfer, windsurfer, rower, kayaker, canoeist, paddler, sailor, paddleboarder, snorkeler, mermaid, merman, surfboard, float, raft, iceberg"),
    VerbClass.DRIVE: all_of("driver, cyclist, biker, motorcyclist, rider, motorist, trucker, horseman, jockey, racer, chauffeur, traffic"),
    VerbClass.FLY: all_of("pilot, skydiver, parachutist, astronaut, ghost, fairy, superhero, superman, comet, meteor, asteroid, cloud, balloon, kite, paper plane, rocket, arrow, bullet, feather, lantern, paper lantern, star, bubble, soap bubble, snowflake, butterfly"),
}  # fmt: skip
_WINGED = all_of(
    "bee, bumblebee, wasp, hornet, fly, firefly, mosquito, butterfly, moth, dragonfly, bat, dragon, pegasus, phoenix, griffin, pterodactyl, pterosaur, ladybug, ladybird, swarm, angel, cupid"
)
_ON_FOOT = all_of(
    "duck, duckling, goose, gosling, hen, chicken, chick, rooster, cockerel, turkey, penguin, ostrich, emu, peacock, flamingo, pigeon, roadrunner, kiwi, cassowary, dodo, swan, cygnet"
)

_GOING = all_of(
    "go, come, pass, arrive, leave, cross, race, continue, keep going, overtake, outrun, return, approach, head, rush, hurry, emerge, move, move away, go away, go past, go by, pass by, go by, come back, go back, come down, go down, go up, go through, come in, escape, set off, depart, get away, follow up, disappear into, enter, exit, descend, make its way, proceed, advance, go round, go around, zigzag, weave, slip away, appear, begin, speed by"
) - {"appear", "begin"}
"""What says that somebody goes, and not how."""
_OVERTAKING = all_of("overtake, outrun, pass, race, cross, leave, approach, enter, exit")
"""Of these what has an object that is gone by, through or away from."""

_WITH_PARTS = all_of(
    "lift, press, raise, open, close, shut, shake, move, drop, turn, stick out, cover, hold, cross, spread, fold, rub, scratch, nod, bow, roll, drum, snap, stamp, click, bare, show, lower, stretch, tap, wiggle, wag, flap, clap, slap, tilt, flex, bend, lick, poke, point, wave, extend, touch, put, place, lay, rest, swing, throw, cock, pull, bury, hide, furrow, twitch, flick, shrug, clench, bob, toss, cup, wring, puff, stick, hang, join, link, swish, curl, straighten, pat, beat, kick, push, blink, tuck, offer, give, take, grab, wipe, scrunch, wrinkle, put up, hold up, hold out, hold on, throw up, throw back, lift up, crane, arch, hunch, slam, bump, brush, hook, wrap, fling, splay"
)
"""What is but a gesture where it is done to a part of one's own body."""

_THINGS = frozenset(str(each) for each in NounClass if each not in LIVING)
_FRAGILE = all_of(
    "vase, window, glass, plate, mirror, bottle, cup, mug, bowl, dish, teapot, egg, jar, screen, windscreen, windshield, chandelier, lamp, statue, door, wall, guitar, pumpkin, watermelon, piñata, pinata, pot, ice"
)
_INSTRUMENTS = all_of(
    "trumpet, horn, whistle, bugle, tuba, trombone, saxophone, flute, harmonica, vuvuzela, conch, kazoo, bagpipe, bagpipes, didgeridoo, recorder, bubble, bubbles, balloon, candle, soap bubble, bubble gum, glass, smoke ring"
)
_PAGES = all_of(
    "page, key, knob, dial, crank, handle, steering wheel, wheel, book, valve, tap, lever, pancake, spit, pot, vase"
)
_OPENED = all_of(
    "door, window, gate, box, chest, treasure chest, jar, bottle, cupboard, drawer, fridge, refrigerator, oven, present, gift, letter, envelope, book, umbrella, suitcase, bag, can, package, parcel, lid, curtain, curtains, hatch, safe, wardrobe, cage, tin, briefcase, umbrella, map, newspaper, laptop, shop, closet, trunk, boot, coffin"
)
_GROUNDS = all_of(
    "wall, window, ground, floor, bump, tree, lamppost, lamp post, iceberg, brakes, rock, pothole, pole, ceiling, post, kerb, curb, fence, water, windscreen, windshield, sidewalk, pavement"
)
_FILMED = all_of(
    "film, movie, video, photo, photograph, picture, scene, documentary, selfie, vlog, commercial, music video, clip, portrait, footage"
)
_FLOWN = all_of(
    "broom, broomstick, dragon, magic carpet, flying carpet, carpet, rocket, plane, airplane, helicopter, spaceship, ufo, balloon, hot air balloon, eagle, goose, swan, pegasus, griffin, phoenix, comet, cloud, drone, jetpack, jet, bird, bee, butterfly, dragonfly, seagull, pigeon, glider, hang glider, star, shooting star, paper plane, paper airplane, seed, dandelion seed, leaf, feather, bat, biplane, kite, owl, moth, missile, cannonball"
)
_SWUM = all_of(
    "wave, waves, surfboard, surf, boogie board, paddleboard, jet ski, dolphin, whale, sea turtle, boat, rowboat, canoe, kayak, raft, gondola, yacht, ship, ferry, tide, seahorse, shark, orca, banana boat, log, current, rapids, swell, bodyboard, jetski"
)
_SLID = all_of(
    "skateboard, snowboard, sled, sledge, toboggan, skis, skates, slide, water slide, escalator, rollerblades, longboard, bobsled, hoverboard, roller skates, banister, bannister, tray, half-pipe, rail, zip line, zipline, luge, carousel, merry-go-round"
)

_BY_OBJECT: Mapping[str, Sequence[tuple[frozenset[str], VerbClass]]] = {
    "throw": ((all_of("party, celebration"), VerbClass.DANCE), (all_of("feast, banquet, pot, pottery, switch"), VerbClass.MAKE), (all_of("tantrum, fit, look, glance"), VerbClass.SPEAK)),
    "run": ((all_of("shop, stand, business, restaurant, bakery, cafe, café, bar, hotel, school, stall, kiosk, farm, company, office, bookstore, store, food truck, taco truck, truck, coffee shop, lemonade stand, bath, machine, experiment, test, booth, salon, pub, diner, press, errand, museum, laboratory, pizzeria, newsroom"), VerbClass.MAKE),),
    "shoot": ((_FILMED, VerbClass.MAKE), (all_of("rapids, tube"), VerbClass.SWIM)),
    "take": (
        (_FILMED | all_of("note, notes, order, orders, measurement, test, exam, temperature, pill, medicine"), VerbClass.MAKE), (all_of("bow, curtsy"), VerbClass.DANCE),
        (all_of("step, steps, stroll, walk, path, stairs, detour, shortcut"), VerbClass.WALK), (all_of("nap, seat, rest, break, place, siesta, snooze"), VerbClass.REST), (all_of("bath, shower, dip, plunge, swim"), VerbClass.SWIM),
        (all_of("sip, bite, gulp, drink, swig, nibble, mouthful, lick"), VerbClass.EAT), (all_of("breath"), VerbClass.OTHER), (all_of("tumble, fall, spill"), VerbClass.FALL),
        (all_of("bus, train, taxi, tram, subway, elevator, lift, cab, metro, ferry, ride, ride, flight"), VerbClass.DRIVE), (all_of("aim, shot, swing, penalty, free kick"), VerbClass.THROW),
    ),
    "have": (
        (all_of("party, dance, disco, ball"), VerbClass.DANCE), (all_of("breakfast, lunch, dinner, tea, picnic, snack, meal, supper, brunch, drink, beer, coffee, barbecue, feast, ice cream, cake, tea party, dinner party, cocktail, sandwich, soup"), VerbClass.EAT),
        (all_of("argument, conversation, chat, talk, meeting, debate, laugh, cry, row, discussion, interview, tantrum, quarrel, fun, good time, great time, meltdown, panic attack, idea, feelings, crush"), VerbClass.SPEAK),
        (all_of("fight, duel, snowball fight, food fight, pillow fight, battle, water fight, sword fight"), VerbClass.THROW), (all_of("nap, rest, break, seat, sleepover, siesta, lie-down, dream"), VerbClass.REST),
        (all_of("bath, shower, swim, dip"), VerbClass.SWIM), (all_of("race, footrace, run, stroll, walk"), VerbClass.WALK), (all_of("accident, crash, fall"), VerbClass.FALL), (all_of("haircut, massage, game, lesson, rehearsal, photoshoot, photo shoot, contest, competition, class, sale, garage sale, manicure, makeover"), VerbClass.MAKE),
    ),
    "give": (
        (all_of("speech, presentation, lecture, talk, order, orders, command, interview, toast, sermon, lesson, advice, warning, signal, concert, tour, smile, grin, laugh, sigh, shout, cheer, compliment, blessing, weather report, briefing, scolding, look, answer, press conference"), VerbClass.SPEAK),
        (all_of("hug, kiss, wave, nod, thumbs up, thumbs-up, high five, high-five, bow, wink, massage, pat, salute, shrug, applause, hand, performance, cuddle, squeeze, head rub, pat on the back"), VerbClass.DANCE), (all_of("bath, haircut, shave, manicure, makeover, injection, shot, wash, tattoo, haircuts, check-up, checkup"), VerbClass.MAKE),
        (all_of("kick, push, shove, slap, punch"), VerbClass.THROW), (all_of("ride, lift, piggyback, piggyback ride"), VerbClass.DRIVE), (all_of("chase"), VerbClass.CHASE),
    ),
    "make": (
        (all_of("face, faces, gesture, bow, heart shape"), VerbClass.DANCE), (all_of("noise, sound, joke, speech, announcement, wish, promise, phone call, call, fuss, toast, pun, toasts, complaint, confession, remark"), VerbClass.SPEAK),
        (all_of("jump, leap"), VerbClass.JUMP), (all_of("turn, u-turn, loop"), VerbClass.SPIN), (all_of("landing, dive"), VerbClass.FLY), (all_of("run, dash, escape, way, getaway, entrance, exit"), VerbClass.WALK), (all_of("basket, shot, dunk, save, goal, slam dunk, three-pointer, putt"), VerbClass.THROW),
    ),
    "do": (
        (all_of("yoga, push-up, pushup, push-ups, pushups, sit-up, sit-ups, exercise, exercises, workout, homework, laundry, dishes, chores, housework, taxes, tax, work, job, paperwork, makeup, hair, nails, crossword, puzzle, experiment, science, magic, magic trick, card trick, gardening, pilates, aerobics, squats, crunches, karaoke, shopping, cooking, ironing, groceries, stretches, jumping jacks, tricks with cards, math, maths, sums, stand-up, impressions"), VerbClass.MAKE),
        (all_of("dance, tango, waltz, ballet, salsa, moonwalk, worm, robot, limbo, conga, hula, twist, macarena, floss, dab, polka, wave, striptease, choreography, routine, tai chi"), VerbClass.DANCE), (all_of("karate, kung fu, judo, taekwondo, boxing"), VerbClass.THROW), (all_of("lap, laps"), VerbClass.WALK), (all_of("donut, donuts, doughnuts, wheelie, burnout"), VerbClass.DRIVE),
        (all_of("backstroke, breaststroke, cannonball, doggy paddle, butterfly stroke"), VerbClass.SWIM), (all_of("handstand, cartwheel, trick, tricks, parkour, stunt, stunts, jump, jumps, leap, leaps, acrobatics, gymnastics, trapeze, somersault"), VerbClass.JUMP), (all_of("spin, spins, pirouette, pirouettes, kickflip, ollie, barrel roll, triple axel"), VerbClass.SPIN), (all_of("loop, loops, loop-the-loop, loop the loop"), VerbClass.FLY),
        (all_of("impression, interview, voiceover, weather forecast"), VerbClass.SPEAK), (all_of("face plant, faceplant, belly flop, pratfall"), VerbClass.FALL), (all_of("shot, shots"), VerbClass.EAT),
    ),
    "catch": ((all_of("fire, cold, flu, disease"), VerbClass.OTHER), (all_of("bus, train, wave, ride, flight, tram"), VerbClass.DRIVE), (all_of("breath"), VerbClass.REST)),
    "draw": ((all_of("sword, gun, pistol, curtain, curtains, cart, carriage, plough, sleigh, bow, dagger, knife, weapon, saber, card, blinds, wagon, chariot, water, revolver, lightsaber, katana"), VerbClass.HOLD), (all_of("breath"), VerbClass.OTHER)),
    "ride": ((_FLOWN, VerbClass.FLY), (_SWUM, VerbClass.SWIM), (_SLID, VerbClass.SPIN)),
    "fly": ((all_of("kite, flag, drone, toy plane, paper plane, paper airplane, model plane, remote control plane"), VerbClass.MAKE),),
    "walk": ((all_of("catwalk, runway, red carpet"), VerbClass.WALK),),
    "pick": ((all_of("lock, nose, teeth, guitar, banjo, fight, pocket, winner, team"), VerbClass.MAKE),),
    "raise": ((all_of("glass, hat, hand, eyebrow, fist, arm, head, paw, finger, voice, cap"), VerbClass.DANCE), (all_of("family, child, money, chicken, chickens"), VerbClass.MAKE), (_THINGS, VerbClass.HOLD)),
    "tip": ((all_of("hat, cap, head, bowler hat, top hat, cowboy hat, helmet"), VerbClass.DANCE),),
    "beat": ((all_of("drum, drums, gong, egg, eggs, batter, carpet, rug, tambourine, bongos, cream"), VerbClass.MAKE),),
    "strike": ((all_of("pose, poses, conversation"), VerbClass.DANCE), (all_of("match, gong, bell, chord, deal"), VerbClass.MAKE), (frozenset(str(each) for each in NounClass), VerbClass.THROW)),
    "cast": ((all_of("spell, spells, magic, vote, bronze, curse"), VerbClass.MAKE),),
    "set": ((all_of("table, alarm, trap, record, timer, clock"), VerbClass.MAKE), (all_of("fire, sail"), VerbClass.MAKE)),
    "turn": ((_PAGES | all_of("corner"), VerbClass.MAKE), (all_of("head, heads, face, back, eyes, neck"), VerbClass.DANCE)),
    "shake": ((all_of("hand, hands, head, hips, booty, claw, paw, tail, fist, shoulders, maraca, maracas, tambourine, pompoms"), VerbClass.DANCE), (_THINGS, VerbClass.HOLD)),
    "cross": ((all_of("arm, arms, leg, legs, finger, fingers, paws, eyes"), VerbClass.DANCE),),
    "roll": ((all_of("dice, die"), VerbClass.THROW), (all_of("dough, sushi, cigarette, pastry, clay, dumpling, cigar, burrito"), VerbClass.MAKE), (all_of("eyes, shoulders"), VerbClass.DANCE)),
    "spin": ((all_of("wool, yarn, thread, record, records, web, cotton, tale"), VerbClass.MAKE),),
    "crack": ((all_of("joke, jokes, smile"), VerbClass.SPEAK), (all_of("whip"), VerbClass.THROW), (all_of("safe, code"), VerbClass.MAKE)),
    "blow": ((_INSTRUMENTS | all_of("nose"), VerbClass.MAKE), (all_of("kiss, kisses, raspberry"), VerbClass.DANCE)),
    "pass": ((frozenset({"ball"}), VerbClass.THROW), (frozenset({"food or drink", "toy or small thing", "instrument or tool", "sports gear"}), VerbClass.HOLD), (all_of("exam, test, judgment"), VerbClass.MAKE)),
    "rock": ((all_of("baby, cradle, child, infant, doll, crib, egg, boat"), VerbClass.HOLD),),
    "swing": ((frozenset({"sports gear", "instrument or tool"}) | all_of("axe, bat, club, hammer, sword, racket, golf club, umbrella, handbag, stick, lasso, lantern, mallet, pickaxe"), VerbClass.THROW),),
    "bounce": ((frozenset({"ball"}), VerbClass.THROW),),
    "take off": ((frozenset(closed.CLOTHES) | all_of("shoe, boot, hat, glasses, headset, mask, helmet"), VerbClass.OTHER),), "erupt": ((frozenset(str(each) for each in NounClass), VerbClass.THROW),), "assemble": ((_THINGS, VerbClass.MAKE),), "put out": ((all_of("fire, candle, flame, cake, campfire"), VerbClass.OTHER),),
    "tap": ((all_of("keyboard, keg, maple tree, phone, screen, card, barrel"), VerbClass.MAKE),),
    "play": ((all_of("trick, joke, prank"), VerbClass.MAKE),),
    "hold": ((all_of("hand, hands, paws, breath, arms"), VerbClass.DANCE), (all_of("meeting, concert, party, parade, auction, ceremony, funeral, rehearsal, press conference, speech, seance, séance, trial, class"), VerbClass.MAKE), (all_of("pose, position, still"), VerbClass.REST)),
    "hit": ((_GROUNDS, VerbClass.FALL), (all_of("drum, drums, gong, cymbal, key, button, note, chord"), VerbClass.MAKE)),
    "smash": ((_FRAGILE, VerbClass.FALL),), "crash": ((all_of("cymbal, cymbals"), VerbClass.MAKE),),
    "open": ((all_of("eye, eyes, mouth, beak, arms, wings, hand, jaws, jaw, paw"), VerbClass.DANCE), (_OPENED, VerbClass.MAKE)), "close": ((all_of("eye, eyes, mouth, beak, arms, wings, hand, jaws, jaw"), VerbClass.DANCE), (_OPENED, VerbClass.MAKE)),
    "shut": ((all_of("eye, eyes, mouth"), VerbClass.DANCE),),
    "tie": ((all_of("shoelace, shoelaces, lace, laces, knot, bow, tie, bow tie, shoe, shoes, ribbon, scarf, necktie, itself, braid"), VerbClass.MAKE),),
    "count": ((frozenset({"four-legged animal", "person"}) | all_of("number, numbers, second, seconds, star, stars, sheep"), VerbClass.SPEAK),),
    "hug": ((frozenset({"toy or small thing", "plant", "furniture", "large structure"}) | all_of("pillow, teddy bear, teddy"), VerbClass.HOLD),),
    "hang": ((all_of("picture, painting, laundry, lantern, poster, clothes, wallpaper, sheet, decoration, decorations, washing, curtain, sign, wreath, stocking, shirt, banner, lights, ornament, bauble"), VerbClass.HOLD),),
    "serve": ((frozenset({"ball"}), VerbClass.THROW), (frozenset({"food or drink", "person"}) | all_of("tea, coffee, drink, drinks, dinner, breakfast, lunch, meal, customer"), VerbClass.HOLD)),
    "dig": ((all_of("grave, hole, tunnel, treasure, garden, trench"), VerbClass.MAKE),),
    "press": ((all_of("nose, face, snout, paw, hand, ear, forehead, cheek, lips"), VerbClass.DANCE),),
    "leave": ((frozenset({"food or drink", "toy or small thing"}) | all_of("tip, note, message, gift, trail, trace, footprint, footprints"), VerbClass.HOLD),),
    "cut": ((all_of("corner"), VerbClass.WALK),), "drive": ((all_of("nail, sheep, cattle, golf ball"), VerbClass.THROW),),
    "box": ((all_of("present, gift"), VerbClass.MAKE),), "pitch": ((all_of("tent, idea"), VerbClass.MAKE),), "fire": ((all_of("employee, worker"), VerbClass.SPEAK), (all_of("pottery, kiln, clay"), VerbClass.MAKE)),
    "break": ((all_of("record"), VerbClass.MAKE), (all_of("news, silence"), VerbClass.SPEAK)), "drop": ((all_of("beat, anchor, mic"), VerbClass.MAKE),), "chop": ((frozenset({"food or drink", "plant"}) | all_of("wood, log, tree, onion"), VerbClass.MAKE),),
    "flip": ((all_of("coin, pancake, burger, omelette, table, egg, steak, crepe, bottle, switch, pizza"), VerbClass.THROW),), "toss": ((all_of("salad, pizza, pancake"), VerbClass.MAKE),), "stamp": ((all_of("paper, passport, document, letter, form, ticket, book, envelope"), VerbClass.MAKE),),
    "climb": ((all_of("step, steps, stairs, staircase, hill, path, stair, trail"), VerbClass.WALK),), "mount": ((all_of("horse, donkey, motorcycle, motorbike, bicycle, bike, camel, pony, unicorn, dragon, scooter, broom"), VerbClass.DRIVE),), "board": ((all_of("bus, train, ship, plane, airplane, tram, ferry, boat, ark, spaceship, rocket, bus"), VerbClass.WALK),),
    "feed": ((all_of("baby, dog, cat"), VerbClass.OTHER),), "wave": ((all_of("flag, sword, sign, banner, wand, handkerchief, pompom, pompoms, torch, sparkler, ticket, newspaper, pen, baton, stick, hat"), VerbClass.DANCE),), "skip": ((all_of("rope, stone, stones, class"), VerbClass.JUMP),), "miss": ((all_of("bus, train, flight, home, mother, owner"), VerbClass.OTHER),),
}  # fmt: skip
"""Verb -> what it is where it is done to one of these nouns or classes; a phrase that a preposition leads to counts, too."""

_WITH_OBJECT: Mapping[str, VerbClass] = {
    **dict.fromkeys(listed("slide, wheel, roll out, hide, bury, drop off, set aside, free, sink in, share, sell, buy, trade, swap, save, rescue, land on, smuggle, shift, move, float in"), VerbClass.HOLD),
    **dict.fromkeys(listed("pour, wind up, change, dry, shut, blow up, burn in, steam, boil, melt down, fly in, dip, float out, roast, spread, open up, empty, fill, bubble, dim, light up, switch off, turn down, turn up, park in, sail in, race in, test, fish, cover up, freeze"), VerbClass.MAKE),
    **dict.fromkeys(listed("knock over, knock down, flip, splash, swing, tip over, crash into, snap at, bounce, dunk, explode at, sink, burst, slam, smash into"), VerbClass.THROW),
    **dict.fromkeys(listed("wake, wake up, surprise, scare, cover, feed, grow, marry, meet, turn into, become, change into, transform into, surround, fill up"), VerbClass.OTHER),
    **dict.fromkeys(listed("fall in love with, cheer, cheer on, cheer up, sound"), VerbClass.SPEAK), "do yoga with": VerbClass.DANCE, "shake": VerbClass.HOLD, "walk": VerbClass.WALK,
}  # fmt: skip
"""Verbs that are something else where they have an object."""

_ALONE: Mapping[str, VerbClass] = {
    **dict.fromkeys(listed("hide, stick, open, close, melt, dissolve, burn, hang down, grow, turn on, stop working, go out, wake, drop dead, change, break free, break loose, come alive, come true, spread, move in, fit, get stuck, work out, fill"), VerbClass.OTHER),
    **dict.fromkeys(listed("lean back, hang around, hold still, pull up, hold on, balance"), VerbClass.REST), "pull over": VerbClass.DRIVE, "raise": VerbClass.FLY, "carve": VerbClass.SPIN, "draw": VerbClass.MAKE, "push off": VerbClass.SPIN,
    "swing": VerbClass.DANCE, "shake": VerbClass.DANCE, "dress": VerbClass.MAKE, "serve": VerbClass.HOLD, "pose": VerbClass.REST, "wave": VerbClass.DANCE, "balance on": VerbClass.JUMP, "bowl": VerbClass.THROW,
}  # fmt: skip
"""Verbs that are something else where they have none."""

_BY_DOER: Mapping[str, Sequence[tuple[frozenset[str], VerbClass]]] = {
    "land": (
        (all_of("figure skater, skater, gymnast, acrobat, skateboarder, snowboarder, cat, jumper, ballerina, dancer, skier"), VerbClass.JUMP),
        (frozenset({"bird", "aircraft or spacecraft"}) | _WINGED | all_of("balloon, astronaut, alien, santa, witch, sleigh, superhero, pilot, skydiver, rocket"), VerbClass.FLY),
    ),
    "blow": ((frozenset({"plant"}) | all_of("wind, breeze, leaf, leaves, petal, petals, curtain, paper, dust, sand, snow, hair, tumbleweed, plastic bag, bag, scarf, papers, newspaper"), VerbClass.FLY),),
    "drift": ((frozenset({"aircraft or spacecraft"}) | all_of("lantern, balloon, leaf, cloud, feather, smoke, seed, petal, snowflake, astronaut, bubble, kite, ghost, blossom, dandelion, steam, umbrella, ash, ember, snow, dust, pollen"), VerbClass.FLY), (all_of("car, race car, rally car, truck, sports car"), VerbClass.SPIN)),
    "float": ((frozenset({"aircraft or spacecraft"}) | all_of("balloon, lantern, astronaut, bubble, feather, cloud, ghost, jellyfish, wizard, monk, island, head, book, candle, umbrella, planet, soap bubble, smoke, snowflake, heart, note, petal, dandelion, fairy"), VerbClass.FLY),),
    "flutter": ((frozenset({"bird"}) | _WINGED, VerbClass.FLY), (all_of("ticket, paper, letter, page, leaf, leaves, petal, petals, confetti, snowflake, feather, banknote, blossom, note"), VerbClass.FALL)),
    "rise": ((all_of("hose, snake, cobra, hand, crowd, audience, man, woman, girl, boy, person, king, queen, zombie, mummy, skeleton, judge, curtain"), VerbClass.DANCE), (all_of("dough, bread, cake, souffle, soufflé"), VerbClass.OTHER)),
    "hang": ((frozenset({"bird", "insect or small creature", "four-legged animal", "person"}), VerbClass.REST), (frozenset({"thing"}), VerbClass.OTHER)),
    "go up": ((frozenset({"thing"}), VerbClass.FLY),), "lift": ((frozenset({"thing"}), VerbClass.OTHER),), "go out": ((frozenset({"thing"}), VerbClass.OTHER),), "come out": ((frozenset({"thing"}), VerbClass.OTHER),), "come on": ((frozenset({"thing"}), VerbClass.OTHER),), "go on": ((frozenset({"thing"}), VerbClass.OTHER),), "go off": ((frozenset({"thing"}), VerbClass.FALL),),
    "snap": ((frozenset({"thing"}), VerbClass.FALL),), "crack": ((frozenset({"thing"}), VerbClass.FALL),), "erupt": ((all_of("crowd, audience, stadium, fans, spectators, class, room"), VerbClass.SPEAK),), "explode": ((all_of("crowd, audience"), VerbClass.SPEAK),),
    "dive": ((all_of("goalkeeper, goalie, keeper, footballer, player, outfielder, catcher, cat, dog, soldier, agent, volleyball player, rugby player"), VerbClass.JUMP), (frozenset({"bird", "aircraft or spacecraft"}), VerbClass.FLY)),
    "breach": ((frozenset({"sea creature"}), VerbClass.JUMP),), "swing": ((frozenset({"four-legged animal"}) | all_of("acrobat, trapeze artist, tarzan, monkey, ape, spider-man, spiderman, kid, child, girl, boy, man, woman"), VerbClass.JUMP),),
    "race": ((all_of("raindrop, drop, tear, avalanche"), VerbClass.FALL), (all_of("snail, turtle, tortoise, jockey"), VerbClass.DRIVE)), "spin": ((all_of("record, dancer"), VerbClass.SPIN),), "run": ((frozenset({"land vehicle"}), VerbClass.DRIVE), (all_of("water, nose, river, paint, tap, tear"), VerbClass.OTHER)),
    "climb": ((frozenset({"insect or small creature"}), VerbClass.WALK), (frozenset({"aircraft or spacecraft"}), VerbClass.FLY), (frozenset({"land vehicle"}), VerbClass.DRIVE)), "circle": ((frozenset({"sea creature"}), VerbClass.SWIM), (frozenset({"bird", "aircraft or spacecraft"}), VerbClass.FLY), (frozenset({"person", "four-legged animal"}), VerbClass.WALK)),
    "honk": ((frozenset({"bird", "four-legged animal", "person", "fantasy creature"}), VerbClass.SPEAK),), "smoke": ((frozenset({"person"}), VerbClass.EAT),), "crawl": ((frozenset({"land vehicle"}), VerbClass.DRIVE),), "turn": ((frozenset({"person"}), VerbClass.SPIN),), "glide": ((frozenset({"bird", "aircraft or spacecraft"}) | _WINGED, VerbClass.FLY), (frozenset({"watercraft", "sea creature"}) | all_of("swan, duck"), VerbClass.SWIM), (frozenset({"person", "four-legged animal"}), VerbClass.SPIN)),
    "sail": ((frozenset({"ball", "aircraft or spacecraft"}), VerbClass.FLY),), "shoot": ((all_of("star, rocket, firework"), VerbClass.FLY),), "cruise": ((frozenset({"watercraft", "sea creature"}), VerbClass.SWIM), (frozenset({"aircraft or spacecraft"}), VerbClass.FLY)), "speed": ((frozenset({"watercraft"}), VerbClass.SWIM),), "zoom": ((frozenset({"aircraft or spacecraft", "bird"}) | _WINGED, VerbClass.FLY),),
    "set": ((all_of("sun, moon"), VerbClass.FALL),), "bob": ((frozenset({"person", "four-legged animal", "bird"}), VerbClass.DANCE),), "puff": ((frozenset({"person"}), VerbClass.EAT),),
    "tumble": ((frozenset({"person"}), VerbClass.FALL),), "orbit": ((frozenset({"thing"}), VerbClass.FLY),), "creak": ((frozenset({"thing"}), VerbClass.OTHER),), "rattle": ((frozenset({"thing"}), VerbClass.OTHER),),
}  # fmt: skip
"""Verb without an object -> what it is where one of these does it; *thing*: nobody alive."""

_ACTS: Mapping[VerbClass, frozenset[str]] = {
    kind: frozenset(noun for rules in (_BY_OBJECT["do"], _BY_OBJECT["give"], _BY_OBJECT["have"], _BY_OBJECT["take"], _BY_OBJECT["make"]) for nouns, each in rules if each is kind for noun in nouns)
    for kind in VerbClass
}  # fmt: skip
"""Class -> nouns that are acts of it after a verb that says nothing itself."""
