from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.articles.language import COMMON_WORDS, LANGUAGES, detect_language

ENGLISH = (
    "The bakers of the town met in the old hall, and they talked about the price of flour for two hours."
)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("渡口的第一班船已经坐满了人。", None, "zh"),
        ("渡口的第一班船已经坐满了人。", "en", "zh"),
        ("渡し場の最初の船は、もう人でいっぱいだった。", "zh", "ja"),
        ("나루터의 첫 배는 이미 사람들로 가득 찼다.", "en-US", "ko"),
        ("Первый паром уже был полон людей.", None, "ru"),
        ("Първият ферибот вече беше пълен.", "bg", "bg"),
        ("Перший пором уже був повний людей, їх було багато.", "ru", "uk"),
        ("Το πρώτο πλοίο ήταν ήδη γεμάτο.", None, "el"),
        ("كانت العبارة الأولى مليئة بالناس", None, "ar"),
        ("اولین کشتی پر از مردم بود و همه چیز گران بود", None, "fa"),
        ("המעבורת הראשונה הייתה מלאה", None, "he"),
        ("เรือลำแรกเต็มแล้ว", None, "th"),
        ("पहली नाव पहले ही भर चुकी थी", None, "hi"),
        ("पहली नाव पहले ही भर चुकी थी", "ne", "ne"),
        (ENGLISH, None, "en"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, "DE_at", "de"),
        (ENGLISH, "zh-CN", "en"),
        (ENGLISH, "in", "id"),
        ("用 print 和 import 语句 def main(argv) return None 就可以了", None, "zh"),
        (
            "Die Bäcker der Stadt sprachen über den Preis, und das ist nicht alles, was sich auch zeigte.",
            None,
            "de",
        ),
        (
            "Les boulangers de la ville sont dans une salle, et cette salle est plus grande avec des tables.",
            None,
            "fr",
        ),
        (f"{ENGLISH} 面包", None, "en"),
        ("Brot", None, None),
        ("Brot", "zh", "zh"),
        ("", "en", "en"),
        ("", None, None),
        ("", "<b>", None),
    ],
)
def test_languages(text: str, declared: str | None, language: str | None) -> None:
    assert detect_language(text, declared) == language


@given(st.text(max_size=100), st.none() | st.text(max_size=8))
def test_any_text_has_a_known_language_or_none(text: str, declared: str | None) -> None:
    known = {*COMMON_WORDS, *" ".join(LANGUAGES.values()).split()}
    tag = (declared or "").strip().lower().replace("_", "-").partition("-")[0]
    assert detect_language(text, declared) in {*known, tag, None}
