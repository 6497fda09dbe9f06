"""The invisible marks of one installation: all that is laid and found under its key."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

from media.contracts import Sound
from media.marks.payload import Payload
from media.marks.picture import Finding, Grain, Mark, Pattern, PictureFinder, PictureMark, WovenMark
from media.marks.picture.spectra import Grey
from media.marks.sound import SoundFinding, SoundMark
from media.tracks import SAMPLE_RATE, at_48k


class InvisibleMarks:
    """Lays and finds numbers in pictures and sounds. Each part has a key of its own, derived from `key`."""

    def __init__(self, key: bytes) -> None:
        self._payload = Payload(_derived(key, b"payload"))
        self._pattern = Pattern(_derived(key, b"picture"))
        self._finder = PictureFinder(self._pattern, self._payload)
        self._sound = SoundMark(self._payload, _derived(key, b"sound"))

    def in_picture(self, number: int, *, width: int, height: int, grain: Grain | None = None) -> Mark:
        """This will make a number's mark ready for pictures of one size; `grain` is what lies over every one of them (int8
        [height, width], added to each channel), into which it is woven then.
        """
        if grain is not None:
            return WovenMark(self._pattern, self._payload, number, grain=grain)
        return PictureMark(self._pattern, self._payload, number, width=width, height=height)

    def in_sound(self, sound: Sound, sample_rate: int, number: int) -> Sound:
        """This will give the sound with a number's mark, at 48 kHz: float32 [2, samples]."""
        return self._sound.burn(at_48k(sound, sample_rate), number)

    def of_picture(self, frames: Sequence[Grey], *, thorough: bool = False) -> Finding | None:
        """This will read the mark of a picture or of a clip's frames, as `PictureFinder.find` does."""
        return self._finder.find(frames, thorough=thorough)

    def of_sound(self, sound: Sound) -> SoundFinding | None:
        """This will read the mark of a sound at 48 kHz, as `SoundMark.find` does."""
        return self._sound.find(sound, SAMPLE_RATE)


def _derived(key: bytes, part: bytes) -> bytes:
    return hmac.new(key, b"invisible mark: " + part, hashlib.sha256).digest()
