"""Small plots as geometry: a template draws them as SVG, so that the page needs neither script nor inline style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 360, 140
"""In the plot's own units: as many pixels on a phone, so that its words stay readable there."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 6, 26, 18
_NICE = (1, 2, 5)


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A mark on an axis, at `at` units along it."""

    at: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A bar that stands on the x axis."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A plot of the last hour: `line` for what is so at a time, `bars` for what happened in a minute."""

    unit: str  # of the y axis
    line: str  # points of a polyline, "" for bars
    bars: tuple[Bar, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    top: int = _TOP
    bottom: int = HEIGHT - _BOTTOM


def line(values: Sequence[float], *, unit: str) -> Plot:
    """This will plot values at equal distances over the last hour, the oldest first; at least two."""
    top = axis_top(values)
    points = ((_x(index / (len(values) - 1)), _y(value, top)) for index, value in enumerate(values))
    return _plot(unit, top, line=" ".join(f"{x:g},{y:g}" for x, y in points))


def bars(values: Sequence[float], *, unit: str) -> Plot:
    """This will plot one bar for each equal part of the last hour, the oldest first; nothing where it is 0."""
    top, width = axis_top(values), (WIDTH - _LEFT - _RIGHT) / len(values)
    drawn = tuple(
        Bar(
            x=_x(index / len(values)),
            y=_y(value, top),
            width=round(width * 0.8, 2),
            height=round(HEIGHT - _BOTTOM - _y(value, top), 2),
        )
        for index, value in enumerate(values)
        if value > 0
    )
    return _plot(unit, top, bars=drawn)


def axis_top(values: Sequence[float]) -> int:
    """This will give the end of an axis from 0: 1, 2 or 5 times a power of ten, not below any value and at least 2."""
    highest, power = max(2.0, *values), 1
    while True:
        for nice in _NICE:
            if nice * power >= highest:
                return nice * power
        power *= 10


def _plot(unit: str, top: int, *, line: str = "", bars: tuple[Bar, ...] = ()) -> Plot:
    marks = (0, top // 2, top) if top % 2 == 0 else (0, top)
    return Plot(
        unit=unit,
        line=line,
        bars=bars,
        x_ticks=tuple(Tick(at=_x(1 - ago / 60), label=f"−{ago} min" if ago else "now") for ago in (60, 30, 0)),
        y_ticks=tuple(Tick(at=_y(mark, top), label=f"{mark:,}") for mark in marks),
    )


def _x(share: float) -> float:
    return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 2)


def _y(value: float, top: int) -> float:
    return round(HEIGHT - _BOTTOM - value / top * (HEIGHT - _TOP - _BOTTOM), 2)
