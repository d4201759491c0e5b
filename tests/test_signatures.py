from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.corpus.signatures import BANDS, FEWEST_WORDS, SHINGLE_WORDS, sign, split_words
from cleancms.text import tokenize
from tests.articles_to_copy import edit, write

SENTENCE = "The harbour at night is quiet, and nobody counts the lanterns there. " * 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(SENTENCE, SENTENCE.upper(), id="case"),
        pytest.param(
            SENTENCE, SENTENCE.replace(",", " -").replace(". ", "!\n\n"), id="punctuation and lines"
        ),
        pytest.param("「港の夜は静かだ。」" * 6, "港の夜は静かだ" * 6, id="no spaces between words"),
        pytest.param("ＡＢＣ１２３ 港 " * 20, "abc123港" * 20, id="full width"),
        pytest.param("cafe\u0301 am Ufer " * 20, "café am Ufer " * 20, id="composed"),
    ],
)
def test_what_does_not_count(one: str, other: str) -> None:
    left, right = sign(one), sign(other)
    assert left.words == right.words >= FEWEST_WORDS
    assert np.array_equal(left.shingles, right.shingles)
    assert np.array_equal(left.bands, right.bands)


@pytest.mark.parametrize("text", ["", " \n", "!?", "word " * (FEWEST_WORDS - 1), "港" * (FEWEST_WORDS - 1)])
def test_too_short_to_have_copies(text: str) -> None:
    signature = sign(text)
    assert (len(signature.bands), len(signature.shingles), signature.words) == (0, 0, 0)


def test_sizes() -> None:
    signature = sign(" ".join(write("a", 5000)))
    assert signature.words == 5000
    assert signature.shingles.shape == (5000 - SHINGLE_WORDS + 1,)
    assert (signature.bands.shape, signature.bands.dtype) == ((BANDS,), np.dtype(np.uint64))
    assert len(sign("港の夜" * 20).shingles) == 60 - SHINGLE_WORDS + 1  # a character is a word


def test_the_last_word_is_hashed_like_any_other() -> None:
    words = write("a", 60)
    assert sign(" ".join(words)).shingles[-1] in sign(" ".join([*words, "more"])).shingles


def test_an_equal_share_of_minima_is_the_similarity() -> None:
    differences = []
    for number in range(40):
        words = write(f"{number}", 300)
        one, other = (sign(" ".join(text)) for text in (words, edit(words, 25)))
        left, right = set(one.shingles.tolist()), set(other.shingles.tolist())
        equal = np.mean(one.bands.view(np.uint32) == other.bands.view(np.uint32))
        differences.append(equal - len(left & right) / len(left | right))
    # sqrt(J (1 - J) / 128) is at most 0.044 for one pair, 0.007 for the mean of 40.
    assert abs(np.mean(differences)) < 0.028
    assert 0.02 < np.std(differences) < 0.07


def test_unlike_texts_share_nothing() -> None:
    one, other = sign(" ".join(write("a"))), sign(" ".join(write("b")))
    assert not set(one.shingles.tolist()) & set(other.shingles.tolist())
    assert not np.any(one.bands == other.bands)


def test_the_hashes_are_for_ever() -> None:
    """Signatures in an index are compared with those of later versions: change VERSION with these numbers."""
    signature = sign(SENTENCE)
    assert signature.shingles[:3].tolist() == [398309585, 1771550560, 3994599604]
    assert signature.bands[:2].tolist() == [71480827979387528, 810144335202385526]


def test_the_same_in_another_process() -> None:
    code = f"from cleancms.corpus.signatures import sign; print(sign({SENTENCE!r}).bands.tolist())"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, env={"PYTHONHASHSEED": "7"}
    )
    assert run.stdout.strip() == str(sign(SENTENCE).bands.tolist())


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    signature = sign(text)
    assert split_words(text) == tokenize(text)
    assert len(signature.shingles) == (signature.words - SHINGLE_WORDS + 1 if signature.words else 0)


def test_surrogates_and_long_words() -> None:
    assert sign("\ud800 " * 99).words in (0, 99)
    assert sign("x" * 100_000 + " y" * 40).words == 41
