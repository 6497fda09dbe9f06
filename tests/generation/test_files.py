"""Files of clips over HTTP: the gate, then byte ranges."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from accounts.facade import suspend_members
from common.personal_data import erase_member
from generation.enums import Visibility
from generation.models import Clip, Job, JobPreview
from generation.storage import folder_of
from tests.factories import NOW, make_clip, make_member

pytestmark = pytest.mark.django_db

BODY = bytes(range(256)) * 4


def put(store: Path, clip: Clip) -> Clip:
    for key in filter(None, (clip.master, clip.poster, clip.public_rendition, clip.public_poster)):
        (store / key).parent.mkdir(parents=True, exist_ok=True)
        (store / key).write_bytes(BODY if key == clip.public_rendition else key.encode())
    return clip


@pytest.fixture
def posted(store: Path) -> Clip:
    return put(store, make_clip(make_member("mira")))


def status(client: Client, url: str, **headers: str) -> int:
    answer = client.get(url, headers=headers)
    body(answer)
    return answer.status_code


def body(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_anybody_plays_a_posted_clip_with_its_mark(client: Client, posted: Clip):
    answer = client.get(f"/clips/{posted.id}/video.mp4")
    assert (answer.status_code, answer["Content-Type"], answer["Content-Length"]) == (200, "video/mp4", "1024")
    assert answer["Accept-Ranges"] == "bytes"
    assert body(answer) == BODY


@pytest.mark.parametrize(
    ("asked", "span", "piece"),
    [
        ("bytes=0-9", "bytes 0-9/1024", BODY[:10]),
        ("bytes=1000-", "bytes 1000-1023/1024", BODY[1000:]),
        ("bytes=-24", "bytes 1000-1023/1024", BODY[-24:]),
        ("bytes=5-99999", "bytes 5-1023/1024", BODY[5:]),
        ("bytes=-99999", "bytes 0-1023/1024", BODY),
        ("bytes=5-" + "9" * 5000, "bytes 5-1023/1024", BODY[5:]),
        ("bytes=" + "0" * 5000 + "-9", "bytes 0-9/1024", BODY[:10]),
    ],
)
def test_a_player_gets_the_range_it_asks_for(client: Client, posted: Clip, asked: str, span: str, piece: bytes):
    answer = client.get(f"/clips/{posted.id}/video.mp4", headers={"Range": asked})
    assert (answer.status_code, answer["Content-Range"], answer["Content-Length"]) == (206, span, str(len(piece)))
    assert body(answer) == piece


def test_a_range_outside_is_416_and_a_broken_one_is_ignored(client: Client, posted: Clip):
    url = f"/clips/{posted.id}/video.mp4"
    outside = client.get(url, headers={"Range": "bytes=1024-"})
    assert (outside.status_code, outside["Content-Range"]) == (416, "bytes */1024")
    far = client.get(url, headers={"Range": "bytes=" + "9" * 5000 + "-"})
    assert far.status_code == 416
    for broken in ("bytes=9-5", "lines=1-2", "bytes=a-b", "bytes=-"):
        assert status(client, url, Range=broken) == 200


def test_an_unchanged_file_is_not_sent_twice(client: Client, posted: Clip):
    url = f"/clips/{posted.id}/video.mp4"
    first = client.get(url)
    body(first)
    etag = first["ETag"]
    assert status(client, url, **{"If-None-Match": etag}) == 304
    assert status(client, url, **{"Range": "bytes=0-1", "If-Range": '"another"'}) == 200


def test_a_draft_plays_for_its_owner_alone(client: Client, store: Path):
    mira = make_member("mira")
    draft = put(store, make_clip(mira, posted=False))
    for path in ("video.mp4", "poster.webp"):
        assert status(client, f"/clips/{draft.id}/{path}") == 404
    stranger = Client()
    stranger.force_login(make_member("stranger"))
    assert status(stranger, f"/clips/{draft.id}/video.mp4") == 404
    client.force_login(mira)
    answer = client.get(f"/clips/{draft.id}/video.mp4")
    assert (answer.status_code, body(answer)) == (200, draft.master.encode())
    assert answer["Cache-Control"].startswith("private")


def test_what_is_said_is_for_whoever_may_watch(client: Client, store: Path):
    mira = make_member("mira")
    draft = put(store, make_clip(mira, posted=False, captions="said.vtt", spoken="Robot: Tea?"))
    open_one, quiet = put(store, make_clip(mira, captions="said.vtt")), put(store, make_clip(mira))
    (store / "said.vtt").write_text("WEBVTT\n")

    assert status(client, f"/clips/{draft.id}/captions.vtt") == 404
    assert status(client, f"/clips/{quiet.id}/captions.vtt") == 404
    answer = client.get(f"/clips/{open_one.id}/captions.vtt")
    assert (answer["Content-Type"], body(answer)) == ("text/vtt; charset=utf-8", b"WEBVTT\n")
    playlist = client.get(f"/clips/{open_one.id}/hls/captions.m3u8")
    assert (playlist["Content-Type"], b"../captions.vtt" in body(playlist)) == ("application/vnd.apple.mpegurl", True)
    assert [status(client, f"/clips/{each.id}/hls/captions.m3u8") for each in (draft, quiet)] == [404, 404]
    client.force_login(mira)
    assert status(client, f"/clips/{draft.id}/captions.vtt") == 200
    told = client.get(f"/api/clips/{draft.id}").json()
    assert (told["captions_url"], told["spoken"]) == (f"/clips/{draft.id}/captions.vtt", "Robot: Tea?")
    assert client.get(f"/api/clips/{quiet.id}").json()["captions_url"] is None


def test_files_go_with_their_member_and_stay_when_erasing_fails(
    store: Path, posted: Clip, django_capture_on_commit_callbacks
):
    folder = store / f"{folder_of(posted.id)}/draft-1"
    folder.mkdir(parents=True)
    (folder / "master.mp4").write_bytes(BODY)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        erase_member(posted.author_id)
        transaction.set_rollback(True)
    assert (folder / "master.mp4").exists()

    with django_capture_on_commit_callbacks(execute=True):
        erase_member(posted.author_id)
    assert not folder.exists()


def test_a_suspended_author_s_clips_are_gone_from_the_next_request_on(client: Client, posted: Clip):
    ways = [f"/clips/{posted.id}/video.mp4", f"/clips/{posted.id}/poster.webp", f"/clips/{posted.id}"]
    ways.append(f"/api/clips/{posted.id}")
    assert [status(client, way) for way in ways] == [200] * 4
    suspend_members([posted.author_id])
    assert [status(client, way) for way in ways] == [404] * 4


def test_only_me_means_nobody_else(client: Client, store: Path):
    clip = put(store, make_clip(make_member("mira"), visibility=Visibility.ONLY_ME))
    assert status(client, f"/clips/{clip.id}/video.mp4") == 404
    assert client.get(f"/api/clips/{clip.id}").status_code == 404


def test_the_prompt_is_the_owner_s_alone(client: Client, posted: Clip):
    shown = client.get(f"/api/clips/{posted.id}").json()
    assert (shown["prompt"], shown["mine"], shown["author_handle"]) == (None, False, "mira")
    client.force_login(posted.author)
    shown = client.get(f"/api/clips/{posted.id}").json()
    assert (shown["prompt"], shown["mine"]) == ("a red ball bounces", True)


def test_a_posted_clip_is_not_posted_again(client: Client, posted: Clip):
    client.force_login(posted.author)
    answer = client.post(f"/api/clips/{posted.id}/post", {}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (409, "clip_not_draft")


@pytest.mark.parametrize("field", ["caption", "alt_text"])
@pytest.mark.parametrize("is_posted", [True, False])
def test_words_beside_a_clip_are_judged_like_its_prompt(client: Client, field: str, is_posted: bool):
    clip = make_clip(make_member("mira"), posted=is_posted, caption="a calm sea")
    client.force_login(clip.author)
    send, path = (client.put, "") if is_posted else (client.post, "/post")
    words = {"caption": "a calm sea", "visibility": "only_me"}
    refused = send(f"/api/clips/{clip.pk}{path}", {**words, field: "hardcore porn"}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (422, "prompt_refused", field)
    clip.refresh_from_db()
    assert (clip.caption, clip.visibility) == ("a calm sea", Visibility.PUBLIC)


def test_a_clip_is_hidden_whatever_its_standing_words_are_worth_by_now(client: Client):
    clip = make_clip(make_member("mira"), caption="hardcore porn")
    client.force_login(clip.author)
    body = {"caption": "hardcore porn", "visibility": "only_me"}
    assert client.put(f"/api/clips/{clip.pk}", body, content_type="application/json").status_code == 200
    assert Clip.objects.get().visibility == Visibility.ONLY_ME


def test_a_stranger_cannot_post_edit_or_delete(store: Path, posted: Clip):
    stranger = Client()
    stranger.force_login(make_member("stranger"))
    assert stranger.post(f"/api/clips/{posted.id}/post", {}, content_type="application/json").status_code == 404
    assert stranger.put(f"/api/clips/{posted.id}", {}, content_type="application/json").status_code == 404
    assert stranger.delete(f"/api/clips/{posted.id}").status_code == 404
    assert Clip.objects.count() == 1


def test_a_hidden_clip_is_gone_from_the_next_request_on(client: Client, posted: Clip):
    owner = Client()
    owner.force_login(posted.author)
    assert status(client, f"/clips/{posted.id}/video.mp4") == 200
    changed = owner.put(
        f"/api/clips/{posted.id}", {"caption": "quiet", "visibility": "only_me"}, content_type="application/json"
    )
    assert (changed.status_code, changed.json()["caption"]) == (200, "quiet")
    assert status(client, f"/clips/{posted.id}/video.mp4") == 404


def test_a_preview_is_its_member_s_alone_and_gone_without_a_fuss_when_the_job_is(client: Client):
    mira = make_member("mira")
    job = Job.objects.create(
        kind="generate", queue="cpu", member=mira, width=64, height=64, duration_ms=4000, fps=24, seed=1,
        created_at=NOW, queued_at=NOW,
    )  # fmt: skip
    url = f"/generations/{job.pk}/preview.webp"
    JobPreview.objects.create(job=job, picture=b"RIFF", updated_at=NOW)
    assert status(client, url) == 404
    client.force_login(make_member("stranger"))
    assert status(client, url) == 404
    client.force_login(mira)
    assert body(client.get(url)) == b"RIFF"
    JobPreview.objects.all().delete()
    answer = client.get(url)
    assert (answer.status_code, answer.content) == (204, b"")
