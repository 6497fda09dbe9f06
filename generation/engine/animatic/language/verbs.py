# ruff: noqa: E501 - tables read better with one row a line
"""Verbs that people let their subjects do, by what kind of movement they are, in their base form."""

from __future__ import annotations

from enum import StrEnum

from generation.engine.animatic.language.listing import all_of, listed


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
    VerbClass.WALK: "walk, run, outrun, gather, assemble, struggle, stroll, wander, march, stomp, sprint, jog, dash, gallop, trot, canter, waddle, strut, tiptoe, sneak, creep, crawl, scurry, scamper, scuttle, hurry, rush, race, hike, limp, stumble along, stagger, parade, pace, amble, prance, step, approach, enter, exit, leave, arrive, emerge, come, go, cross, ascend, descend, scramble, charge, flee, escape, shuffle, lumber, trudge, march past, roam, prowl, stalk, slither, scale, file, stream, pass, retreat, back away, run away, walk away, power-walk, moonwalk, patrol, migrate, squeeze, sidle, saunter, bolt, stampede, swagger, crisscross, explore, visit, return, burst, storm, head, advance, converge, detour, disembark, encircle, evacuate, hobble, hop along, invade, journey, loiter, lurch, meander, mill, mosey, penetrate, plod, proceed, promenade, ramble, regroup, relocate, retrace, roll in, rove, sally, scoot, shamble, shuffle along, sidestep, skedaddle, skitter, slink, slip away, stride, surge, swarm, toddle, traipse, trample, traverse, tread, trespass, troop, vacate, venture, walk off, walk out, walk up, walk in, wend, wind, come in, come out, come back, come home, come down, go home, go away, go out, go in, go through, get away, get in, get out, get off, get on, step out, step in, step aside, step over, step on, step back, run off, run out, run in, trot off, trot away, storm off, storm out, march off, sneak out, sneak in, crawl out, break in, break out, check in, check out, move in, move out, move away, rush in, rush out, rush off, set off, head out, wander off, walk over, roam around, run around, trek, zigzag, backpedal, wriggle, slosh, goose-step, lope, lollop, clomp, tromp, pitter-patter, overrun, infiltrate, totter, bound away, slip out",
    VerbClass.JUMP: "jump, leap, hop, skip, bounce, backflip, frontflip, flip, somersault, cartwheel, vault, tumble acrobatically, pounce, bound, lunge, handstand, pole-vault, balance, hurdle, spring, dunk, slam-dunk, trampoline, parkour, lift off ground, swing, hang, dangle, perch-jump, do a flip, bungee, bungee-jump, cling, limbo, teeter, launch itself, climb, hurtle over, leapfrog, hop off, jump up, jump over, jump off, jump out, jump in, leap up, leap over, pogo, bounce around, vault over, handspring, rope-swing, clamber, climb up, abseil, rappel, hang from, hang down, do parkour, spring up, pop up, pop out, clear, high-jump, long-jump, climb out, climb down, climb in, do yoga, back-flip, front-flip, tightrope-walk, free-climb, rock-climb, handstand-walk, caper, cavort, gambol, rollick, hop-scotch, breakfall, wall-run",
    VerbClass.DANCE: "dance, view, check, watch, look, wave, wipe, sniff, shake head, bow, nod, clap, applaud, point, gesture, salute, shrug, hug, kiss, wink, high-five, twerk, breakdance, tap-dance, waltz, tango, salsa, boogie, groove, twirl, curtsy, beckon, shake, pose, wiggle, sway, jive, headbang, wag, flap, stretch, conduct, greet, raise, lower, lean, bend, duck, pat, pet, stroke, tickle, cuddle, embrace, shake hands, fist-bump, flex, dab, blink, tilt, pray, vogue, pirouette, shimmy, fidget, snuggle, wobble, celebrate, party, hold hands, propose, perform, show off, strike, reach, spin around, peek, rock, jiggle, flutter, nuzzle, rub, acknowledge, blow a kiss, bob along, bop, caress, curtsey, disco, flinch, frolic, genuflect, gesticulate, grimace, gyrate, high five, hold out, jerk, lean in, lean out, lift up, line dance, look at, look down, mimic, motion, nod off, peep, pinch, pole-dance, prod, pull a face, raise up, reach out, rear, scratch, signal, slow dance, slump over, squirm, stamp, straighten, strum along, swish, tap dance, twitch, waggle, wince, wring, writhe, bend down, turn away, turn back, cower, cringe, imitate, impersonate, preen, tip-toe, ballet, jazz-hands, stare, gaze, glance, observe, peer, notice, spot, see, glare, look out, look up, look around, look on, listen, listen in, study, inspect, smell, watch over, peer out, ogle, gawk, eavesdrop, squint, jitterbug, krump, break-dance, line-dance, slow-dance, belly-dance, square-dance, flail, chest-bump, facepalm, face-palm, air-guitar, air-drum, pantomime, pretend-fight, smooch, doff, twiddle, shadowbox, shadow-box, recoil, ruffle, hunker, stare back, stare up, stare out, gaze up, gaze out, glance up, glance back, get down, act out, puff up, dust off",
    VerbClass.THROW: "throw, sword fight, hit, shoot, kick, punch, toss, pitch, hurl, fling, bat, slap, smack, catapult, launch, lob, flick, bowl, serve, whack, swat, spike, box, fight, fence, duel, wrestle, attack, karate-chop, chop, slash, stab, fire, blast, score, dribble, head-butt, headbutt, tackle, slam, swing at, poke, pelt, spray, squirt, splash, dodge, parry, block, spar, knock, golf, volley, smash, rebound, joust, cast, aim, bump, nudge, whip, lasso, snap, pop, zap, ambush, assail, assault, bash, bayonet, beat, beat up, belt, bombard, butt, clobber, clout, club, cudgel, drop-kick, elbow, flatten, flip over, flog, flush, harpoon, jab, knock out, lash, launch off, maul, paddle away, pierce, pound, pulverize, pummel, put out, shoot down, shoot up, sling, spank, sputter, strafe, tear up, thrash, thrust, thump, thwack, torpedo, tug-of-war, wallop, whomp, combat, clash, clap back, slap away, swipe, throw away, throw out, throw up, toss up, bite off, fire off, gun down, hook, toss around, knock over, knock down, chuck, spit, battle, brawl, scuffle, skirmish, sword-fight, swordfight, pillow-fight, food-fight, snowball-fight, tussle, sting, body-slam, pile-drive, suplex, strangle, uppercut, high-kick, dropkick, deflect, repel, skewer, impale, squish, besiege, ransack, vandalize, vandalise, eject, expel, propel, tap",
    VerbClass.HOLD: "let go, hold, steal, set down, push, shove, abduct, carry, juggle, catch, grab, grasp, clutch, lift, pick, pick up, hold up, bring, fetch, deliver, balance on, hand, wear, cradle, haul, drag, pull, pull up, tow, pack, load, stack, put, place, set, take, give, drop off, offer, present, collect, snatch, hand over, tuck, wrap, unwrap, open, close, pile, tie, pocket, receive, drape, swap, trade, display, show, reveal, wield, brandish, support, hoist, scoop, pluck, lay, unload, exchange, accept, acquire, adopt, adorn, arm, attach, bear, bind, borrow, bundle, capture, carry away, carry off, claim, clasp, clench, confiscate, convey, deposit, dispense, dump, extend, fasten, fish out, get, grapple, grip, hand out, hang up, heave, hitch, hoard, hold onto, keep, kidnap, lay down, lend, load up, lug, mail, nab, pass around, pick off, pop in, procure, prop, prop up, pull off, pull on, pull out, push away, push back, push in, put away, put back, put down, put in, reel in, retrieve, rob, scoop up, seize, send, shoplift, shoulder, sling over, smuggle, snag, snatch up, stash, steady, stuff, take away, take back, take out, tear off, tether, tie up, transport, wrap up, yank, sport, don, distribute, donate, hook up, take down, hold open, pour out, share, serve up, strap, save, rescue, sell, buy, tug, heap, cram, insert, tape, latch, lock, ensnare, snare, intercept, winch, piggyback, hand-deliver, offload, purchase, liberate, release, unleash, loosen, plunder, stow, stockpile, swaddle, handcuff, shackle, blindfold, untangle, detach, unhook, disconnect, uproot, trawl, reach up, gather up, pass back, let out, rip out, rip off, tear out, scrape off",
    VerbClass.FALL: "fall, drop, land, pour down, rain, pour, topple, crash, break, shatter, collapse, tumble, trip, stumble, slip, crumble, explode, collide, tip, tip over, fall over, fall down, plummet, plunge, crack, crumple, splinter, spill, sink down, demolish, destroy, crush, derail, cascade, rain down, erupt, faint, flop, fall off, give way, land on, hit the ground, wipe out, blow up, wreck, tear, rip, overturn, capsize, sag, disintegrate, splatter, keel over, tilt over, fall apart, drip, scatter, shed, bleed, blow over, buckle, burn down, bust, cave in, come apart, crash down, crumple up, dent, detonate, drizzle, erode, fall asleep at the wheel, fall in, fall into, fall out, fall through, flop down, fracture, fragment, go off, implode, knock off, liquefy, melt away, melt down, pelt down, perish, plop, plump down, plunge down, puncture, roll over, rupture, ruin, sag down, shower down, sink in, slide off, slip off, slide down, snap off, stumble over, subside, swoon, tear apart, thaw, topple over, trickle, trip over, tumble down, unravel, vaporize, wear out, pass out, come loose, come off, crash-land, fall flat, break down, break loose, break off, break through, break up, drop down, short-circuit, rear-end, splat, shred, nosedive, nose-dive, backfire, face-plant, faceplant, gush, spew, bulldoze, raze, jackknife, split apart, go down, burst apart, blow apart, blow down",
    VerbClass.DRIVE: "drive, ride, cruise, speed, row, tour, pedal, cycle, bike, steer, park, reverse, brake, accelerate, zoom, zip, pull away, pull over, pull in, roll up, depart, hitchhike, commute, honk, swerve, overtake, screech, board, travel, motor, chug, rumble, puff, trundle, whizz, whiz, hurtle, barrel, navigate, back up, cycle off, drag race, drive away, drive off, gallop off, harness, joyride, kickstart, pole, power, race off, rev, ride along, ride off, ride away, roar off, saddle up, speed away, speed off, swing around, tow away, turn left, turn right, u-turn, veer, wheelie, zip along, do a wheelie, change lanes, go fast, moor, crash-test, zoom off, double-park, drag-race, off-road, tailgate, carpool, road-trip, shunt, roar away, peel out, wheel away, race down",
    VerbClass.SWIM: "swim, surf, float, sink, dive, sail, paddle, bob, drift, snorkel, drown, submerge, surface, breach, windsurf, kayak, canoe, wakeboard, scuba dive, scuba-dive, paddleboard, bathe, soak, cannonball, waterski, water-ski, kitesurf, bellyflop, plunge into, belly-flop, raft, tread water, backstroke, snorkle, bob up, breaststroke, butterfly-stroke, cast off, dip, dive down, dive in, dive off, doggy-paddle, drift along, float along, float down, flounder, free-dive, go under, plop in, plunge in, pole along, sail away, sail off, scuba, skim, skinny-dip, splash around, splash down, swim away, swim up, wade in, wake-surf, water ski, wallow, gurgle, churn, lap, body-surf, bodysurf, crowd-surf, paddle-board, splosh, dog-paddle, freestyle, freedive, cliff-dive, high-dive, swan-dive, parasail, aquaplane, hydroplane, row away, wade",
    VerbClass.FLY: "fly, hover, soar, glide, take off, swoop, flit, levitate, parachute, skydive, float up, rise, orbit, buzz, lift off, blast off, zoom overhead, paraglide, hang-glide, circle, drift off, dart, air-drop, airlift, bank, barrel-roll, blow away, dive-bomb, drift away, drift down, drift up, float off, flutter down, fly away, fly off, fly over, fly up, glide down, glide over, hang glide, hover over, jet off, loop, loop the loop, rise up, sky dive, skywrite, swoop down, swoop in, take flight, touch down, waft, whoosh, wing, shoot off, swirl up, blow off, free-fall, base-jump, spacewalk, crop-dust, divebomb, flutter away, spiral up, flap away, flap off",
    VerbClass.SPIN: "spin, ice skate, roll, slide, skate, skateboard, rotate, whirl, turn, ski, snowboard, sled, sledge, ice-skate, rollerblade, roller-skate, skid, grind, ollie, kickflip, revolve, swirl, wheel, swivel, toboggan, carve, coast, twist, hula-hoop, orbit around, unroll, luge, bobsled, slalom, curl, bowl along, cartwheel down, careen, coil, do donuts, flip around, kick-flip, pivot, reel, revolve around, roll around, roll away, roll down, roll off, roll out, rollerskate, rotate around, sashay, skate around, skate away, skate off, skid out, skateboard down, ski down, slide along, slide around, slither down, sled down, spin out, spiral, swirl around, turn round, turn over, twirl around, twist around, whirl around, whisk around, snowboard down, unwind, turn around, ski-jump, heli-ski, figure-skate, speed-skate, inline-skate, roller-blade, fishtail, freewheel, ricochet",
    VerbClass.CHASE: "chase, follow, pursue, hunt, track, tail, herd, lead, shadow, trail, race after, run after, catch up, accompany, guide, lure, escort, chase away, chase down, chase off, chase out, close in, come after, drive out, follow along, give chase, go after, head off, hunt down, outpace, round up, run down, scare away, scare off, seek, shoo, shoo away, sniff out, tag along, track down, evade, elude, avoid, usher, wrangle, entice, tempt, outwit, outsmart",
    VerbClass.REST: "sit, stand, get up, sleep, wait, lie, rest, nap, doze, snooze, lounge, relax, perch, crouch, squat, lean against, stay, wake up, wake, pause, freeze, stop, meditate, sunbathe, snore, recline, slump, hibernate, linger, line up, queue, stretch out, hang out, loaf, roost, camp, idle, face, overlook, tower, loom, rest on, sprawl, curl up, wait for, guard, live, remain, stand guard, warm, huddle, laze, chill, nestle, abide, await, bask, camp out, chill out, cool off, crouch down, daydream, dawdle, doze off, drowse, dwell, fall asleep, focus, hang around, hesitate, hold still, kick back, kneel down, lie around, lie down, lurk, nest, oversleep, queue up, repose, reside, sit around, sit back, sit down, sit up, sleep in, slouch, slumber, spectate, sprawl out, squat down, stand around, stand at attention, stand by, stand out, stand still, stand up, take a nap, wait around, wait in line, ponder, contemplate, recognize, supervise, oversee, lounge around, kneel",
    VerbClass.EAT: "eat, drink, sip, chew, munch, nibble, lick, bite, gobble, devour, slurp, swallow, taste, gulp, feast, graze, peck, snack, guzzle, chomp, crunch, dine, crack open, swig, share a meal, inhale, wolf, savor, savour, gnaw, suck, binge, chow down, chomp down, consume, digest, dig in, down, eat up, gobble up, gorge, gulp down, have a drink, have breakfast, have dinner, have lunch, have tea, have a tea party, imbibe, ingest, lap up, masticate, nosh, overeat, polish off, pig out, quaff, relish, sample, scoff, slurp up, sup, swill, tuck in, vape, wolf down, finish off, picnic, taste-test, suckle, breastfeed, forage, scavenge, ruminate, shovel down",
    VerbClass.SPEAK: "say, accuse, count down, serenade, plead, beg, vote, speak, talk, sing, shout, yell, whisper, laugh, cry, smile, scream, grin, giggle, chuckle, frown, sigh, weep, sob, shriek, howl, bark, meow, roar, growl, purr, hiss, chirp, tweet, moo, neigh, quack, announce, explain, argue, debate, chat, gossip, complain, mutter, mumble, ask, answer, reply, tell, lecture, narrate, report, interview, rap, hum, whistle, yodel, snarl, yawn, sneeze, cough, panic, blush, beam, chatter, croak, squeak, squeal, ribbit, snort, groan, moan, gasp, recite, introduce, wail, exclaim, apologize, apologise, congratulate, thank, scold, boast, pout, sulk, caw, hoot, bleat, bray, tremble, shiver, shudder, laugh at, mock, tease, comfort, bicker, haggle, negotiate, protest, preach, smirk, scowl, gaze lovingly, love, hate, look surprised, look sad, look happy, admire, call, order, sound, squawk, beep, gulp nervously, crow, cluck, address, admit, admonish, advise, agree, appeal, assure, babble, banter, bargain, bawl, belch, bellow, berate, blab, blare, blow a raspberry, blubber, boo, brag, burp, burst out, cackle, call out, cajole, chant, chide, chime, chorus, chortle, comment, compliment, confer, confess, console, converse, convince, coo, croon, cry out, curse, dare, declare, demand, describe, despair, dictate, disagree, discuss, encourage, express, flatter, flirt, fret, fume, gape, gibber, gloat, grumble, grunt, guffaw, harmonize, heckle, hiccup, holler, huff, hush, insist, instruct, interrogate, jeer, joke, keen, lament, lip-sync, mention, mope, mourn, murmur, nag, object, oink, pant, persuade, praise, proclaim, promise, pronounce, quarrel, question, rage, rant, remark, remind, reprimand, request, respond, sass, sermonize, shush, sing along, slur, sneer, snicker, sniffle, snigger, snivel, speak up, squabble, squeak out, stammer, stutter, summarize, swear, sympathize, taunt, threaten, translate, tut, urge, vow, warble, warn, wheeze, whimper, whine, whinny, whoop, wish, woof, worry, yap, yelp, yowl, fear, mistake, testify, confide, disapprove, approve, enjoy, refuse, cheer, look offended, look worried, go crazy, fall in love, whinge, kvetch, bemoan, grieve, beatbox, facetime, video-call, insult, bully, rebuke, chastise, welcome, yearn, adore, worship, idolize, dote, envy, resent, despise, detest, loathe, fuss, brood, seethe, rejoice, exult, demonstrate, commentate, livestream, live-stream, lip-synch, lipsync, interpret, pledge, vouch, invite, blame, deny, fib, predict, foretell, forecast, prophesy, advertise, promote, sermonise, natter, prattle, blather, jabber, yammer, cheer up, flip out, dial up",
    VerbClass.MAKE: "make, clamp, empty, host, put on, withdraw, ring, remove, set fire, use, play, cook, bake, build, paint, draw, write, type, knit, sew, sculpt, craft, construct, fix, repair, clean, wash, sweep, mop, vacuum, iron, polish, plant, water, dig, cut, slice, stir, mix, fry, grill, flip pancakes, roast, boil, brew, prepare, decorate, strum, drum, dj, film, photograph, record, take a photo, shop, work, practice, practise, train, exercise, lift weights, brush, comb, shave, dress, fold, hammer, saw, weld, mow, rake, shovel, milk, harvest, pick fruit, garden, sort, count, deal, solve, examine, operate, control, press, press a button, turn on, switch, light, blow, blow out, inflate, toast, play with, test, create, wash up, type on, scroll, text, dial, investigate, try, knead, sharpen, tune, toot, scrub, dust, butter, sprinkle, frost, peel, grate, mend, trim, prune, sow, weave, spin wool, teach, direct, command, cast a spell, conjure, summon, heal, help, run a shop, hunt for, search, look for, rehearse, compete, crown, measure, program, browse, game, paint nails, sketch, ink, groom, nurse, shear, tend, style, blend, steam, glaze, smelt, forge, throw pottery, tighten, drill, plow, lay bricks, spell, sign, activate, adjust, administer, analyze, apply, autograph, baste, blow up a balloon, brush off, calculate, carve out, charm, clean up, click, clip, compare, compose, compute, connect, cook up, copy, cover up, crochet, crop, cultivate, cut down, cut off, cut out, decode, design, develop, diagnose, disarm, dismantle, distill, do homework, do laundry, do the dishes, dress up, dry off, dye, edit, email, embroider, engrave, erase, erect, experiment, extinguish, fashion, fertilize, fill in, fill up, finger-paint, fit, fix up, format, frame, garnish, give a presentation, glue, grease, hack, handle, heat, hire, hypnotize, ice, illustrate, improvise, install, invent, invest, launder, lather, magic, maintain, manicure, manufacture, marinate, mark, massage, mash, mine, model, mould, mount, nail, open up, organise, organize, outline, pack up, paint over, paste, patch, photocopy, plan, play along, play cards, play chess, play musical chairs, play ping pong, play table tennis, pleat, plug in, plumb, print, produce, pump, put up, recycle, refill, remodel, renovate, replace, research, restore, rinse, sand, scan, scrape, scratch off, seal, set up, shampoo, shape, shuck, shut, sift, skin, slather, slice up, smear, smooth, solder, spell out, splice, spray-paint, stain, staple, stencil, sterilize, stitch, sweep up, tame, tattoo, thatch, tidy, tidy up, tile, till, time, toggle, turn off, unbutton, unclog, unfold, unlock, unpack, unplug, unscrew, untie, unzip, upholster, varnish, videotape, wallpaper, warm up, wax, weigh, whip up, whitewash, whittle, wire, work out, wring out, zip up, pay, rent, learn, bet, gamble, rule, finish, complete, disturb, amuse, annoy, protect, defend, cure, arrest, elect, read, fish, try on, wind up, bbq, poach, sauté, saute, simmer, deep-fry, stir-fry, whisk, mince, blow-dry, burrow, excavate, unearth, plough, tinker, refuel, recharge, lubricate, doodle, scribble, scrawl, snip, jot, debug, x-ray, bandage, inject, vaccinate, babysit, bartend, window-shop, manage, ride-train, enchant, bewitch, hex, hypnotise, mesmerize, rearrange, burgle, counterfeit, rummage, employ, pave, officiate, baptize, baptise, christen, bless, cremate, wipe down, wipe up, wipe off, fire up, start up, power up, turn up, turn down",
    VerbClass.OTHER: "give up, grow, bury, unveil, let, blend in, move, ping, arrange, shrink, appear, disappear, vanish, transform, change, become, glow, shine, burn, smoke, sparkle, flash, flicker, light up, bloom, wilt, expand, freeze over, fill, cover, happen, begin, end, start, boil over, spread, crackle, shimmer, twinkle, fizz, bubble, overflow, flow, swell, fade, evaporate, hatch, age, multiply, morph, merge, split, glitter, reflect, ripple, billow, rustle, swing open, malfunction, pretend, realize, decide, discover, find, remember, forget, meet, marry, surprise, scare, startle, frighten, join, leave behind, attract, contain, feature, surround, appear behind, ignore, attempt, act, need, want, know, think, dream, imagine, wonder, like, survive, catch fire, leak, rattle, vibrate, stick, touch, feel, hear, die, haunt, switch off, bother, interrupt, fail, succeed, dry, float away, absorb, accumulate, adapt, alternate, amaze, arise, awake, bare, be, belong, blacken, blaze, blur, breathe, brighten, bristle, brown, bubble up, bulge, burn out, calm down, change colour, change shape, char, clear up, clone, cloud over, come alive, come to life, come true, cool, cool down, corrode, creak, crease, crumble away, crystallize, curdle, darken, dawn, decay, decompose, decrease, deepen, die down, dim, disguise, divide, double, drain, droop, duplicate, dwindle, emit, empty out, enlarge, evolve, exist, expire, fade away, fade in, fade out, fall silent, ferment, fester, fizzle, flare, flatten out, fluoresce, foam, fog up, form, germinate, get bigger, get dark, get smaller, get stuck, gleam, glimmer, glint, glisten, go wrong, grow up, halt, harden, haze, heat up, hum along, ignite, illuminate, inhabit, last, lighten, magnify, mature, mirror, mist up, moulder, mutate, ooze, oscillate, overgrow, pale, part, peel off, petrify, pile up, pollute, project, proliferate, pulsate, pulse, quake, radiate, reappear, reassemble, rebuild, reduce, reek, regenerate, regrow, reshape, resonate, ripen, rot, rust, seep, seem, separate, shape-shift, shapeshift, shorten, show up, shrivel, sizzle, smoulder, smolder, snow, solidify, sour, spill out, split up, splutter, spread out, spurt, squelch, stack up, stagnate, stick out, stiffen, stink, strobe, swarm over, sweat, teleport, thicken, throb, tingle, trap, turn black, turn blue, turn green, turn into, turn red, turn white, turn pink, undulate, unfurl, vary, wane, warp, wear off, whir, whirr, wither, wrinkle, yellow, own, deserve, continue, cease, resume, cost, represent, resemble, miss, lose, feed, dissolve, melt, choose, hide, select, sprout, occur, fuse, flood, materialize, materialise, dematerialize, camouflage, behave, misbehave, recall, reminisce, realise, recognise, understand, misunderstand, believe, expect, hope, prefer, care, include, consist, depend, rely, trust, befriend, encounter, participate, attend, suffer, hurt, ache, itch, recover, exhale, thunder, tick, echo, resound, thaw out, count up, ring out, sell out, win, deflate",
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

