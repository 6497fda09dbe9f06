# ruff: noqa: E501 - tables read better with one row a line
"""English words that belong to closed classes, and open ones whose part of speech matters to whoever cuts a sentence."""

from __future__ import annotations

from generation.engine.animatic.language.listing import all_of

DETERMINERS = all_of(
    "a, an, the, this, that, these, those, some, any, every, each, another, other, both, all, my, your, his, its, our, their, her, whose, many, several, few, no, lots of, plenty of, more, various, multiple, countless, numerous, dozens of, hundreds of, thousands of, a couple of, a pair of, a few, a lot of, tons of, loads of, all of, most of, some of, many of, both of, a dozen, swarms of, crowds of"
)
POSSESSIVES = all_of("my, your, his, its, our, their, her, whose")
POINTING = all_of("the, this, that, these, those, both, the other, the first, the second")
QUOTE = "quoth"
"""What stands, after its number, in the place of a spoken line."""

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "single": 1, "two": 2, "both": 2, "a couple of": 2, "a pair of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a dozen": 12, "dozen": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "twenty": 20,
    "thousand": 1000, "million": 1000000, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "another": 1, "pair": 2, "couple": 2, "twin": 2, "trio": 3, "lone": 1, "half-dozen": 6,
}  # fmt: skip
PREPOSITIONS = all_of(
    "in, on, at, to, with, by, into, onto, over, under, across, through, from, off, up, down, around, beside, behind, between, against, above, below, during, for, like, along, near, next to, in front of, on top of, inside, outside, underneath, beneath, among, towards, toward, past, without, of, about, out of, atop, alongside, amid, beyond, via, upon, within, aboard, inside of, because of, as if, close to, outside of, opposite, in the middle of, at the top of, in the back of, on the back of, on the edge of, at the edge of, on the side of, at the end of, at the bottom of, away from, left of, right of, to the left of, to the right of, on board, full of, covered in, made of, made from, made out of, in between, amidst, amongst, off of, onto the top of, on top, in the background, in the foreground, from the top of, from the roof of, from the edge of, all over, in front, high above, just above, right above, right behind, close behind, right beside, right next to, just behind, on the shoulders of, on the head of, on the shoulder of, on the lap of, on the nose of, at the foot of, at the side of, by the side of, at the back of, in the front of, at the front of, out from under, from under, from underneath, from beneath, from behind, out from behind, from inside, from within, from above, from below, nearby, close by, alongside of, adjacent to, astride, tucked under, halfway up, in the center of, in the centre of, in the shade of, in the arms of, in the hands of, in the hand of, in the mouth of, in the beak of, in the paws of, at the feet of, flanked by, on the left side of, on the right side of, on the other side of, on the far side of, on the opposite side of, in the lap of, to one side of, on either side of, on both sides of, on each side of, surrounded by, perched atop, opposite to, across from, along with, together with, side by side with"
)
PRONOUNS = {
    "he": "person", "she": "person", "him": "person", "it": "thing", "they": "many", "them": "many", "himself": "self", "herself": "self", "itself": "self", "themselves": "self", "each other": "self", "one another": "self", "i": "person", "me": "person", "we": "many", "us": "many", "you": "person", "someone": "noun", "somebody": "noun", "everyone": "many", "everybody": "many", "anyone": "noun", "anybody": "noun",
}  # fmt: skip
UNNAMED = all_of("she, he, her, him, i, me, we, us, they, them, someone, somebody, anyone, anybody")
"""Who is there though nobody was named before: somebody."""

