"""What a measurement comes to: a figure, its limit, over how many, and whether a planted fault is found by it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One line of the report."""

    name: str
    figure: float  # the worst of all, unless `unit` says share
    limit: float
    unit: str
    count: int  # of how many
    broken: float  # the same figure where a fault is planted: it must be past the limit
    is_least: bool = False  # the figure has to be at least the limit, not at most
    where: str = ""  # of the worst

    @property
    def is_ok(self) -> bool:
        """This will say whether it holds, over something, and whether the measure can fail."""
        return self.count > 0 and self._holds(self.figure) and not self._holds(self.broken)

    def _holds(self, figure: float) -> bool:
        return figure >= self.limit if self.is_least else figure <= self.limit

    def __str__(self) -> str:
        sign = "≥" if self.is_least else "≤"
        return (
            f"{'ok ' if self.is_ok else 'NOT'} {self.name:46} {self.figure:9.4g} {sign} {self.limit:g} {self.unit}"
            f"  of {self.count}; with a planted fault {self.broken:.4g}  {self.where}"
        )


def worst(figures: dict[str, float]) -> tuple[float, str]:
    """This will be the largest of several figures and where it was."""
    if not figures:
        return float("nan"), "nothing was measured"
    where = max(figures, key=lambda name: figures[name])
    return figures[where], where
