"""A word that has its part of speech."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.language.lemmas import Form, Tag


@dataclass(frozen=True)
class Token:
    """One word or fixed phrase in its sentence."""

    text: str
    tag: Tag
    lemma: str = ""
    form: Form = Form.BASE
    is_plural: bool = False
