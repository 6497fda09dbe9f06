"""Signing: exactly what was stated, in every kind of file that leaves, and nothing else changed."""

from __future__ import annotations

import hashlib
import json
import wave
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from media.credentials import native
from media.credentials.contracts import Action, Agent, ClipRecord, Ingredient
from media.credentials.enums import ActionKind, Relationship, SourceType, State
from media.credentials.errors import FormatError, NoStoreError, SignerUnavailableError, SigningError
from media.credentials.reading import read
from media.credentials.signing import FileSigner
from media.credentials.stores import active_label, manifest_of
from media.credentials.writing import sign
from tests.media.credentials.authority import Authority
from tests.media.credentials.stories import MADE_AT, POSTED_AT, about


def stated(path: Path, anchors: str) -> dict[str, Any]:
    """The active manifest as the library itself reports it."""
    with (
        native.context(anchors) as context,
        path.open("rb") as file,
        native.reader("video/mp4", file, context) as found,
    ):
        report = json.loads(found.json())
    return dict(report["manifests"][report["active_manifest"]])


def packets(path: Path) -> list[tuple[int, int | None, str]]:
    with av.open(str(path)) as source:
        return [
            (packet.stream_index, packet.pts, hashlib.sha256(bytes(packet)).hexdigest())
            for packet in source.demux()
            if packet.size
        ]


def png(path: Path) -> Path:
    Image.new("RGB", (16, 16), (200, 90, 30)).save(path)
    return path


def wav(path: Path) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\0\1" * 801)
    return path


def m4a(path: Path) -> Path:
    with av.open(str(path), "w", format="ipod") as target:
        stream = target.add_stream("aac", rate=48_000, layout="stereo")
        silence = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), format="fltp", layout="stereo")
        silence.sample_rate = 48_000
        target.mux([*stream.encode(silence), *stream.encode(None)])
    return path


KINDS = {"p.png": png, "p.jpg": png, "p.webp": png, "s.wav": wav, "s.m4a": m4a}


