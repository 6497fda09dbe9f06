"""OpenCV, held to the thread that calls it.

Its pool of threads does not survive the fork of a Celery worker, and what we ask of it takes a millisecond.
"""

from __future__ import annotations

import cv2

cv2.setNumThreads(1)

__all__ = ["cv2"]