PARTICLES = frozenset({"up", "down", "over", "out", "away", "back", "in", "apart", "around", "along", "off", "asleep"})

HOLDING = frozenset({
    "hold", "carry", "clutch", "grip", "wield", "hold up", "grasp", "cradle", "grab", "snatch", "pick up", "brandish", "lug", "tote", "bring", "clasp", "hold out", "hoist",
})  # fmt: skip
TAKING = frozenset({
    "steal", "pick", "pull out", "catch", "hug", "cuddle", "deliver", "collect", "hand", "hand over", "give", "offer", "pluck", "squeeze", "flick", "smell",
})  # fmt: skip
"""Verbs whose object, where it is a thing, is in the doer's hands, or, of what is given, in the receiver's."""

TAKING_OF: dict[str, frozenset[str]] = {
    "swing": frozenset({"instrument or tool", "sports gear"}), "serve": frozenset({"food or drink"}),
    "take": frozenset({"instrument or tool", "sports gear", "toy or small thing", "ball", "food or drink", "plant"}),
}  # fmt: skip
"""The same, of objects of these classes alone."""

GIVING = frozenset({"give", "hand", "hand over", "offer"})

OF_TWO_OBJECTS = GIVING | {
    "show", "sell", "bring", "serve", "throw", "toss", "pass", "teach", "tell", "read", "send", "buy", "bake", "cook", "lend", "award", "pour", "write", "sing", "deliver", "fetch", "grant", "slip", "make", "knit", "build", "feed",
}  # fmt: skip
"""What is done to the second of two objects, for the first: *sells him a bucket*."""