AUXILIARIES = all_of(
    "how to, is, are, was, were, be, been, being, am, gets, get, getting, got, has, have, had, does, do, did, can, could, will, would, should, may, might, must, 's, 're, it's, he's, she's, they're, there's, there is, there are, i'm, we're, let's, gets to, going to, about to, starts to, begins to, tries to, trying to, starts, begins, starting, beginning, keeps, keep, start, begin, decides to, manages to, continues to, wants to, attempts to, attempting to, fails to, try to, struggles to, needs to, has to, learns to, learning to, prepares to"
)
BE = all_of(
    "is, are, was, were, be, been, being, am, 's, 're, gets, get, getting, got, it's, he's, she's, they're, i'm, we're"
)
CONJUNCTIONS = all_of("and, or, but, &, plus, yet, nor, vs, versus")
SUBORDINATORS = all_of(
    "how, while, as, when, whilst, until, till, because, so that, whenever, where, if, since, although, though, once, even though, just as, as soon as"
)
RELATIVES = all_of("that, which, who, whom")
THEN = all_of(
    "then, and then, after that, afterwards, afterward, finally, before, after, later, suddenly, eventually, and finally, at last, followed by, until, in the end, at the end, moments later, seconds later, at the last second, only to, before finally, right after"
)
NEGATIONS = all_of(
    "dont, doesnt, isnt, cant, wont, didnt, arent, wasnt, couldnt, wouldnt, no, not, without, never, don't, doesn't, isn't, aren't, nobody, nothing, can't, won't, wasn't, couldn't, didn't, neither, nor, cannot, minus, instead of, rather than, no one, except, avoid, avoids, free of, hasn't, haven't, hadn't, shouldn't, wouldn't, mustn't, ain't, weren't, noone, no-one, empty of, devoid of, bare of, lacking, none, not anyone, not anybody"
)
ADVERBS = all_of(
    "off-key, out of tune, in tune, at last, in place, by mistake, one after another, one after the other, one at a time, one by one, in love, round, very, really, so, too, just, only, still, again, away, back, together, apart, slowly, quickly, there, here, now, almost, nearly, quite, even, ever, once, twice, once more, upside down, side by side, on both sides, on all sides, on either side, on each side, side to side, from side to side, forward, forwards, backward, backwards, sideways, upward, upwards, downward, downwards, overhead, far, everywhere, somewhere, out, in slow motion, slow motion, in unison, at once, at the same time, on fire, at full speed, all around, home, outdoors, indoors, perfectly, all, high, low, hard, not only, also, well, alone, meanwhile, simultaneously, face to face, one by one, in a row, in circles, in a circle, in a line, by itself, by himself, by herself, on its own, a bit, kind of, sort of, instead, on repeat, for fun, for the first time, non stop, nonstop, on earth, like crazy, as well, straight, around, up and down, back and forth, in time, off, up, down, along, through, over"
)
COMPOUND_VERBS = {
    "ice skating": "ice skate",
    "sword fighting": "sword fight",
    "tap dancing": "tap dance",
    "scuba diving": "dive",
    "sky diving": "skydive",
    "rock climbing": "climb",
    "break dancing": "breakdance",
    "line dancing": "dance",
    "horse riding": "ride",
    "bull riding": "ride",
    "arm wrestling": "wrestle",
    "pillow fighting": "fight",
    "food fighting": "fight",
    "belly dancing": "dance",
    "roller skating": "skate",
    "figure skating": "skate",
    "water skiing": "ski",
    "crowd surfing": "crowd surf",
    "pole dancing": "dance",
    "power walking": "walk",
    "speed walking": "walk",
    "ballroom dancing": "dance",
    "bungee jumping": "jump",
    "base jumping": "jump",
    "thumb wrestling": "wrestle",
    "weight lifting": "lift",
    "window shopping": "shop",
    "speed dating": "date",
    "square dancing": "dance",
    "sumo wrestling": "wrestle",
    "playing cards": "play",
    "air drumming": "drum",
}
"""Pairs of words that are one verb."""

NOBODY = all_of("nobody, no one, noone, no-one, nothing, not anyone, not anybody, none")
"""Negations that stand for whoever is not there."""

ALL_BUT = all_of("except, minus")
ALL_OF_THEM = all_of("everyone, everybody, everything, all, every, each, nobody, no one, nothing, no")
"""*Everybody except a sloth*: of whoever is excepted the contrary is told."""

