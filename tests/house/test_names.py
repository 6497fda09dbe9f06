"""The product's name is a setting, and nothing says another one."""

from __future__ import annotations

import pytest
from django.test import Client

from sora_social.settings.parts.names import Names


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/policy", "/sign-in", "/join"])
def test_pages_carry_the_operator_s_name(path: str, settings):
    settings.NAMES = Names(product="Wolkenkino")
    page = Client().get(path, follow=True).content.decode()
    assert "Wolkenkino" in page
    assert "Sora" not in page


def test_the_environment_names_the_product(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NAME_PRODUCT", "Wolkenkino")
    assert Names().product == "Wolkenkino"
