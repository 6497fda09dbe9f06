"""The sign-in library's own specification, merged into ours: the doors that are open, with the problems they answer.

What is changed on the way: one path per client instead of a placeholder; names of components begin with SignIn; every
refusal is a problem (it keeps the library's `data`, `meta` and `errors`); examples, which show doors we don't have, are
left out; OpenAPI 3.0's `nullable` becomes 3.1's type.
"""

from __future__ import annotations

from copy import deepcopy
from importlib.resources import files
from typing import Any

import yaml
from allauth.headless.spec.internal import schema as library
from django.urls import Resolver404, resolve

Json = dict[str, Any]

_METHODS = ("get", "post", "put", "patch", "delete")
_CLIENTS = ("app", "browser")
_REFUSALS = {
    "400": "The request or a value is not right.",
    "401": "Sign in, go on signing in, or confirm that it is you: `data.flows` says which.",
    "403": "Not allowed, suspended, or without the CSRF token (browser).",
    "405": "Another method is meant.",
    "409": "The state does not allow it.",
    "410": "The session has ended (app).",
    "413": "The request is too large.",
    "429": "A limit is used up; Retry-After says when it resets.",
    "503": "Something we need is down; Retry-After says when to ask again.",
}
_PROBLEM = {
    "description": "A problem that keeps what the sign-in library says for machines.",
    "allOf": [
        {"$ref": "#/components/schemas/Problem"},
        {
            "type": "object",
            "properties": {
                "data": {
                    "type": "object",
                    "properties": {
                        "flows": {"type": "array", "items": {"$ref": "#/components/schemas/SignInFlow"}},
                    },
                },
                "meta": {
                    "type": "object",
                    "properties": {
                        "is_authenticated": {"type": "boolean"},
                        "session_token": {"type": "string"},
                    },
                },
            },
        },
    ],
}


# The library describes seven kinds one of which must match alone; several of its own answers match two, or none.
_METHOD = {
    "type": "object",
    "description": "One step of how this session was signed in.",
    "required": ["method", "at"],
    "properties": {
        "method": {"type": "string", "enum": ["password", "password_reset", "mfa"]},
        "at": {"$ref": "#/components/schemas/Timestamp"},
        "email": {"type": "string"},
        "reauthenticated": {"type": "boolean"},
        "type": {"type": "string", "description": "Kind of the second factor."},
        "id": {"type": "integer"},
    },
}


def add_sign_in(result: Json, generator: Any, request: Any, public: bool) -> Json:
    """This will add the open doors of the sign-in library, and the components they name, to our document."""
    spec = _library_spec()
    paths = {path: item for source, item in spec["paths"].items() for path, item in _open_doors(source, item)}
    components = _prefixed(spec["components"])
    result["paths"] = dict(sorted({**result["paths"], **_renamed(paths)}.items()))
    schemas = result["components"].setdefault("schemas", {})
    schemas["SignInProblem"] = deepcopy(_PROBLEM)
    components["schemas"] = {**components["schemas"], "SignInProblem": _PROBLEM}
    for kind, name in sorted(_reachable({"paths": result["paths"], "own": schemas}, components)):
        result["components"].setdefault(kind, {})[name] = components[kind][name]
    return result


def _library_spec() -> Json:
    text = files("allauth.headless.spec").joinpath("doc/openapi.yaml").read_text(encoding="utf-8")
    spec: Json = yaml.safe_load(text)
    library.specify_user(spec)
    meta = spec["components"]["schemas"]["BaseAuthenticationMeta"]["properties"]
    meta["refresh_token"] = {"type": "string", "description": "Turns once into new tokens (`app` clients only)."}
    spec["components"]["schemas"]["AuthenticationMethod"] = _METHOD
    modern: Json = _modern(spec)
    return modern


def _modern(node: Any) -> Any:
    """Without examples, and in OpenAPI 3.1's words."""
    if isinstance(node, list):
        return [_modern(each) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("nullable") is True:
        rest = {key: value for key, value in node.items() if key != "nullable"}
        return {"anyOf": [_modern(rest), {"type": "null"}]}
    return {key: _modern(value) for key, value in node.items() if key not in {"examples", "example"}}


def _open_doors(source: str, item: Json) -> list[tuple[str, Json]]:
    doors = []
    for client in _CLIENTS:
        path = source.replace("/_allauth/", "/api/auth/").replace("{client}", client)
        if f"/api/auth/{client}/" in path and _is_open(path):
            doors.append((path, _door(path, client, item)))
    return doors


def _is_open(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def _door(path: str, client: str, item: Json) -> Json:
    route = path.removeprefix(f"/api/auth/{client}/v1/").replace("/", "_").replace("-", "_")
    door = {}
    for method in _METHODS:
        if method in item:
            operation = deepcopy(item[method])
            operation["operationId"] = f"sign_in_{client}_{route}_{method}"
            operation["tags"] = ["sign-in"]
            _complete(operation, client)
            door[method] = operation
    return door


def _complete(operation: Json, client: str) -> None:
    placeholders = {"#/components/parameters/Client", "#/components/parameters/SessionToken"}
    kept = [each for each in operation.get("parameters", []) if each.get("$ref") not in placeholders]
    token = [{"$ref": "#/components/parameters/SessionToken"}] if client == "app" else []
    operation["parameters"] = kept + token
    operation["security"] = [{}] if client == "app" else [{"cookieAuth": []}, {}]
    answers = {status: answer for status, answer in operation["responses"].items() if int(status) < 400}
    if not answers and operation["operationId"] != f"sign_in_{client}_auth_session_delete":
        answers["200"] = {"$ref": "#/components/responses/Authenticated"}
    operation["responses"] = answers | {status: _refusal(words) for status, words in _REFUSALS.items()}
    if operation["operationId"].endswith("_totp_get") or "recovery_codes_get" in operation["operationId"]:
        operation["responses"]["404"] = _refusal("None is set up; `meta` holds what setting one up needs.")


def _refusal(words: str) -> Json:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": words, "content": {"application/problem+json": {"schema": schema}}}


def _rename(reference: str) -> str:
    place, _, name = reference.rpartition("/")
    return f"{place}/SignIn{name}"


def _renamed(node: Any) -> Any:
    if isinstance(node, list):
        return [_renamed(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: _rename(value) if key == "$ref" else _renamed(value) for key, value in node.items()}


def _prefixed(components: Json) -> Json:
    kinds = ("schemas", "responses", "parameters", "requestBodies")
    return {kind: {f"SignIn{name}": _renamed(each) for name, each in components[kind].items()} for kind in kinds}


def _reachable(start: Any, components: Json) -> set[tuple[str, str]]:
    """The components that the document names, and those that these name in turn."""
    found: set[tuple[str, str]] = set()
    waiting = [start]
    while waiting:
        for reference in _references(waiting.pop()):
            kind, name = reference.split("/")[-2:]
            if (kind, name) not in found and name in components.get(kind, {}):
                found.add((kind, name))
                waiting.append(components[kind][name])
    return found


def _references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [reference for each in node for reference in _references(each)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [reference for key, each in node.items() if key != "$ref" for reference in _references(each)]
