"""How spans of words are scored as mentions; training and the package share it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

LONGEST = 48
"""Most words of a mention."""

_BOUNDS = np.array([0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30])
WIDTHS = len(_BOUNDS) + 1


def width_buckets(width: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the bucket of a span's last word minus its first; negative ones share the first."""
    return np.searchsorted(_BOUNDS, width, side="right").astype(np.int64)
