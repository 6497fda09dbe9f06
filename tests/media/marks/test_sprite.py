"""The mark as a picture: legible on any ground, in any script, on a machine without fonts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
import skia

from media.contracts import Frame
from media.errors import FrameShapeError
from media.marks.visible import MarkPainter, VisibleMark, fonts, mark_frames
from media.marks.visible.fonts import NoFontError, set_line
from media.marks.visible.sprite import LONGEST, Sprite, draw_sprite, shortened

WIDTH, HEIGHT = 720, 1280
MIRA = VisibleMark(product="Sora Social", handle="@mira", clip_id="clip-1")
LEAST_CONTRAST = 4.5
"""To 1, between the letters and what lies within two pixels of them: WCAG 2.2's demand for text of any size."""


def ink_of(sprite: Sprite) -> npt.NDArray[np.bool_]:
    return (sprite[..., 3] == 255) & (sprite[..., :3].min(axis=-1) >= 250)


def near(mask: npt.NDArray[np.bool_], reach: int) -> npt.NDArray[np.bool_]:
    steps = range(-reach, reach + 1)
    return np.any([np.roll(mask, (down, right), (0, 1)) for down in steps for right in steps], axis=0)


def luminance(rgb: Frame) -> npt.NDArray[np.float64]:
    share = rgb / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ [0.2126, 0.7152, 0.0722])


def ground(kind: str) -> Frame:
    if kind == "noise":
        return np.random.default_rng(7).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)
    return np.full((HEIGHT, WIDTH, 3), {"black": 0, "grey": 128, "white": 255}[kind], np.uint8)


def contrast(marked: Frame, painter: MarkPainter, sprite: Sprite) -> float:
    """To 1, on average over the letters and over the ground within two pixels of them."""
    spot = painter.path.at(0)
    ink = ink_of(sprite)
    around = near(ink, 2) & (sprite[..., :3].max(axis=-1) <= 45)
    light = luminance(marked[spot.y : spot.y + sprite.shape[0], spot.x : spot.x + sprite.shape[1]])
    return float((light[ink].mean() + 0.05) / (light[around].mean() + 0.05))


@pytest.mark.parametrize("kind", ["black", "grey", "white", "noise"])
def test_the_letters_stand_out_from_any_ground(kind: str) -> None:
    painter = MIRA.painter(WIDTH, HEIGHT)
    marked = ground(kind)

    painter.burn(marked, 0)

    assert contrast(marked, painter, painter.sprite) >= LEAST_CONTRAST


def test_without_its_shadow_it_would_be_lost_on_white() -> None:
    painter = MIRA.painter(WIDTH, HEIGHT)
    whole = painter.sprite.copy()
    painter.sprite[whole[..., :3].max(axis=-1) <= 45] = 0
    marked = ground("white")

    painter.burn(marked, 0)

    assert contrast(marked, painter, whole) < 1.1


def test_there_is_no_box_around_it() -> None:
    alpha = MIRA.painter(WIDTH, HEIGHT).sprite[..., 3]

    border = np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]])

    assert border.max() <= 3  # the shadow has run out before the sprite ends


def test_nothing_outside_the_mark_is_touched_and_the_given_frame_neither() -> None:
    plain = ground("noise")
    kept = plain.copy()

    marked = next(mark_frames([plain], MIRA, fps=24))

    painter = MIRA.painter(WIDTH, HEIGHT)
    spot, (high, wide) = painter.path.at(0), painter.sprite.shape[:2]
    assert np.array_equal(plain, kept)
    assert not np.array_equal(marked, kept)
    marked[spot.y : spot.y + high, spot.x : spot.x + wide] = kept[spot.y : spot.y + high, spot.x : spot.x + wide]
    assert np.array_equal(marked, kept)


def test_on_the_planes_of_a_video_it_looks_as_on_rgb() -> None:
    painter = MIRA.painter(WIDTH, HEIGHT)
    on_rgb = ground("grey")
    painter.burn(on_rgb, 0)
    source = av.VideoFrame.from_ndarray(ground("grey"), format="rgb24")
    picture = source.reformat(format="yuv420p", dst_colorspace=1, src_color_range=2, dst_color_range=1)

    painter.burn_picture(picture, 0)

    seen = picture.reformat(format="rgb24", src_colorspace=1, src_color_range=1, dst_color_range=2).to_ndarray()
    apart = np.abs(seen.astype(int) - on_rgb)
    spot, (high, wide) = painter.path.at(0), painter.sprite.shape[:2]
    assert apart[..., 1].max() <= 30  # only chroma at half size, at the sun's edge
    assert apart[spot.y : spot.y + high, spot.x : spot.x + wide].mean() < 1.5
    assert apart.mean() < 0.5


