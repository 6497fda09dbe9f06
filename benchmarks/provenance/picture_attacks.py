"""What people do to a clip's picture, with the sound following it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import cv2
import numpy as np
from PIL import Image

from benchmarks.provenance import edits
from benchmarks.provenance.cases import Attack, Case, Made, Medium, Severity, Untouched, even
from benchmarks.provenance.rewriting import Recipe
from benchmarks.provenance.stills import Still
from media.contracts import Frame

EVERYDAY, HARD, BEYOND = Severity.EVERYDAY, Severity.HARD, Severity.BEYOND

PRESETS = ("veryfast", "fast", "medium")
SCALERS = ("bicubic", "bilinear", "area", "lanczos")
TUNES = ("none", "none", "film", "animation", "grain", "fastdecode", "zerolatency")


def headline(case: Case) -> Recipe:
    """This will be CRF 28 with half size and a 10 % crop. By chance: which seconds and how many (2 to 3), cropped where
    (every fifth in the middle), by which scaler, preset and tuning; in turn before the scaling and after it.
    """
    chance, centred = case.chance, case.variant % 5 == 0
    scaler, preset, tune = (str(chance.choice(names)) for names in (SCALERS, PRESETS, TUNES))
    window = case.window(float(chance.choice((2.0, 2.5, 3.0))))
    if case.variant % 2:
        width, height = case.scaled(0.45)
        chain = f"{case.crop(centred=centred)},scale={width}:{height}:flags={scaler}"
    else:
        width, height = case.scaled(0.5)
        half = replace(case, width=width, height=height)
        chain = f"scale={width}:{height}:flags={scaler},{half.crop(centred=centred)}"
    extra = {} if tune == "none" else {"tune": tune}
    return case.recipe(chain, crf=28, preset=preset, extra=extra, spans_s=window, sound_bit_rate=96_000)


HEADLINE = Attack(
    name="headline",
    severity=EVERYDAY,
    imitates="Somebody downloads a clip, trims it, crops it, and a site makes it small: CRF 28, half size, 10 % crop.",
    make=headline,
    variants=15,  # what is tried on each of the twenty held-back clips; there are as many as one asks for
)


# Tables of one line each: name, severity, what it imitates, recipe.


def toned(*, gain: float = 1.0, lift: float = 0.0, gamma: float = 1.0, colour: float = 1.0) -> str:
    """This will be the filter for brightness and colour as editors have it: luma around black, chroma around grey."""
    luma = f"16+219*pow(clip((val-16)/219*{gain}+{lift}\\,0\\,1)\\,{gamma})"
    chroma = f"clip(128+(val-128)*{colour}\\,16\\,240)"
    return f"lutyuv=y={luma}:u={chroma}:v={chroma}"


def _contrasted(share: float) -> str:
    return toned(gain=share, lift=0.5 * (1 - share), colour=share)


def _paced(case: Case, share: float, *, keep_pitch: bool, chain: str = "") -> Recipe:
    pitch = f"atempo={share}" if keep_pitch else f"asetrate={round(48000 * share)},aresample=48000"
    return case.recipe(f"setpts=PTS/{share},fps=24{',' if chain else ''}{chain}", sound_chain=pitch)


def _boxed(case: Case, shape: tuple[int, int]) -> str:
    """The picture whole on black in another shape, scaled to fit."""
    width, height = shape
    share = min(width / case.width, height / case.height)
    inside = case.scaled(share)
    return f"scale={inside[0]}:{inside[1]},pad={width}:{height}:-1:-1"


def _other_shape(case: Case) -> tuple[int, int]:
    """Another shape with a short side of 720, or less for smaller clips."""
    short = even(min(case.width, case.height))
    if case.variant % 2:
        return (short, even(short * 1.25)) if case.height != short else (even(short * 1.25), short)
    return (even(short * 16 / 9), short) if case.height > case.width else (short, even(short * 16 / 9))


def _without_a_second(case: Case) -> Recipe:
    middle_s = case.duration_s / 2
    return case.recipe(spans_s=((middle_s - 1.5, middle_s - 0.5), (middle_s + 0.5, middle_s + 1.5)))


def _zoomed_slowly(case: Case) -> Recipe:
    size = (case.width, case.height)

    def edit(frame: Frame, moment_s: float) -> Frame:
        zoom = 1.02 + 0.05 * moment_s
        matrix = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), 0, zoom)
        return np.asarray(cv2.warpAffine(frame, matrix, size, flags=cv2.INTER_LINEAR), np.uint8)

    return case.recipe(edit=edit)


def _as_gif(frame: Frame, moment_s: float) -> Frame:
    """256 colours of the frame's own, dithered, as a GIF has them."""
    picture = Image.fromarray(frame)
    palette = picture.quantize(256)
    return np.asarray(picture.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG).convert("RGB"))