MEASURES = all_of(
    "group, bunch, crowd, herd, flock, row, line, pack, swarm, school, pile, stack, set, team, band, troop, gang, family, pair, couple, trio, handful, heap, army, lot, number, series, fleet, colony, parade, litter, squad, circle, cluster, mountain, hundreds, dozens, thousands, tons, loads, army, platoon, mob, class, string, bouquet, bundle, plenty, cloud, huddle, duo, piece, slice, kind, type, sort, version, variety, wall, bit, drop, grain, sheet, chunk, bale, shower, flurry, tower, column, chain, scoop, variety, brood, gaggle, murder, choir, collection, selection, assortment, audience, orchestra, council, congregation, jury, committee, panel, procession, mass, sea, battalion, regiment, posse, quartet, quintet, pride, pod, tribe, queue, wave, throng, horde, host, knot, tangle, ring, bucket, cup, bowl, glass, plate, jar, box, bag, basket, tray, bottle, can, mug, cart, truckload, sack, tub, carton, crate, slab, tin, jug, pot"
)
CLOTHES = all_of(
    "waistcoat, glove, sock, underpants, underwear, blouse, nightgown, nightshirt, nightcap, dressing gown, parka, anorak, windbreaker, trenchcoat, trench coat, sombrero, fedora, beret, bowler, stilettos, clogs, flip-flops, wellies, gown, ball gown, corset, leggings, mittens, earmuffs, veil, tiara, eyepatch, eye patch, monocle, bow-tie, cravat, necktie, sash, hood, livery, breastplate, gauntlets, belt, suspenders, shawl, cloth cap, straw hat, sun hat, bandana, headdress, t-shirt, jersey, tracksuit, pyjama, swimming trunks, swimming cap, boxer shorts, diaper, nappy, bib, gloves, mitten, onesies, fur coat, leather jacket, lab coats, hoodies, polo shirt, turtleneck, wellingtons, moccasins, loafers, garment, clothes, clothing, cardigan, jumper, dress, suit, uniform, costume, hat, cap, coat, jacket, shirt, t-shirt, tuxedo, apron, robe, gown, pajamas, pyjamas, swimsuit, bikini, trunks, shorts, jeans, pants, trousers, skirt, sweater, hoodie, scarf, gloves, boots, shoes, sneakers, heels, socks, armor, armour, helmet, goggles, sunglasses, glasses, mask, cape, cloak, kimono, tutu, overalls, vest, raincoat, spacesuit, wetsuit, tie, bow tie, crown, headband, beanie, turban, wig, onesie, leotard, jumpsuit, lab coat, sari, poncho, headscarf, bonnet, sandals, slippers, pinstripes, rags, leather, denim, black, white, red, plaid, flannel, pumps, tights, stockings, bathrobe, lederhosen, kilt, toga, party hats, party hat, top hat, bowler hat, hats, hard hats, spectacles, suits, costumes, uniforms, tuxedos, dresses, coats, outfits, outfit, attire"
)
GROUPS = all_of(
    "crowd, audience, orchestra, band, choir, family, team, group, public, army, herd, flock, jury, cast, crew, couple, traffic, wildlife, police"
)
PARTS = all_of(
    "head, face, hand, hands, arm, arms, leg, legs, foot, feet, tail, eye, eyes, ear, ears, nose, mouth, hair, paw, paws, wing, wings, back, shoulder, shoulders, knee, knees, finger, fingers, chest, belly, stomach, lap, beak, trunk, tongue, teeth, tooth, smile, grin, lips, hip, hips, fur, mane, whiskers, claw, claws, horn, horns, tentacle, tentacles, side, top, bottom, edge, front, end, middle, center, centre, corner, tip, surface, rear, inside, outside, left, right, rim, handle, seat, neck, toes, toe, heel, heels, elbow, elbows, voice, breath, eyebrow, eyebrows, wheel, wheels, beard, moustache, mustache, fist, fists, body, skin, feather, feathers, forehead, cheek, cheeks, thumb, snout, hoof, hooves, fin, fins, flipper, flippers, scales, muscles, jaw, chin, palm, palms, waist, fingertips, arms, fringe, ponytail, hindlegs"
)
PARTS_OF_THINGS = all_of(
    "collar, sleeve, roof, rooftop, hood, bonnet, deck, branch, branches, top, lid, brim, saddle, ledge, windscreen, windshield, mast, steps, doorstep, backseat, boot, bow, stern, bed, keys, shade, shadow"
)
ABSTRACT = all_of(
    "size, poker, interview, standoff, showdown, proposal, brawl, rehearsal, ceremony, negotiation, audition, heist, bingo, tag, tennis, soccer, hockey, badminton, hide and seek, hide-and-seek, hopscotch, charades, karaoke, ping pong, table tennis, billiards, snooker, blackjack, monopoly, dodgeball game, goodbye, farewell, hello, bye, thanks, time, way, motion, moment, scene, shot, video, clip, camera, style, background, foreground, frame, screen, lens, view, light, lights, lighting, shadow, shadows, reflection, reflections, air, speed, sound, noise, music, colour, color, colours, colors, day, night, morning, evening, afternoon, sunset, sunrise, dawn, dusk, noon, midnight, summer, winter, autumn, spring, fall, rain, snow, wind, fog, mist, storm, thunder, lightning, sun, sunlight, sunshine, moonlight, moon, stars, star, cloud, clouds, weather, breeze, mood, atmosphere, feeling, detail, details, angle, focus, texture, look, concept, idea, world, life, dream, love, fun, joy, anger, fear, surprise, sadness, slow-mo, slow-motion, close-up, closeup, cut, pov, point, distance, direction, place, spot, thing, things, something, nothing, anything, everything, stuff, turn, step, steps, second, seconds, minute, minutes, hour, hours, o'clock, rhythm, beat, tune, song, melody, applause, laughter, silence, conversation, action, movement, routine, trick, tricks, stunt, race, game, match, contest, competition, fight, battle, party, show, performance, concert, dance, wedding, birthday, lesson, class, meeting, attempt, landing, axel, mistake, backflip, backflips, somersault, somersaults, cartwheel, cartwheels, pirouette, flip, flips, jump, jumps, spin, spins, dive, splash, crash, bounce, bounces, kick, kicks, punch, throw, catch, swing, run, walk, ride, break, hug, kiss, wave, waves, bow, nod, wink, yawn, sneeze, laugh, sigh, scream, shout, whisper, mid-air, midair, gravity, balance, control, circle, circles, height, ways, life, work, job, shift, duty, breath, help, attention, luck, fail, win, victory, score, goal, point, points, warning, fashion, order, sync, unison, row, lap, laps, place, audience's, rest, nap, sleep, dust, smoke, steam, spray, sparks, splashes, droplets, bubbles of air, foam, palette, grain, tones, tone, contrast, vibe, vibes, quality, resolution, fps, hd, 4k, 8k, depth, field, bokeh, haze, glow, sparkle, shimmer, hue, pattern, patterns, mind, note, notes, order, cue, countdown, hunting, travel, half, spell, goal, silence, chord, medium, dialogue, narration, voice, voiceover, squares, miles, phone signal, signal, keys, way out, mischief, task, jobs, chaos, panic, surprise, opening, ending, plot, twist, story, tale, joke, prank, question, answer, news, word, words, name, title, text, caption, subtitle, logo, ad, advert, advertisement, commercial, trailer, teaser, effect, effects, take, takes, stop, halt, standstill"
)
SCENERY = all_of(
    "sky, ground, floor, horizon, water, grass, sand, ice, pavement, dirt, mud, wave, waves, puddle, puddles, skyline, landscape, scenery, sidewalk, asphalt, ceiling, wall, walls, lawn, gravel, soil, leaves, petals, raindrops, snowflakes, flames, fire, traffic, tide, current, path, road, street, track, sunbeam, rainbow"
)
PEOPLE_ENDINGS = (
    "man",
    "woman",
    "person",
    "boy",
    "girl",
    "keeper",
    "smith",
    "maker",
    "monger",
    "wright",
    "ologist",
    "ician",
)

