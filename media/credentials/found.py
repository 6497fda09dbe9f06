"""From the library's report on a file to ours. The report's words are a stranger's: every one is looked at twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from media.credentials.contracts import (
    NAMESPACE,
    TEXT_MAX,
    ActionFound,
    Agent,
    ClipRecord,
    Credentials,
    IngredientFound,
    InvisibleMark,
    Problem,
)
from media.credentials.enums import SourceType, State
from media.credentials.errors import StatementError
from media.credentials.manifest import CLIP_SUFFIX, SOFT_BINDING, TRAINING
from media.credentials.words import problem

UNTRUSTED = "signingCredential.untrusted"
TRUSTED = "signingCredential.trusted"
STAMPED = "timeStamp.trusted"
GENERATIONS_MAX = 32  # of ingredients that are told of; more are checked all the same
INGREDIENTS_MAX = 200  # told of in all: a file may claim thousands
LIST_MAX = 500  # actions, problems

_MAKING = ("c2pa.created", "c2pa.edited")
_STATES = {"Trusted": State.TRUSTED, "Valid": State.VALID}

Json = dict[str, Any]


@dataclass
class Store:
    """The library's report: manifests by label, what was found of the active one, and of its ingredients."""

    report: Json
    told: int = 0  # ingredients so far

    def manifest(self, label: Any) -> Json:
        """This will be the manifest with a label, empty where there is none."""
        return _dict(_dict(self.report.get("manifests")).get(label) if isinstance(label, str) else None)

    @property
    def results(self) -> Json:
        return _dict(self.report.get("validation_results"))


def credentials_of(store: Store) -> Credentials:
    """This will be our report of a file's credentials."""
    label = _text(store.report.get("active_manifest"))
    manifest = store.manifest(label)
    signature = _dict(manifest.get("signature_info"))
    active = _dict(store.results.get("activeManifest"))
    actions = tuple(_actions(manifest))
    making = next((each for each in actions if each.kind in _MAKING and each.source_type), None)
    state = _STATES.get(_text(store.report.get("validation_state")), State.INVALID)
    return Credentials(
        state=state,
        problems=_problems(_codes(active, "failure")),
        label=label,
        issuer=_text(signature.get("issuer")),
        certificate=_text(signature.get("cert_serial_number")),
        signed_at=_moment(signature.get("time")) if STAMPED in _codes(active, "success") else None,
        product=next(filter(None, map(_agent, _dicts(manifest.get("claim_generator_info")))), None),
        title=_text(manifest.get("title")),
        made_at=next((each.when for each in actions if each.when), None),
        model=making.agent if making else None,
        source_type=making.source_type if making else None,
        actions=actions,
        ingredients=tuple(_ingredients(store, label, state, (store.results,))),
        mark=_mark(manifest),
        clip=_clip(manifest),
        may_train=_may_train(manifest),
    )


def _actions(manifest: Json) -> Iterator[ActionFound]:
    for assertion in _assertions(manifest, "c2pa.actions"):
        for each in _dicts(assertion.get("actions"))[:LIST_MAX]:
            yield ActionFound(
                kind=_text(each.get("action")),
                when=_moment(each.get("when")),
                agent=_agent(each.get("softwareAgent")),
                source_type=_source_type(each.get("digitalSourceType")),
                description=_text(each.get("description")),
            )


def _ingredients(store: Store, holder: str, holder_state: State, checks: tuple[Json, ...]) -> Iterator[IngredientFound]:
    """`checks` are the results of those who looked at the holder since: the first is ours, the last its own child's."""
    for each in _dicts(store.manifest(holder).get("ingredients")):
        if len(checks) > GENERATIONS_MAX or store.told >= INGREDIENTS_MAX:
            return
        store.told += 1
        label = _text(each.get("active_manifest"))
        noted = _dict(each.get("validation_results"))
        state, problems = _state_of(noted, _changes(each, holder, checks), holder_state) if label else (None, ())
        yield IngredientFound(
            title=_text(each.get("title")),
            relationship=_text(each.get("relationship")),
            format=_text(each.get("format")),
            description=_text(each.get("description")),
            state=state,
            problems=problems,
            clip=_clip(store.manifest(label)),
            ingredients=tuple(_ingredients(store, label, state, (*checks, noted))) if state else (),
        )


