"""The article pages with a truth: the captured portals, the saved pages, the synthetic families.

A truth has the keys that somebody vouches for, in the words of a record (``title``, ``lead``, ``text``, ``published``
to the minute or the day, ``names`` of those who sign, ``section``, ``tags``, ``images``, ``captions``, ``views``,
``language``). A key that is missing is not marked on that page.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import lxml.etree
import lxml.html

from benchmarks.accuracy import pages, read_truth
from benchmarks.compared import body_of, byline_of, plain
from crawler.inspecting import cases
from tests.synthetic import FAMILIES, SyntheticPage, generate

SAVED = Path(__file__).resolve().parent.parent.parent / "tests" / "pages"

Truth = dict[str, Any]


class Page(NamedTuple):
    """One article page, and what a careful reader would write down."""

    url: str
    body: bytes
    truth: Truth


def page_sets(data: Path, most: int, seed: int, count: int) -> dict[str, list[Page]]:
    """Every set that is at hand by its name, evenly thinned to ``most`` pages; ``count`` of each synthetic family."""
    found = {
        "Captured NukeViet portal": _thinned(captured_nukeviet(data), most),
        "Captured WordPress portal": _with_text(captured_wordpress(data), most),
        "Saved pages (tests/pages)": _thinned(list(saved(SAVED)), most),
        "Synthetic pages, other seeds": list(synthetic(seed, count)),
    }
    return {name: among for name, among in found.items() if among}


def _thinned(found: list[Page], most: int) -> list[Page]:
    """Every n-th page."""
    return found[:: -(-len(found) // most)] if found else []


def _with_text(found: list[Page], most: int) -> list[Page]:
    """All pages with a text that somebody vouches for, and every n-th of the others."""
    told = [page for page in found if "text" in page.truth]
    return told + _thinned([page for page in found if "text" not in page.truth], max(most - len(told), 1))


def captured_nukeviet(data: Path) -> list[Page]:
    """The article pages of the NukeViet capture; none where it is missing."""
    warc = data / "nukeviet.warc.gz"
    if not warc.is_file():
        return []
    truth = read_truth(data / "nukeviet.truth.jsonl")
    return [
        Page(url, body, _of_nukeviet(row))
        for url, status, _, body in pages(warc)
        if status == 200 and (row := truth.get(url))
    ]


def _of_nukeviet(row: Truth) -> Truth:
    truth = {
        "title": plain(row["title"]),
        "lead": plain(row["lead"]),
        "published": row["published"][:16],
        "text": body_of(row),
        "names": [],
        "byline": byline_of(row),
        "section": [plain(row["category"])],
        "tags": [plain(tag) for tag in row["tags"]],
    }
    # Of the CMS's own samples the truth lists the picture of the head only, and not whether its text is shown.
    if row["origin"] != "shipped-sample":
        truth["images"] = [each["src"] for each in row["captions"]]
        truth["captions"] = [text for each in row["captions"] if (text := plain(each["caption"]))]
    return truth


def captured_wordpress(data: Path) -> list[Page]:
    """The articles that the listings of the WordPress capture date: nobody wrote a truth, so the CMS itself is asked.

    Title, minute and categories are those of the listings' rows; text, captions and pictures, of the ten newest, those
    of the feed. Only the feed has a body without the page around it.
    """
    warc = data / "wordpress.warc.gz"
    if not warc.is_file():
        return []
    answers = {url: body for url, status, _, body in pages(warc) if status == 200}
    rows: dict[str, Truth] = {}
    for url, body in answers.items():
        if not url.endswith(".xml"):
            rows.update(_rows(body))
    feed = next((body for url, body in answers.items() if url.endswith("/feed/")), b"<rss/>")
    for entry in lxml.etree.fromstring(feed).iter("item"):
        rows.setdefault(entry.findtext("link") or "", {}).update(_of_feed(entry))
    return [Page(url, answers[url], truth) for url, truth in rows.items() if url in answers and "title" in truth]


def _rows(body: bytes) -> Iterator[tuple[str, Truth]]:
    """The dated rows of a listing."""
    tree: Any = lxml.html.document_fromstring(body)
    for row in tree.xpath("//article[.//h2//a][.//time]"):
        link = row.xpath(".//h2//a")[0]
        yield (
            link.get("href"),
            {
                "title": plain(link.text_content()),
                "published": row.xpath("string(.//time/@datetime)")[:16],
                "section": [plain(each.text_content()) for each in row.xpath(".//a[contains(@rel, 'category')]")],
            },
        )


def _of_feed(entry: Any) -> Truth:
    """Nothing of an article whose pictures stand in the text: what is a caption there, nobody has said."""
    written = entry.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    content: Any = lxml.html.fragment_fromstring(written, create_parent="div")
    figures = content.xpath(".//figure")
    captions = [plain(text.text_content()) for each in figures for text in each.xpath(".//figcaption")]
    images = [str(image.get("src")) for image in content.xpath(".//img")]
    if content.xpath(".//img[not(ancestor::figure)]"):
        return {}
    for figure in figures:
        figure.drop_tree()
    paragraphs = [plain(each.text_content()) for each in content.xpath(".//p|.//li|.//blockquote|.//h2|.//h3|.//h4")]
    # The first paragraph is the lead of these, or not: both readings are one text.
    return {"text": "\n".join(paragraphs), "captions": captions, "images": images}


def saved(folder: Path) -> Iterator[Page]:
    """The saved HTML pages that a person read (``tests/pages``), captured and synthetic ones."""
    for path in sorted(folder.glob("*/*/expected.json")):
        meta, said = cases.read(path.parent, "meta"), cases.read(path.parent, "expected")
        body = gzip.decompress((path.parent / "page.html.gz").read_bytes())
        if b"<" in body[:200] and said.get("title"):
            yield Page(meta["url"], body, _of_case(said, meta.get("listing") or {}))


def _of_case(said: Truth, row: Truth) -> Truth:
    same = {"title": "title", "lead": "lead", "section": "section", "tags": "tags", "language": "language"}
    same["byline"] = "byline"
    truth = {key: said[name] for key, name in same.items() if name in said}
    if "body" in said:
        truth["text"] = said["body"]
    if "authors" in said:
        truth["names"] = [author["name"] for author in said["authors"]]
    elif "byline" in said:
        truth["names"] = []
    if "published_at" in said and "published_at" not in row:
        truth["published"] = (said["published_at"] or "")[:16] or None
    if "views" in said and "views" not in row:
        truth["views"] = said["views"]
    if "images" in said:
        truth["images"] = [image["url"] for image in said["images"] if image["url"]]
        truth["captions"] = [plain(image["caption"]) for image in said["images"] if image["caption"]]
    return truth


def synthetic(seed: int, count: int) -> Iterator[Page]:
    """The HTML pages of the synthetic families."""
    for family in FAMILIES:
        for page in generate(family, seed, count):
            if page.expected is not None and "json" not in page.headers.get("content-type", ""):
                yield Page(page.url, page.body, _of_synthetic(page, page.expected))


def _of_synthetic(page: SyntheticPage, said: Truth) -> Truth:
    truth = {
        "title": plain(said["title"]),
        "text": "\n".join(_texts(said["blocks"])),
        "names": [name for name, _ in said["authors"]],
        "captions": [text for _, text in said["captions"]],
        **{key: said[key] for key in ("lead", "byline", "section", "tags", "images", "language")},
    }
    # What the listing's row alone says is not on the page.
    if page.listing is None or page.listing.published_at is None:
        truth["published"] = (said["published_at"] or "")[:16] or None
    if page.listing is None or page.listing.views is None:
        truth["views"] = said["views"]
    return truth


def _texts(blocks: list[list[Any]]) -> Iterator[str]:
    """The running text of a truth's blocks, as a record's body has it: no cells, no captions."""
    for kind, content in blocks:
        if kind in ("paragraph", "heading", "quote"):
            yield content
        elif kind == "list":
            yield from content