def test_a_clip_says_what_was_stated_and_no_more(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path
) -> None:
    drawn = Action(kind=ActionKind.ADDED_TEXT, when=POSTED_AT, agent=Agent("marks", "3"), description="Moving mark")

    sign(clip, tmp_path / "out.mp4", statement=about("A red ball", actions=(drawn,)), signer=signer)

    manifest = stated(tmp_path / "out.mp4", authority.anchors)
    assertions = {each["label"]: (each.get("created", False), each["data"]) for each in manifest["assertions"]}
    assert manifest["title"] == "A red ball"
    assert manifest["claim_generator_info"] == [
        {"name": "Sora Social", "version": "0.1.0", "org.contentauth.c2pa_rs": "0.91.3"}
    ]
    assert assertions.pop("c2pa.hash.bmff.v3")[0]
    assert assertions == {
        "c2pa.actions.v2": (
            True,
            {
                "actions": [
                    {
                        "action": "c2pa.created",
                        "when": "2026-11-26T10:00:05Z",
                        "softwareAgent": {"name": "LTX-2", "version": "2.0"},
                        "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                    },
                    {"action": "c2pa.watermarked.bound", "when": "2026-11-26T10:00:05Z"},
                    {
                        "action": "c2pa.addedText",
                        "when": "2026-11-26T11:30:00Z",
                        "softwareAgent": {"name": "marks", "version": "3"},
                        "description": "Moving mark",
                    },
                ],
                "allActionsIncluded": True,
            },
        ),
        "c2pa.soft-binding": (True, {"alg": "example.clips.mark.1", "blocks": [{"scope": {}, "value": "0000beef"}]}),
        "example.clips.clip": (True, {"clip_id": "id of A red ball", "handle": "@mira"}),
        "cawg.training-mining": (
            False,
            {
                "entries": {
                    "cawg.ai_training": {"use": "notAllowed"},
                    "cawg.ai_generative_training": {"use": "notAllowed"},
                }
            },
        ),
    }


def test_a_drawing_by_rules_without_mark_and_handle_says_none(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path
) -> None:
    record = ClipRecord(namespace="example.clips", clip_id="17")
    statement = about("x", source_type=SourceType.ALGORITHMIC, mark=None, clip=record, actions=())

    sign(clip, tmp_path / "out.mp4", statement=statement, signer=signer)

    assertions = {each["label"]: each["data"] for each in stated(tmp_path / "out.mp4", authority.anchors)["assertions"]}
    (created,) = assertions["c2pa.actions.v2"]["actions"]
    assert created["digitalSourceType"].endswith("/algorithmicMedia")
    assert assertions["example.clips.clip"] == {"clip_id": "17"}
    assert "c2pa.soft-binding" not in assertions


def test_what_is_reported_is_what_lies_in_the_file(tmp_path: Path, signer: FileSigner, clip: Path) -> None:
    signed = sign(clip, tmp_path / "out.mp4", statement=about("x"), signer=signer)

    assert signed.manifest == manifest_of(tmp_path / "out.mp4")
    assert signed.manifest_sha256 == hashlib.sha256(signed.manifest).hexdigest()
    assert signed.size_bytes == (tmp_path / "out.mp4").stat().st_size
    assert signed.label == active_label(signed.manifest)
    assert signed.label.startswith("urn:c2pa:")
    assert len(signed.manifest) < 4500  # it travels with every copy, and with every remix's copies


def test_not_a_packet_of_the_clip_is_changed(tmp_path: Path, signer: FileSigner, clip: Path) -> None:
    sign(clip, tmp_path / "out.mp4", statement=about("x"), signer=signer)

    assert packets(tmp_path / "out.mp4") == packets(clip)
    content = (tmp_path / "out.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_file_that_leaves_can_be_signed(
    tmp_path: Path, authority: Authority, signer: FileSigner, name: str
) -> None:
    source = KINDS[name](tmp_path / name)

    signed = sign(source, tmp_path / f"signed {name}", statement=about("x"), signer=signer)

    found = read(tmp_path / f"signed {name}", trust_anchors=authority.anchors)
    assert found
    assert (found.state, found.title, found.label) == (State.TRUSTED, "x", signed.label)
    assert manifest_of(tmp_path / f"signed {name}") == signed.manifest


@pytest.mark.parametrize("name", ["p.png", "p.jpg", "p.webp"])
def test_pictures_look_the_same(tmp_path: Path, signer: FileSigner, name: str) -> None:
    source = png(tmp_path / name)

    sign(source, tmp_path / f"signed {name}", statement=about("x"), signer=signer)

    with Image.open(source) as before, Image.open(tmp_path / f"signed {name}") as after:
        assert before.tobytes() == after.tobytes()


def test_a_store_that_fills_several_segments_of_a_jpeg_is_found_whole(tmp_path: Path, signer: FileSigner) -> None:
    picture = png(tmp_path / "p.jpg")
    parents = tuple(
        Ingredient(
            title=str(number),
            relationship=Relationship.INPUT,
            manifest=sign(picture, tmp_path / "parent.jpg", statement=about(str(number)), signer=signer).manifest,
            format="image/jpeg",
        )
        for number in range(14)
    )

    signed = sign(picture, tmp_path / "out.jpg", statement=about("x", parents=parents), signer=signer)

    assert len(signed.manifest) > 2**16
    assert manifest_of(tmp_path / "out.jpg") == signed.manifest


def test_two_signings_of_a_file_are_two_statements_about_the_same_clip(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path
) -> None:
    one = sign(clip, tmp_path / "one.mp4", statement=about("x"), signer=signer)
    two = sign(clip, tmp_path / "two.mp4", statement=about("x"), signer=signer)

    assert one.label != two.label
    assert packets(tmp_path / "one.mp4") == packets(tmp_path / "two.mp4")
    found = [read(tmp_path / name, trust_anchors=authority.anchors) for name in ("one.mp4", "two.mp4")]
    assert [each.state for each in found if each] == [State.TRUSTED, State.TRUSTED]


def test_signing_again_replaces_what_was_said_even_in_place(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path
) -> None:
    out = tmp_path / "out.mp4"
    sign(clip, out, statement=about("before"), signer=signer)

    again = sign(out, out, statement=about("after"), signer=signer)

    found = read(out, trust_anchors=authority.anchors)
    assert found
    assert (found.state, found.title, found.ingredients) == (State.TRUSTED, "after", ())
    assert b"before" not in again.manifest
    assert [file.name for file in tmp_path.iterdir()] == ["out.mp4"]


class BrokenSigner:
    """Its service went away between two steps."""

    def __init__(self, signer: FileSigner) -> None:
        self.chain = signer.chain

    def opened(self) -> Any:
        raise SignerUnavailableError("gone")


def test_a_failure_leaves_what_was_there_before(tmp_path: Path, signer: FileSigner, clip: Path) -> None:
    out = tmp_path / "out.mp4"
    out.write_bytes(b"the file before")

    with pytest.raises(SignerUnavailableError):
        sign(clip, out, statement=about("x"), signer=BrokenSigner(signer))
    (tmp_path / "head.mp4").write_bytes(clip.read_bytes()[:20])
    with pytest.raises(SigningError):
        sign(tmp_path / "head.mp4", out, statement=about("x"), signer=signer)

    assert out.read_bytes() == b"the file before"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["head.mp4", "out.mp4"]


@pytest.mark.parametrize(
    "content", [b"", b"#EXTM3U\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7\n%%EOF"]
)
def test_what_carries_no_credentials_here_is_refused(tmp_path: Path, signer: FileSigner, content: bytes) -> None:
    (tmp_path / "clip.mp4").write_bytes(content)

    with pytest.raises(FormatError, match=r"clip\.mp4 is no MP4"):
        sign(tmp_path / "clip.mp4", tmp_path / "out.mp4", statement=about("x"), signer=signer)
    with pytest.raises(FormatError):
        manifest_of(tmp_path / "clip.mp4")

    assert [file.name for file in tmp_path.iterdir()] == ["clip.mp4"]


@pytest.mark.parametrize("name", KINDS)
def test_an_unsigned_file_has_no_store(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoStoreError, match="carries no content credentials"):
        manifest_of(KINDS[name](tmp_path / name))


@pytest.mark.parametrize("store", [b"", b"\0\0\0\x08jumb", b"x" * 100])
def test_bytes_that_are_no_store_have_no_label(store: bytes) -> None:
    with pytest.raises(NoStoreError):
        active_label(store)


def test_moments_of_any_zone_are_written_in_utc(
    tmp_path: Path, authority: Authority, signer: FileSigner, clip: Path
) -> None:
    there = MADE_AT.astimezone(timezone(timedelta(hours=-8)))
    sign(clip, tmp_path / "out.mp4", statement=about("x", made_at=there), signer=signer)

    found = read(tmp_path / "out.mp4", trust_anchors=authority.anchors)
    assert found
    assert found.made_at == MADE_AT
