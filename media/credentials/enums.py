"""Words that content credentials use: C2PA 2.4's and IPTC's own, none of ours."""

from __future__ import annotations

from enum import StrEnum

_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_C2PA = "http://c2pa.org/digitalsourcetype/"


class SourceType(StrEnum):
    """How a picture or a sound came to be: IPTC's digital source types, and the two that C2PA adds (its 18.15.4.5).

    The value is the address that a manifest carries; `sentence` says it to people.
    """

    TRAINED = _IPTC + "trainedAlgorithmicMedia"
    ALGORITHMIC = _IPTC + "algorithmicMedia"
    EDITED_BY_TRAINED = _IPTC + "compositeWithTrainedAlgorithmicMedia"
    COMPOSITE_SYNTHETIC = _IPTC + "compositeSynthetic"
    COMPOSITE = _IPTC + "composite"
    COMPOSITE_CAPTURE = _IPTC + "compositeCapture"
    ENHANCED = _IPTC + "algorithmicallyEnhanced"
    DATA_DRIVEN = _IPTC + "dataDrivenMedia"
    DIGITAL_CREATION = _IPTC + "digitalCreation"
    HUMAN_EDITS = _IPTC + "humanEdits"
    DIGITAL_CAPTURE = _IPTC + "digitalCapture"
    COMPUTATIONAL_CAPTURE = _IPTC + "computationalCapture"
    SCREEN_CAPTURE = _IPTC + "screenCapture"
    VIRTUAL_RECORDING = _IPTC + "virtualRecording"
    NEGATIVE_FILM = _IPTC + "negativeFilm"
    POSITIVE_FILM = _IPTC + "positiveFilm"
    PRINT = _IPTC + "print"
    EMPTY = _C2PA + "empty"
    TRAINED_DATA = _C2PA + "trainedAlgorithmicData"

    @property
    def sentence(self) -> str:
        """This will say in a sentence what the type means."""
        return _SENTENCES[self]

    @property
    def is_ai(self) -> bool:
        """Whether a trained model had a hand in it."""
        return self in _BY_MODELS


_BY_MODELS = frozenset(
    {SourceType.TRAINED, SourceType.EDITED_BY_TRAINED, SourceType.COMPOSITE_SYNTHETIC, SourceType.TRAINED_DATA}
)

_SENTENCES = {
    SourceType.TRAINED: "Made by a model that was trained on samples (generative AI).",
    SourceType.ALGORITHMIC: "Drawn by rules, by an algorithm that learned from no samples.",
    SourceType.EDITED_BY_TRAINED: "Something that was there before, changed by generative AI.",
    SourceType.COMPOSITE_SYNTHETIC: "Put together from several pieces, at least one of them made by generative AI.",
    SourceType.COMPOSITE: "Put together from several pieces of any kind.",
    SourceType.COMPOSITE_CAPTURE: "Put together from several recordings of the real world.",
    SourceType.ENHANCED: "A recording improved a little by an algorithm, its content unchanged.",
    SourceType.DATA_DRIVEN: "Drawn from data, as a chart is.",
    SourceType.DIGITAL_CREATION: "Made by a person with digital tools, without generative AI.",
    SourceType.HUMAN_EDITS: "Changed by a person with tools that are no generative AI.",
    SourceType.DIGITAL_CAPTURE: "Recorded from the real world by a digital device.",
    SourceType.COMPUTATIONAL_CAPTURE: "Recorded from the real world, several exposures put together by the device.",
    SourceType.SCREEN_CAPTURE: "Recorded from a screen.",
    SourceType.VIRTUAL_RECORDING: "A recording of something that took place in a virtual world.",
    SourceType.NEGATIVE_FILM: "Scanned from a negative.",
    SourceType.POSITIVE_FILM: "Scanned from a slide.",
    SourceType.PRINT: "Scanned from paper.",
    SourceType.EMPTY: "Begun as an empty page.",
    SourceType.TRAINED_DATA: "Data, not media, made by a trained model.",
}


class ActionKind(StrEnum):
    """What was done to a clip, as far as we do such things: C2PA 2.4's table 8.

    `c2pa.created`, `c2pa.opened`, `c2pa.placed` and the marks are not here: they follow from the rest of a statement.
    """

    EDITED = "c2pa.edited"
    ADDED_TEXT = "c2pa.addedText"  # the visible mark is text that can be seen
    TRIMMED = "c2pa.trimmed"
    CROPPED = "c2pa.cropped"
    RESIZED = "c2pa.resized.proportional"
    TRANSCODED = "c2pa.transcoded"
    REPACKAGED = "c2pa.repackaged"
    CONVERTED = "c2pa.converted"
    DUBBED = "c2pa.dubbed"
    PUBLISHED = "c2pa.published"


class Relationship(StrEnum):
    """What an ingredient is to the file (C2PA 2.4, table 10)."""

    PARENT = "parentOf"  # this file is a changed copy of it; there is at most one
    COMPONENT = "componentOf"  # it can be seen or heard in this file
    INPUT = "inputTo"  # a model was shown it


class State(StrEnum):
    """What a check of credentials found."""

    TRUSTED = "trusted"  # unchanged since it was signed, by somebody whose root we know
    VALID = "valid"  # unchanged since it was signed, by somebody we don't know
    INVALID = "invalid"  # changed, broken, or signed by a certificate that may not
