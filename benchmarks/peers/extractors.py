"""The extractors, each in a process of its own: ``python -m benchmarks.peers.extractors NAME``.

A line of standard input is a page (``url``, ``body`` in base64), a line of output what the tool made of it
(``read``, ``ms`` of the processor, ``raised``); the first line out names the version, and an empty line in asks for
the peak of memory and ends. This module runs in the peers' environment too: nothing of congtin is imported but by
``congtin`` itself, and every tool is loaded by name, so that none is needed to import it.

Tools that take text get it as BeautifulSoup decodes the bytes, before the clock runs.
"""

from __future__ import annotations

import base64
import importlib
import json
import logging
import os
import signal
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import redirect_stdout
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.environment import peak_mb

PATIENCE = 20
"""Seconds that a page may take."""

Reading = dict[str, Any]
Read = Callable[[str, bytes], Callable[[], Reading]]
"""Takes a page; what it returns is run by the clock."""


class Peer(NamedTuple):
    """A tool: its package, what it gives, and how it is loaded."""

    package: str
    gives: frozenset[str]
    load: Callable[[], Read]


def _decoded(body: bytes) -> str:
    dammit = importlib.import_module("bs4").UnicodeDammit
    return str(dammit(body, is_html=True).unicode_markup or body.decode("utf-8", "replace"))


def congtin() -> Read:
    """Ours, from the bytes and the address alone: no listing row, no portal, no headers."""
    parse = importlib.import_module("crawler.parse").parse_bytes
    article = importlib.import_module("archive.article").Article

    def read(url: str, body: bytes) -> Callable[[], Reading]:
        def run() -> Reading:
            found = parse(body, url=url)
            if not isinstance(found, article):
                return {}
            pictures = [image for image in found.images if image.url]
            return {
                "title": found.title, "lead": found.lead, "published": found.published_at, "text": found.body,
                "names": [author.name for author in found.authors], "byline": found.byline,
                "section": found.section[-1:], "tags": found.tags,
                "image": pictures[0].url if pictures else None, "images": [image.url for image in pictures],
                "captions": [image.caption for image in found.images if image.caption],
                "views": found.views, "language": found.language,
            }  # fmt: skip

        return run

    return read


def trafilatura(*, fast: bool) -> Read:
    """With its fallbacks, or without them."""
    extract = importlib.import_module("trafilatura").bare_extraction

    def read(url: str, body: bytes) -> Callable[[], Reading]:
        def run() -> Reading:
            found = extract(body, url=url, fast=fast, with_metadata=True)
            said = found.as_dict() if found is not None and not isinstance(found, dict) else found or {}
            return {
                "title": said.get("title"), "lead": said.get("description"), "published": said.get("date"),
                "text": said.get("text"), "names": _split(said.get("author")), "section": said.get("categories"),
                "tags": said.get("tags"), "image": said.get("image"),
            }  # fmt: skip

        return run

    return read


def _split(names: str | None) -> list[str]:
    return [name.strip() for name in (names or "").split(";") if name.strip()]


def newspaper4k() -> Read:
    """Told that the language is Vietnamese."""
    newspaper = importlib.import_module("newspaper")

    def read(url: str, body: bytes) -> Callable[[], Reading]:
        text = _decoded(body)

        def run() -> Reading:
            found = newspaper.Article(url, language="vi")
            found.download(input_html=text)
            found.parse()
            return {
                "title": found.title, "lead": found.meta_description, "published": _stamp(found.publish_date),
                "text": found.text, "names": list(found.authors or ()), "tags": [str(tag) for tag in found.tags or ()],
                "image": found.top_image, "images": list(found.images or ()), "language": found.meta_lang,
            }  # fmt: skip

        return run

    return read


def _stamp(when: Any) -> str | None:
    return when.isoformat() if hasattr(when, "isoformat") else str(when) if when else None


def readability() -> Read:
    """readability-lxml: the text of the HTML it gives."""
    document, parse = (importlib.import_module(name) for name in ("readability", "lxml.html"))

    def read(url: str, body: bytes) -> Callable[[], Reading]:
        text = _decoded(body)

        def run() -> Reading:
            found = document.Document(text, url=url)
            summary = parse.document_fromstring(found.summary())
            return {"title": found.short_title(), "text": "\n".join(map(str, summary.itertext()))}

        return run

    return read


def htmldate() -> Read:
    """Its original date."""
    find = importlib.import_module("htmldate").find_date

    def read(url: str, body: bytes) -> Callable[[], Reading]:
        text = _decoded(body)
        return lambda: {"published": find(text, url=url, original_date=True)}

    return read


