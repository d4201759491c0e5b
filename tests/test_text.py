from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms import text as text_module
from cleancms.text import (
    HAN_KANA_RUN,
    SPACED_RUN,
    SPECIAL_RUN,
    block_key,
    collapse_space,
    count_han_kana,
    count_words,
    cut_pieces,
    encode_print,
    fold,
    slice_texts,
    template_key,
    tokenize,
)

any_text = st.text(st.characters(), max_size=40)
SIGNS = [sign for sign in map(chr, range(0x80, 0x3000)) if encode_print(sign)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \t\r\n\f\v ", ""),
        ("a  b\n\nc", "a b c"),
        ("\u3000\u3000段落\u00a0二\u2009", "段落 二"),
        ("zero\u200bwidth", "zero\u200bwidth"),
    ],
)
def test_collapse_space(text: str, expected: str) -> None:
    assert collapse_space(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("… — !", 0),
        ("one two-three", 3),
        ("don't", 2),
        ("snake_case 3.14", 3),
        ("naïve Straße", 2),
        # an accent written as a sign of its own does not end a word, nor does what is invisible inside it
        ("re\u0301sume\u0301", 1),
        ("Donau\u00addampf\u00adschiff", 1),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", 1),
        ("over-ear\u200bwireless", 3),
        # scripts with vowel signs
        ("हिन्दी भाषा में लिखा", 4),
        ("தமிழ் மொழி", 2),
        ("العَرَبِيَّة", 1),
        ("שָׁלוֹם", 1),
        # one word a Han or kana character, with or without Latin words among them
        ("中文", 2),
        ("用Python写", 3),
        ("ひらがなカタカナ", 8),
        ("人々、〇。", 3),
        ("\U00020000\U0002f800", 2),
        # Korean has spaces
        ("한국어 문장", 3),
        # up to five characters of the Indochinese scripts
        ("ภาษาไทย", 2),
        ("ພາສາລາວ", 2),
        ("ខ្មែរ", 1),
    ],
)
def test_count_words(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("abc 한국", 0), ("中a文", 2), ("々カひ", 3), ("，。「」", 0)]
)
def test_count_han_kana(text: str, count: int) -> None:
    assert count_han_kana(text) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ABC", "abc"),
        ("ＡＢＣ：１", "abc:1"),
        ("Straße", "strasse"),
        ("ｶﾅ", "カナ"),
        ("e\u0301", "é"),
        ("", ""),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, World!", ["hello", "world"]),
        ("第2章 intro", ["第", "2", "章", "intro"]),
        ("한국 ok", ["한", "국", "ok"]),
        ("हिन्दी", ["हनद"]),
        ("…", []),
    ],
)
def test_tokenize(text: str, expected: list[str]) -> None:
    assert tokenize(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("标题：第一章", "标题:第一章"),
        ("Title - Part 1", "TITLE – PART 1"),
        ("ＡＢＣ", "a b\tc"),
        ("“quoted”", '"Quoted"'),
        ("snake_case", "snake case"),
    ],
)
def test_block_key_ignores_case_width_punctuation_and_space(one: str, other: str) -> None:
    assert block_key(one) == block_key(other)


@pytest.mark.parametrize(("one", "other"), [("第1章", "第2章"), ("a", "á"), ("中", "国")])
def test_block_key_keeps_what_is_said(one: str, other: str) -> None:
    assert block_key(one) != block_key(other)


@given(any_text)
def test_collapse_space_is_stable_and_keeps_every_other_character(text: str) -> None:
    collapsed = collapse_space(text)
    assert collapse_space(collapsed) == collapsed
    assert collapsed.replace(" ", "") == "".join(text.split())


@given(st.text(st.sampled_from("ab Z9_.'-　\n、，。中カ한กé\u0301\u00ad"), max_size=60) | any_text)
def test_long_text_is_read_in_pieces_like_any_text(text: str) -> None:
    whole = collapse_space(text), count_words(text), tokenize(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_module, "PIECE_CHARACTERS", 5)
        pieces = list(cut_pieces(text))
        tokens = [token for piece in pieces for token in tokenize(piece)]
        assert (collapse_space(text), count_words(text), tokens) == whole
    assert "".join(pieces) == text
    assert all(len(piece) > 5 for piece in pieces[:-1])


@given(st.lists(any_text, max_size=8))
def test_slices_hold_every_text_once(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_module, "PIECE_CHARACTERS", 5)
        slices = list(slice_texts(texts))
    assert [text for start, end in slices for text in texts[start:end]] == texts
    assert all(sum(map(len, texts[start : end - 1])) <= 5 for start, end in slices)


@given(any_text, any_text)
def test_words_add_up(one: str, other: str) -> None:
    assert count_words(f"{one} {other}") == count_words(one) + count_words(other)


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_ascii_is_counted_like_any_text(text: str) -> None:
    """Text in ASCII takes a short cut: a sign of another script beside it must change nothing."""
    words = re.findall(r"\w+", text)
    assert count_words(text) == count_words(f"{text} é") - 1 == len(words)
    assert tokenize(text) == tokenize(f"{text} é")[:-1] == [word.lower() for word in words]
    assert block_key(text) == block_key(f"{text} é")[:-1]
    assert count_han_kana(text) == 0


def test_a_word_of_common_characters_is_a_run_of_word_characters() -> None:
    for character in filter(text_module._COMMON.fullmatch, map(chr, range(0x10000))):
        assert not HAN_KANA_RUN.match(character)
        assert not SPECIAL_RUN.match(character)


def test_characters_that_are_not_special_are_counted_by_their_runs() -> None:
    for character in map(chr, range(0x10000)):
        spaced, han = SPACED_RUN.match(character), HAN_KANA_RUN.match(character)
        if not SPECIAL_RUN.match(character):
            assert count_words(character) == bool(spaced) + bool(han)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", b""),
        ("as it is", b"as it is"),
        ("“Don’t…” – she said\u00a0so", b"?Don?t?? ? she said?so"),
        ("naïve", None),
        ("the 2ª or ½", None),
        ("₨ 5", None),
        ("中文", None),
    ],
)
def test_encode_print(text: str, expected: bytes | None) -> None:
    assert encode_print(text) == expected


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_of_print_are_in_no_word_also_when_they_are_folded(sign: str) -> None:
    assert not re.search(r"\w", sign + fold(sign))
    assert fold(f"A{sign}B") == f"a{fold(sign)}b"


@given(st.text(st.sampled_from("ab Z9_.'-") | st.sampled_from(SIGNS), max_size=60))
def test_print_is_counted_like_any_text(text: str) -> None:
    words = re.findall(r"\w+", text)
    assert count_words(text) == len(words)
    assert tokenize(text) == [word.lower() for word in words]
    assert block_key(text) == re.sub(r"[\W_]", "", text).lower()
    assert template_key(text) == re.sub(r"\d+", "0", " ".join(re.findall(r"[^\W_]+", text.lower())))