def _changes(ingredient: Json, holder: str, checks: tuple[Json, ...]) -> Iterator[Json]:
    """What each later check found beyond what was noted before it, the oldest first."""
    ending = f"/{holder}/c2pa.assertions/{_text(ingredient.get('label'))}"
    for check in reversed(checks):
        for each in _dicts(check.get("ingredientDeltas")):
            if _text(each.get("ingredientAssertionURI")).endswith(ending):
                yield _dict(each.get("validationDeltas"))


def _state_of(noted: Json, changes: Iterator[Json], holder_state: State) -> tuple[State, tuple[Problem, ...]]:
    """What was noted when it was taken in, corrected by later checks: a signer may have become known or unknown.

    The library is silent about what anybody in the store has noted before. So a good note counts as much as who made
    it: nothing is more trusted than the manifest that lists it.
    """
    failures: dict[str, None] = {}
    is_trusted = False
    for check in (_dict(noted.get("activeManifest")), *changes):
        found = _codes(check, "failure")
        if TRUSTED in _codes(check, "success"):
            is_trusted = True
            failures.pop(UNTRUSTED, None)
        is_trusted = is_trusted and UNTRUSTED not in found
        failures |= dict.fromkeys(found)
    if set(failures) - {UNTRUSTED}:
        return State.INVALID, _problems(list(failures))
    is_trusted = is_trusted and holder_state is State.TRUSTED
    return State.TRUSTED if is_trusted else State.VALID, _problems(list(failures))


def _mark(manifest: Json) -> InvisibleMark | None:
    for assertion in _assertions(manifest, SOFT_BINDING):
        for block in _dicts(assertion.get("blocks")):
            digits = _text(block.get("value"))
            with suppress(ValueError, StatementError):
                return InvisibleMark(
                    algorithm=_text(assertion.get("alg")), number=int(digits, 16), bits=4 * len(digits)
                )
    return None


def _clip(manifest: Json) -> ClipRecord | None:
    for each in _dicts(manifest.get("assertions")):
        namespace, suffix, rest = _text(each.get("label")).rpartition(CLIP_SUFFIX)
        data = _dict(each.get("data"))
        if suffix and not rest and NAMESPACE.fullmatch(namespace) and (clip_id := _text(data.get("clip_id"))):
            return ClipRecord(namespace=namespace, clip_id=clip_id, handle=_text(data.get("handle")))
    return None


def _may_train(manifest: Json) -> bool | None:
    for assertion in (*_assertions(manifest, TRAINING), *_assertions(manifest, "c2pa.training-mining")):
        uses = [
            _text(_dict(entry).get("use")) for name, entry in _dict(assertion.get("entries")).items() if "train" in name
        ]
        if uses:
            return all(use == "allowed" for use in uses)
    return None


def _assertions(manifest: Json, label: str) -> Iterator[Json]:
    """The data of assertions of a kind, whatever their version or number (`.v2`, `__1`)."""
    for each in _dicts(manifest.get("assertions")):
        found = _text(each.get("label"))
        if found == label or found.startswith((f"{label}.v", f"{label}__")):
            yield _dict(each.get("data"))


def _problems(codes: list[str]) -> tuple[Problem, ...]:
    return tuple(problem(code) for code in dict.fromkeys(codes[:LIST_MAX]))


def _codes(results: Json, kind: str) -> list[str]:
    return [code for each in _dicts(results.get(kind)) if (code := _text(each.get("code")))]


def _agent(value: Any) -> Agent | None:
    if isinstance(value, str):  # the first version of actions
        return Agent(_text(value)) if value else None
    found = _dict(value)
    return Agent(_text(found.get("name")), _text(found.get("version"))) if found.get("name") else None


def _source_type(value: Any) -> SourceType | None:
    with suppress(ValueError):
        return SourceType(_text(value).replace("https://", "http://", 1))
    return None


def _moment(value: Any) -> datetime | None:
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(_text(value))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _text(value: Any) -> str:
    return value[:TEXT_MAX] if isinstance(value, str) else ""


def _dict(value: Any) -> Json:
    return cast(Json, value) if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[Json]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
