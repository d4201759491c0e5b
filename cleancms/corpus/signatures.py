"""A text into its shingles and its MinHash signature: what near-duplicate pages are found by.

Every hash is written out here, in unsigned integers that wrap around, so that a text has the same signature
in every process, on every machine and in every version of the libraries. `VERSION` changes with any of it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleancms.text import tokenize

VERSION = 1

# Words a shingle; a Han, kana or Hangul character is a word. 4, 5 and 6 measure alike (benchmarks/README.md);
# 5 is what datatrove takes.
SHINGLE_WORDS = 5
# Texts shorter than this say too little to be copies: "Page not found", a headline, a cookie notice.
FEWEST_WORDS = 30
# A band is two minima, so that 64 bands find a pair of Jaccard similarity J with probability 1 - (1 - J²)^64:
# 0.93 at 0.2, 0.998 at 0.3, 1 - 10^-8 at 0.5 (Leskovec et al., Mining of Massive Datasets, 3.4).
BANDS = 64
BAND_VALUES = 2

_CHARACTER_BASE = 0x9E3779B97F4A7C15
_SHINGLE_BASE = 0xD6E8FEB86659FD93
_SPACE = 0x20
# Shingles at a time: a step takes 1 MB, the processor's cache.
_STEP = 2048


class Signature(NamedTuple):
    """What is kept of a text to find its copies.

    `bands` are BANDS keys: texts that share one are candidates. `shingles` are the hashed shingles in the
    order of the text. `words` is the length of the text. All three are empty for a text below FEWEST_WORDS.
    """

    bands: NDArray[np.uint64]
    shingles: NDArray[np.uint32]
    words: int


NO_SIGNATURE = Signature(np.empty(0, np.uint64), np.empty(0, np.uint32), 0)


def sign(text: str) -> Signature:
    """Return the signature of a text. Case, width, punctuation and space do not count."""
    words = split_words(text)
    if len(words) < FEWEST_WORDS:
        return NO_SIGNATURE
    return sign_shingles(_hash_shingles(_hash_words(words)))


def sign_shingles(shingles: NDArray[np.uint32]) -> Signature:
    """Return the signature of a text that has these hashed shingles, at least one, in their order."""
    words = len(shingles) + SHINGLE_WORDS - 1
    return Signature(_find_minima(shingles).view(np.uint64), shingles, words)


def split_words(text: str) -> list[str]:
    """Return what `tokenize` does, line by line: most lines are ASCII, which is several times as fast."""
    return [word for line in text.split("\n") for word in tokenize(line)]


def _hash_words(words: list[str]) -> NDArray[np.uint64]:
    """Return a 64-bit hash of each word: a polynomial over its characters, mixed."""
    joined = " ".join([*words, ""]).encode("utf-32-le", "surrogatepass")
    characters = np.frombuffer(joined, "<u4").astype(np.uint64)
    ends = np.flatnonzero(characters == _SPACE) + 1  # the space behind a word belongs to it
    starts = np.append(0, ends[:-1])
    lengths = ends - starts
    places = np.arange(len(characters)) - np.repeat(starts, lengths)
    powers = np.full(int(lengths.max()), _CHARACTER_BASE, np.uint64)
    return _mix(np.add.reduceat(characters * np.cumprod(powers, dtype=np.uint64)[places], starts))


def _hash_shingles(words: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return the upper 32 bits of the hash of every run of SHINGLE_WORDS words."""
    count = len(words) - SHINGLE_WORDS + 1
    sums = np.zeros(count, np.uint64)
    for place in range(SHINGLE_WORDS):
        sums = sums * np.uint64(_SHINGLE_BASE) + words[place : place + count]
    return (_mix(sums) >> np.uint64(32)).astype(np.uint32)


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return values whose every bit depends on all bits (the finaliser of SplitMix64, Steele et al. 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _make_functions() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    numbers = np.arange(1, BANDS * BAND_VALUES + 1, dtype=np.uint64) * np.uint64(_CHARACTER_BASE)
    mixed = _mix(numbers)
    return mixed.astype(np.uint32) | np.uint32(1), (mixed >> np.uint64(32)).astype(np.uint32)


# x -> factor * x + offset (modulo 2^32), one to one because the factors are odd.
_FACTORS, _OFFSETS = _make_functions()


def _find_minima(shingles: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the smallest value of each of the hash functions over all shingles."""
    minima = np.full(len(_FACTORS), 0xFFFFFFFF, np.uint32)
    for start in range(0, len(shingles), _STEP):
        values = _FACTORS[:, None] * shingles[None, start : start + _STEP] + _OFFSETS[:, None]
        np.minimum(minima, values.min(axis=1), out=minima)
    return minima
