# ruff: noqa: E501 - tables read better with one row a line
"""Words that say how a thing is: colours, sizes, materials, moods."""

from __future__ import annotations

from generation.engine.animatic.language.listing import all_of

COLOURS = all_of(
    "red, orange, yellow, golden, gold, green, teal, turquoise, blue, navy, purple, violet, pink, brown, black, white, grey, gray, silver, cream, crimson, scarlet, maroon, burgundy, magenta, lilac, lavender, indigo, cyan, aqua, mint, lime, emerald, jade, olive, beige, tan, khaki, bronze, copper, ivory, amber, ginger, blonde, blond, auburn, rainbow, multicolored, multicoloured, rainbow-colored, rainbow-coloured, colorful, colourful, sky-blue, light-blue, dark-blue, bright-red, neon, pastel, turquoise-blue, orange-and-white, black-and-white, rose, coral, peach, chestnut, mustard, fuchsia, charcoal, snow-white, jet-black, azure, rusty-red, hot-pink, off-white, sepia, tabby, spotted, striped, polka-dot, plaid, checkered, chequered"
)
BIG = all_of(
    "big, large, huge, giant, enormous, gigantic, massive, colossal, oversized, tall, towering, monstrous, immense, mighty, life-sized, humongous, jumbo, king-sized, king-size, long, wide, vast, very big, great, grand, hulking, six-foot, two-meter, building-sized, house-sized, mammoth, supersized, full-size, room-sized, car-sized, elephant-sized"
)
SMALL = all_of(
    "small, little, tiny, miniature, wee, minuscule, teeny, itty-bitty, pocket-sized, petite, short, micro, thumb-sized, mouse-sized, toy-sized, microscopic, pint-sized, dwarf, teensy, palm-sized, matchbox-sized"
)
GIANT = all_of(
    "giant, enormous, gigantic, massive, colossal, monstrous, immense, humongous, building-sized, house-sized, mammoth, towering, titanic"
)
"""Of the big ones: beside houses still large."""
TINY = all_of(
    "tiny, miniature, minuscule, teeny, itty-bitty, pocket-sized, micro, thumb-sized, mouse-sized, microscopic, teensy, palm-sized, matchbox-sized"
)
"""Of the small ones: they would go into a hand."""
MATERIALS = all_of(
    "wooden, wood, metal, metallic, steel, iron, glass, plastic, rubber, paper, cardboard, stone, marble, clay, brick, leather, cotton, wool, woollen, woolen, felt, velvet, silk, bamboo, straw, wicker, crystal, diamond, ice, snow, chocolate, gingerbread, porcelain, ceramic, concrete, brass, tin, aluminum, aluminium, origami, knitted, lego, plush, foam, jelly, jello, candy, rusty, sand, wax, bronze, copper, golden, stained-glass, inflatable, chrome, titanium, denim, linen, tinfoil, plaster, granite, rope, gold, silver, pixelated, balloon, stuffed, crocheted, ivory, bone, wool-felt, papier-mâché, clockwork, cheese, sugar, butter"
)
MOODS = all_of(
    "happy, sad, angry, scared, frightened, afraid, excited, bored, sleepy, tired, curious, confused, surprised, shocked, proud, shy, nervous, worried, grumpy, cheerful, joyful, joyous, furious, calm, serene, lonely, brave, embarrassed, jealous, disappointed, annoyed, delighted, amused, melancholy, gloomy, playful, mischievous, determined, exhausted, terrified, panicked, panicking, relaxed, smug, suspicious, sulky, moody, serious, stern, smiling, laughing, crying, grinning, dead serious, ecstatic, nostalgic, hopeful, heartbroken, drowsy, unimpressed, dignified, bewildered, puzzled, startled, dizzy, hungry, tearful, friendly, evil, indifferent, unbothered, stressed, overjoyed, anxious, timid, desperate, enraged, giddy, weary, grieving, merry, polite, solemn, contented, content, cranky, triumphant, horrified, awkward, bashful, enthusiastic, heroic, fearless, gleeful, elated, thoughtful, wistful, love-struck, lovesick, impatient, patient, jolly, mad, bemused, sheepish, dejected, frustrated, offended, guilty, resigned, stoic, deadpan, confident, elegant, majestic, sulking, weeping, sobbing, snarling, growling, frowning, beaming, drunk, tipsy, cocky"
)
OTHER = all_of(
    "old, young, elderly, ancient, new, modern, vintage, retro, antique, fluffy, furry, fat, chubby, skinny, thin, round, square, fast, slow, quick, wet, dry, hot, cold, frozen, warm, cool, beautiful, pretty, cute, adorable, ugly, handsome, fancy, shiny, sparkling, glowing, glittering, bright, dark, dusty, dirty, muddy, clean, empty, full, crowded, busy, quiet, noisy, loud, silent, peaceful, abandoned, haunted, magical, enchanted, mysterious, strange, weird, epic, dramatic, cinematic, realistic, hyperrealistic, surreal, whimsical, cozy, cosy, rustic, futuristic, medieval, tropical, snowy, rainy, sunny, foggy, misty, stormy, windy, cloudy, starry, moonlit, sunlit, candlelit, neon-lit, grassy, sandy, rocky, icy, wild, domestic, stray, lone, single, many, whole, half, broken, cracked, flaming, burning, floating, flying, running, dancing, sleeping, talking, singing, electric, steep, narrow, wide, deep, shallow, high, low, heavy, light, soft, hard, rough, smooth, sharp, sweet, sour, spicy, fresh, rotten, ripe, juicy, delicious, professional, famous, royal, military, french, english, italian, spanish, german, japanese, chinese, korean, indian, mexican, american, british, russian, african, egyptian, greek, roman, victorian, scottish, irish, arctic, polar, underwater, outdoor, indoor, remote, local, public, private, secret, hidden, invisible, transparent, translucent, real, fake, perfect, good, bad, best, worst, next, last, first, second, third, final, main, same, different, other, opposite, own, alone, alive, dead, asleep, awake, lost, pregnant, naked, bald, bearded, barefoot, muscular, strong, weak, clumsy, graceful, lazy, smart, clever, stupid, silly, funny, crazy, ridiculous, absurd, expensive, cheap, rich, poor, loose, tight, upside-down, vertical, horizontal, flat, tangled, twisted, melting, dripping, overgrown, sunken, winged, armored, armoured, masked, hooded, blindfolded, tuxedoed, dressed, decorated, lit, open, closed, endless, infinite, extreme, intense, gentle, sudden, nearby, distant, far, close, early, late, extra, super, ultra, top, bottom, front, rear, left, right, upper, lower, middle, outer, inner, striped, spotted, hairy, scaly, spiky, pointy, wobbly, bouncy, squeaky, slippery, sticky, steaming, foaming, sizzling, crumbling, rickety, homemade, handmade, store-bought, long-haired, short-haired, one-eyed, three-legged, two-headed, unstable, modest, plain, simple, complex, detailed, grainy, blurry, sharp, warm-lit, chilly, freezing, humid, blazing, scorching, live, sunburnt, sunburned, stubborn, nosy, hapless, unlucky, lucky, holy, live-action, animated, miserable, wounded, injured, sick, lively, chaotic, messy, tidy"
)
ADJECTIVES = (
    COLOURS
    | BIG
    | SMALL
    | MATERIALS
    - all_of(
        "wood, metal, steel, iron, glass, plastic, rubber, paper, cardboard, stone, marble, clay, brick, leather, cotton, wool, felt, velvet, silk, bamboo, straw, crystal, diamond, ice, snow, chocolate, gingerbread, jelly, candy, sand, wax, rope, balloon, bone, cheese, sugar, butter, gold, silver"
    )
    | MOODS
    | OTHER
)