TOGETHER = frozenset({
    "argue", "fight", "wrestle", "dance", "play", "talk", "chat", "flirt", "fall in love", "negotiate", "compete", "duel", "collide", "speak", "debate", "trade", "cuddle", "gossip", "race", "box", "spar", "haggle", "bicker", "quarrel",
    "waltz", "tango", "slow dance", "battle", "joke", "fence", "brawl", "squabble", "arm wrestle", "snuggle", "play chess", "play cards",
})  # fmt: skip
"""Verbs whose *with* leads to whom it is done to."""

SEEKING = frozenset(
    {
        "reach",
        "look",
        "search",
        "wait",
        "ask",
        "call",
        "beg",
        "hunt",
        "fish",
        "dig",
        "aim",
        "grab",
        "fall",
        "lunge",
        "dive",
    }
)
"""Verbs whose *for* leads to what it is done for."""

EACH_OTHER = frozenset(
    {
        "fight",
        "wrestle",
        "duel",
        "box",
        "battle",
        "hug",
        "kiss",
        "embrace",
        "meet",
        "fence",
        "brawl",
        "arm wrestle",
        "high-five",
        "high five",
        "shake hands",
        "collide",
    }
)
"""What two who do it do to each other, where nobody else is named."""

MUSIC: dict[str, str] = {
    **{kind: kind for kind in listed("music, jazz, rock, folk, swing, reggae, metal, techno, pop, country, funk, soul, classical, bluegrass, punk, disco, salsa, samba, ragtime, ska")},
    **dict.fromkeys(("song", "tune", "melody", "lullaby", "duet"), "music"), "blue": "blues", "blues": "blues",
    "symphony": "symphony", "concerto": "symphony", "sonata": "classical", "serenade": "classical",
}  # fmt: skip
"""What is played and is no instrument -> which music that is."""

