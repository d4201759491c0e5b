from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.model import PageKind
from cleancms.pages.decode import decode, read_string
from cleancms.pages.double_encoding import undo_double_encoding

FRENCH = "L’été dernier, les élèves ont planté des pommiers derrière la mairie."
CHINESE = "市图书馆下周起延长开放时间，读者可以在晚上九点以前借书和还书。"
RUSSIAN = "На прошлой неделе в городе открылась новая библиотека."


def read_wrongly(text: str, codec: str) -> str:
    """Return the UTF-8 of a text as another encoding reads it; C1 controls for bytes that it has not."""
    raw = text.encode()
    if codec == "gb18030":
        return raw.decode(codec, "replace")
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in raw)


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1250", "cp1251"])
@pytest.mark.parametrize("text", [FRENCH, CHINESE, RUSSIAN, f"<p>{FRENCH}</p>\n" * 300, CHINESE * 300])
def test_text_is_read_as_it_was_before(text: str, codec: str) -> None:
    assert undo_double_encoding(read_wrongly(text, codec)) == (text, codec)


def test_chinese_read_as_chinese() -> None:
    text = CHINESE[:14]
    assert undo_double_encoding(read_wrongly(text, "gb18030")) == (text, "gb18030")
    lost = read_wrongly(f"<p>{CHINESE}</p>\n<p>{text}</p>", "gb18030")
    found = undo_double_encoding(lost)
    assert found is not None
    assert found.text.startswith(f"<p>{CHINESE[:13]}")
    assert found.text.endswith(f"<p>{text}</p>")


SOUND = [
    "",
    "plain",
    FRENCH,
    CHINESE,
    RUSSIAN,
    "联通",  # valid UTF-8 in GBK, by chance
    "«CAFÉ» «LIBERTÉ» «SANTÉ» «BEAUTÉ»",
    "„MENÜ“ „HÖHÖ“ „MÄ“",
    "«СЛОВ» «Р» «С»… №5",
    "NÃO SÃO MAÇÃS",
    "30\u00a0°C à 40\u00a0°C",
    # An article about the mistake shows both.
    "é becomes Ã©, è becomes Ã¨, ’ becomes â€™",
    "One cafÃ© only",  # too little to go by
    "\ud800\udfff" * 9,
]


@pytest.mark.parametrize("text", SOUND)
def test_other_text_stays(text: str) -> None:
    assert undo_double_encoding(text) is None


@given(st.text() | st.text(st.sampled_from("Ã©â€™Â ÐÑä¸­鐢ㄦ埛\ufffda\ud800")))
def test_any_text(text: str) -> None:
    found = undo_double_encoding(text)
    assert found is None or found[0] != text


@given(st.text(st.characters(min_codepoint=0x80, exclude_categories=["Cs", "Cc", "Cn"]), min_size=3))
def test_any_text_comes_back(text: str) -> None:
    for codec in ("cp1252", "latin-1", "cp1251"):
        found = undo_double_encoding(read_wrongly(text, codec))
        assert found is not None
        assert found[0] == text


def test_pages_tell_that_they_were_encoded_twice() -> None:
    warning = "was encoded twice (UTF-8 read as cp1252): read as it was before"
    raw = read_wrongly(FRENCH, "cp1252").encode()
    assert decode(raw) == (FRENCH, "utf-8", "strict", (warning,))
    assert decode(raw, "utf-8") == (read_wrongly(FRENCH, "cp1252"), "utf-8", "forced", ())
    page = read_string(read_wrongly(FRENCH, "cp1252"), "p", "record")
    assert (page.content, page.kind, page.encoding) == (FRENCH, PageKind.TEXT, "unicode (record)")
    assert page.warnings == (warning,)
    lost = decode(read_wrongly(CHINESE, "gb18030").encode()).warnings
    assert lost == ("was encoded twice (UTF-8 read as gb18030): read as it was before",)
