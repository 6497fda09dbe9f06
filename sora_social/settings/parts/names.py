"""What the product and its features are called: settings, because the original's marks belong to others."""

from __future__ import annotations

from pydantic_settings import BaseSettings, SettingsConfigDict


class Names(BaseSettings):
    """Words that pages, letters and marks use; NAME_PRODUCT=… and so on."""

    model_config = SettingsConfigDict(env_prefix="NAME_", extra="ignore", frozen=True)

    product: str = "Sora Social"
    clip: str = "clip"
    clips: str = "clips"
    remix: str = "remix"
    cameo: str = "cameo"
    invite: str = "invite"
    pro: str = "Pro"


NAMES = Names()
