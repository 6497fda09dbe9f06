"""Nothing that we depend on has a licence that nobody looked at."""

from __future__ import annotations

import pytest
from packaging.requirements import Requirement

from sora_social.licences import PAGE, closure, is_accepted, page, requirements


@pytest.mark.parametrize("extra", ["", "demo", "gpu"])
def test_every_dependency_has_a_licence_on_the_list(extra: str):
    assert [each for each in closure(requirements(extra)) if not is_accepted(each.licence)] == []


def test_what_comes_along_is_listed_too():
    assert {"Django", "asgiref", "kombu"} <= {each.name for each in closure(requirements())}


def test_the_page_names_every_package_we_chose():
    written = PAGE.read_text("utf-8").lower().replace("_", "-")
    chosen = [Requirement(line).name for extra in ("", "demo", "gpu") for line in requirements(extra)]
    assert [name for name in chosen if f"| {name.lower().replace('_', '-')} |" not in written] == [], (
        "run `make licences`"
    )


def test_the_page_says_what_x264_asks():
    assert "x264" in page()
    assert "GPL-2.0-or-later" in page()


@pytest.mark.parametrize(
    ("licence", "accepted"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-2.0-only OR MIT", True),
        ("GPL-2.0-only AND MIT", False),
        ("GPL-2.0-only AND (MIT OR BSD-3-Clause)", False),
        ("MPL-2.0 AND (Apache-2.0 OR GPL-3.0-only)", True),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("unknown", False),
    ],
)
def test_an_expression_is_read_whole(licence: str, accepted: bool):
    assert is_accepted(licence) is accepted
