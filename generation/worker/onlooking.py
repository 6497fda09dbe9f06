"""Who sees each picture of a clip on its way to the encoder, so that nothing has to be decoded again."""

from __future__ import annotations

import av

from media.faces import find_faces
from media.fingerprints import PictureTaker
from media.marks.picture import Mark
from media.planes import rgb_of
from media.poster import MostTelling
from media.sampling import FrameSampler

FACES_LOOKED_FOR = 6
"""Pictures of a clip that are searched for faces, 50 ms each, where its engine cannot tell whether it shows somebody."""


class Onlooker:
    """Lays the invisible mark over each picture, and looks at what is marked: for the poster, the fingerprint, and faces.

    `mark` is None where the pictures carry theirs already, and so do the first `marked_before` of them; `shows_person` is
    None where nobody knows.
    """

    def __init__(
        self,
        mark: Mark | None,
        frame_count: int,
        fps: int,
        *,
        shows_person: bool | None = None,
        marked_before: int = 0,
    ) -> None:
        self._mark, self._fps, self._marked_before = mark, fps, marked_before
        self._known = shows_person
        self._faces = FrameSampler(frame_count, fps, FACES_LOOKED_FOR)
        self.telling = MostTelling(frame_count, fps)
        self.prints = PictureTaker()
        self.shows_person = bool(shows_person)

    def see(self, picture: av.VideoFrame, number: int) -> None:
        """This will mark a picture's planes and look at it; `number` counts from 0."""
        if self._mark is not None and number >= self._marked_before:
            self._mark.burn_picture(picture)
        self.telling.offer(picture, number)
        self.prints.take(picture, number / self._fps)
        if self._known is None and not self.shows_person and self._faces.offer(picture, number):
            self.shows_person = bool(find_faces(rgb_of(picture)))
