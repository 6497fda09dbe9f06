"""Names of groups are written in one module; everybody else asks it."""

from __future__ import annotations

import ast

import pytest

from tests.house.test_unseen_dependencies import sources

ELSEWHERE = ("common/groups.py", "sora_social/embedded/")  # their home; what tells a terminal
TELLING = {"group_add", "group_discard", "group_send", "tell"}


def written(tree: ast.Module) -> list[int]:
    """Lines that hand a group's name, written on the spot, to the layer."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")).lstrip("_") in TELLING
        for given in node.args[:1]
        if any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in ast.walk(given))
    ]


def test_nobody_writes_a_group_s_name():
    ours = [(path, tree) for path, tree in sources() if not path.startswith(ELSEWHERE)]
    assert [(path, line) for path, tree in ours for line in written(tree)] == []


@pytest.mark.parametrize(
    "line",
    ['layer.tell("operations", hint)', 'layer.group_add(f"member.{key}", name)', '_tell("member." + key, hint)'],
)
def test_one_who_did_would_be_found(line: str):
    assert written(ast.parse(line)) == [1]
