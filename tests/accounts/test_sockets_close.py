"""Signing out everywhere closes the member's sockets, and nobody else's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from allauth.usersessions.models import UserSession
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator

from accounts.services import sessions
from common import live_log
from common.consumers import SIGN_IN_REQUIRED, LiveConsumer
from tests.accounts.client import App
from tests.accounts.people import PASSWORD, join

MIA, NOOR = UUID(int=1), UUID(int=2)


@pytest.fixture(autouse=True)
def _layer_in_this_process(settings: Any) -> None:
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}


async def open_socket(member_id: UUID) -> ApplicationCommunicator:
    user = SimpleNamespace(pk=member_id, is_authenticated=True, is_active=True)
    socket = ApplicationCommunicator(LiveConsumer.as_asgi(), {"type": "websocket", "path": "/ws/live", "user": user})
    await socket.send_input({"type": "websocket.connect"})
    assert (await socket.receive_output())["type"] == "websocket.accept"
    return socket


async def test_signing_out_everywhere_closes_the_members_socket_alone():
    mias, noors = await open_socket(MIA), await open_socket(NOOR)
    await sync_to_async(live_log.close_sockets)(member_id=MIA)
    assert await mias.receive_output() == {"type": "websocket.close", "code": SIGN_IN_REQUIRED}
    assert await noors.receive_nothing(0.05)
    await noors.send_input({"type": "websocket.disconnect", "code": 1000})
    await noors.wait()
    await mias.send_input({"type": "websocket.disconnect", "code": SIGN_IN_REQUIRED})
    await mias.wait()


def test_without_a_channel_layer_signing_out_goes_on(settings: Any):
    settings.CHANNEL_LAYERS = {}
    live_log.close_sockets(member_id=MIA)


@pytest.mark.parametrize(
    "said",
    [{"text": "not json"}, {"text": "[" * 5000}, {"text": "x" * 2_000_000}, {"bytes": b"\xff\x00"}, {"bytes": None}],
    ids=["malformed", "deep", "large", "binary", "nothing"],
)
async def test_what_a_client_says_is_ignored_and_the_socket_stays(said: dict[str, Any]):
    mias = await open_socket(MIA)
    await mias.send_input({"type": "websocket.receive", **said})
    assert await mias.receive_nothing(0.02)
    await sync_to_async(live_log.close_sockets)(member_id=MIA)
    assert await mias.receive_output() == {"type": "websocket.close", "code": SIGN_IN_REQUIRED}
    await mias.send_input({"type": "websocket.disconnect", "code": SIGN_IN_REQUIRED})
    await mias.wait()


async def test_a_socket_that_may_come_back_is_told_so():
    mias = await open_socket(MIA)
    await sync_to_async(live_log.close_sockets)(member_id=MIA, code=live_log.COME_AGAIN)
    assert await mias.receive_output() == {"type": "websocket.close", "code": 1012}
    await mias.send_input({"type": "websocket.disconnect", "code": 1012})
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
    assert closed == [{"member_id": mia.pk, "code": live_log.COME_AGAIN}]
    with django_capture_on_commit_callbacks(execute=True):
        sessions.end_one(member_id=mia.pk, device_id=UserSession.objects.filter(user=mia).first().pk)
    assert closed == [{"member_id": mia.pk, "code": live_log.COME_AGAIN}] * 2
