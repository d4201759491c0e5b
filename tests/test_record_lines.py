"""The text of a record, found and replaced in its JSON line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.fixes.record_lines import UnfixableRecordError, read_record_line, replace_text
from cleancms.pages.raw_records import BadRecordError
from cleancms.pages.record_fields import FieldNames

ANY = FieldNames()


def replace(line: str, text: str, names: FieldNames = ANY) -> str:
    return replace_text(line, read_record_line(line, names, "f:1"), text)


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ('{"text": "one"}', "two", '{"text": "two"}'),
        (
            ' { "id" : 1.50e1 ,\t"text":"a\\nb" , "x": [ ] } \r\n',
            "b",
            ' { "id" : 1.50e1 ,\t"text":"b" , "x": [ ] } \r\n',
        ),
        ('{"text": "a", "text": "b", "id": 1}', "c", '{"text": "a", "text": "c", "id": 1}'),
        ('{"t\\u0065xt": "a"}', "b", '{"t\\u0065xt": "b"}'),
        ('{"other": {"text": "a"}, "text": "b"}', "c", '{"other": {"text": "a"}, "text": "c"}'),
        ('{"raw_content": "a", "text": "b"}', "c", '{"raw_content": "c", "text": "b"}'),
        ('{"text": "caf\\u00E9\\n\\u003cb\\/"}', "é<\n/", '{"text": "\\u00E9\\u003c\\n\\/"}'),
        (
            '{"text": "早\\u4e0a\\ud83d\\ude00\\ud800"}',
            "早上😀\ud800",
            '{"text": "早\\u4e0a\\ud83d\\ude00\\ud800"}',
        ),
        ('{"text": "a\\\\\\"\\u0022"}', 'a\\"\t', '{"text": "a\\\\\\u0022\\t"}'),
    ],
)
def test_only_the_text_changes(line: str, text: str, expected: str) -> None:
    assert replace(line, text) == expected
    assert json.loads(expected)[read_record_line(line, ANY, "").field] == text


@pytest.mark.parametrize(
    ("line", "names", "field"),
    [
        ('{"doc": {"body": "a"}, "text": "b"}', FieldNames(text="doc.body"), "doc.body"),
        ('{"doc": {"body": "z"}, "doc": {"x": {}, "body": "a"}}', FieldNames(text="doc.body"), "doc.body"),
        ('{"Text": "a", "html": "<p>b</p>"}', FieldNames(text="text"), "Text"),
    ],
)
def test_the_field_that_the_user_names(line: str, names: FieldNames, field: str) -> None:
    record = read_record_line(line, names, "f:1")
    assert (record.text, record.field) == ("a", field)
    assert line[record.start : record.end] == '"a"'


def test_id_and_address() -> None:
    record = read_record_line('{"text": "a", "id": 7, "url": "https://example.org/a"}', ANY, "f:1")
    assert (record.id, record.url) == ("7", "https://example.org/a")
    assert read_record_line('{"text": "a"}', ANY, "f:1").id == "f:1"


@pytest.mark.parametrize(
    ("line", "error", "cause"),
    [
        ("{", BadRecordError, "not JSON"),
        ('{"text": "a\nb"}', BadRecordError, "not JSON"),
        ("[1]", BadRecordError, "not a JSON object"),
        ('{"a": ' * 100_000, BadRecordError, "nested too deeply"),
        ('{"id": 1}', UnfixableRecordError, "no content"),
        ('{"text": ""}', UnfixableRecordError, "text is empty"),
        ('{"text": null}', UnfixableRecordError, "text is null"),
        ('{"html": "<p>a</p>", "text": "b"}', UnfixableRecordError, "html is HTML"),
        ('{"text": "<html><p>a</p></html>"}', UnfixableRecordError, "text is HTML"),
    ],
)
def test_lines_without_a_text(line: str, error: type[Exception], cause: str) -> None:
    with pytest.raises(error, match=cause):
        read_record_line(line, ANY, "f:1")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda part: st.lists(part) | st.dictionaries(st.text(), part),
    max_leaves=6,
)


@given(
    st.dictionaries(st.text(), json_values), st.text(st.characters()), st.text(st.characters()), st.booleans()
)
def test_any_record(fields: dict[str, object], before: str, after: str, is_ascii: bool) -> None:
    line = json.dumps({**fields, "the text": f"a{before}"}, ensure_ascii=is_ascii)
    names = FieldNames(text="the text")
    assert json.loads(replace(line, after, names)) == {**fields, "the text": after}
    assert replace(line, f"a{before}", names) == line
