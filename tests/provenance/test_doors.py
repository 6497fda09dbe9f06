"""Who is given which file to keep, the credentials beside it, and the chain as each viewer may know it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accounts.enums import StaffRole
from accounts.models import Member
from billing.enums import Plan
from billing.services import plans
from common import clock
from generation import tracing
from generation.contracts import Evidence, FoundMark
from generation.enums import TraceAudience, TraceState, Visibility
from generation.models import Clip, Trace
from tests.factories import make_clip, make_member

pytestmark = pytest.mark.django_db

MEDIA, SEGMENT = "media.mp4", "segment_00000.m4s"


def put(store: Path, clip: Clip) -> Clip:
    """Each file says its own name."""
    keys = [clip.master, clip.poster, clip.public_rendition, clip.public_poster, clip.master_manifest]
    keys += [
        clip.public_manifest,
        *(clip.playlist.replace("main.m3u8", name) for name in ("main.m3u8", MEDIA, SEGMENT)),
    ]
    for key in filter(None, keys):
        (store / key).parent.mkdir(parents=True, exist_ok=True)
        (store / key).write_bytes(key.encode())
    return clip


def got(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return answer.status_code, content.decode()


def signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def make_pro(member: Member) -> Member:
    plans.grant(actor_id=None, member_id=member.pk, plan=Plan.PRO, days=30, reason="a test", now=clock.now())
    return member


@pytest.mark.parametrize(
    ("pro", "posted", "person", "kept"),
    [
        (False, True, False, "public_rendition"),
        (True, True, False, "master"),
        (True, True, True, "public_rendition"),
        (True, False, False, "master"),
        (True, False, True, None),
        (False, False, False, None),
    ],
)
def test_an_owner_keeps_the_master_with_pro_and_nobody_in_it(
    store: Path, pro: bool, posted: bool, person: bool, kept: str | None
):
    mira = make_pro(make_member("mira")) if pro else make_member("mira")
    clip = put(store, make_clip(mira, posted=posted, shows_person=person))
    status, content = got(signed_in(mira), f"/clips/{clip.pk}/download.mp4")
    if kept is None:
        assert (status, "Post the clip first" in content) == (409, True)
    else:
        assert (status, content) == (200, getattr(clip, kept))


def test_everybody_else_keeps_what_is_marked(client: Client, store: Path):
    clip = put(store, make_clip(make_pro(make_member("mira"))))
    noor = signed_in(make_pro(make_member("noor")))
    for viewer in (client, noor):
        assert got(viewer, f"/clips/{clip.pk}/download.mp4") == (200, clip.public_rendition)
    answer = client.get(f"/clips/{clip.pk}/download.mp4")
    b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == f'attachment; filename="clip-{clip.pk}.mp4"'


def with_pieces(clip: Clip, store: Path) -> Clip:
    clip.playlist = f"clips/{clip.pk}/main.m3u8"
    clip.save()
    return put(store, clip)


def test_a_player_gets_the_ranges_of_a_signed_file_that_it_asks_for(client: Client, store: Path):
    clip = with_pieces(make_clip(make_member("mira")), store)
    shown = client.get(f"/api/clips/{clip.pk}").json()["playlist_url"]
    assert shown == f"/clips/{clip.pk}/hls/main.m3u8"
    answer = client.get(shown)
    assert (answer["Content-Type"], "Link" in answer) == ("application/vnd.apple.mpegurl", False)
    assert b"".join(answer.streaming_content).decode() == clip.playlist  # type: ignore[attr-defined]

    media, whole = shown.replace("main.m3u8", MEDIA), f"clips/{clip.pk}/{MEDIA}"
    first = client.get(media, headers={"Range": "bytes=6-15"})
    assert (first.status_code, first["Content-Range"], first["Content-Type"], "Link" in first) == (
        206,
        f"bytes 6-15/{len(whole)}",
        "video/mp4",
        False,
    )
    assert b"".join(first.streaming_content).decode() == whole[6:16]  # type: ignore[attr-defined]
    for etag, expected in ((first["ETag"], (206, whole[6:16])), ('"another"', (200, whole))):
        assert ranged(client, media, **{"If-Range": etag}) == expected
    assert ranged(client, media, Range=f"bytes={len(whole)}-")[0] == 416
    assert ranged(client, media, Range="bytes=0-1,4-5") == (200, whole)
    for name in ("master.mp4", "public.c2pa", "..%2Fmaster.mp4", "segment_1.m4s", "other.m3u8", "other.mp4"):
        assert got(client, shown.replace("main.m3u8", name))[0] == 404, name


def ranged(client: Client, address: str, **headers: str) -> tuple[int, str]:
    answer = client.get(address, headers={"Range": "bytes=6-15", **headers})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return answer.status_code, content.decode()


def test_a_range_is_given_to_whom_the_clip_is_shown(client: Client, store: Path):
    mira = make_member("mira")
    clip = with_pieces(make_clip(mira, visibility=Visibility.ONLY_ME), store)
    media = f"/clips/{clip.pk}/hls/{MEDIA}"
    for stranger in (client, signed_in(make_member("noor"))):
        assert ranged(stranger, media)[0] == 404
    answer = signed_in(mira).get(media, headers={"Range": "bytes=6-15"})
    assert len(b"".join(answer.streaming_content)) == 10  # type: ignore[attr-defined]
    assert (answer.status_code, answer["Cache-Control"].split(",")[0]) == (206, "private")


def test_pieces_of_clips_from_before_still_play_and_name_the_credentials_beside_them(client: Client, store: Path):
    clip = with_pieces(make_clip(make_member("mira")), store)
    answer = client.get(f"/clips/{clip.pk}/hls/{SEGMENT}")
    assert (answer.status_code, answer["Link"]) == (200, f'</clips/{clip.pk}/credentials.c2pa>; rel="c2pa-manifest"')
    assert b"".join(answer.streaming_content).decode() == f"clips/{clip.pk}/{SEGMENT}"  # type: ignore[attr-defined]


def test_a_draft_has_no_pieces_and_its_credentials_are_its_owner_s(client: Client, store: Path):
    mira = make_member("mira")
    clip = put(store, make_clip(mira, posted=False, playlist="clips/x/main.m3u8"))
    owner = signed_in(mira)
    assert owner.get(f"/api/clips/{clip.pk}").json()["playlist_url"] is None
    assert got(owner, f"/clips/{clip.pk}/hls/main.m3u8")[0] == 404
    assert got(owner, f"/clips/{clip.pk}/credentials.c2pa") == (200, clip.master_manifest)
    for address in ("credentials.c2pa", "credentials", "download.mp4"):
        assert got(client, f"/clips/{clip.pk}/{address}")[0] == 404
    assert client.get(f"/api/clips/{clip.pk}/credentials").status_code == 404


def test_a_clip_says_from_which_clips_as_far_as_the_viewer_may_know(client: Client):
    mira, noor = make_member("mira"), make_member("noor")
    first = make_clip(mira, caption="the very first")
    second = make_clip(noor, parent=first, root=first, depth=1, visibility=Visibility.ONLY_ME, caption="hidden away")
    third = make_clip(mira, parent=second, root=first, depth=2)

    def chain(viewer: Client) -> list[tuple[Any, ...]]:
        told = viewer.get(f"/api/clips/{third.pk}/credentials").json()
        return [(each["depth"], each["clip_id"], each["author_handle"], each["caption"]) for each in told["parents"]]

    opened = (0, str(first.pk), "mira", "the very first")
    assert chain(client) == [(1, None, None, ""), opened]
    assert chain(signed_in(noor)) == [(1, str(second.pk), "noor", "hidden away"), opened]
    page = client.get(f"/clips/{third.pk}/credentials").content.decode()
    assert ("the very first" in page, "hidden away" in page, "public" in page) == (True, False, True)
    second.delete()
    assert chain(client) == [(1, None, None, "")]


def test_a_stranger_s_poster_is_seen_by_the_moderator_whose_question_led_to_it(store: Path):
    draft, other = (put(store, make_clip(make_member(name), posted=False)) for name in ("mira", "ada"))
    vera, wim = (make_member(name, roles=[StaffRole.MODERATOR]) for name in ("vera", "wim"))
    found = FoundMark(medium="picture", number=7, agreement=0.9, clip_id=draft.pk)
    trace = Trace.objects.create(
        member=vera,
        audience=TraceAudience.STAFF,
        upload_id=draft.pk,
        state=TraceState.ANSWERED,
        evidence=tracing.kept(Evidence(kind="clip", marks=(found,))),
        created_at=clock.now(),
        called_at=clock.now(),
    )
    address = f"/console/trace/{trace.pk}/clips/{draft.pk}/poster.webp"
    assert got(signed_in(vera), address) == (200, draft.poster)
    for stranger in (wim, make_member("noor"), draft.author):
        assert got(signed_in(stranger), address)[0] == 404
    assert got(signed_in(vera), address.replace(str(draft.pk), str(other.pk)))[0] == 404