MADE_OF = all_of(
    "made of, made from, made out of, made entirely of, made completely of, made up of, built from, built of, built out of, carved from, carved out of, constructed from, constructed of, sculpted from, sculpted out of, woven from, formed from, fashioned from, crafted from, crafted out of, composed of, molded from, moulded from, consisting of, knitted from, folded from"
)
"""Prepositions that lead to what something is made of."""

BY_TAG: dict[str, frozenset[str]] = {
    "adverb": ADVERBS - {"off", "up", "down", "along", "through", "over", "around"},
    "determiner": DETERMINERS,
    "preposition": PREPOSITIONS | MADE_OF,
    "number": frozenset(NUMBERS)
    - {"a", "an", "another", "pair", "couple", "both", "trio", "twin", "a couple of", "a pair of", "a dozen"},
    "pronoun": frozenset(PRONOUNS),
    "auxiliary": AUXILIARIES,
    "subordinator": SUBORDINATORS,
    "then": THEN,
    "conjunction": CONJUNCTIONS,
    "negation": NEGATIONS,
    "relative": RELATIVES - {"that"},
}
"""Part of speech -> words and phrases; of a word in two of them the later one counts."""

ALL = frozenset().union(*BY_TAG.values())

COUNTED_ALONE = all_of(
    "one, another, each, both, all, some, others, everyone, everybody, the other, the first, the second, single"
)
"""Before a noun they count it; without one they stand for it."""

