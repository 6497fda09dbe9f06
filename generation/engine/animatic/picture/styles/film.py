"""What a picture is kept on: grain, fading, the lag of colours on tape, a printer's dots, the wear of years.

Works on finished frames with OpenCV, which costs two to six milliseconds a 720p frame.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.picture.styles.look import Film
from generation.engine.contracts import Frame
from media.vision import cv2

_SHEET = 64  # pixels by which the sheet of grain is larger than a frame: it lies elsewhere every time
_BREATH_HZ = (0.31, 0.83)
_DOT = 0.62  # hundredths of the mean side, between a printer's dots
_SHADE = 150  # grey level below which dots are printed


class Developer:
    """Develops the frames of one take: the same frame of the same seed always comes out the same."""

    def __init__(self, film: Film, width: int, height: int, fps: int, seed: int) -> None:
        self._film, self._size, self._fps, self._seed = film, (width, height), fps, seed
        self._tones = _tones(film)
        self._grain = _grain(film.grain, width, height, seed) if film.grain else None
        self._dots = _dots(width, height, film.screen) if film.screen else None

    @property
    def is_idle(self) -> bool:
        """This will say whether frames come out as they go in."""
        return self._film == Film()

    def develop(self, frame: Frame, number: int) -> Frame:
        """This will develop frame `number`, uint8 [height, width, 3], RGB; it may change `frame`."""
        film = self._film
        rng = np.random.default_rng((self._seed, number))
        if film.is_grey:
            frame = _grey(frame)
        if film.screen:
            frame = self._printed(frame)
        if film.bleed:
            frame = self._bled(frame)
        if self._tones is not None:
            frame = np.asarray(cv2.LUT(frame, self._tones), np.uint8)
        if film.breathing:
            frame = _times(frame, 1 + film.breathing * self._breath(number))
        if self._grain is not None:
            frame = _grained(frame, self._grain, rng)
        if film.scan_lines:
            for row in (0, 1):
                frame[row::4] = _times(frame[row::4], 1 - film.scan_lines)
        if film.wear:
            self._wear(frame, rng)
        return self._woven(frame, rng) if film.weave else frame

    def _breath(self, number: int) -> float:
        """An exposure that never quite settles, -1 to 1."""
        now_s, phase = number / self._fps, self._seed % 628 / 100
        slow, fast = (math.sin(2 * math.pi * hz * now_s + phase) for hz in _BREATH_HZ)
        return 0.6 * slow + 0.4 * fast

    def _printed(self, frame: Frame) -> Frame:
        """Dots that grow with the shade, as in print."""
        if self._dots is None:
            return frame
        threshold, inked = self._dots
        grey = cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY)
        mask = cv2.compare(grey, threshold, cv2.CMP_LT)
        return np.asarray(np.where(mask[..., None] > 0, _times(frame, inked), frame), np.uint8)

    def _bled(self, frame: Frame) -> Frame:
        """Tape keeps a sixth of the picture's detail in its colours, and they come late."""
        width = self._size[0]
        lag = max(1, round(self._film.bleed * width / 200))
        luma, *colours = cv2.split(cv2.cvtColor(frame, cv2.COLOR_RGB2YCrCb))
        soft = (cv2.blur(each, (4 * lag + 1, 1)) for each in colours)
        late = [cv2.copyMakeBorder(each, 0, 0, lag, 0, cv2.BORDER_REPLICATE)[:, :width] for each in soft]
        return np.asarray(cv2.cvtColor(cv2.merge([luma, *late]), cv2.COLOR_YCrCb2RGB), np.uint8)

    def _wear(self, frame: Frame, rng: np.random.Generator) -> None:
        """Specks of dust, now and then a hair and a scratch."""
        width, height = self._size
        unit = (width * height) ** 0.5 / 100
        for _ in range(int(rng.poisson(self._film.wear / self._fps))):
            at = (int(rng.integers(0, width)), int(rng.integers(0, height)))
            tone = int(rng.choice((18, 240)))
            if rng.random() < 0.25:
                end = (at[0] + int(rng.normal(0, 5 * unit)), at[1] + int(rng.normal(0, 5 * unit)))
                cv2.line(frame, at, end, (tone, tone, tone), 1, cv2.LINE_AA)
            else:
                cv2.circle(frame, at, max(1, round(unit * rng.uniform(0.12, 0.4))), (tone, tone, tone), -1, cv2.LINE_AA)
        if rng.random() < self._film.wear / 30:
            x = int(rng.integers(0, width))
            frame[:, x : x + 1] = cv2.addWeighted(
                frame[:, x : x + 1], 0.6, np.full_like(frame[:, x : x + 1], 235), 0.4, 0
            )

    def _woven(self, frame: Frame, rng: np.random.Generator) -> Frame:
        width, height = self._size
        reach = self._film.weave * width / 100
        dx, dy = (float(each) for each in np.clip(rng.normal(0, 0.5, 2), -1, 1) * reach)
        shift = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
        return np.asarray(cv2.warpAffine(frame, shift, (width, height), borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _grained(frame: Frame, grain: tuple[Frame, Frame], rng: np.random.Generator) -> Frame:
    left, top = (int(each) for each in rng.integers(0, _SHEET, 2))
    height, width = frame.shape[:2]
    light, dark = (sheet[top : top + height, left : left + width] for sheet in grain)
    return np.asarray(cv2.subtract(cv2.add(frame, light), dark), np.uint8)


def _grey(frame: Frame) -> Frame:
    return np.asarray(cv2.cvtColor(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB), np.uint8)


def _times(frame: Frame, gain: float) -> Frame:
    return np.asarray(cv2.convertScaleAbs(frame, alpha=gain), np.uint8)


def _tones(film: Film) -> npt.NDArray[np.uint8] | None:
    """What each grey level of each channel becomes: uint8 [1, 256, 3]."""
    if film.fade is None and film.gain == 1.0:
        return None
    black, white = (np.array(each, np.float64) for each in film.fade or ((0, 0, 0), (255, 255, 255)))
    levels = np.minimum(np.linspace(0, 1, 256) * film.gain, 1.0)[:, None]
    return np.rint(black + (white - black) * levels).astype(np.uint8)[None]


def _grain(deviation: float, width: int, height: int, seed: int) -> tuple[Frame, Frame]:
    """Soft grain larger than a frame, as what it adds and what it takes: uint8 [height, width, 3] each."""
    rng = np.random.default_rng(seed)
    size = (height + _SHEET, width + _SHEET)
    noise = cv2.GaussianBlur(rng.standard_normal(size, np.float32), (0, 0), 0.8)
    noise = np.rint(noise * (deviation / max(float(noise.std()), 1e-6)))
    light, dark = (np.clip(each, 0, 255).astype(np.uint8) for each in (noise, -noise))
    return cv2.merge([light] * 3), cv2.merge([dark] * 3)


def _dots(width: int, height: int, screen: float) -> tuple[npt.NDArray[np.uint8], float]:
    """For each pixel the grey level below which it lies in a dot of a screen at 45 degrees; and how dark a dot is."""
    step = max(3.0, _DOT * (width * height) ** 0.5 / 100)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    wave = np.cos(2 * np.pi * (x + y) / (step * 1.414)) + np.cos(2 * np.pi * (x - y) / (step * 1.414))
    return np.asarray(np.clip(_SHADE * (0.5 + wave / 4), 0, 255), np.uint8), 1 - screen
