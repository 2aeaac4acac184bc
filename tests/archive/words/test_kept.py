"""What stays as it is in a sentence that is said again."""

from __future__ import annotations

from archive.words.catalogue import load


def test_a_key_that_was_meant_is_named_as_a_file_has_it() -> None:
    """What it names has a word in Vietnamese, which no file knows."""
    known = load("vi")
    assert known.again("title") != "title"
    field = known.again("titel is no field of a record: did you mean title?")
    assert field == "titel không phải trường của bản ghi: có phải ý bạn là title?"
    key = known.again("selectors.titel is no key: did you mean title?")
    assert key == "selectors.titel không phải khoá: có phải ý bạn là title?"
