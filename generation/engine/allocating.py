"""Memory of large arrays: given back to the system when they go, so that a long clip needs no more than a short one."""

from __future__ import annotations

import ctypes
from functools import cache

_M_MMAP_THRESHOLD = -3  # malloc.h of glibc
_LARGE_BYTES = 4 << 20  # a picture in 1080p has 8 MB, one in 720p just under 4: those stay on the heap, which is faster


@cache
def give_back_large_blocks() -> bool:
    """This will have glibc map every block from 4 MB on by itself, for this process, and unmap it when it goes.

    Left alone, glibc takes the first such block that is freed as a sign to keep all later ones on its heap, between
    whose small objects freed pictures leave holes: 8 MB a take. False where the C library is another one.
    """
    try:
        return bool(ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES))
    except (AttributeError, OSError):
        return False
