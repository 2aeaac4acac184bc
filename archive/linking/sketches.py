"""MinHash sketches of sets of shingles, and the pairs of texts whose sketches agree in a band (LSH)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from archive.linking.shingles import Hashes

BANDS, ROWS = 120, 3
"""Two texts that share a third of their shingles become candidates in 95 of 100 cases, those that share a twentieth
in one of a hundred."""

SIZE = BANDS * ROWS
CROWD = 100
"""Texts that agree in one band; of more, each is compared with so many beside it."""

Sketch = npt.NDArray[np.uint32]
_EMPTY = np.uint32(0xFFFFFFFF)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HIGH, _STEP = np.uint64(33), np.uint64(0x9E3779B97F4A7C15)


def sketch(shingles: Hashes) -> Sketch:
    """One-permutation MinHash: each shingle falls into one of ``SIZE`` bins, the least of each bin stands for it.

    An empty bin takes what the next full one has, changed by the distance (densification after Shrivastava and Li,
    2014), so that sketches of short texts agree as often as their sets do.
    """
    with np.errstate(over="ignore"):
        mixed = (shingles.astype(np.uint64) * _STEP ^ np.uint64(0x5BF03635)) * _MIX
        mixed = (mixed ^ (mixed >> _HIGH)) * _MIX
    bins = (mixed >> np.uint64(40)) % np.uint64(SIZE)
    found = np.full(SIZE, _EMPTY, dtype=np.uint32)
    np.minimum.at(found, bins.astype(np.intp), (mixed & np.uint64(0xFFFFFFFE)).astype(np.uint32))
    full = np.flatnonzero(found != _EMPTY)
    if 0 < len(full) < SIZE:
        places = np.arange(SIZE)
        following = full[np.searchsorted(full, places) % len(full)]
        distance = (following - places) % SIZE
        with np.errstate(over="ignore"):
            found = found[following] + distance.astype(np.uint32) * np.uint32(0x9E3779B1)
    return found


def candidates(sketches: npt.NDArray[np.uint32], order: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """Pairs (columns: the lesser and the greater row) that agree in a band, band by band, each once a band.

    ``order`` ranks the rows (by day): in a crowd neighbours are compared.
    """
    for band in range(BANDS):
        part = sketches[:, band * ROWS : (band + 1) * ROWS].astype(np.uint64)
        with np.errstate(over="ignore"):
            keys = (part[:, 0] * _STEP + part[:, 1]) * _MIX + part[:, 2] * _STEP
        rows = np.lexsort((order, keys))
        yield _pairs(rows, keys[rows])


def _pairs(rows: npt.NDArray[np.int64], keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """Every row with those up to ``CROWD`` behind it that have the same key."""
    found = []
    for step in range(1, CROWD + 1):
        same = np.flatnonzero(keys[step:] == keys[:-step])
        if not len(same):
            break
        found.append(np.stack([rows[same], rows[same + step]], axis=1))
    if not found:
        return np.empty((0, 2), dtype=np.int64)
    return np.sort(np.concatenate(found), axis=1)
