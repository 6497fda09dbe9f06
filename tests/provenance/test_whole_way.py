"""A clip through the whole product and back: made, remixed, posted, stolen, and traced."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.models import Member
from generation.models import Clip, Fingerprint, MarkNumber, Trace
from generation.services import ladders
from generation.worker import laddering, signing, tracing
from media.credentials.enums import Relationship, SourceType, State
from media.credentials.reading import read
from media.credentials.stores import manifest_of
from media.planes import luma_of
from media.sampling import last_picture
from tests.media import playlists
from tests.provenance.conftest import Make, post
from tests.uploads.speaker import Speaker, address_of

pytestmark = pytest.mark.django_db(transaction=True)

ANCHORS = Path(settings.CREDENTIALS_ANCHORS).read_text("ascii")


def stolen(path: Path, *, crf: int = 28) -> bytes:
    """Half the size, a tenth cropped away, encoded again: and with it all metadata and credentials gone."""
    buffer = BytesIO()
    with av.open(str(path)) as source, av.open(buffer, "w", format="mp4") as target:
        video = target.add_stream("libx264", rate=24, options={"crf": str(crf)})
        video.width, video.height, video.pix_fmt = 324, 576, "yuv420p"
        sound = target.add_stream("aac", rate=48_000, layout="stereo")
        sound.bit_rate = 64_000
        for frame in source.decode(source.streams.video[0]):
            picture = frame.to_ndarray(format="rgb24")[64:1216, 36:684]
            small = cv2.resize(picture, (324, 576), interpolation=cv2.INTER_AREA)
            target.mux(video.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(small), format="rgb24")))
        source.seek(0)
        for block in source.decode(source.streams.audio[0]):
            block.pts = None
            target.mux(sound.encode(block))
        target.mux([*video.encode(None), *sound.encode(None)])
    return buffer.getvalue()


def uploaded(speaker: Speaker, data: bytes, purpose: str = "trace") -> str:
    address = address_of(speaker.begin(len(data), purpose=purpose))
    answer = speaker.send(address, 0, data)
    assert answer.status_code == 204, answer.content
    return address.rsplit("/", 1)[1]


def asked(client: Client, address: str, **body: str) -> dict[str, Any]:
    """Ask, have a worker look, and read the answer."""
    answer = client.post(address, body, content_type="application/json")
    assert answer.status_code == 202, answer.content
    trace = Trace.objects.get(pk=answer.json()["id"])
    assert tracing.look(trace.pk)
    return dict(client.get(f"{address}/{trace.pk}").json())


def test_a_clip_is_made_remixed_posted_stolen_and_traced(make: Make, mira: Member, noor: Member, store: Path):
    first = post(make(mira, duration_s=4), caption="bounce")
    remix = post(make(noor, "a cat jumps on a beam", remix_of=first.pk))
    video = store / first.public_rendition

    found = read(video, trust_anchors=ANCHORS)
    assert found is not None
    assert (found.state, found.source_type, found.clip and found.clip.clip_id) == (
        State.TRUSTED,
        SourceType.ALGORITHMIC,
        str(first.pk),
    )
    assert (found.model and found.model.name, found.mark and found.mark.number) == ("animatic", first.mark_number)

    of_remix = read(store / remix.public_rendition, trust_anchors=ANCHORS)
    assert of_remix is not None
    assert [(each.title, each.relationship, each.state) for each in of_remix.ingredients] == [
        (f"Clip {first.pk}", Relationship.PARENT, State.TRUSTED)
    ]
    assert (remix.parent_id, remix.root_id, remix.depth) == (first.pk, first.pk, 1)
    its_poster_says_so_too(remix, first, store)

    flipped = bytearray(video.read_bytes())
    flipped[len(flipped) // 2] ^= 1
    (store / "flipped.mp4").write_bytes(flipped)
    broken = read(store / "flipped.mp4", trust_anchors=ANCHORS)
    assert broken is not None
    assert broken.state is State.INVALID

    (kept,) = played_in_pieces(Client(), first, store).values()
    assert pictures(kept) == pictures(video)
    is_signed_in_every_size(Client(), remix, first, store)
    answers(Speaker(noor), stolen(video), first)
    saved = (store / first.public_poster).read_bytes()
    reader = Speaker(mira)
    told = asked(reader.client, "/api/traces", upload_id=uploaded(reader, saved))
    assert (told["verdict"], told["clip"]["id"]) == ("from_here", str(first.pk))
    assert "credentials" in told["by"]


def its_poster_says_so_too(remix: Clip, parent: Clip, store: Path) -> None:
    """A picture that is passed on by itself names what it was taken from, and brings no ancestors along."""
    poster = store / remix.public_poster
    found = read(poster, trust_anchors=ANCHORS)
    assert found is not None
    assert (found.state, found.clip and found.clip.clip_id, found.mark and found.mark.number) == (
        State.TRUSTED,
        str(remix.pk),
        remix.mark_number,
    )
    assert [(each.title, each.relationship, each.state) for each in found.ingredients] == [
        (f"Clip {parent.pk}", Relationship.PARENT, None)
    ]
    assert found.actions[-1].kind == "c2pa.converted"
    assert len(manifest_of(poster)) < 5_000
    assert read(store / remix.poster, trust_anchors=ANCHORS) is None  # a draft's is its owner's alone


def played_in_pieces(stranger: Client, clip: Clip, folder: Path) -> dict[str, Path]:
    """What a player fetched of each size, range by range, laid end to end as a file."""
    address = f"/clips/{clip.pk}/hls"

    def sent(name: str, **headers: str) -> bytes:
        answer = stranger.get(f"{address}/{name}", headers=headers)
        assert answer.status_code == (206 if headers else 200)
        return b"".join(answer.streaming_content)  # type: ignore[attr-defined]

    kept = {}
    for uri in (variant.uri for variant in playlists.multivariant_playlist(sent("main.m3u8").decode())):
        side, pieces = uri.removesuffix("media.m3u8"), playlists.media_playlist(sent(uri).decode()).pieces
        kept[side] = folder / f"kept-{clip.pk}-{side.strip('/')}.mp4"
        kept[side].write_bytes(b"".join(sent(f"{side}{each.uri}", Range=each.asked) for each in pieces))
    return kept


def is_signed_in_every_size(stranger: Client, clip: Clip, parent: Clip, folder: Path) -> None:
    """Whoever keeps what is played has a file that says what it is, from which clip, and what was done to it."""
    assert ladders.ask(clip=clip, now=timezone.now())
    assert laddering.make(clip.pk)
    done = ["c2pa.opened", "c2pa.edited", "c2pa.watermarked.bound", "c2pa.addedText", "c2pa.transcoded"]
    for side, path in played_in_pieces(stranger, clip, folder).items():
        found = read(path, trust_anchors=ANCHORS)
        assert found is not None
        assert (found.state, found.clip and found.clip.clip_id) == (State.TRUSTED, str(clip.pk))
        assert [(each.title, each.relationship, each.state) for each in found.ingredients] == [
            (f"Clip {parent.pk}", Relationship.PARENT, State.TRUSTED)
        ]
        assert [each.kind for each in found.actions] == [*done, *(["c2pa.resized.proportional"] if side else [])]


def pictures(file: Path) -> list[int]:
    with av.open(str(file)) as source:
        return [zlib.crc32(frame.to_ndarray()) for frame in source.decode(video=0)]


def answers(speaker: Speaker, copy: bytes, clip: Clip) -> None:
    """What somebody learns who sends the copy."""
    told = asked(speaker.client, "/api/traces", upload_id=uploaded(speaker, copy))
    assert (told["state"], told["verdict"], told["by"]) == ("answered", "from_here", ["mark", "sound_mark"])
    assert (told["clip"]["id"], told["clip"]["prompt"]) == (str(clip.pk), None)
    evidence = Trace.objects.get().evidence
    assert [(each["medium"], each["number"]) for each in evidence["marks"]] == [
        ("picture", clip.mark_number),
        ("sound", clip.mark_number),
    ]
    assert [(each["clip_id"], each["grade"]) for each in evidence["likenesses"]][:1] == [(str(clip.pk), "same")]
    assert evidence["credentials"] is None


def test_a_draft_carries_all_of_it_but_the_visible_mark(make: Make, mira: Member, store: Path):
    clip = make(mira)
    found = read(store / clip.master, trust_anchors=ANCHORS)
    assert found is not None
    assert (found.state, found.mark and found.mark.number) == (State.TRUSTED, clip.mark_number)
    frames = [luma_of(last_picture(store / clip.master))]
    seen = signing.marks().of_picture(frames)
    assert seen is not None
    assert seen.number == clip.mark_number == MarkNumber.objects.get(clip_id=clip.pk).number
    assert Fingerprint.objects.get(clip=clip).picture[0] == clip.fingerprint_version
    assert (store / clip.master_manifest).read_bytes()[4:8] == b"jumb"


def test_a_remix_begins_with_the_last_picture_of_its_parent(make: Make, mira: Member, store: Path):
    parent = make(mira)
    remix = make(mira, "a cat jumps on a beam", remix_of=parent.pk)
    end = luma_of(last_picture(store / parent.master)).astype(float)
    with av.open(str(store / remix.master)) as source:
        begin = luma_of(next(source.decode(video=0))).astype(float)
    assert np.abs(begin - end).mean() < 4
    assert remix.notes == ["It opens with the picture it began with, which dissolves into the drawn scene."]


def test_a_clip_of_before_there_were_marks_gets_its_own_when_it_is_posted(make: Make, mira: Member, store: Path):
    clip = make(mira)
    Fingerprint.objects.all().delete()
    Clip.objects.update(mark_number=None, fingerprint_version=None, master_manifest="")
    posted = post(clip)
    assert posted.mark_number == MarkNumber.objects.get().number
    assert Fingerprint.objects.get(clip=posted).picture[0] == posted.fingerprint_version
    found = read(store / posted.public_rendition, trust_anchors=ANCHORS)
    assert found is not None
    assert found.mark is not None
    assert found.mark.number == posted.mark_number
