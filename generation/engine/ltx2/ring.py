"""How the processes that share a transformer find each other and pass tensors: torch.distributed, on one machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist

from generation.engine.inputs import Style
from generation.engine.ltx2.spreading import Call

LOOPBACK = {"GLOO_SOCKET_IFNAME": "lo", "NCCL_SOCKET_IFNAME": "lo"}
"""All processes are on one machine: nothing listens on its other networks."""


@dataclass(frozen=True)
class Shape:
    """What must be known of a tensor to receive it."""

    size: tuple[int, ...]
    dtype: torch.dtype
    is_at_home: bool  # in the machine's memory, not on the card


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """A call of the transformer without the numbers in its tensors, which follow it."""

    values: Mapping[str, Any]
    tensors: Mapping[str, Shape]
    styles: tuple[Style, ...]  # laid over the transformer


@dataclass(frozen=True, kw_only=True)
class CardRing:
    """One process's place among those that share a transformer. The first of them leads."""

    rank: int
    size: int
    device: str

    def gather(self, part: torch.Tensor) -> list[torch.Tensor]:
        """This will be everybody's part, in the order of ranks; all parts have one shape."""
        parts = [torch.empty_like(part) for _ in range(self.size)]
        dist.all_gather([_bytes(each) for each in parts], _bytes(part))
        return parts

    def tell(self, call: Call) -> None:
        """This will send a call's tensors to the followers, who have its sketch."""
        for tensor in _tensors(call).values():
            whole = tensor.to(self.device).clone(memory_format=torch.contiguous_format)  # of one repeated number too
            dist.broadcast(_bytes(whole), src=0)

    def hear(self, sketch: Sketch) -> Call:
        """This will be the call that the lead tells."""
        call = dict(sketch.values)
        for name, shape in sketch.tensors.items():
            tensor = torch.empty(shape.size, dtype=shape.dtype, device=self.device)
            dist.broadcast(_bytes(tensor), src=0)
            call[name] = tensor.cpu() if shape.is_at_home else tensor
        return call


def sketched(call: Call, styles: tuple[Style, ...]) -> Sketch:
    """This will be what a follower must know of a call before its tensors come."""
    tensors = _tensors(call)
    return Sketch(
        values={name: value for name, value in call.items() if name not in tensors},
        tensors={
            name: Shape(tuple(each.shape), each.dtype, each.device.type == "cpu") for name, each in tensors.items()
        },
        styles=styles,
    )


def backend_for(device: str) -> str:
    """This will be the way in which tensors on `device` are passed."""
    return "gloo" if device == "cpu" else "nccl"


def lacking_for(device: str) -> str | None:
    """This will name what this torch lacks to pass tensors between cards of this kind; None where it is all there."""
    if not dist.is_available():
        return "torch.distributed"
    name = backend_for(device)
    return None if dist.is_backend_available(name) else name


@contextmanager
def joined(ring: CardRing, meeting: Path, timeout_s: float) -> Iterator[None]:
    """This will be in the ring for the time of the `with`. All come to the same `meeting`, a file that is not there yet.

    Raises RuntimeError where not all come in time; a message that takes longer raises it too.
    """
    for name, value in LOOPBACK.items():
        os.environ.setdefault(name, value)
    if ring.device != "cpu":
        torch.cuda.set_device(ring.device)
    dist.init_process_group(
        backend_for(ring.device),
        init_method=meeting.as_uri(),
        rank=ring.rank,
        world_size=ring.size,
        timeout=timedelta(seconds=timeout_s),
    )
    try:
        yield
    finally:
        if dist.is_initialized():
            dist.destroy_process_group()


def abort() -> None:
    """This will break off what cards are doing with each other: without one of them they would never end.

    On the CPU the end of the other process does that.
    """
    if dist.is_initialized() and dist.get_backend() == "nccl":
        dist.distributed_c10d._abort_process_group()


def _tensors(call: Call) -> dict[str, torch.Tensor]:
    return {name: value for name, value in call.items() if isinstance(value, torch.Tensor)}


def _bytes(tensor: torch.Tensor) -> torch.Tensor:
    """The same memory as bytes, which every way of passing tensors knows. It must lie in one piece."""
    return tensor.reshape(-1).view(torch.uint8)
