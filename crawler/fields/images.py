"""The article's images in order: the lead image above the body first, then those of the body."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote, urlsplit

from archive.article import Image
from crawler.clean.names import split_credit
from crawler.clean.text import clean_line, fold
from crawler.fields import captions, markup, walk
from crawler.fields.flow import Picture
from crawler.fields.hints import Hints

# WordPress appends the size of a scaled version to the file's name.
_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w+$)")
_MIN_ALT_WORDS = 4
"""An alternative text of fewer words names a file or a place, it describes no picture."""


def extract(
    hints: Hints, pictures: Sequence[Picture], title: str, absolute: Callable[[str], str | None]
) -> list[Image]:
    """Each image once, captions with their credit set apart."""
    images: dict[str, Image] = {}
    for picture in [*_lead_pictures(hints, title), *pictures]:
        # A page saved as text names no address: the caption stands for the picture.
        url = absolute(picture.url) if picture.url else ""
        if url is None:
            continue
        key = _SIZE.sub("", unquote(urlsplit(url).path)) or picture.caption or ""
        image = _image(url, picture)
        known = images.get(key)
        if known is None:
            images[key] = image
        elif image.caption and known.caption is None:
            images[key] = Image(url=known.url, caption=image.caption, credit=image.credit)
    return list(images.values())


def _image(url: str, picture: Picture) -> Image:
    if not picture.caption:
        return Image(url=url or None)
    caption, credit = split_credit(picture.caption)
    return Image(url=url or None, caption=caption or None, credit=credit)


def _lead_pictures(hints: Hints, title: str) -> list[Picture]:
    """Pictures above the body, with their caption; an alternative text that describes them stands in for one."""
    node = hints.node("image")
    if node is None:
        return []
    if node.tag == "img":
        attributes = node.attributes
        url = markup.image_url(attributes)
        pictures = [Picture(url, clean_line(attributes.get("alt") or ""))] if url else []
    else:
        pieces = walk.read(node).pieces
        captions.assign(pieces)
        pictures = [piece for piece in pieces if isinstance(piece, Picture)]
    whole = hints.page.meta("og:image") or ""
    for picture in pictures[:1]:
        if _file(whole) and _file(whole) == _file(picture.url):
            # The page shows a thumbnail and names the picture itself in its metadata.
            picture.url = whole
        if picture.caption is None and _describes(picture, title):
            picture.caption = picture.alt
    return pictures


def _file(url: str) -> str:
    return url.rpartition("/")[2].partition("?")[0]


def _describes(picture: Picture, title: str) -> bool:
    alt = picture.alt
    return len(alt.split()) >= _MIN_ALT_WORDS and fold(alt) not in fold(title) and not markup.IMAGE_FILE.search(alt)
