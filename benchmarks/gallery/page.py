# ruff: noqa: E501 - a style sheet reads better with one rule a line
"""The gallery's page, which plays the clips, and its list for the docs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.gallery.scenes import FROM_THE_ARTICLE, Piece

_STYLE = """
:root { color-scheme: light dark; --ground: #f7f6f3; --ink: #0b0d12; --quiet: #5b616e; --card: #fff }
@media (prefers-color-scheme: dark) { :root { --ground: #0b0d12; --ink: #f0f1f3; --quiet: #9aa1ae; --card: #161a22 } }
body { margin: 0; padding: 32px 16px 64px; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
main { max-width: 1200px; margin: auto; display: grid; gap: 24px 16px; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)) }
header { max-width: 1200px; margin: 0 auto 32px } h1 { font-size: 31px; line-height: 1.2; margin: 0 0 8px }
header p, small { color: var(--quiet) } article { background: var(--card); border-radius: 14px; overflow: hidden }
video { display: block; width: 100%; aspect-ratio: 4 / 5; object-fit: contain; background: #0b0d12 }
article div { padding: 12px 16px 16px } h2 { font-size: 15px; margin: 0 0 4px } p { margin: 0 0 8px }
"""


def page(made: Sequence[tuple[Piece, tuple[str, ...]]]) -> str:
    """This will be a whole page that plays the clips beside it; a clip plays under the pointer, with sound by its controls."""
    cards = "\n".join(_card(piece, reading) for piece, reading in made)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Animatics</title><style>{_STYLE}</style>"
        "<header><h1>What a prompt becomes on two cores</h1>"
        "<p>Each clip is simulated, drawn and given its sound from its prompt alone; below it stands how it was read.</p></header>"
        f"<main>{cards}</main></html>"
    )


def _card(piece: Piece, reading: tuple[str, ...]) -> str:
    read = "".join(f"<small>{escape(line)}</small><br>" for line in reading)
    return (
        f'<article><video src="{piece.name}.mp4" controls loop preload="metadata" aria-label="{escape(piece.prompt)}"></video>'
        f"<div><h2>{escape(piece.shows.capitalize())}</h2><p>{escape(piece.prompt)}</p>{read}</div></article>"
    )


def words(made: Sequence[tuple[Piece, tuple[str, ...]]]) -> str:
    """This will be the list under the contact sheet, in Markdown: every prompt, and how it was read."""
    lines = [
        "# The gallery",
        "",
        "`make gallery` makes these clips (`var/gallery/index.html` plays them), this page and its contact sheet: six moments of each.",
        "The first five are scenes that the article about the commercial original tells of.",
        "",
        "![Contact sheet of twenty-four clips](gallery.webp)",
        "",
    ]
    for number, (piece, reading) in enumerate(made, 1):
        lines += [f"{number}. **{piece.name}**, {piece.shows}: *{piece.prompt}*  ", f"   {' '.join(reading)}"]
        lines += ["", "Our own:", ""] if piece == FROM_THE_ARTICLE[-1] else []
    return "\n".join(lines) + "\n"
