"""Pieces of pages for property tests, and what holds of every record."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import msgspec
import orjson
from hypothesis import strategies as st

from archive.article import Article, Reject
from archive.schema import validator
from crawler.parse import parse_bytes

URL = "https://vidu.gov.vn/vi/news/tin-tuc/kiem-tra-7.html"
VALID = {Article: validator("article"), Reject: validator("reject")}


def check(body: bytes, url: str = URL, **circumstances: Any) -> Article | Reject:
    """Parse ``body`` twice: the same record, which the schema allows and a file can hold."""
    found = parse_bytes(body, url=url, **circumstances)
    written = orjson.loads(msgspec.json.encode(found))
    assert VALID[type(found)].is_valid(written), next(VALID[type(found)].iter_errors(written))
    assert msgspec.convert(written, type(found)) == found == parse_bytes(body, url=url, **circumstances)
    return found


TEXTS = (
    "Tiếp tục chương trình làm việc, chiều 25/5, đoàn công tác đã đến kiểm tra công tác xây dựng Đảng tại huyện. " * 2,
    "26/05/2022 08:15", "Ngày đăng: 26/5/2022", "30/02/2022", "Lượt xem: 1.234", "Lượt truy cập: 99", "1,2K", "100%",
    "Ngọc Hồng", "THANH BÌNH - MAI CHI", "Tác giả: admin", "Nguồn: TTXVN", "(TUAG)- ", "Tin khác", "Từ khóa:",
    "TØnh ñy", "Số ký hiệu", "Ngày ban hành", "404", "&#0;&amp;#39;&nbsp;", "\ud7ff\u200b\xad", "]]>",
    "<![CDATA[", "<!--", "-->",
)  # fmt: skip
PIECES = (
    "</div>", "</p>", "</span>", "<br>", "<br><br>", "<h1>", "</h1>", "<table><tr><td>", "</table>", "<ul><li>",
    "</ul>", "<a href='/'>", "<a href='http://[x'>", "<a href=a.pdf>", "</a>", "<img src=a.jpg alt=b>", "<figure>",
    "<img srcset='a 1w, b 2w'>", "<figcaption>", "</figure>", "<iframe src='//a.vn/b'>", "<video src=a.mp4>",
    "<time datetime='2022-05-26'>", "<base href='http://['>", "<b>", "</b>", "<svg>", "<template>", "<script>",
    "</script>", "<style>", "<textarea>", "<title>Tiêu đề - Cổng thông tin điện tử</title>", "<plaintext>", "\x00",
    "<meta name=generator content='NukeViet 4'>", "<meta charset=utf-16>", "<frameset>", "<select><option>",
    "<meta property='article:published_time' content='2022-05-26+0708:15:00'>", "<pre>a\nb</pre>", "<noscript>",
    "<meta property='og:type' content='article'>", "<blockquote>",
)  # fmt: skip
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["NewsArticle", "2022-05-26", "\ud800", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "datePublished", "dateModified", "headline", "articleBody", "author", "url"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
LD = JSON.map(
    lambda value: f'<script type="application/ld+json">{msgspec.json.encode(_plain(value)).decode()}</script>'
)


def _plain(value: Any) -> Any:
    """JSON as a page may print it: half a pair of surrogates is no text."""
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


PAGES = Path(__file__).parents[1] / "pages"


def _smallest() -> dict[str, tuple[str, str]]:
    """Address and markup of the smallest saved article of each family."""
    found: dict[str, tuple[int, Path]] = {}
    for path in sorted(PAGES.glob("*/*/page.html.gz")):
        if (path.parent / "expected.json").exists() and "</" in _markup(path):
            known = found.get(path.parts[-3])
            size = path.stat().st_size
            if known is None or size < known[0]:
                found[path.parts[-3]] = (size, path)
    return {family: (_address(path), _markup(path)) for family, (_, path) in found.items()}


def _address(path: Path) -> str:
    return str(json.loads((path.parent / "meta.json").read_text())["url"])


def _markup(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


SAVED = _smallest()
"""Those of services and those saved as text have no tags."""
