"""What a file's credentials state, and what a check of them finds: frozen, typed, free of any library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from media.credentials.enums import ActionKind, Relationship, SourceType, State
from media.credentials.errors import StatementError

NAMESPACE = re.compile(r"[A-Za-z]{2,63}(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+")
"""An internet name, its last part first ("example.clips"), as C2PA wants before labels that are not its own (18.10.4)."""

TEXT_MAX = 1000
"""Characters of one text in a manifest. Ours are names and titles; a manifest travels inside of every copy."""

MARK_BITS_MAX = 256


@dataclass(frozen=True)
class Agent:
    """A program or a model, and which version of it."""

    name: str
    version: str = ""


@dataclass(frozen=True, kw_only=True)
class Action:
    """One thing done to the clip after it was made. `when` is aware; `agent` is None where the product did it itself."""

    kind: ActionKind
    when: datetime
    agent: Agent | None = None
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Ingredient:
    """A clip or picture that this one was made from.

    What is known of it: its own `file` (ours, signed: it is checked as it is taken in), or its `manifest` store's bytes
    alone (what the file said of itself is taken in, and not that the file still fits), or neither (its name alone).
    """

    title: str
    relationship: Relationship
    format: str = "video/mp4"  # its media type
    description: str = ""  # the product's own words about it, not a member's
    file: Path | None = None
    manifest: bytes | None = None

    def __post_init__(self) -> None:
        if self.file is not None and self.manifest is not None:
            raise StatementError(f"The ingredient {self.title!r} is given twice: by its file and by its manifest.")


@dataclass(frozen=True, kw_only=True)
class InvisibleMark:
    """The number that a mark in the pixels carries: a soft binding (C2PA 2.4, 18.10).

    Whoever finds a copy without credentials reads `number` from its pixels by the method `algorithm` (a name under the
    operator's namespace) and can ask the operator for the manifest.
    """

    algorithm: str  # e.g. "example.clips.mark.1"
    number: int  # 0 <= number < 2**bits
    bits: int = 32

    def __post_init__(self) -> None:
        if not NAMESPACE.fullmatch(self.algorithm):
            raise StatementError(f"The mark's algorithm {self.algorithm!r} is not a name under a namespace.")
        if not 0 < self.bits <= MARK_BITS_MAX or not 0 <= self.number < 1 << self.bits:
            raise StatementError(f"The mark's number does not fit into {self.bits} bits.")


@dataclass(frozen=True, kw_only=True)
class ClipRecord:
    """Which clip of which installation this is. No personal data but the handle, if the caller gives one."""

    namespace: str  # e.g. "example.clips"
    clip_id: str
    handle: str = ""

    def __post_init__(self) -> None:
        if not NAMESPACE.fullmatch(self.namespace):
            raise StatementError(f"{self.namespace!r} is not a namespace such as example.clips.")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a file says about itself. Moments are aware datetimes; raises StatementError for what no manifest can carry.

    From it follow: `c2pa.created` by the model (or, with a PARENT, `c2pa.opened` and then `c2pa.edited` by the model),
    `c2pa.placed` for components, `c2pa.watermarked.bound` and the soft binding for a mark, and that the file is not to
    be used for training models.
    """

    title: str
    product: Agent  # who makes the claim
    made_at: datetime
    model: Agent
    source_type: SourceType
    clip: ClipRecord
    parents: tuple[Ingredient, ...] = ()
    actions: tuple[Action, ...] = ()
    mark: InvisibleMark | None = None

    def __post_init__(self) -> None:
        for moment in (self.made_at, *(action.when for action in self.actions)):
            if moment.utcoffset() is None:
                raise StatementError("A moment without a time zone says nothing: pass an aware datetime.")
        if sum(each.relationship is Relationship.PARENT for each in self.parents) > 1:
            raise StatementError(
                "A file is a changed copy of one other at most; further clips are components or inputs."
            )
        if any(not text.strip() or len(text) > TEXT_MAX for text in (self.title, self.product.name, self.model.name)):
            raise StatementError(f"Title, product and model are named, in at most {TEXT_MAX} characters.")


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A file just signed."""

    label: str  # of its own manifest, e.g. "urn:c2pa:…"
    manifest: bytes  # the manifest store that was put into the file, for those who serve it beside HLS
    manifest_sha256: str
    size_bytes: int  # of the signed file


@dataclass(frozen=True)
class Problem:
    """One thing that a check found wrong: C2PA's code for it, and the same in a sentence."""

    code: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ActionFound:
    """An action as a file claims it, which need not be one of those that we write."""

    kind: str
    when: datetime | None
    agent: Agent | None
    source_type: SourceType | None
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class IngredientFound:
    """What a file claims to be made from, with what that was made from in turn; never more trusted than the file."""

    title: str
    relationship: str
    format: str
    description: str
    state: State | None  # None: it carried no credentials when it was taken in
    problems: tuple[Problem, ...] = ()
    clip: ClipRecord | None = None
    ingredients: tuple[IngredientFound, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """What a file's credentials say, and whether to believe it.

    Everything but `state` and `problems` is what the signer claims; show it only with them. A *trusted* file is from
    this very installation where `certificate` is one of its own: anybody whom the same authority serves may claim its
    namespace.
    """

    state: State
    problems: tuple[Problem, ...]
    label: str = ""
    issuer: str = ""  # the organisation that signed
    certificate: str = ""  # serial number of its certificate, in decimal digits
    signed_at: datetime | None = None  # says a time stamp server that we trust; None: there is `made_at` alone
    product: Agent | None = None
    title: str = ""
    made_at: datetime | None = None
    model: Agent | None = None
    source_type: SourceType | None = None
    actions: tuple[ActionFound, ...] = ()
    ingredients: tuple[IngredientFound, ...] = ()
    mark: InvisibleMark | None = None
    clip: ClipRecord | None = None
    may_train: bool | None = None  # whether models may be trained on it; None: it says nothing


def namespace_of(site_url: str) -> str:
    """This will be the namespace of the installation at an address: its host, last part first.

    Addresses without a name of their own (localhost, an IP address) get one below "localhost", which RFC 6761 keeps
    out of the internet: their marks and clip ids mean nothing to others.
    """
    host = (urlsplit(site_url).hostname or "").rstrip(".")
    turned = ".".join(reversed(host.split(".")))
    return turned if NAMESPACE.fullmatch(turned) else "localhost.clips"
