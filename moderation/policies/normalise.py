"""Undoing what people do to words so that a list does not find them, without losing where each word stood."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a",
                       "$": "s", "!": "i", "|": "i", "+": "t", "€": "e", "£": "l", "¡": "i"})  # fmt: skip
_LEET_L = str.maketrans({"1": "l", "|": "l", "!": "l"})
# Letters of other scripts that look like ours; NFKC leaves them alone because they are different letters.
_LOOKALIKES_OF = {
    "a": "аαɑᴀª", "b": "вβьʙᏼ", "c": "сϲςᴄ", "d": "ԁᴅđð", "e": "еεєᴇɛ", "f": "ƒꜰ", "g": "ɡɢ", "h": "һнʜ", "i": "іıɩιɪ",
    "j": "јᴊϳ", "k": "кκᴋ", "l": "ӏłʟ", "m": "мᴍ", "n": "пηɴ", "o": "оοσøᴏ", "p": "рρᴘ", "q": "ԛ", "r": "гʀ", "s": "ѕꜱ",
    "t": "тτᴛ", "u": "υᴜ", "v": "νᴠ", "w": "ԝωᴡ", "x": "хχ×", "y": "уγʏ", "z": "ᴢ", "ae": "æ", "oe": "œ", "th": "þ",
}  # fmt: skip
_CHEROKEE = dict(zip("ᎪᎠᎬᏀᎻᏆᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ", "adeghijklmprstvwyz", strict=True))
_LOOKALIKES = str.maketrans(_CHEROKEE | {other: ours for ours, others in _LOOKALIKES_OF.items() for other in others})
# Letters written as codes, which a text encoder has seen often enough to read.
_CODED = re.compile(r"&#(\d{1,7});|&#x([0-9a-f]{1,6});|%([2-7][0-9a-f])", re.IGNORECASE)
_TAGS = range(0xE0020, 0xE007F)  # a second ASCII that no screen shows
_WORD = re.compile(r"[a-z0-9@$!|+€£¡*#]+(?:'[a-z]+)?")
_LETTER = re.compile(r"[a-z]")
_VOWEL = re.compile(r"[aeiouy0-9]")
_REPEATED = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1+")
_GAP_MAX = 3  # characters between spaced-out letters: "s . e . x"
_SPACED_MIN = 3
_STARS = re.compile(r"[*#]")
# Pictures that stand for words.
_PICTURES = {"🍆": " emojieggplant ", "💦": " emojisplash ", "🍑": " emojipeach ", "🔪": " knife ", "🩸": " blood ",
             "💊": " pills ", "🔫": " gun ", "💣": " bomb ", "🔞": " nsfw "}  # fmt: skip


@dataclass(frozen=True)
class Token:
    """A word as written (folded), every form it may stand for, and where it stood in the prompt."""

    forms: tuple[str, ...]  # the plainest first
    start: int
    end: int
    after_break: bool  # a sentence mark or comma stood before it

    @property
    def starred(self) -> re.Pattern[str] | None:
        """What the word may have been before letters were starred out; None when none were."""
        word = self.forms[0]
        if "*" not in word and "#" not in word:
            return None
        hidden = len(_STARS.findall(word))
        if len(word) - hidden < 2 or len(word) < 4:
            return None
        return re.compile(_STARS.sub("[a-z]", re.sub(r"[^a-z*#]", "", word)))


def tokens(text: str) -> list[Token]:
    """This will cut a prompt into words with all the forms they may stand for.

    Undoes: compatibility forms (NFKC), accents, zero-width and other format characters, look-alike letters, digits and
    signs for letters, repeated letters, letters spaced or dotted apart, invisible tag characters, HTML and URL codes.
    Linear in the text's length.
    """
    folded, origin = _fold(text)
    words = list(_words(folded, origin))
    return _with_joined(words)


def fold(word: str) -> str:
    """This will fold a text as prompts are folded: "Mädchen" becomes "madchen"."""
    return "".join(_plain(character) for character in word)


def _fold(text: str) -> tuple[str, list[int]]:
    """Fold character by character, so that each folded character still knows where it came from."""
    is_coded = _CODED.search(text) is not None
    if text.isascii() and not is_coded:
        return text.lower(), list(range(len(text) + 1))
    folded: list[str] = []
    origin: list[int] = []
    for position, character in _decoded(text) if is_coded else enumerate(text):
        for piece in _plain(character):
            folded.append(piece)
            origin.append(position)
    origin.append(len(text))
    return "".join(folded), origin


def _decoded(text: str) -> Iterator[tuple[int, str]]:
    """Every character with its place; a code counts as the character it stands for."""
    position = 0
    for match in _CODED.finditer(text):
        yield from enumerate(text[position : match.start()], start=position)
        decimal, html, url = match.groups()
        code = int(decimal) if decimal else int(html or url, 16)
        if code <= sys.maxunicode:
            yield match.start(), chr(code)
        position = match.end()
    yield from enumerate(text[position:], start=position)


def _plain(character: str) -> str:
    if character.isascii():
        return character.lower()
    if ord(character) in _TAGS:
        return chr(ord(character) - 0xE0000).lower()
    if character in _PICTURES:
        return _PICTURES[character]
    if _is_boxed_letter(ord(character)):
        return chr((ord(character) - _boxed_base(ord(character))) + ord("a"))
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    kept = "".join(piece for piece in decomposed if unicodedata.category(piece) not in {"Mn", "Me", "Cf", "Cc"})
    return kept.replace("’", "'").replace("‘", "'").translate(_LOOKALIKES)


def _boxed_base(code: int) -> int:
    return next(base for base in (0x1F1E6, 0x1F170, 0x1F150, 0x1F130) if code >= base)


def _is_boxed_letter(code: int) -> bool:
    return any(base <= code < base + 26 for base in (0x1F1E6, 0x1F170, 0x1F150, 0x1F130))


def _words(folded: str, origin: list[int]) -> Iterator[Token]:
    last_end = 0
    for match in _WORD.finditer(folded):
        between = folded[last_end : match.start()]
        word = match.group().rstrip("!")  # "help!" ends a sentence, "sh!t" does not
        last_end = match.start() + len(word)
        if word:
            yield Token(
                _forms(word), origin[match.start()], origin[last_end - 1] + 1, bool(set(between) & set(".,;:!?\n"))
            )


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    """Every reading of one word, the plainest first."""
    forms = [word]
    if not word.isalpha() and _LETTER.search(word):
        bare = word.replace("'s", "").replace("'", "")
        forms += [bare, bare.translate(_LEET), bare.translate(_LEET_L).translate(_LEET)]
    if "v" in word and not _VOWEL.search(word):
        forms.append(word.replace("v", "u"))  # "trvmp"
    if _REPEATED.search(word):
        forms += [_DOUBLED.sub(squeeze, form) for form in tuple(forms) for squeeze in (r"\1", r"\1\1")]
    return tuple(dict.fromkeys(forms))


def _with_joined(words: list[Token]) -> list[Token]:
    """Put each run of single letters together: "s e x", and "T a y l o r  S w i f t" as two words."""
    result: list[Token] = []
    index = 0
    while index < len(words):
        run = _spaced_run(words, index)
        if len(run) >= _SPACED_MIN:
            result += [_join(part) for part in _at_wider_gaps(run)]
            index += len(run)
        else:
            result.append(words[index])
            index += 1
    return result


def _spaced_run(words: list[Token], index: int) -> list[Token]:
    run: list[Token] = []
    for word in words[index:]:
        if word.end - word.start != 1 or (run and word.start - run[-1].end > _GAP_MAX):
            break
        run.append(word)
    return run


def _at_wider_gaps(run: list[Token]) -> Iterator[list[Token]]:
    """A gap wider than the narrowest parts two words."""
    narrowest = min(later.start - earlier.end for earlier, later in pairwise(run))
    part = [run[0]]
    for earlier, later in pairwise(run):
        if later.start - earlier.end > narrowest:
            yield part
            part = []
        part.append(later)
    yield part


def _join(part: list[Token]) -> Token:
    joined = "".join(each.forms[-1] for each in part)
    return Token(_forms(joined), part[0].start, part[-1].end, part[0].after_break)
