"""What a page may load and whom it may talk to."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from sora_social.settings.parts.security import content_security_policy


@pytest.mark.parametrize(
    ("site", "socket"),
    [("https://clips.example", "wss://clips.example"), ("http://127.0.0.1:8000", "ws://127.0.0.1:8000")],
)
def test_a_page_talks_to_its_own_site_and_socket_alone(site: str, socket: str):
    rules = dict(rule.split(" ", 1) for rule in content_security_policy(site).split("; "))
    assert rules["connect-src"] == f"'self' {socket}"


@pytest.mark.django_db
def test_every_page_carries_the_policy_of_this_site():
    assert Client().get("/sign-in").headers["Content-Security-Policy"] == content_security_policy(settings.SITE_URL)