BANDS = frozenset({"band", "orchestra", "quartet", "trio", "duo", "combo", "ensemble"})

PLAYED = frozenset({
    "guitar", "electric guitar", "ukulele", "banjo", "violin", "cello", "double bass", "bass", "harp", "piano", "grand piano", "keyboard", "organ", "pipe organ", "accordion", "harmonica", "flute", "clarinet", "saxophone", "trumpet",
    "trombone", "tuba", "french horn", "drum", "drum kit", "tambourine", "xylophone", "bagpipes", "bagpipe", "lute", "mandolin", "fiddle", "didgeridoo", "kazoo", "harpsichord", "sitar", "bongo", "marimba", "theremin", "synthesizer",
    "concertina", "hurdy-gurdy", "recorder", "oboe", "bassoon", "viola", "lyre", "maracas", "cymbal", "gong", "toy piano", "jukebox", "steel drum", "music box",
})  # fmt: skip
"""Instruments: whoever plays, with one of them about, plays that."""

DANCED = frozenset(
    {
        "worm",
        "robot",
        "limbo",
        "twist",
        "hula",
        "floss",
        "conga",
        "chicken dance",
        "robot dance",
        "taxes",
        "tax",
        "laundry",
        "chores",
    }
)
"""Nouns that are acts after *do* alone: *does the worm*."""

