"""Signing out and a new password have a member's sockets asked; what a client says is ignored (more in tests/live)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from allauth.usersessions.models import UserSession
from asgiref.testing import ApplicationCommunicator

from accounts.models import Member
from accounts.services import sessions
from common import close_codes, live_log
from common.consumers import LiveConsumer
from tests.accounts.client import App
from tests.accounts.people import PASSWORD, join

MIA = UUID(int=1)


async def open_socket(member_id: UUID) -> ApplicationCommunicator:
    scope = {"type": "websocket", "path": "/ws/live", "user": Member(pk=member_id)}
    socket = ApplicationCommunicator(LiveConsumer.as_asgi(), scope)
    await socket.send_input({"type": "websocket.connect"})
    assert (await socket.receive_output())["type"] == "websocket.accept"
    return socket


def test_without_a_channel_layer_signing_out_goes_on(settings: Any):
    settings.CHANNEL_LAYERS = {}
    live_log.close_sockets(member_id=MIA)


@pytest.mark.parametrize(
    "said",
    [{"text": "not json"}, {"text": "[" * 5000}, {"text": "x" * 2_000_000}, {"bytes": b"\xff\x00"}, {"bytes": None}],
    ids=["malformed", "deep", "large", "binary", "nothing"],
)
async def test_what_a_client_says_is_ignored_and_the_socket_stays(said: dict[str, Any], settings: Any):
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    mias = await open_socket(MIA)
    await mias.send_input({"type": "websocket.receive", **said})
    assert await mias.receive_nothing(0.02)
    await mias.send_input({"type": "websocket.disconnect", "code": 1000})
    await mias.wait()


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Whose sockets were asked to close, and how."""
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(live_log, "close_sockets", lambda **how: asked.append(how))
    return asked


@pytest.mark.django_db
def test_a_new_password_and_the_end_of_one_device_have_every_socket_ask_again(
    closed: list[dict[str, Any]], django_capture_on_commit_callbacks: Any
):
    mia, phone = join("mia"), App()
    phone.sign_in()
    App(agent="tablet").sign_in()
    change = {"current_password": PASSWORD, "new_password": "walnut-harbour-11-sky"}
    with django_capture_on_commit_callbacks(execute=True):
        assert phone.auth("POST", "account/password/change", change | {"current_password": "wrong"}).status_code == 400
    assert closed == []
    with django_capture_on_commit_callbacks(execute=True):
        assert phone.auth("POST", "account/password/change", change).status_code == 200
    assert closed == [{"member_id": mia.pk, "code": close_codes.COME_AGAIN}]
    with django_capture_on_commit_callbacks(execute=True):
        sessions.end_one(member_id=mia.pk, device_id=UserSession.objects.filter(user=mia).first().pk)
    assert closed == [{"member_id": mia.pk, "code": close_codes.COME_AGAIN}] * 2
