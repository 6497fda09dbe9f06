# ruff: noqa: E501 - tables read better with one row a line
"""Balls, boxes, rows and piles."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import kind

ROWS = (
    kind("ball", "ball", "rubber", 0.34, "bounce", ((222, 62, 54), (52, 130, 206), (246, 180, 52), (74, 172, 112)),
         "rubber ball, bouncy ball, bouncing ball, toy ball", "sphere, orb, marble, bubble, exercise ball, medicine ball, dodgeball, ball of yarn, yarn ball, disco ball, crystal ball, meteor, asteroid, comet, snow globe"),
    kind("basketball", "ball", "basketball", 0.24, "shoot", ((226, 118, 52),), "basket ball", place="court"),
    kind("beach ball", "ball", "vinyl", 0.46, "bounce", ((244, 84, 76),), "beachball", place="beach"),
    kind("steel ball", "ball", "steel", 0.22, "fall", ((150, 162, 176),), "metal ball, iron ball, bearing, cannonball", "wrecking ball, pinball, billiard ball", place="kitchen"),
    kind("tennis ball", "ball", "tennis", 0.2, "bounce", ((206, 226, 70),), "", "shuttlecock, baseball, golf ball, ping pong ball, cricket ball, softball, puck", place="court"),
    kind("football", "ball", "rubber", 0.28, "bounce", ((244, 242, 236),), "soccer ball", "volleyball, rugby ball", place="stadium"),
    kind("bowling ball", "ball", "resin", 0.3, "roll", ((58, 62, 120),), "", "boulder", place="gym"),
    kind("apple", "ball", "fruit", 0.2, "look", ((208, 48, 48),), "", "cherry, pear, plum, tomato", place="kitchen"),
    kind("orange", "ball", "fruit", 0.21, "look", ((244, 146, 38),), "tangerine", "lemon, lime, peach, grapefruit, mango", place="kitchen"),
    kind("watermelon", "ball", "melon", 0.36, "roll", ((66, 140, 70),), "melon", "coconut, cabbage, lettuce", place="garden"),
    kind("pumpkin", "ball", "melon", 0.4, "roll", ((236, 128, 40),), "", "turnip, onion, jack-o'-lantern", place="farm"),
    kind("snowball", "ball", "snow", 0.3, "roll", ((238, 246, 252),), "snow ball", place="snow"),
    kind("crate", "box", "wood", 0.5, "look", ((190, 136, 80),), "wooden box, wooden crate", "barrel, chest, pallet", place="street"),
    kind("box", "box", "cardboard", 0.46, "look", ((204, 160, 108),), "carton, cardboard box, parcel", "package"),
    kind("present", "box", "cardboard", 0.42, "look", ((226, 72, 84), (70, 150, 196)), "gift, gift box", "piñata", place="living room"),
    kind("domino", "domino", "tile", 0.5, "topple", ((246, 240, 226), (236, 104, 84), (250, 190, 84), (96, 168, 200)), "dominoes, dominos, domino row", place="living room"),
    kind("block", "tower", "toy wood", 0.24, "topple", ((232, 92, 74), (250, 190, 84), (96, 168, 200), (112, 180, 122)),
         "toy block, building block, brick, tower of blocks, block tower", "cube, wall, pile, stack, dice, die, lego, lego brick", place="living room"),
    kind("paddleboard", "support", "foam", 2.7, "float", ((246, 236, 214),), "paddle board, surfboard, surf board, sup", "wakeboard, float, floatie, lily pad, ice floe", place="sea"),
    kind("beam", "support", "wood", 4.2, "look", ((206, 150, 100),), "balance beam, unstable beam", "tightrope, log", place="gym"),
    kind("skateboard", "support", "wood", 0.9, "roll", ((70, 170, 190),), "skate board, longboard", "roller skate, snowboard, hoverboard", place="street"),
    kind("trampoline", "support", "latex", 2.4, "bounce", ((70, 120, 190),), "", "mattress, bouncy castle"),
)  # fmt: skip
