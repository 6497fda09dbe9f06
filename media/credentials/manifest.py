"""A statement in C2PA's own form: the definition of a manifest, and what its ingredients bring."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from media.credentials.contracts import Action, Agent, Ingredient, InvisibleMark, Statement
from media.credentials.enums import Relationship

ACTIONS = "c2pa.actions.v2"
SOFT_BINDING = "c2pa.soft-binding"
TRAINING = "cawg.training-mining"
"""CAWG's since C2PA 2.0 gave `c2pa.training-mining` away (Training and Data Mining Assertion 1.1)."""

NO_TRAINING = {"cawg.ai_training": {"use": "notAllowed"}, "cawg.ai_generative_training": {"use": "notAllowed"}}
"""Looking at a clip (inference, as safety checks do) is left open; learning from it is not."""

CLIP_SUFFIX = ".clip"


def definition_of(statement: Statement, media_type: str) -> dict[str, Any]:
    """This will be the definition that the library builds a manifest from.

    What the product itself vouches for is marked `created`; that nobody may train on the clip is its maker's wish, which
    the product passes on (C2PA 2.4, 10.3: created and gathered assertions).
    """
    return {
        "claim_version": 2,
        "claim_generator_info": [_agent(statement.product)],
        "title": statement.title,
        "format": media_type,
        "assertions": [
            _created(ACTIONS, {"actions": list(_actions(statement)), "allActionsIncluded": True}),
            *([_created(SOFT_BINDING, _soft_binding(statement.mark))] if statement.mark else []),
            _created(statement.clip.namespace + CLIP_SUFFIX, _clip(statement)),
            {"label": TRAINING, "data": {"entries": NO_TRAINING}},
        ],
    }


def ingredient_of(ingredient: Ingredient, number: int) -> dict[str, Any]:
    """This will be an ingredient's definition; actions refer to it by its number."""
    found = {
        "title": ingredient.title,
        "format": ingredient.format,
        "relationship": ingredient.relationship.value,
        "label": _reference(number),
    }
    return {**found, "description": ingredient.description} if ingredient.description else found


def _actions(statement: Statement) -> list[dict[str, Any]]:
    """First `created` or `opened`, as the specification demands (18.15.2), then what else was done, by time."""
    begun: dict[str, Any] = {
        "softwareAgent": _agent(statement.model),
        "when": _moment(statement.made_at),
        "digitalSourceType": statement.source_type.value,
    }
    if parent := _references(statement, Relationship.PARENT):
        opened = {"action": "c2pa.opened", "when": _moment(statement.made_at), **_ingredients(parent)}
        begun = {"action": "c2pa.edited", **begun, **_ingredients(_references(statement, Relationship.INPUT))}
        found = [opened, begun]
    else:
        found = [{"action": "c2pa.created", **begun, **_ingredients(_references(statement, Relationship.INPUT))}]
    if components := _references(statement, Relationship.COMPONENT):
        found.append({"action": "c2pa.placed", "when": _moment(statement.made_at), **_ingredients(components)})
    if statement.mark:
        found.append({"action": "c2pa.watermarked.bound", "when": _moment(statement.made_at)})
    return [*found, *(_action(each) for each in sorted(statement.actions, key=lambda action: action.when))]


def _action(action: Action) -> dict[str, Any]:
    found: dict[str, Any] = {"action": action.kind.value, "when": _moment(action.when)}
    if action.agent:
        found["softwareAgent"] = _agent(action.agent)
    if action.description:
        found["description"] = action.description
    return found


def _references(statement: Statement, relationship: Relationship) -> list[str]:
    return [_reference(number) for number, each in enumerate(statement.parents) if each.relationship is relationship]


def _reference(number: int) -> str:
    return f"ingredient-{number}"


def _ingredients(references: list[str]) -> dict[str, Any]:
    return {"parameters": {"ingredientIds": references}} if references else {}


def _soft_binding(mark: InvisibleMark) -> dict[str, Any]:
    """The value is text, where the specification has a byte string: the library writes and reads it so (0.91)."""
    digits = -(-mark.bits // 4)
    return {"alg": mark.algorithm, "blocks": [{"scope": {}, "value": f"{mark.number:0{digits}x}"}]}


def _clip(statement: Statement) -> dict[str, str]:
    known = {"clip_id": statement.clip.clip_id, "handle": statement.clip.handle}
    return {name: value for name, value in known.items() if value}


def _created(label: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"label": label, "created": True, "data": data}


def _agent(agent: Agent) -> dict[str, str]:
    return {"name": agent.name, **({"version": agent.version} if agent.version else {})}


def _moment(moment: datetime) -> str:
    """RFC 3339 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
