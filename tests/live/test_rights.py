"""Who may hold which socket: asked at the door, and again while the socket lives."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async as in_thread
from django.contrib.sessions.models import Session

from accounts.enums import StaffRole, Standing
from accounts.models import Member
from accounts.services import sessions
from common import close_codes, sockets
from common.layer import HintLayer
from common.rights import Held, Needs
from common.sockets import GuardedConsumer, pulse_of_loop
from sora_social.sockets import NoSuchSocket, websocket_urlpatterns
from tests.accounts.client import App
from tests.accounts.people import join
from tests.factories import make_member
from tests.live.conftest import ACCEPTED, PATIENCE_S, Connect, answers, said_at_once, session_of
from tests.live.server import Server

OPEN, DENIED = (ACCEPTED, None), ("websocket.close", None)
LIVE, OPERATIONS = "/ws/live", "/ws/operations"
HELD = Held(UUID(int=1), frozenset({"operator"}), "seal")


def consumers(patterns: list[Any]) -> dict[str, type]:
    return {str(each.pattern): each.callback.consumer_class for each in patterns}


def undeclared(patterns: list[Any]) -> list[str]:
    guarded = {
        route: isinstance(getattr(consumer, "needs", None), Needs) and issubclass(consumer, GuardedConsumer)
        for route, consumer in consumers(patterns).items()
        if consumer is not NoSuchSocket
    }
    return [route for route, declared in guarded.items() if not declared]


class TestDeclared:
    def test_every_socket_says_who_may_connect(self):
        assert undeclared(websocket_urlpatterns) == []
        assert {route: getattr(each, "needs", None) for route, each in consumers(websocket_urlpatterns).items()} == {
            "ws/live": Needs(),
            "ws/operations": Needs(role="operator"),
            "": None,
        }

    def test_a_socket_that_says_nothing_is_found(self):
        from channels.generic.websocket import AsyncWebsocketConsumer
        from django.urls import path

        assert undeclared([path("ws/open", AsyncWebsocketConsumer.as_asgi())]) == ["ws/open"]  # type: ignore[arg-type]

    def test_a_guarded_socket_that_says_nothing_is_no_class(self):
        with pytest.raises(TypeError, match="Silent declares who may connect"):
            type("Silent", (GuardedConsumer,), {})

    @pytest.mark.parametrize(
        ("needs", "held", "code"),
        [
            (Needs(), None, 4401),
            (Needs(), HELD, None),
            (Needs(role="operator"), HELD, None),
            (Needs(role="moderator"), HELD, 4403),
            (Needs(role="operator"), None, 4401),
        ],
    )
    def test_a_refusal_has_a_code(self, needs: Needs, held: Held | None, code: int | None):
        assert needs.refusal(held) == code


made = in_thread(make_member)
cookie_of = in_thread(session_of)


@pytest.mark.django_db(transaction=True)
class TestAtTheDoor:
    @pytest.mark.parametrize(
        ("path", "values", "answer"),
        [
            (LIVE, {}, OPEN),
            (LIVE, {"standing": Standing.SUSPENDED}, (ACCEPTED, 4401)),
            (OPERATIONS, {"roles": [StaffRole.OPERATOR]}, OPEN),
            (OPERATIONS, {"roles": [StaffRole.MODERATOR]}, (ACCEPTED, 4403)),
            (OPERATIONS, {}, (ACCEPTED, 4403)),
            (OPERATIONS, {"roles": [StaffRole.OPERATOR], "standing": Standing.SUSPENDED}, (ACCEPTED, 4401)),
            ("/ws/nothing", {"roles": [StaffRole.OPERATOR]}, (ACCEPTED, 4404)),
        ],
    )
    async def test_members(self, layer: HintLayer, connect: Connect, path: str, values: Any, answer: Any):
        member = await made("mia", **values)
        assert await answers(await connect(await cookie_of(member), path=path)) == answer

    @pytest.mark.parametrize("path", [LIVE, OPERATIONS])
    async def test_nobody(self, layer: HintLayer, connect: Connect, path: str):
        assert await answers(await connect(None, path=path)) == (ACCEPTED, 4401)

    @pytest.mark.parametrize(
        ("origin", "answer"),
        [
            (b"http://testserver", OPEN),
            (b"https://evil.example", DENIED),
            (b"https://testserver.evil.example", DENIED),
            (b"null", DENIED),
            (b"", DENIED),
            (None, (ACCEPTED, 4401)),  # without an Origin the cookie is not read
        ],
    )
    async def test_a_cookie_counts_from_our_own_pages_alone(
        self, layer: HintLayer, connect: Connect, origin: bytes | None, answer: Any
    ):
        cookie = await cookie_of(await made("mia"))
        assert await answers(await connect(cookie, origin=origin)) == answer

    async def test_an_app_shows_its_token_and_no_origin(self, layer: HintLayer, connect: Connect):
        phone = await in_thread(_signed_in)()
        assert await answers(await connect(origin=None, token=phone.access_token)) == OPEN
        assert await answers(await connect(origin=None, token=phone.refresh_token)) == (ACCEPTED, 4401)
        assert await answers(await connect(origin=None, token="x.y.z")) == (ACCEPTED, 4401)
        assert await answers(await connect(origin=b"https://evil.example", token=phone.access_token)) == DENIED

    async def test_an_app_that_was_signed_out_loses_its_socket(self, layer: HintLayer, connect: Connect):
        phone = await in_thread(_signed_in)()
        socket = await connect(origin=None, token=phone.access_token)
        assert await answers(socket) == OPEN
        await in_thread(Session.objects.all().delete)()
        assert await code_after_a_beat(socket) == 4401


def _signed_in() -> App:
    join("mia")
    phone = App()
    phone.sign_in()
    return phone


async def code_after_a_beat(socket: ApplicationCommunicator) -> int | None:
    """What the next pulse does to a socket: the code it is closed with, None while it stays."""
    await pulse_of_loop().beat()
    while (answer := await said_at_once(socket)) is not None:
        if answer["type"] == "websocket.close":
            return int(answer["code"])
    return None


def suspend(member: Member) -> None:
    Member.objects.filter(pk=member.pk).update(standing=Standing.SUSPENDED)


def take_role(member: Member) -> None:
    Member.objects.filter(pk=member.pk).update(roles=[StaffRole.MODERATOR])


def change_password(member: Member) -> None:
    member.set_password("walnut-harbour-11-sky")
    member.save()


def end_sessions(member: Member) -> None:
    Session.objects.all().delete()


def stay(member: Member) -> None:
    Member.objects.filter(pk=member.pk).update(display_name="Mia")


@pytest.mark.django_db(transaction=True)
class TestWhileItLives:
    @pytest.mark.parametrize(
        ("change", "live", "operations"),
        [
            (stay, None, None),
            (suspend, 4401, 4401),
            (take_role, None, 4403),
            (change_password, 1012, 1012),
            (end_sessions, 4401, 4401),
        ],
    )
    async def test_a_right_that_is_taken_away_ends_the_socket_without_a_layer(
        self, layer: HintLayer, layer_server: Server, connect: Connect, change: Any, live: Any, operations: Any
    ):
        member = await made("mia", roles=[StaffRole.OPERATOR])
        cookie = await cookie_of(member)
        opened = [await connect(cookie, path=path) for path in (LIVE, OPERATIONS)]
        assert [await answers(each) for each in opened] == [OPEN, OPEN]
        layer_server.kill()
        try:
            await in_thread(change)(member)
            assert [await code_after_a_beat(each) for each in opened] == [live, operations]
        finally:
            layer_server.start()

    async def test_with_the_layer_it_ends_at_once(self, layer: HintLayer, connect: Connect):
        member, other = await made("mia"), await made("noor")
        hers, theirs = [await connect(await cookie_of(each)) for each in (member, other)]
        assert [await answers(each) for each in (hers, theirs)] == [OPEN, OPEN]
        await layer.listening()
        await in_thread(sessions.end_everywhere)(member_id=member.pk)
        assert (await hers.receive_output(PATIENCE_S))["code"] == close_codes.SIGN_IN_REQUIRED
        assert await theirs.receive_nothing(0.05)

    async def test_the_pulse_beats_by_itself(self, layer: HintLayer, connect: Connect, settings: Any):
        settings.LIMITS = settings.LIMITS.model_copy(update={"socket_pulse_s": 0.05})
        member = await made("mia")
        socket = await connect(await cookie_of(member))
        assert await answers(socket) == OPEN
        await in_thread(suspend)(member)
        assert await closing_code(socket) == 4401


async def closing_code(socket: ApplicationCommunicator) -> int:
    while (answer := await socket.receive_output(PATIENCE_S))["type"] != "websocket.close":
        pass
    return int(answer["code"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [1, 40])
def test_a_pulse_asks_three_times_however_many_sockets(count: int, django_assert_num_queries: Any):
    members = {make_member(f"member{number}").pk for number in range(count)}
    with django_assert_num_queries(3):
        assert len(sockets.look(members, {"a", "b"}).held) == count
