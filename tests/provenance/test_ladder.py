"""The smaller sizes of a clip: made at its first play, once, and marked like the rest."""

from __future__ import annotations

import errno
from io import BytesIO
from pathlib import Path

import av
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import Member
from common import clock
from generation import policies
from generation.models import Clip, Ladder
from generation.services import ladders
from generation.worker import laddering, repackaging, signing
from media.credentials.enums import State
from media.credentials.errors import SignerUnavailableError
from media.credentials.reading import read
from tests.factories import NOW, make_clip, make_member
from tests.media import playlists
from tests.provenance.conftest import Make, post


@pytest.fixture(autouse=True)
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which clips a worker was called for; the tests are the workers."""
    from generation.tasks import make_sizes

    called: list[str] = []
    monkeypatch.setattr(make_sizes, "apply_async", lambda kwargs, **_: called.append(kwargs["clip_id"]))
    return called


def piece(client: Client, clip: Clip, name: str) -> bytes:
    answer = client.get(f"/clips/{clip.pk}/hls/{name}")
    assert answer.status_code == 200, name
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def fetched(client: Client, clip: Clip, side: str) -> bytes:
    """All that a player asks for of one size, range by range, laid end to end."""
    content = b""
    for each in playlists.media_playlist(piece(client, clip, f"{side}media.m3u8").decode()).pieces:
        answer = client.get(f"/clips/{clip.pk}/hls/{side}{each.uri}", headers={"Range": each.asked})
        assert (answer.status_code, answer["Content-Length"]) == (206, str(each.end - each.begin))
        content += b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return content


def variants(client: Client, clip: Clip) -> tuple[str, ...]:
    return tuple(each.uri for each in playlists.multivariant_playlist(piece(client, clip, "main.m3u8").decode()))


@pytest.mark.django_db(transaction=True)
def test_the_first_play_has_the_small_size_made(make: Make, mira: Member, store: Path, calls: list[str]):
    clip, stranger = post(make(mira, duration_s=2)), Client()
    assert variants(stranger, clip) == variants(stranger, clip) == ("media.m3u8",)
    assert calls == [str(clip.pk)]
    assert laddering.make(clip.pk)
    assert variants(stranger, clip) == ("480/media.m3u8", "media.m3u8")
    assert not laddering.make(clip.pk)

    joined = fetched(stranger, clip, "480/")
    with av.open(BytesIO(joined)) as source:
        frames = [frame.to_ndarray(format="gray") for frame in source.decode(video=0)]
    assert (len(frames), frames[0].shape) == (48, (854, 480))
    mark = signing.marks().of_picture(frames[:6], thorough=False)
    assert mark is not None
    assert mark.number == clip.mark_number


@pytest.mark.django_db(transaction=True)
def test_what_is_nobody_s_business_has_no_sizes(store: Path, calls: list[str]):
    draft = make_clip(make_member("mira"), posted=False)
    assert Client().get(f"/clips/{draft.pk}/hls/main.m3u8").status_code == 404
    posted = make_clip(make_member("noor"), width=720, height=1280, playlist="clips/main.m3u8")
    for name in ("480/media.m3u8", "480/media.mp4", "36/media.mp4", f"{10**300}/media.mp4"):
        assert Client().get(f"/clips/{posted.pk}/hls/{name}").status_code == 404, name
    assert not Ladder.objects.exists()
    assert calls == []


@pytest.mark.django_db
def test_a_lost_worker_s_try_is_taken_over_and_its_end_refused(calls: list[str]):
    clip = make_clip(make_member("mira"), width=720, height=1280, playlist="clips/main.m3u8")
    assert ladders.ask(clip=clip, now=NOW)
    first = ladders.begin(clip_id=clip.pk, now=NOW)
    assert ladders.begin(clip_id=clip.pk, now=NOW) is None
    later = NOW + ladders.LEASE
    second = ladders.begin(clip_id=clip.pk, now=later)
    assert (first, second) == (1, 2)
    assert not ladders.finish(clip_id=clip.pk, tries=1, playlist="a", now=later)
    assert ladders.finish(clip_id=clip.pk, tries=2, playlist="b", now=later)
    assert Ladder.objects.get().playlist == "b"
    assert ladders.begin(clip_id=clip.pk, now=later + ladders.LEASE) is None


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_made_is_given_up_and_leaves_nothing(
    make: Make, mira: Member, store: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
):
    clip = post(make(mira))
    before = sorted(store.rglob("*"))
    assert ladders.ask(clip=clip, now=NOW)
    last_step, signing_step = (laddering, "multivariant_playlist", _full_disk), (signing, "sign_clip", _no_signer)
    for tries, step in enumerate([last_step, signing_step, last_step]):
        assert len(calls) == tries + 1
        with monkeypatch.context() as broken:
            broken.setattr(*step)
            assert not laddering.make(clip.pk)
        assert sorted(store.rglob("*")) == before
        assert ladders.call_again(now=clock.now()) == 0, "its lease still runs"
        ladders.call_again(now=clock.now() + ladders.LEASE)
        Ladder.objects.update(lease_until=NOW, called_at=NOW)
    assert len(calls) == ladders.TRIES_MAX
    assert not laddering.make(clip.pk)
    assert variants(Client(), clip) == ("media.m3u8",)


def loosened(clip: Clip, store: Path) -> Path:
    """The clip's folder as it was left before pieces were signed: loose segments, which no test has to play."""
    folder = (store / clip.playlist).parent
    (folder / "media.mp4").rename(folder / "init.mp4")
    (folder / "segment_00000.m4s").write_bytes(b"a segment")
    return folder


@pytest.mark.django_db(transaction=True)
def test_loose_pieces_from_before_are_made_anew_and_signed(
    make: Make, mira: Member, store: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
):
    clip, stranger = post(make(mira)), Client()
    folder = loosened(clip, store)
    Ladder.objects.create(clip=clip, called_at=NOW, made_at=NOW, tries=1, playlist="clips/old/main.m3u8")
    before = sorted(store.rglob("*"))
    with monkeypatch.context() as broken:
        broken.setattr(signing, "sign_clip", _no_signer)
        with pytest.raises(CommandError, match="1 clips still play"):
            call_command("sign_pieces")
    assert sorted(store.rglob("*")) == before
    assert Ladder.objects.filter(made_at=NOW).exists()

    call_command("sign_pieces")
    assert sorted(file.name for file in folder.iterdir()) == ["poster.webp", "video.c2pa", "video.mp4"]
    (store / "kept.mp4").write_bytes(fetched(stranger, clip, ""))
    found = read(store / "kept.mp4", trust_anchors=signing.anchors())
    assert found is not None
    assert (found.state, found.actions[-1].kind) == (State.TRUSTED, "c2pa.repackaged")
    assert calls == []
    assert ladders.call_again(now=clock.now()) == 1  # for the smaller size
    assert laddering.make(clip.pk)
    assert variants(stranger, clip) == ("480/media.m3u8", "media.m3u8")
    assert not repackaging.sign_pieces(clip.pk)


def _no_signer(*_: object) -> None:
    raise SignerUnavailableError("The key service did not answer.")


def _full_disk(*_: object, **named: object) -> str:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("width", "height", "sizes"),
    [(720, 1280, (480,)), (1280, 720, (480,)), (1920, 1080, (480, 720)), (640, 480, ()), (560, 560, ())],
)
def test_sizes_are_smaller_than_the_clip(width: int, height: int, sizes: tuple[int, ...]):
    assert policies.smaller_sizes(width, height) == sizes
