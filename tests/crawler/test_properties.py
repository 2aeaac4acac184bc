"""What holds of every page there can be: a record comes out, it fits the schema, and it is the same the next time."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import is_normalized

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler import families
from crawler.clean.legacy import to_unicode
from crawler.clean.legacypages import to_unicode as markup_to_unicode
from crawler.clean.names import canonical_name
from crawler.clean.text import clean_line, fold
from crawler.discovery.model import ListingRow
from crawler.portals.model import Portal
from tests.crawler.clean.legacy_kit import TEXT, encode
from tests.crawler.properties_kit import LD, PIECES, TEXTS, URL, check

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PORTAL = Portal(id="vidu", home="https://vidu.gov.vn/", date_formats=["%d.%m.%y"])


def _elements() -> list[str]:
    """A start tag for every simple selector that a family uses, so that markup at random is each family's."""
    selectors = {
        selector
        for family in families.FAMILIES.values()
        for group in (family.markers, family.required, family.scope, *family.selectors.values())
        for selector in group
    }
    found = {"<div>", "<span>", "<p>"}
    for part in re.split(r"[\s,>+~]+|:\w+(?:\([^)]*\))?", " ".join(sorted(selectors))):
        simple = re.fullmatch(r"(\w*)((?:[.#][\w-]+)*)(?:\[([\w-]+)[~|^$*]?(?:=[\"']?([^\]\"']*)[\"']?)?\])?", part)
        if simple is None or not part:
            continue
        tag, names, attribute, value = simple.groups(default="")
        ids = " ".join(re.findall(r"#([\w-]+)", names))
        classes = " ".join(re.findall(r"\.([\w-]+)", names))
        found.add(f'<{tag or "div"} id="{ids}" class="{classes}" {attribute}="{value}">')
    return sorted(found)


MARKUP = st.lists(
    st.sampled_from(_elements()) | st.sampled_from(TEXTS) | st.sampled_from(PIECES) | LD | st.text(max_size=20),
    max_size=60,
).map("".join)
CHARSETS = st.sampled_from(
    ["utf-8", "utf-16", "utf-16-be", "windows-1258", "iso-8859-1", "utf-7", "hex", "idna", "undefined", "no-such",
     "punycode", "unicode_escape", "cp037", None]
)  # fmt: skip
BYTES = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1258", "latin-1")


def headers(charset: str | None) -> dict[str, str]:
    return {"Content-Type": f"text/html; charset={charset}" if charset else "text/html"}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=600), CHARSETS)
def test_any_bytes_give_a_record(body: bytes, charset: str | None) -> None:
    check(body, headers=headers(charset))


@settings(max_examples=400, deadline=None)
@given(MARKUP, st.sampled_from(BYTES), CHARSETS)
def test_any_markup_gives_a_record(markup: str, encoding: str, charset: str | None) -> None:
    check(markup.encode(encoding, "replace"), headers=headers(charset), fetched_at=NOW)


@settings(max_examples=100, deadline=None)
@given(MARKUP, st.sampled_from(sorted(families.FAMILIES)))
def test_any_markup_gives_a_record_in_every_family(markup: str, family: str) -> None:
    check(markup.encode("utf-8", "replace"), portal=msgspec.structs.replace(PORTAL, family=family))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.integers(0, 10**12))
def test_any_row_of_a_listing_gives_a_record(published: str, title: str, views: int) -> None:
    row = ListingRow(url=URL, title=title, published_at=published, published_raw=published, views=views)
    page = f"<title>Kiểm tra tại huyện</title><body><h1>Kiểm tra tại huyện</h1><p>26/05/2022</p><p>{TEXT}</p>"
    check(page.encode(), listing=row, fetched_at=NOW)


def test_mangled_real_pages_give_a_record(shared: Path) -> None:
    body = next((shared / "realhtml").rglob("suu-tam_Can*.html")).read_bytes()
    for cut in range(0, len(body), 977):
        check(body[:cut] + body[cut + 301 :])
    check(gzip.compress(body))


@pytest.mark.sweep(every=4)
@pytest.mark.parametrize("levels", [5_000, 100_000, 1_000_000])
@pytest.mark.parametrize("tag", ["div", "span", "b", "a", "table", "ul", "svg", "p", "font", "x-y"])
def test_any_depth_is_read_or_refused(tag: str, levels: int) -> None:
    for closing in ("", f"</{tag}>" * levels):
        check(f"<title>Tin</title><{'><'.join([tag] * levels)}>{TEXT}{closing}".encode())


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    for clean in (clean_line, fold, canonical_name):
        once = clean(text)
        assert clean(once) == once
    assert is_normalized("NFC", clean_line(text))


@given(
    st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=30), st.sampled_from(["tcvn3", "vni", "viscii", "vps"])
)
def test_what_was_turned_into_unicode_is_not_touched_again(words: list[str], encoding: str) -> None:
    old = encode(" ".join(words), encoding).decode("latin-1")
    once = to_unicode(old)
    assert to_unicode(once) == once
    page, _ = markup_to_unicode(f"<p>{old}</p>")
    assert markup_to_unicode(page) == (page, None)


@given(st.text(max_size=300))
def test_markup_in_unicode_is_not_touched(text: str) -> None:
    page = f"<p>{text}</p><p>{TEXT}</p>"
    assert markup_to_unicode(page) == (page, None)