def test_a_frame_of_another_size_is_refused() -> None:
    with pytest.raises(FrameShapeError):
        MIRA.painter(720, 1280).burn(np.zeros((720, 1280, 3), np.uint8), 0)


@pytest.mark.parametrize(
    ("product", "handle"),
    [
        ("Sora Social", "@" + "w" * 30),
        ("سورا الاجتماعية", "@mira"),
        ("סורה חברתי", "@mira"),
        ("Небо", "@мира"),
        ("सोरा सोशल", "@mira"),
        ("โซระ", "@mira"),
        ("空ソーシャル", "@mira"),
        ("Sora ☀", "@mira"),
        ("A product with a name that never wants to end at all", "@" + "m" * 60),
        ("", "@m"),
    ],
)
@pytest.mark.parametrize(("width", "height"), [(720, 1280), (1280, 720), (180, 320)])
def test_any_name_is_drawn_within_its_room(product: str, handle: str, width: int, height: int) -> None:
    sprite = draw_sprite(product=product, handle=handle, width=width, height=height)

    text = sprite[:, sprite.shape[0] :]  # right of the sun
    assert sprite.shape[1] <= 0.52 * width + 2
    assert (text[..., :3].min(axis=-1) > 180).sum() >= 15


def test_another_handle_is_another_picture() -> None:
    mira, mora = (draw_sprite(product="Sora", handle=name, width=720, height=1280) for name in ("@mira", "@mora"))

    assert mira.shape != mora.shape or not np.array_equal(mira, mora)


def test_line_breaks_and_controls_cannot_break_the_mark() -> None:
    assert shortened("@mi\nra\u202e \x00x") == "@mi ra x"
    assert shortened("m" * (LONGEST + 1)) == "m" * (LONGEST - 1) + "…"
    assert shortened("m" * LONGEST) == "m" * LONGEST


@pytest.mark.parametrize("text", ["Sora", "سورا", "סורה", "Небо", "सोरा", "โซระ", "Ουρανός", "@mira_01"])
def test_the_carried_fonts_have_the_letters_of_many_scripts(text: str) -> None:
    carried = next(fonts.available())

    assert carried.lacks(text) == set()
    assert carried.lacks(text + " 空") == {"空"}


def test_letters_that_would_be_boxes_can_be_told_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    carried = next(fonts.available())
    monkeypatch.setattr(fonts, "available", lambda: (carried,))

    assert fonts.letters_without_font("空 Sora 中") == "中空"
    assert fonts.letters_without_font("Sora سورا") == ""


def test_on_a_machine_without_fonts_the_mark_has_the_same_ink(tmp_path: Path) -> None:
    """In a process of its own, because skia looks for the system's fonts once."""
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>")
    script = (
        "import skia; from media.marks.visible.sprite import draw_sprite;"
        "sprite = draw_sprite(product='Sora Social', handle='@mira', width=720, height=1280);"
        "print(skia.FontMgr.RefDefault().countFamilies(), int(sprite.sum(dtype='int64')))"
    )
    bare = os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "HOME": str(tmp_path)}

    done = subprocess.run([sys.executable, "-c", script], env=bare, capture_output=True, text=True, check=True)

    here = draw_sprite(product="Sora Social", handle="@mira", width=720, height=1280)
    assert done.stdout.split() == ["0", str(here.sum(dtype="int64"))]


def test_without_any_font_a_mark_is_refused_and_never_silently_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = fonts.Fonts(skia.FontMgr.New_Custom_Empty(), ("Noto Sans",))
    monkeypatch.setattr(fonts, "available", lambda: (nothing,))

    with pytest.raises(NoFontError):
        set_line("@mira", size_px=20, weight=700, colour=0xFFFFFFFF)


def test_a_missing_font_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FONT_PACKAGE", "no_such_fonts")

    with pytest.raises(NoFontError, match="no_such_fonts"):
        next(fonts.available())
