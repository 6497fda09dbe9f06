"""A process that does one card's share of a transformer for the worker that started it, and ends with it."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generation.engine.inputs import Style
    from generation.engine.ltx2.model import Recipe
    from generation.engine.ltx2.ring import CardRing, Sketch


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a follower is to do."""

    recipe: Recipe
    ring: CardRing
    meeting: Path
    timeout_s: float
    threads: int


@dataclass(frozen=True)
class Trouble:
    """Why a follower gives up, for the lead."""

    text: str
    is_want_of_room: bool = False


READY = "ready"
"""What a follower says when it has loaded, and the lead when all have: then they join."""


def follow(connection: Connection) -> None:
    """This will load the transformer and do this card's share of every call, until the lead hangs up or all is lost."""
    # Whoever stops a worker tells its whole group; the lead ends its followers when it has no more work for them.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    try:
        _serve(connection, connection.recv())
    except (EOFError, ConnectionResetError, BrokenPipeError):
        return  # the lead is gone
    except Exception as error:  # whatever it is, the lead can do more about it
        from generation.engine.ltx2.memory import OutOfRoomError, first_line, is_out_of_memory

        has_no_room = isinstance(error, OutOfRoomError) or is_out_of_memory(error)
        with suppress(OSError):  # where the lead's end is what went wrong
            connection.send(Trouble(first_line(error), has_no_room))


def _serve(connection: Connection, order: Order) -> None:
    import torch

    from generation.engine.ltx2.additions import switch_off
    from generation.engine.ltx2.model import load_pipeline
    from generation.engine.ltx2.ring import joined
    from generation.engine.ltx2.spreading import run_share, spread_attention
    from generation.engine.ltx2.styles import put_on

    torch.set_num_threads(order.threads)
    pipe = load_pipeline(_of_follower(order.recipe, order.ring), without=_not_needed(order.recipe))
    spread = spread_attention(pipe.transformer, order.ring)
    connection.send(READY)
    connection.recv()
    with joined(order.ring, order.meeting, order.timeout_s), torch.no_grad():
        worn: tuple[Style, ...] = ()
        while True:
            sketch: Sketch = connection.recv()
            call = order.ring.hear(sketch)
            if sketch.styles != worn:
                switch_off(pipe)
                put_on(pipe, sketch.styles)
                worn = sketch.styles
            run_share(pipe.transformer.forward, spread, call)


def _of_follower(recipe: Recipe, ring: CardRing) -> Recipe:
    """A follower has the transformer alone, and keeps it on its card."""
    from generation.engine.ltx2.plan import Placement

    plan = replace(recipe.plan, device=ring.device, placement=Placement.RESIDENT, is_tiled=False, cards=1)
    return replace(recipe, plans=(plan,), options=replace(recipe.options, text_weights="whole"))


def _not_needed(recipe: Recipe) -> tuple[str, ...]:
    """Adapters may have weights for the connectors, and then do not load without them."""
    parts = ("text_encoder", "tokenizer", "vae", "audio_vae", "vocoder")
    return parts if recipe.options.styles else (*parts, "connectors")


if __name__ == "__main__":
    # By its own name: the lead knows no words of a module called __main__.
    from generation.engine.ltx2 import follower

    follower.follow(Connection(int(sys.argv[1])))