PART_TIME = all_of(
    "has, have, had, does, do, did, get, gets, getting, got, start, starts, keep, keeps, begin, begins, starting, beginning, stops, continues, continue"
)
"""Auxiliaries before a verb, verbs elsewhere."""

WHEREABOUTS = all_of("underwater, indoors, outdoors, midair, mid-air")
BEFORE_INFINITIVE = all_of("to, not, never, don't, doesn't, dont, doesnt, cant, wont, didnt, couldnt, wouldnt")
SAME_IN_PAST = all_of("become, come, run, put, set, hit, cut, let, overcome, hurt, shut, spread, burst, cast")
"""Verbs whose participle is their base form."""

RANKS = all_of("first, last, second, third, next")
"""What says when somebody comes in, after a verb or its object, and counts before a noun."""

SELDOM_VERBS = all_of("fly, duck, swallow")
"""Of those below what is a verb after *to* and after what helps a verb."""

SEES = all_of("see, watch, hear, notice, spot, feel, make, let, help")
"""Of whom they are said, what one does follows bare: *we see a dog chase a cat*."""
NO_VERBS = all_of(
    "crew, rose, saw, bear, duck, swallow, seal, ring, wing, king, building, painting, wedding, evening, morning, ceiling, string, spring, pudding, dumpling, duckling, gosling, landing, clothing, lightning, thing, something, nothing, everything, anything, darling, sibling, viking, bed, shed, sled, seed, weed, reed, hundred, red"
)
"""What looks like a verb and in pictures hardly ever is."""
PORTIONS = all_of("piece, slice, kind, type, sort, bit, drop, chunk, scoop, sheet")
"""Measures that are counted themselves."""

BANDS: dict[str, int | None] = {
    "trio": 3, "duo": 2, "pair": 2, "couple": 2, "quartet": 4, "quintet": 5, "band": None, "team": None, "family": None, "herd": None, "choir": None,
    "orchestra": None, "army": None, "gang": None,
}  # fmt: skip
"""How many a band has; None: several."""

MASS = all_of(
    "ice cream, coffee, tea, spaghetti, ramen, soup, rice, pasta, bread, milk, honey, popcorn, cheese, chocolate, lemonade, juice, beer, wine, pizza, sushi, cake, water, fire, lava, hay, confetti, noodle, butter, soda, cocoa, salad, cereal, bacon, smoke, corn, candy, jelly"
)

