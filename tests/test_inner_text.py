from __future__ import annotations

import pytest

from benchmarks.inner_text import dump_inner_text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<p>a <b>b</b> c</p>", "a b c"),
        ("<p>the <a>first</a> word</p>", "the first word"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<p>seen<script>var a</script></p><style>p {}</style> tail", "seen\n\ntail"),
        ('<div style="display: none">hidden</div>shown', "shown"),
        ("one<!-- comment --> two", "one two"),
        ("  spaces \n and\tlines  ", "spaces and lines"),
    ],
)
def test_text_as_a_browser_shows_it(body: str, text: str) -> None:
    head = "<head><title>not shown</title></head>"
    assert dump_inner_text(f"<html>{head}<body>{body}</body></html>") == text
