from __future__ import annotations

from generation.engine.contracts import ClipRequest


def written(request: ClipRequest) -> str:
    return ". ".join((request.prompt, *request.changes))


def unwanted(request: ClipRequest, standing: str) -> str:
    """This will be what to keep away from: the model's own list, after what the member names."""
    return ", ".join(filter(None, (request.negative_prompt.strip(), standing)))