RELATION_OF = {
    "on": "on", "onto": "on", "atop": "on", "on top of": "on", "upon": "on", "aboard": "on", "on board": "on", "on the back of": "on", "across": "on", "under": "under", "underneath": "under",
    "beneath": "under", "below": "under", "beside": "beside", "next to": "beside", "near": "beside", "alongside": "beside", "by": "beside", "close to": "beside", "against": "beside",
    "to the left of": "beside", "to the right of": "beside", "left of": "beside", "right of": "beside", "behind": "behind", "in front of": "in front of", "before": "in front of", "over": "over",
    "above": "over", "in": "in", "inside": "in", "into": "in", "within": "in", "inside of": "in", "with": "with", "along with": "with", "together with": "with", "side by side with": "beside",
    "just above": "over", "right above": "over", "high above": "over", "right behind": "behind", "close behind": "behind", "just behind": "behind", "right beside": "beside", "right next to": "beside",
    "on the shoulders of": "on", "on the shoulder of": "on", "on the head of": "on", "on the lap of": "on", "on the nose of": "on", "in the lap of": "on", "astride": "on", "perched atop": "on",
    "on the edge of": "on", "at the edge of": "on", "at the top of": "on", "at the foot of": "under", "in the shade of": "under", "tucked under": "under", "from under": "under", "out from under": "under",
    "from underneath": "under", "from beneath": "under", "from behind": "behind", "out from behind": "behind", "at the back of": "in", "in the back of": "in", "from inside": "in", "from within": "in",
    "in the middle of": "in", "at the bottom of": "in", "in the center of": "in", "in the centre of": "in", "at the side of": "beside", "by the side of": "beside", "on the side of": "on",
    "alongside of": "beside", "adjacent to": "beside", "to one side of": "beside", "on either side of": "beside", "on both sides of": "beside", "on each side of": "beside", "surrounded by": "beside", "flanked by": "beside", "on the left side of": "beside", "on the right side of": "beside", "on the other side of": "beside",
    "on the far side of": "beside", "on the opposite side of": "beside", "at the feet of": "beside", "all over": "on", "from the top of": "on", "from the roof of": "on", "from the edge of": "on",
    "opposite": "beside", "opposite to": "beside", "across from": "beside", "between": "beside", "in between": "beside",

}  # fmt: skip
"""Preposition -> the relation that a stage knows."""

TOWARDS = all_of("to, at, into, onto, against, after, through")
"""Prepositions that lead to what something is done to."""

TOUCHING = all_of("land, drop, fall, jump, knock, slip, step, bang, trip, sit, stomp")
"""Verbs whose *on* does so, too."""

AT_PLACES = all_of(
    "in, at, on, inside, into, through, across, along, over, around, down, up, onto, from, near, by, outside, above, under, past, to, toward, towards, beside, off, in the middle of, on top of, on the edge of, at the edge of, at the top of, at the bottom of, at the end of, beneath, between, within, out of"
)
"""Prepositions that lead to a place."""

VIEWERS = all_of("i, we, you, me, us")
"""Pronouns of whoever writes or watches: with OF_VIEWERS nobody of the scene."""

OF_VIEWERS = all_of(
    "see, watch, look, hear, notice, spot, witness, observe, glimpse, follow, zoom, pan, cut, move, pull, push, want, "
    "need, like, love, wish, imagine, think, guess, mean, hope, prefer, feel, know, believe, remember, realise, realize, "
    "ask, show, find, get, discover, learn, picture, open, fade, start, begin, end"
)
"""Verbs of whoever writes or watches."""

LETS = all_of("make, let, have")
LEADS = LETS | all_of("help, teach, train, tell, ask, force, order, allow, invite, watch, see, hear, want, get")
"""Verbs after whose object another verb says what that one does; with the first ones there is nothing else that is done."""

ASIDE = all_of("like, as, about")
"""Prepositions that lead to what is not in the picture: *bounces like a basketball*."""

PICTURES = all_of(
    "picture, photo, photograph, painting, poster, drawing, sketch, postcard, mural, map, print, portrait, image, replica, snapshot, book, story, memory, dream, model, video, film, movie, documentary"
)
"""What shows or tells of a place that is not there: *a photo of the mountains*."""

IMAGINING = all_of("dream, think, tell, speak, sing, remind, talk, read, hear")
"""Verbs that lead to what is not there: *dreams of the sea*."""

LOOKING = all_of("look, stare, gaze, glance, glare, peek, peer, point, squint")

ORDERS = all_of(
    "show, make, create, generate, draw, film, give, add, see, imagine, watch, let, animate, render, depict, visualize, visualise, produce, picture"
)
"""With which a prompt begins that says what is to be made."""

AFTER_NOUNS = all_of(
    "visible, available, present, aboard, alive, awake, ready, open, full, alight, afloat, ablaze, upright"
)
"""Adjectives that stand behind what they are said of."""