def _gif(case: Case) -> Recipe:
    width, height = case.scaled(min(1.0, 240 / case.width))
    return case.recipe(f"fps=10,scale={width}:{height}:flags=bilinear", fps=10, crf=20, edit=_as_gif, sound_bit_rate=0)


def _rescaled_crop(case: Case) -> Recipe:
    crop = case.crop(centred=case.variant == 0)
    return case.recipe(f"{crop},scale={case.width}:{case.height}:flags=bilinear")


def _screening(case: Case, *, corner: float, blur_px: float, moire: float, noise: float) -> Recipe:
    seed = int(case.chance.integers(1 << 30))
    filmed = edits.Screening(seed=seed, corner=corner, blur_px=blur_px, moire=moire, noise=noise)
    # The screen shows 24, the camera takes 30: some of its frames see two of the screen's.
    return case.recipe("framerate=fps=30:scene=100", fps=30, edit=filmed)


def _captioned_mirror(case: Case) -> Recipe:
    chain = f"hflip,{_boxed(case, _other_shape(case))}"
    return case.recipe(chain, crf=28, edit=edits.captions(case.variant))


def _half_brighter_faster(case: Case) -> Recipe:
    width, height = case.scaled(0.5)
    share = (1.05, 0.95)[case.variant % 2]
    tone = toned(gain=(0.85, 1.15)[case.variant % 2])
    return _paced(case, share, keep_pitch=False, chain=f"scale={width}:{height},{tone}")


def _everything_small(case: Case) -> Recipe:
    width, height = case.scaled(0.25)
    return case.recipe(f"scale={width}:{height}", crf=33)


def _hevc(case: Case) -> Recipe:
    options = {"crf": "28", "preset": "superfast", "x265-params": "log-level=none:pools=none:frame-threads=1"}
    return Recipe(spans_s=case.window(), codec="libx265", options=options)


def _vp9(case: Case) -> Recipe:
    options = {"crf": "36", "deadline": "realtime", "cpu-used": "6", "row-mt": "0"}
    return Recipe(spans_s=case.window(), codec="libvpx-vp9", options=options)


def _av1(case: Case) -> Recipe:
    os.environ.setdefault("SVT_LOG", "1")  # errors alone; it prints its settings otherwise
    options = {"crf": "40", "preset": "11", "svtav1-params": "lp=1"}
    return Recipe(spans_s=case.window(), codec="libsvtav1", options=options)


def _sent_twice(case: Case) -> Recipe:
    width, height = case.scaled(_at_most(case, 480))
    then = Recipe(options={"crf": "30", "preset": "veryfast"}, sound_bit_rate=96_000)
    return case.recipe(f"scale={width}:{height}", crf=27, again=then)


def _screenshot(case: Case, suffix: str, edit: edits.Edit | None = None) -> Still:
    return Still(at_s=float(case.chance.uniform(0, case.duration_s - 0.05)), suffix=suffix, edit=edit)


def _data_saver(case: Case) -> Recipe:
    # CRF -1: x264 then keeps to the bit rate.
    options = {"crf": "-1", "maxrate": "400k", "bufsize": "600k"}
    return case.recipe(extra=options, bit_rate=300_000, sound_bit_rate=48_000)


def _stretched(case: Case) -> Recipe:
    across, down = ((1, 0.8), (0.8, 1))[case.variant]
    return case.recipe(f"scale={even(case.width * across)}:{even(case.height * down)}")


def _at_most(case: Case, short_px: int) -> float:
    """The share that brings the short side to a size; nobody makes a small clip larger."""
    return min(1.0, short_px / min(case.width, case.height))


def _to(case: Case, share: float, flags: str = "bicubic") -> str:
    width, height = case.scaled(share)
    return f"scale={width}:{height}:flags={flags}"


def _row(
    name: str, severity: Severity, imitates: str, make: Callable[[Case], Made], variants: int = 2,
    medium: Medium = Medium.VIDEO,
) -> Attack:  # fmt: skip
    return Attack(name=name, severity=severity, imitates=imitates, make=make, variants=variants, medium=medium)