FIXED_NOUNS = frozenset({"fire", "sail", "flight", "go", "alive"})
"""Words that make one verb with the verb before them: *sets fire*, *takes flight*."""

STEERING = frozenset({"drive", "steer", "pilot", "row", "sail", "captain", "navigate", "paddle", "man"})
"""Verbs that say where their object is: held, or around the doer."""

GOING = frozenset({
    "enter", "leave", "cross", "explore", "visit", "reach", "climb", "roam", "wander", "exit", "go", "run", "walk", "come", "get", "return", "escape", "drive", "fall", "jump", "dive",
    "crash", "burst", "look", "move", "climb into", "fly", "arrive", "overlook", "swim", "sail", "ride",
})  # fmt: skip
"""Verbs whose object may be a place."""

WEARING = frozenset({"wear", "don", "sport"})
"""Verbs whose clothes are on whoever does it."""

DISGUISING = frozenset({"dress", "dress up", "disguise"})
"""Verbs of what somebody looks like: *dressed as a pirate*."""

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

BY_ITSELF = frozenset({
    VerbClass.FALL, VerbClass.FLY, VerbClass.REST, VerbClass.WALK, VerbClass.SWIM, VerbClass.SPIN, VerbClass.DANCE, VerbClass.JUMP, VerbClass.SPEAK,
    VerbClass.DRIVE,
})  # fmt: skip
"""What is mostly done without anything that it is done to."""

STATES = {"asleep": "sleep", "seated": "sit", "standing": "stand", "sleeping": "sleep", "kneeling": "bend"}
"""Adjectives that are deeds."""

OF_MANY = frozenset({"race", "fight", "battle", "party", "parade", "chase", "duel", "brawl"})
"""Deeds that are nouns and take several: *a lawnmower race*."""

OF_CLOTH = all_of(
    "fly, flap, flutter, blow, billow, wave, stream, trail, fall, slip, drip, flow, swish, swing, bounce, jingle"
)
"""What clothes do of themselves."""
