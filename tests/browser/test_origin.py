"""Where things come from, in the browser: asking about a file, the console's answer, and what a clip begins with."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from playwright.sync_api import FilePayload, Page, expect

from accounts.enums import StaffRole
from common import clock
from generation.models import Clip, Fingerprint, Job, MarkNumber, Trace
from generation.worker import signing, tracing
from media.fingerprints import PictureTaker
from media.planes import Planes, rgb_of
from tests.browser.conftest import DESK, Visit
from tests.factories import NOW, make_clip, make_member
from tests.media.photographs import photograph

Visiting = Callable[..., Visit]
ASKED = "Choose a picture, clip or sound"


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wake-up calls go nowhere: these tests are the workers."""
    from generation.tasks import trace, work

    for task in (trace, work):
        monkeypatch.setattr(task, "apply_async", lambda **how: None)


def shown(frame: Any) -> FilePayload:
    """A picture as a JPEG, as somebody saved it."""
    found, data = cv2.imencode(".jpg", cv2.cvtColor(frame, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 85])
    assert found
    return {"name": "found.jpg", "mimeType": "image/jpeg", "buffer": BytesIO(data.tobytes()).getvalue()}


def scenery() -> Any:
    """A picture without anybody: smooth light, and texture."""
    chance = np.random.default_rng(7)
    rough = cv2.resize(chance.integers(0, 255, (90, 160, 3), np.uint8), (1280, 720), interpolation=cv2.INTER_CUBIC)
    light = np.linspace(60, 190, 1280, dtype=np.float32)[None, :, None]
    return np.clip(0.75 * light + 0.25 * rough, 0, 255).astype(np.uint8)


def from_a_clip(clip: Clip) -> FilePayload:
    """A still of the clip: it carries its mark and looks like it."""
    taker = PictureTaker()
    for number in range(24):
        taker.take(Planes().of(scenery()), number / 24)
    Fingerprint.objects.create(clip=clip, picture=taker.packed(), sound=b"", made_at=clock.now())
    MarkNumber.objects.create(number=clip.mark_number, clip_id=clip.pk, given_at=NOW)
    picture = Planes().of(scenery())
    signing.marks().in_picture(clip.mark_number or 0, width=1280, height=720).burn_picture(picture)
    return shown(rgb_of(picture))


def looked_at(page: Page) -> None:
    """This will wait until the file is asked about, and do the worker's part."""
    expect(page.get_by_text("Looking for marks")).to_be_visible()
    page.wait_for_function("() => performance.getEntriesByType('resource').some(each => /traces$/.test(each.name))")
    assert tracing.look(Trace.objects.latest("created_at").pk)


def test_a_stranger_learns_which_post_a_picture_is_from(visit: Visiting, film: Callable[..., Clip]):
    clip = film(make_member("mira"), caption="dominoes")
    page = visit().go("/from-here")
    page.get_by_label(ASKED).set_input_files(from_a_clip(clip))
    looked_at(page)
    expect(page.get_by_role("heading", name="Yes, it was made here")).to_be_visible()
    page.get_by_role("link", name="dominoes").click()
    expect(page).to_have_url(f"{page.url.split('/clips')[0]}/clips/{clip.pk}")


def test_a_stranger_does_not_learn_of_what_is_not_public(visit: Visiting):
    draft = make_clip(make_member("mira"), posted=False, caption="dominoes")
    page = visit().go("/from-here")
    still = from_a_clip(draft)
    page.get_by_label(ASKED).set_input_files(still)
    looked_at(page)
    expect(page.get_by_role("heading", name="Yes, it was made here")).to_be_visible()
    assert "mira" not in page.content()
    assert str(draft.pk) not in page.content()
    draft.delete()
    page.reload()
    page.get_by_label(ASKED).set_input_files(still)
    looked_at(page)
    expect(page.get_by_role("heading", name="It carries our mark")).to_be_visible()


def test_what_is_no_picture_is_refused_in_words(visit: Visiting):
    opened = visit()
    page = opened.go("/from-here")
    page.get_by_label(ASKED).set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"only words\n" * 9})
    expect(page.get_by_role("alert")).to_contain_text("We can't take this file.")
    expect(page.get_by_label(ASKED)).to_be_visible()
    assert len(opened.complaints) == 1  # the browser's own note of the 415
    opened.complaints.clear()


def test_a_moderator_sees_whose_draft_it_is(visit: Visiting, film: Callable[..., Clip]):
    draft = film(make_member("mira"), posted=False, prompt="a secret plan")
    page = visit(make_member("vera", roles=[StaffRole.MODERATOR]), viewport=DESK).go("/console/trace")
    page.get_by_label(ASKED).set_input_files(from_a_clip(draft))
    looked_at(page)
    expect(page.get_by_role("heading", name="1 clip in question")).to_be_visible()
    expect(page.get_by_text("a secret plan")).to_be_visible()
    poster = page.get_by_role("button", name="Show the picture")
    assert "blur" in poster.locator("img").evaluate("each => getComputedStyle(each).filter")
    poster.click()
    assert poster.locator("img").evaluate("each => getComputedStyle(each).filter") == "none"


def test_a_clip_begins_with_a_picture_and_never_with_a_face(visit: Visiting, store: Path):
    mira = make_member("mira")
    opened = visit(mira)
    page = opened.go("/create")
    page.get_by_label("Your idea").fill("a red ball bounces")
    page.get_by_label("Begin with").set_input_files(shown(photograph("astronaut", width=640, height=640)))
    expect(page.get_by_text("face", exact=False).filter(has_text="can't")).to_be_visible()
    opened.complaints.clear()  # the browser's own note of the refusal
    page.get_by_label("Begin with").set_input_files(shown(scenery()))
    expect(page.get_by_text("Your clip opens with this")).to_be_visible()
    page.get_by_role("button", name="Create", exact=True).click()
    expect(
        page.get_by_role("link", name="a red ball bounces").or_(page.get_by_text("a red ball bounces"))
    ).to_be_visible()
    job = Job.objects.get(member=mira)
    assert (job.opening, job.opening_id is not None) == ("upload", True)
