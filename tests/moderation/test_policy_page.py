"""The published policy is made from the data that prompts are judged by."""

from __future__ import annotations

import pytest
from django.test import Client

from moderation.policies import lexicon


@pytest.mark.django_db
def test_the_page_shows_every_rule_in_plain_words():
    answer = Client().get("/policy")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert lexicon.policy().version in page
    for rule in lexicon.policy().rules.values():
        assert f'id="{rule.code}"' in page
        assert rule.title.replace("'", "&#x27;") in page
