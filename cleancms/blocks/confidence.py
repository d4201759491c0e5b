"""How good a choice of blocks is: the word F1 to expect of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Where the scores promise an F1 of 0.85, 0.83 comes of it on sites that they have not learnt from; below and
# above in proportion. By `python -m benchmarks.calibration` on cross-validated scores: HTML pages alone ask
# for 0.825 (2,421 pages), dumps for 0.865 (1,415).
PROMISED, TOLD = 0.85, 0.83
# Where nothing is kept and no block has a score: on about half of the pages there was indeed no article (0.46
# on 21 HTML pages), the others keep it in their scripts. By the same command.
NOTHING = 0.5


def estimate_f1(scores: NDArray[np.float32], words: NDArray[np.float32], kept: NDArray[np.bool_]) -> float:
    """Return the word F1 (0..1, four decimals) to expect of keeping the rows `kept`.

    Where no row is kept, this is how sure it is that there was nothing to keep: the less likely, the better
    the best row looks.
    """
    if not kept.any():
        return round(NOTHING * (1.0 - float(scores.max(initial=0.0))), 4)
    return round(calibrate(expect_f1(scores, words, kept)), 4)


def expect_f1(scores: NDArray[np.float32], words: NDArray[np.float32], kept: NDArray[np.bool_]) -> float:
    """Return the word F1 (0..1) of keeping the rows `kept` if each row is content as often as its score says.

    Twice the words that are kept and content, divided by the words that are kept and those that are content.
    """
    mass = scores.astype(np.float64) * words
    total = float(words[kept].sum()) + float(mass.sum())
    return 2 * float(mass[kept].sum()) / total if total else 0.0


def calibrate(promised: float) -> float:
    """Return the F1 (0..1) that comes of a promised one, on two straight lines from 0 to 1."""
    return float(np.interp(promised, (0.0, PROMISED, 1.0), (0.0, TOLD, 1.0)))