VIDEO_ATTACKS: tuple[Attack, ...] = (
    _row("as-delivered", EVERYDAY, "Handed on as it is.", lambda case: Untouched(), 1),
    # encoders
    _row("crf-23", EVERYDAY, "A site encodes what is uploaded, at a good quality.",
         lambda case: case.recipe(crf=23, preset=PRESETS[case.variant]), 3),
    _row("crf-28", EVERYDAY, "A messenger encodes what is sent.",
         lambda case: case.recipe(crf=28, preset=PRESETS[case.variant]), 3),
    _row("crf-33", HARD, "A messenger on a poor line.",
         lambda case: case.recipe(crf=33, preset=PRESETS[case.variant]), 3),
    _row("300-kbit", HARD, "A data saver: 300 kbit/s for the picture.", _data_saver),
    _row("hevc", EVERYDAY, "A phone's own camera roll keeps it as HEVC.", _hevc, 1),
    _row("vp9", EVERYDAY, "A video site's WebM codec.", _vp9, 1),
    _row("av1", EVERYDAY, "A video site's newer codec.", _av1, 1),
    _row("sent-twice", HARD, "Passed on by one messenger and then by another, at 480p.", _sent_twice, 1),
    # size and shape
    _row("half-size", EVERYDAY, "A preview, or an app that makes uploads small.",
         lambda case: case.recipe(_to(case, 0.5, SCALERS[case.variant])), 4),
    _row("480p", EVERYDAY, "A site's middle quality.",
         lambda case: case.recipe(_to(case, _at_most(case, 480), SCALERS[case.variant])), 4),
    _row("crop-10", EVERYDAY, "Edges cut off, 5 % on each side.", lambda case: case.recipe(case.crop(centred=True)), 1),
    _row("crop-10-off-centre", EVERYDAY, "A tenth of width and height cut off, most of it on one side.",
         lambda case: case.recipe(case.crop()), 4),
    _row("crop-10-rescaled", EVERYDAY, "Zoomed in a little in an editor: cropped, and the old size again.", _rescaled_crop),
    _row("crop-25", BEYOND, "Only the middle of the picture is wanted.", lambda case: case.recipe(case.crop(0.75))),
    _row("quarter-size", BEYOND, "A thumbnail's player: a quarter of the size at CRF 33.", _everything_small, 1),
    _row("mirrored", EVERYDAY, "Mirrored, the usual way round a matcher.", lambda case: case.recipe("hflip"), 1),
    _row("letterboxed", EVERYDAY, "Posted where another shape is asked for, black beside it.",
         lambda case: case.recipe(_boxed(case, _other_shape(case)))),
    _row("on-blurred", EVERYDAY, "Posted in another shape on a blurred copy of itself.",
         lambda case: case.recipe(edit=edits.on_blurred(_other_shape(case)))),
    _row("stretched", HARD, "Pulled into another shape by a careless export: one side at 80 %.", _stretched),
    _row("duet", HARD, "A reaction: the clip in one half of the picture.",
         lambda case: case.recipe(edit=edits.beside((case.width, case.height))), 1),
    _row("turned-1", HARD, "Straightened by a degree, and zoomed until no corner is empty.",
         lambda case: case.recipe(edit=edits.turned((1.0, -1.0)[case.variant]))),
    _row("turned-5", BEYOND, "Askew on purpose, by five degrees.",
         lambda case: case.recipe(edit=edits.turned((5.0, -5.0)[case.variant]))),
    _row("slow-zoom", HARD, "An editor's slow push into the picture, 5 % a second.", _zoomed_slowly, 1),
    # colour and detail
    _row("brighter", EVERYDAY, "Brightness +20 %: of everything, or of mid-grey added to everything.",
         lambda case: case.recipe(toned(gain=1.2, colour=1.2) if case.variant == 0 else toned(lift=0.1))),
    _row("darker", EVERYDAY, "Brightness -20 %: of everything, or of mid-grey taken from everything.",
         lambda case: case.recipe(toned(gain=0.8, colour=0.8) if case.variant == 0 else toned(lift=-0.1))),
    _row("contrast", EVERYDAY, "Contrast +20 % or -20 %.",
         lambda case: case.recipe(_contrasted((1.2, 0.8)[case.variant]))),
    _row("saturation", EVERYDAY, "Colours +40 %, -40 %, or none at all.",
         lambda case: case.recipe(toned(colour=(1.4, 0.6, 0.0)[case.variant])), 3),
    _row("gamma", EVERYDAY, "Shadows opened or closed: gamma 0.8 or 1.25.",
         lambda case: case.recipe(toned(gamma=(0.8, 1.25)[case.variant]))),
    _row("vintage", HARD, "An app's filter: faded, warm, vignette, light leak.",
         lambda case: case.recipe(edit=edits.vintage), 1),
    _row("sharpened", EVERYDAY, "A player's or an app's sharpening.",
         lambda case: case.recipe("unsharp=5:5:1.0:5:5:0.0"), 1),
    _row("blurred", HARD, "A soft-focus filter, 1.5 pixels.", lambda case: case.recipe("gblur=sigma=1.5"), 1),
    _row("noisy", HARD, "A film-grain filter.", lambda case: case.recipe("noise=alls=14:allf=t"), 1),
    _row("denoised", HARD, "An app's 'enhance': denoised over time and space, then sharpened.",
         lambda case: case.recipe("atadenoise=0a=0.06:0b=0.12,bilateral=sigmaS=2:sigmaR=0.05,unsharp=3:3:0.6"), 1),
    _row("averaged", BEYOND, "Five frames averaged into one, against marks that change.",
         lambda case: case.recipe("tmix=frames=5"), 1),
    # time
    _row("speed-5", EVERYDAY, "5 % faster or slower, the sound resampled with it.",
         lambda case: _paced(case, (1.05, 0.95)[case.variant], keep_pitch=False)),
    _row("tempo-5", EVERYDAY, "5 % faster or slower by an app that keeps the pitch.",
         lambda case: _paced(case, (1.05, 0.95)[case.variant], keep_pitch=True)),
    _row("30-fps", EVERYDAY, "Exported at 30 frames a second: frames doubled, or blended.",
         lambda case: case.recipe(("fps=30", "framerate=fps=30")[case.variant], fps=30)),
    _row("15-fps", EVERYDAY, "Exported at 15 frames a second.", lambda case: case.recipe("fps=15", fps=15), 1),
    _row("gif", HARD, "A GIF of it: 10 frames a second, 240 wide, 256 colours, no sound.", _gif, 1),
    _row("second-cut-out", EVERYDAY, "A second cut out of the middle, the rest joined.", _without_a_second, 1),
    _row("one-second", HARD, "One second kept.", lambda case: case.recipe(spans_s=case.window(1.0))),
    _row("first-half-dropped", EVERYDAY, "The first half dropped.",
         lambda case: case.recipe(spans_s=((case.duration_s / 2, case.duration_s),)), 1),
    _row("reversed", HARD, "Played backwards, sound and all.",
         lambda case: case.recipe("reverse", sound_chain="areverse"), 1),
    # laid over
    _row("captions", EVERYDAY, "A meme's bars of text, or outlined text on the picture.",
         lambda case: case.recipe(edit=edits.captions(case.variant))),
    _row("stickers", EVERYDAY, "Three stickers that wobble.",
         lambda case: case.recipe(edit=edits.stickers(case.variant))),
    _row("logo", EVERYDAY, "Another app's plate over a corner, where marks are looked for.",
         lambda case: case.recipe(edit=edits.logo(case.variant)), 4),
    # cameras
    _row("screen-filmed", HARD, "Filmed from a screen with a steady phone: 2 % askew, a little soft and noisy.",
         partial(_screening, corner=0.02, blur_px=0.8, moire=0.0, noise=2.5)),
    _row("screen-filmed-badly", BEYOND, "Filmed from a screen by hand: 4 % askew, blurred, moiré, noise.",
         partial(_screening, corner=0.04, blur_px=1.2, moire=0.25, noise=4.0)),
    # several at once
    _row("mirrored-boxed-captioned", HARD, "A repost that hides: mirrored, letterboxed, text on it, CRF 28.",
         _captioned_mirror),
    _row("half-brighter-faster", HARD, "A repost that hides: half size, brightness 15 % off, speed 5 % off.",
         _half_brighter_faster),
)  # fmt: skip

STILL_ATTACKS: tuple[Attack, ...] = (
    _row("still-png", EVERYDAY, "A screenshot, exact.", lambda case: _screenshot(case, ".png"), 3, Medium.STILL),
    _row("still-jpeg", EVERYDAY, "A screenshot as JPEG, quality 80.",
         lambda case: _screenshot(case, ".jpg"), 3, Medium.STILL),
    _row("still-phone", HARD, "A phone's screenshot of the player: scaled up, bars and buttons, JPEG.",
         lambda case: _screenshot(case, ".jpg", edits.on_a_phone), 3, Medium.STILL),
    _row("still-half", HARD, "A screenshot sent by a messenger: half size, JPEG.",
         lambda case: _screenshot(case, ".jpg", _halved), 3, Medium.STILL),
)  # fmt: skip


def _halved(frame: Frame, moment_s: float) -> Frame:
    return np.asarray(cv2.resize(frame, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
