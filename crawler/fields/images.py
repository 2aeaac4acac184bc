"""The article's images in order: the lead image above the body first, then those of the body."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborNode

from archive.article import Image
from crawler.clean.names import split_credit
from crawler.clean.text import clean_line, fold
from crawler.fields import captions
from crawler.fields.lines import furniture
from crawler.fields.tree import imagefiles, walk
from crawler.fields.tree.flow import Line, Picture
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.placing import is_leaf_of

# WordPress appends the size of a scaled version to the file's name.
_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w+$)")
CAPTION_FROM_ALT = "caption_from_alt"
"""Warning: the page prints no caption under the lead image, its alternative text stands in for one."""

_MIN_ALT_WORDS = 4
"""An alternative text of fewer words names a file or a place, it describes no picture."""


class Images(Struct, frozen=True):
    """The images, and what was odd about them."""

    images: list[Image]
    warnings: list[str]


def extract(hints: Hints, pictures: Sequence[Picture], title: str, absolute: Callable[[str], str | None]) -> Images:
    """Each image once, captions with their credit set apart; what is printed wins over an alternative text."""
    images: dict[str, Image] = {}
    described: set[str] = set()
    lead = _lead_pictures(hints)
    for picture in [*lead, *pictures]:
        # A page saved as text names no address: the caption stands for the picture.
        url = absolute(picture.url) if picture.url else ""
        if url is None:
            continue
        key = _file_of(url) or picture.caption or ""
        image = _image(url, picture)
        known = images.get(key)
        if known is None:
            images[key] = image
            if lead and picture is lead[0] and image.caption is None and _describes(picture, title):
                images[key] = _captioned(image, picture.alt)
                described.add(key)
        elif image.caption and (known.caption is None or key in described):
            images[key] = Image(url=known.url, caption=image.caption, credit=image.credit)
            described.discard(key)
    return Images(list(images.values()), [CAPTION_FROM_ALT] if described else [])


def _file_of(url: str) -> str:
    """The path of an image, by which its versions of other sizes are known."""
    path = urlsplit(url).path[1:] if "?" in url else url.partition("://")[2].partition("/")[2]
    return _SIZE.sub("", unquote(path) if "%" in path else path)


def _image(url: str, picture: Picture) -> Image:
    image = Image(url=url or None)
    image = _captioned(image, picture.caption) if picture.caption else image
    if not picture.credit:
        return image
    return Image(url=image.url, caption=image.caption, credit=picture.credit)


def _captioned(image: Image, text: str) -> Image:
    caption, credit = split_credit(text)
    return Image(url=image.url, caption=caption or None, credit=credit)


def _lead_pictures(hints: Hints) -> list[Picture]:
    """Pictures above the body, with their caption; some themes put them into the lead's element."""
    node = hints.node("image") or hints.node("lead")
    pictures = _pictures_in(hints, node) if node is not None else []
    whole = hints.page.meta("og:image") or ""
    pictures = pictures or [picture for picture in hints.beside.pictures if _is_photograph(picture)]
    for picture in pictures[:1]:
        if _file(whole) and _file(whole) == _file(picture.url):
            # The page shows a thumbnail and names the picture itself in its metadata.
            picture.url = whole
    return pictures


def _is_photograph(picture: Picture) -> bool:
    """Whether a picture between title and text is an editor's, by its caption and folder: buttons stand there, too."""
    said = picture.caption or ""
    return bool(said) and imagefiles.is_filled(picture.url) and not furniture.is_furniture(said)


def _pictures_in(hints: Hints, node: LexborNode) -> list[Picture]:
    if node.tag == "img":
        attributes = node.attributes
        url = imagefiles.image_url(attributes)
        pictures = [Picture(url, clean_line(attributes.get("alt") or ""))] if url else []
    elif is_leaf_of(node.child):
        return []
    else:
        pieces = walk.read(node).pieces
        captions.assign(pieces)
        pictures = [piece for piece in pieces if isinstance(piece, Picture)]
        if len(pieces) == len(pictures) + 1 == _ALONE and (line := pieces[1]) and isinstance(line, Line):
            # What a frame holds beside its one picture tells of that, but for what it says to whoever looks at it.
            is_told = node is not hints.node("lead") and not furniture.is_furniture(line.text)
            pictures[0].caption = pictures[0].caption or (line.text if is_told else None)
    return pictures


_ALONE = 2
"""Pieces of a frame with one picture and one line."""


def _file(url: str) -> str:
    return url.rpartition("/")[2].partition("?")[0]


def _describes(picture: Picture, title: str) -> bool:
    alt = picture.alt
    return len(alt.split()) >= _MIN_ALT_WORDS and fold(alt) not in fold(title) and not imagefiles.IMAGE_FILE.search(alt)
