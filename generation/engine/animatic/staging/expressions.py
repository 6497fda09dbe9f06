# ruff: noqa: E501 - tables read better with one row a line
"""What a mood does to a face: a smile, brows, lids, tears; every word of `language.traits.MOODS` that shows has one."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.language.traits import mood_of
from generation.engine.animatic.physics.intents import Mood


@dataclass(frozen=True)
class Expression:
    """How a face is held, as in `physics.track.Pose`."""

    joy: float
    brow: float = 0.0
    lids: float = 1.0
    tears: float = 0.0
    gape: float = 0.0


_TABLE: tuple[tuple[Expression, str], ...] = (
    (Expression(1.0), "happy, cheerful, joyful, joyous, delighted, smiling, grinning, beaming, proud, friendly, merry, jolly, content, contented, playful, hopeful, gleeful, amused, confident, heroic, triumphant, enthusiastic, love-struck, lovesick, polite, adoring, affectionate, amiable, amorous, appreciative, ardent, blissful, blithe, bubbly, carefree, caring, charmed, cheery, chipper, chirpy, chuffed, compassionate, devoted, doting, eager, easy-going, easygoing, energetic, expectant, exuberant, fond, forgiving, frisky, gentle, glad, good-humored, good-humoured, good-natured, gracious, grateful, happy-go-lucky, high-spirited, impressed, infatuated, interested, jaunty, jovial, kind, kind-hearted, kindly, light-hearted, lighthearted, loved-up, loving, loyal, mirthful, optimistic, passionate, peppy, perky, pleased, reassured, relieved, respectful, satisfied, smitten, soothed, spirited, sprightly, sympathetic, tender, tender-hearted, thankful, tolerant, touched, trusting, upbeat, uplifted, vivacious, warm-hearted, welcoming, winsome, witty, zestful, brave, courageous, daring, fearless, unafraid, valiant, victorious, zealous, in love, flattered, naive, gullible, earnest, sincere, tireless, obedient, tickled, humble, flirtatious, flirty, demure, coy"),
    (Expression(1.0, 0.0, 1.15, 0.0, 0.55), "excited, laughing, ecstatic, overjoyed, giddy, elated, delirious, enraptured, enthralled, entranced, euphoric, excitable, exhilarated, exultant, fascinated, frenzied, hysterical, jubilant, manic, over-excited, overexcited, rapt, rapturous, starry-eyed, starstruck, star-struck, thrilled, wonderstruck, zany, crazy, crazed, wild-eyed, emotional"),
    (Expression(0.05, -0.8), "sad, lonely, disappointed, melancholy, gloomy, heartbroken, dejected, nostalgic, wistful, guilty, embarrassed, jealous, abashed, ashamed, bereaved, broken-hearted, brokenhearted, bitter-sweet, cheerless, contrite, crestfallen, crushed, defeated, depressed, despairing, despondent, devastated, disconsolate, discontented, discouraged, disheartened, disillusioned, displeased, dissatisfied, doleful, dour, downcast, downhearted, envious, forlorn, glum, grim, helpless, homesick, hopeless, humbled, humiliated, insecure, insulted, listless, lonesome, longing, lost-looking, lovelorn, melancholic, miserable, mopey, morose, mortified, mournful, needy, neglected, pained, pensive, pessimistic, powerless, regretful, remorseful, repentant, rueful, sad-eyed, sensitive, sentimental, shaken, shamefaced, shame-faced, sorrowful, sorry, soulful, unhappy, unsatisfied, upset, vulnerable, wishful, woebegone, woeful, yearning, introspective, uninspired, tormented"),
    (Expression(0.0, -1.0, 0.8, 1.0), "crying, tearful, weeping, sobbing, grieving, agonized, anguished, distraught, distressed, grief-stricken, teary, teary-eyed, traumatized, weepy, in tears"),
    (Expression(0.08, 1.0, 0.85), "angry, furious, annoyed, mad, enraged, frustrated, offended, grumpy, cranky, frowning, sulky, sulking, moody, stern, determined, impatient, stressed, accusing, aggressive, aggrieved, agitated, bossy, brash, brooding, contemptuous, crabby, cross, defiant, disapproving, disdainful, disgruntled, disgusted, edgy, embittered, exasperated, fed up, fierce, fiery, fretful, frosty, fuming, grouchy, gruff, hangry, hateful, ill-tempered, incensed, indignant, infuriated, irate, irked, irritable, irritated, jumpy, livid, obstinate, ornery, outraged, peeved, petulant, petty, pouting, pouty, prickly, provoked, quarrelsome, rebellious, resentful, resolute, revolted, repulsed, rowdy, rude, scandalised, scandalized, scornful, seething, selfish, spiteful, strict, stroppy, stubborn, sullen, surly, temperamental, tempestuous, tense, testy, tetchy, touchy, uptight, vengeful, vexed, warlike, wrathful, insolent, obnoxious, thoughtless, uncaring, unfriendly, unfeeling, vindictive, merciless, cruel, malicious, distrustful, mistrustful, harried, frazzled, focused, attentive, ambitious, steadfast, undaunted, undeterred, resilient, fervent, righteous"),
    (Expression(0.1, 1.0, 0.9, 0.0, 0.5), "snarling, growling, evil, ferocious, vicious, unhinged"),
    (Expression(0.1, -1.0, 1.3, 0.0, 0.3), "scared, frightened, afraid, terrified, panicked, panicking, horrified, desperate, startled, aghast, alarmed, appalled, apprehensive, awed, cowardly, daunted, frantic, fearful, horror-struck, intimidated, panic-stricken, panicky, paranoid, petrified, spooked, terror-stricken, overwhelmed"),
    (Expression(0.25, -0.6, 1.1), "nervous, clingy, clumsy, hungry, trembling, worried, anxious, timid, shy, bashful, awkward, sheepish, confused, puzzled, bewildered, dizzy, absent-minded, apologetic, baffled, cautious, chagrined, clueless, concerned, conflicted, dazed, disconcerted, dismayed, disrespectful, disturbed, doubtful, fidgety, flummoxed, flustered, groggy, hesitant, impulsive, inquisitive, jittery, lustful, meek, mystified, nauseous, nonplussed, perplexed, perturbed, preoccupied, quizzical, rattled, reckless, reluctant, restless, ruffled, self-conscious, timorous, troubled, twitchy, uncertain, uncomfortable, uneasy, unsettled, unsure, wary, watchful, weak-kneed, worried-looking, distracted, disbelieving, high-strung, highly strung, overconfident, mesmerised, mesmerized, spellbound, careless"),
    (Expression(0.45, -0.3, 1.35, 0.0, 0.7), "surprised, shocked, amazed, astonished, astounded, awe-struck, awestruck, dumbfounded, dumbstruck, flabbergasted, incredulous, shell-shocked, speechless, stunned, stupefied, thunderstruck, wide-eyed, intrigued"),
    (Expression(0.5, -0.2, 0.4), "sleepy, tired, exhausted, drowsy, weary, bored, relaxed, drunk, tipsy, indifferent, unimpressed, unbothered, resigned, apathetic, blase, bleary-eyed, complacent, disinterested, dreamy, dull-eyed, hung over, hungover, jaded, languid, lazy, lethargic, nonchalant, out of breath, sleep-deprived, sleepless, subdued, unamused, unconcerned, unenthusiastic, unfazed, unhurried, uninterested, unmoved, unruffled, untroubled, unworried, world-weary, worn out, worn-out, zoned-out, unperturbed, mellow"),
    (Expression(0.45, 0.25, 0.85), "serious, dead serious, solemn, stoic, deadpan, dignified, thoughtful, suspicious, aloof, deadly serious, emotionless, expressionless, impassive, judgmental, pious, prim, reflective, sarcastic, sardonic, sceptical, skeptical, cynical, stone-cold, stone-faced, straight-faced, humorless, morbid, haughty, condescending, vain, self-important, pompous, snobbish, snooty, unashamed, proud-looking"),
    (Expression(0.85, 0.5, 0.75), "mischievous, smug, cocky, arrogant, audacious, boastful, cheeky, conceited, devious, greedy, impish, mocking, naughty, roguish, sassy, saucy, self-assured, self-confident, self-satisfied, shifty, sly, snarky, sneaky, sneering, spunky, treacherous, wily, wry"),
    (Expression(0.6), "calm, innocent, serene, patient, curious, bemused, meditative, peaceful, placid, pacified, tranquil, zen"),
)  # fmt: skip

EXPRESSIONS: dict[str, Expression] = {word: face for face, words in _TABLE for word in listed(words)}


def put_on(mood: Mood, word: str | None) -> None:
    """This will let a figure look as the mood's word says, *sad*, *sadly*, *not amused*; an unknown one leaves it as it is."""
    plain = "serious" if (word or "").startswith("not ") else mood_of(word or "")
    face = EXPRESSIONS.get(plain or "")
    if face is None:
        return
    mood.joy, mood.brow, mood.lids, mood.tears, mood.gape = face.joy, face.brow, face.lids, face.tears, face.gape
