"""Upload-Metadata: read strictly, shown harmlessly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import InvalidError
from tests.uploads.speaker import encoded
from uploads.api.tus import read_metadata, shown_name


def test_pairs_are_read_whatever_they_mean():
    header = "purpose b3BlbmluZw==, filename c2t5LnBuZw==,relativePath bnVsbA==,is_confidential"
    assert read_metadata(header) == {
        "purpose": "opening",
        "filename": "sky.png",
        "relativePath": "null",
        "is_confidential": "",
    }
    assert read_metadata("") == {}


@pytest.mark.parametrize(
    "header",
    [
        "purpose b3BlbmluZw==,purpose dHJhY2U=",
        "purpose b3Blbm luZw==",
        "purpose b3BlbmluZw",
        "purpose /w==",
        "purpose AAAA",
        "purpose b3BlbmluZw==,",
        ",",
        "purp\u00f6se b3BlbmluZw==",
        "a" * 61 + " b3BlbmluZw==",
        ",".join(f"key{number} AAAB" for number in range(13)),
        f"filename {'QUFB' * 500}",
    ],
    ids=[
        "a key twice",
        "a space inside",
        "no padding",
        "not UTF-8",
        "a NUL",
        "an empty pair",
        "nothing but a comma",
        "a key that is not ASCII",
        "a long key",
        "many pairs",
        "much of it",
    ],
)
def test_anything_else_is_refused(header: str):
    with pytest.raises(InvalidError) as refused:
        read_metadata(header)
    assert refused.value.field == "Upload-Metadata"


@given(
    st.dictionaries(
        st.sampled_from(["a", "filename", "x-y"]), st.text(st.characters(exclude_characters="\0", codec="utf-8"))
    )
)
def test_what_a_client_writes_is_what_is_read(pairs: dict[str, str]):
    header = encoded(**pairs)
    if len(header) <= 2000:
        assert read_metadata(header) == pairs


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("sky.png", "sky.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\mira\\sky.png", "sky.png"),
        ("sky\u202egnp.exe", "skygnp.exe"),
        ("a\r\nb\x1b[31m.png", "ab[31m.png"),
        ("空 и ☁.png", "空 и ☁.png"),
        ("x" * 300, "x" * 200),
        ("  ", ""),
    ],
)
def test_a_name_is_shown_without_folders_and_tricks(given_name: str, shown: str):
    assert shown_name(given_name) == shown
