from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from archive import pages
from archive.captures.codings import unpack
from crawler.fetching.agents import ends_whole
from crawler.fetching.causes import Refused
from crawler.middlewares.decoding import DecodingMiddleware

REQUEST = Request("http://vidu.gov.vn/")


def decoded(body: bytes, coding: str, limit: int = 1000) -> bytes:
    middleware = DecodingMiddleware.from_crawler(get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": limit}))
    response = Response(REQUEST.url, body=body, headers={"Content-Encoding": coding}, request=REQUEST)
    result = middleware.process_response(REQUEST, response)
    assert "Content-Encoding" not in result.headers
    return result.body


@given(st.binary(max_size=500))
def test_every_coding_gives_back_what_went_in(body: bytes) -> None:
    raw = zlib.compressobj(wbits=-15)
    assert unpack(gzip.compress(body), "gzip", 1000) == ("whole", body)
    assert unpack(zlib.compress(body), "deflate", 1000) == ("whole", body)
    assert unpack(raw.compress(body) + raw.flush(), "deflate", 1000) == ("whole", body)


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd"]))
def test_any_bytes_decode_or_are_refused(body: bytes, coding: str) -> None:
    found = unpack(body, coding, 1000)
    assert len(found.body) <= 1000
    assert found.state != "unknown"


def test_codings_are_taken_off_from_the_outside_in() -> None:
    assert decoded(gzip.compress(zlib.compress(b"tin")), "deflate, gzip") == b"tin"


@pytest.mark.parametrize("missing", [1, 8, 12, 200])
def test_a_cut_off_stream_is_refused(missing: int) -> None:
    body = gzip.compress(bytes(range(256)) * 2)
    with pytest.raises(Refused, match="cut-off"):
        decoded(body[:-missing], "gzip")
    with pytest.raises(Refused, match="cut-off"):
        decoded(gzip.compress(b"whole") + body[:-missing], "gzip")


@pytest.mark.parametrize("name", ["", "trang.html"])
def test_a_wrong_length_behind_a_stream_is_not_read_where_its_sum_is_right(name: str) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=packed) as file:
        file.write(b"tin " * 50)
    body = packed.getvalue()
    assert decoded(body[:-4] + b"\5\0\0\0", "gzip") == b"tin " * 50
    for damaged in (body[:-8] + b"\0\0\0\0" + body[-4:], body[:-4] + b"\5\0\0\0" + body, body[:-6] + b"\5\0\0"):
        with pytest.raises(Refused):
            decoded(damaged, "gzip")
    with pytest.raises(Refused, match="too-large"):
        decoded(gzip.compress(b"tin " * 5000)[:-4] + b"\5\0\0\0", "gzip")


def test_a_packed_page_is_whole_where_its_stream_and_its_page_are() -> None:
    page = b"<html><body><p>Tin</p></body></html>"
    assert ends_whole(gzip.compress(page))
    assert not ends_whole(gzip.compress(page)[:-9])
    assert not ends_whole(gzip.compress(page[:-14])), "one of two pieces, each packed for itself"
    assert not ends_whole(b"\x1f\x8b\x08</html>")


def test_all_frames_of_zstd_are_read_and_a_cut_one_is_told() -> None:
    first, second = zstandard.compress(b"<html>" + b"A" * 5000), zstandard.compress(b"B" * 5000 + b"</html>")
    both = b"<html>" + b"A" * 5000 + b"B" * 5000 + b"</html>"
    assert unpack(first + b"\x50\x2a\x4d\x18\x02\0\0\0hi" + second, "zstd", 20_000) == ("whole", both)
    assert unpack(first + b"\r\n", "zstd", 20_000) == ("whole", both[:5006])
    assert unpack(first + second[:-9], "zstd", 20_000).state == "cut"
    assert unpack(first[:-9], "zstd", 20_000) == ("cut", b"")
    assert unpack(first + second, "zstd", 6000) == ("too-large", both[:6000])


def test_a_body_that_is_not_there_has_no_coding() -> None:
    assert decoded(b"", "gzip") == b""


@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=6), st.binary(max_size=30))
def test_all_members_of_a_stream_are_read_and_what_follows_is_not(members: list[bytes], rest: bytes) -> None:
    body = b"".join(map(gzip.compress, members)) + b"\x00" + rest
    plain = b"".join(members)
    assert unpack(body, "gzip", 12_000) == ("whole", plain)
    assert unpack(body, "gzip", len(plain)) == ("whole", plain)
    assert not plain or unpack(body, "gzip", len(plain) - 1) == ("too-large", plain[:-1])


def test_the_limit_holds_over_all_members_and_their_number_is_bounded() -> None:
    with pytest.raises(Refused, match="too-large"):
        decoded(gzip.compress(b"a" * 600, mtime=0) * 2, "gzip")
    with pytest.raises(Refused, match="decode"):
        decoded(gzip.compress(b"") * 20_000, "gzip")


@pytest.mark.parametrize("coding", ["br", "gzip, zstd"])
def test_a_coding_that_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(Refused, match="decode"):
        decoded(b"\x28\xb5\x2f\xfdx", coding)


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    with pytest.raises(Refused, match="too-large"):
        decoded(bomb, "gzip", limit=100_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize(
    ("body", "coding"), [(b"\x00busy", "gzip"), (b"\x0b\x02", "br"), (gzip.compress(b"a", mtime=0)[:-3], "gzip")]
)
@pytest.mark.parametrize("status", [404, 429, 503])
def test_a_status_is_heard_though_its_body_cannot_be_decoded(status: int, body: bytes, coding: str) -> None:
    middleware = DecodingMiddleware.from_crawler(get_crawler())
    headers = {"Content-Encoding": coding, "Retry-After": "120"}
    found = middleware.process_response(REQUEST, Response(REQUEST.url, status=status, body=body, headers=headers))
    assert (found.status, found.headers["Retry-After"], found.body) == (status, b"120", b"")


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "zstd"])
@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html>\n<p>T\xe1\xba\xbft</p>", b'\xef\xbb\xbf {"a": 1}', "Tin tức mới".encode(), b"busy",
        b"<p>Qu\xfd kh\xe1ch</p>" * 40,
    ],
)  # fmt: skip
def test_a_coding_that_is_only_named_is_none(body: bytes, coding: str) -> None:
    """For the archive as for the crawl: what one reads the other does."""
    assert decoded(body, coding) == pages.decoded(body, coding) == body


@pytest.mark.parametrize(("kind", "is_read"), [("text/html; charset=utf-8", True), ("application/gzip", False)])
def test_a_page_that_does_not_say_that_it_is_gzip_is_read(kind: str, is_read: bool) -> None:
    body = gzip.compress(b"<p>lua</p>", mtime=0)
    middleware = DecodingMiddleware.from_crawler(get_crawler())
    found = middleware.process_response(REQUEST, Response(REQUEST.url, body=body, headers={"Content-Type": kind}))
    assert found.body == (b"<p>lua</p>" if is_read else body)
