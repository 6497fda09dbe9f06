"""One effect and one answer for an unsafe request sent many times with one key (promise 5)."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from common import audit, clock, idempotency, rate_limits
from common.idempotency import Answer, KeyReusedError, Request, fingerprint, once
from common.models import AuditEntry, IdempotentAnswer
from common.rate_limits import Rule

SECRET = b'{"access_token": "ey-very-secret"}'
RULE = Rule("test.tries", 5, 3600)


def request(body: bytes = b"{}", *, key: str = "key-1", scope: str = "member-1") -> Request:
    return Request(scope, key, fingerprint("POST", "/api/things", body))


def deed() -> Answer:
    """One effect, and an answer with a secret in it."""
    audit.record(actor_id=None, action="test.deed", target="thing:1", now=clock.now())
    return Answer(201, SECRET)


@pytest.mark.django_db(transaction=True)
def test_a_hundred_at_once_are_one_effect_and_ninety_nine_identical_answers():
    def send(_: int) -> Answer:
        try:
            return once(request(), deed, now=clock.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as senders:
        answers = list(senders.map(send, range(100)))
    assert AuditEntry.objects.count() == 1
    assert Counter(answers) == {Answer(201, SECRET): 1, Answer(201, SECRET, replayed=True): 99}


@pytest.mark.django_db
class TestOneSender:
    def test_another_body_under_the_same_key_is_refused(self):
        once(request(b"{}"), deed, now=clock.now())
        with pytest.raises(KeyReusedError) as refused:
            once(request(b'{"more": 1}'), deed, now=clock.now())
        assert (refused.value.status, AuditEntry.objects.count()) == (422, 1)

    def test_two_members_may_use_the_same_key(self):
        for scope in ("member-1", "member-2"):
            assert once(request(scope=scope), deed, now=clock.now()).replayed is False
        assert AuditEntry.objects.count() == 2

    def test_a_crash_in_the_middle_leaves_nothing_and_the_next_try_acts(self):
        def crash() -> Answer:
            deed()
            raise RuntimeError("the power went")

        with pytest.raises(RuntimeError):
            once(request(), crash, now=clock.now())
        assert (AuditEntry.objects.count(), IdempotentAnswer.objects.count()) == (0, 0)
        assert once(request(), deed, now=clock.now()) == Answer(201, SECRET)

    def test_a_failure_undoes_what_it_wrote(self):
        def fail() -> Answer:
            deed()
            return Answer(503, b"{}")

        assert once(request(), fail, now=clock.now()).status == 503
        assert (AuditEntry.objects.count(), IdempotentAnswer.objects.count()) == (0, 0)

    def test_a_refusal_keeps_its_count_and_frees_the_key(self):
        def refuse() -> Answer:
            rate_limits.hit(RULE, "somebody", now=now)
            return Answer(409, b"{}")

        now = clock.now()
        for tries in (1, 2):
            assert once(request(), refuse, now=now).replayed is False
            assert rate_limits.count_in_window(RULE, "somebody", now=now) == tries
        assert once(request(), deed, now=now).status == 201

    def test_the_table_holds_no_answer_in_the_clear(self):
        once(request(), deed, now=clock.now())
        with connection.cursor() as cursor:
            cursor.execute("SELECT t::text, sealed_body FROM common_idempotentanswer t")
            text, sealed = cursor.fetchone()
        for secret in (SECRET, b"ey-very-secret", b"key-1"):
            assert secret not in bytes(sealed)
            assert secret.hex() not in text
            assert secret.decode() not in text
        assert once(request(), deed, now=clock.now()).body == SECRET

    def test_answers_are_forgotten_after_their_time(self):
        now = clock.now()
        once(request(), deed, now=now)
        assert idempotency.forget_before(moment=now) == 0
        assert idempotency.forget_before(moment=clock.now()) == 1

    @pytest.mark.parametrize("key", ["", "x" * 256])
    def test_a_key_has_1_to_255_characters(self, key: str):
        with pytest.raises(idempotency.InvalidError):
            once(request(key=key), deed, now=clock.now())
        assert AuditEntry.objects.count() == 0
