"""Dependencies that import-linter cannot see: names in strings."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
# Highest first, as in .importlinter; apps on one line don't see each other.
LAYERS = (
    ("sora_social",), ("inbox",), ("feed",), ("generation",), ("cameos", "invites"), ("billing",), ("moderation",),
    ("family",), ("people",), ("uploads",), ("accounts",), ("common", "media"),
)  # fmt: skip
OURS = {name for layer in LAYERS for name in layer if (ROOT / name).is_dir()}
# Workers load the engines that the operator names; torch must not be imported where none is. The families' package imports
# the files of its own folder, for their cards.
ENGINES_BY_NAME = ("generation/engine/registry.py", "generation/engine/families/__init__.py")


def height(app: str) -> int:
    return len(LAYERS) - next(index for index, layer in enumerate(LAYERS) if app in layer)


@cache
def sources() -> tuple[tuple[str, ast.Module], ...]:
    """Every module of ours but migrations, parsed once."""
    paths = [path for app in sorted(OURS) for path in sorted((ROOT / app).rglob("*.py"))]
    return tuple(
        (str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8")))
        for path in paths
        if "migrations" not in path.parts
    )


def calls(tree: ast.Module, name: str) -> list[int]:
    """Lines that call something by this last name."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == name
    ]


def test_foreign_keys_point_down_or_stay_at_home():
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and model._meta.app_label in OURS and field.related_model._meta.app_label in OURS
        if model._meta.app_label != field.related_model._meta.app_label
        and height(model._meta.app_label) <= height(field.related_model._meta.app_label)
    ]
    assert upward == []


def test_no_model_is_fetched_by_name_and_no_task_is_sent_by_name():
    """`send_task` ignores eager mode: a typo would pass every test and fail in production."""
    found = [
        f"{path}:{line} {name}"
        for path, tree in sources()
        for name in ("get_model", "send_task", "import_module", "import_string")
        for line in calls(tree, name)
        if path not in ENGINES_BY_NAME
    ]
    assert found == []


def test_only_one_place_reads_the_environment():
    """`settings/env.py` is the reader; test settings prepare it, and what starts processes hands it on (also to a ring of
    cards, of which torch reads the addresses there). Libraries that read it themselves are told in `sora_social`."""
    allowed = ("sora_social/settings/", "sora_social/embedded/", "sora_social/__init__.py",
               "sora_social/asgi.py", "sora_social/wsgi.py",
               "sora_social/celery.py", "generation/engine/ltx2/company.py", "generation/engine/ltx2/ring.py")  # fmt: skip
    readers = [
        f"{path}:{node.lineno}"
        for path, tree in sources()
        if not path.startswith(allowed)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]
    assert readers == []


def test_a_call_by_name_would_be_found():
    assert calls(ast.parse("x = 1\ncelery.send_task('a')\n"), "send_task") == [2]
