"""What a newcomer reads first: where to go and how to get in."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sora_social.embedded.home import Home


def show_panel(address: str, facts: Mapping[str, str], home: Home) -> None:
    """This will print the address and whatever `facts` (label to value) set-up gave, in a frame."""
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", justify="right")
    rows.add_column(overflow="fold")
    rows.add_row("open", Text(address, style="bold cyan"))
    for label, value in facts.items():
        rows.add_row(Text(label), Text(value))
    rows.add_row("data and logs", Text(str(home.folder)))
    rows.add_row("stop", "Ctrl-C")
    Console().print(Panel(rows, title="Sora Social is running", border_style="cyan", expand=False))