def newsplease() -> Read:
    """``NewsPlease.from_html``, the address given; it asks for no picture."""
    extract = importlib.import_module("newsplease").NewsPlease.from_html

    def read(url: str, body: bytes) -> Callable[[], Reading]:
        text = _decoded(body)

        def run() -> Reading:
            found = extract(text, url=url, fetch_images=False).get_dict()
            return {
                "title": found["title"], "lead": found["description"], "published": _stamp(found["date_publish"]),
                "text": found["maintext"], "names": found["authors"], "image": found["image_url"],
                "language": found["language"],
            }  # fmt: skip

        return run

    return read


def goose3() -> Read:
    """Without fetching pictures; stop words of Vietnamese, where it has them."""
    goose = importlib.import_module("goose3")
    stops = Path(str(goose.__file__)).parent / "resources" / "text" / "stopwords-vi.txt"
    settings = {"enable_image_fetching": False, "use_meta_language": False}
    made = goose.Goose(settings | ({"target_language": "vi"} if stops.is_file() else {}))

    def read(url: str, body: bytes) -> Callable[[], Reading]:
        text = _decoded(body)

        def run() -> Reading:
            found = made.extract(raw_html=text)
            return {
                "title": found.title, "lead": found.meta_description, "published": _stamp(found.publish_date),
                "text": found.cleaned_text, "names": list(found.authors or ()), "tags": list(found.tags or ()),
                "language": found.meta_lang, "image": (found.opengraph or {}).get("image"),
            }  # fmt: skip

        return run

    return read


def resiliparse() -> Read:
    """``extract_plain_text`` of the main content, and its guess of the language."""
    plain = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    tree = importlib.import_module("resiliparse.parse.html").HTMLTree
    detect = importlib.import_module("resiliparse.parse.encoding").detect_encoding
    guess = importlib.import_module("resiliparse.parse.lang").detect_fast

    def read(url: str, body: bytes) -> Callable[[], Reading]:
        def run() -> Reading:
            text = plain(tree.parse_from_bytes(body, detect(body, html5_compatible=True)), main_content=True)
            return {"text": text, "language": guess(text)[0]}

        return run

    return read


_USUAL = {"title", "lead", "published", "text", "names", "image"}
PEERS = {
    "congtin": Peer(
        "congtin",
        frozenset(_USUAL | {"minute", "section", "tags", "images", "captions", "views", "language"}),
        congtin,
    ),
    "trafilatura": Peer("trafilatura", frozenset(_USUAL | {"section", "tags"}), lambda: trafilatura(fast=False)),
    "trafilatura fast": Peer("trafilatura", frozenset(_USUAL | {"section", "tags"}), lambda: trafilatura(fast=True)),
    "newspaper4k": Peer("newspaper4k", frozenset(_USUAL | {"minute", "tags", "images", "language"}), newspaper4k),
    "news-please": Peer("news-please", frozenset(_USUAL | {"minute", "language"}), newsplease),
    "goose3": Peer("goose3", frozenset(_USUAL | {"minute", "tags", "language"}), goose3),
    "readability-lxml": Peer("readability-lxml", frozenset({"title", "text"}), readability),
    "resiliparse": Peer("resiliparse", frozenset({"text", "language"}), resiliparse),
    "htmldate": Peer("htmldate", frozenset({"published"}), htmldate),
}
"""By the name in the table; ours first."""


def main() -> int:
    """Serves until an empty line."""
    peer = PEERS[sys.argv[1]]
    say = os.fdopen(os.dup(1), "w", encoding="utf-8")
    signal.signal(signal.SIGALRM, _too_long)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    with redirect_stdout(sys.stderr):
        read = peer.load()
        print(json.dumps({"version": version(peer.package)}), file=say, flush=True)
        for line in sys.stdin:
            if not line.strip():
                break
            page = json.loads(line)
            print(
                json.dumps(_one(read, page["url"], base64.b64decode(page["body"])), default=str), file=say, flush=True
            )
        print(json.dumps({"peak_mb": peak_mb()}), file=say, flush=True)
    return 0


def _too_long(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"longer than {PATIENCE} seconds")


def _one(read: Read, url: str, body: bytes) -> dict[str, Any]:
    raised, found, began = "", dict[str, Any](), time.process_time()
    try:
        signal.alarm(PATIENCE)
        run = read(url, body)
        began = time.process_time()
        found = run()
    except Exception as error:  # a tool's failure on a page is a result
        raised = f"{type(error).__name__}: {error}"
    finally:
        signal.alarm(0)
    return {"read": found, "ms": 1000 * (time.process_time() - began), "raised": raised}


if __name__ == "__main__":
    sys.exit(main())
