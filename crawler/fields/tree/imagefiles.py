"""What an ``<img>`` shows: a picture and its largest version, an icon, a button, the eye before a view count."""

from __future__ import annotations

import re

from crawler.clean.text import fold
from crawler.clean.urls import leads_nowhere
from crawler.fields.tree.markup import Attributes

_EYE_FILE = re.compile(
    r"(?:^|[/_-])(?:icon-?)?(?:eye|luot-?xem)(?:[_-](?:icon|open|\d+))?\.(?:png|gif|svg|jpe?g|webp)$|/icons?/views?\.\w+$"
)
VIEW_FILE = re.compile(r"/views?\.(?:png|gif|svg)$", re.IGNORECASE)
"""What pictures of an eye are called, and others: what stands beside tells."""
_EYE_WORDS = ("eye", "luot", "view")
_EYE_TEXTS = frozenset({"luot xem", "so luot xem", "luot doc", "da xem", "views", "eye"})
_LONGEST_LABEL = 24

IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|avif|jfif|tiff?)(?:[?#]|$)", re.IGNORECASE)
_TINY_IMAGE = re.compile(
    r"(?:^|[/_.-])(?:spacer|blank|pixel|transparent|loading|loader|load_bar|icons?|emoji|smil\w*|bullet\w*|arrow\w*)(?:[/_.-]|\d)|"
    r"(?:^|[/_.-])captcha\w*(?:/|\.(?!jpe?g|png|gif|webp))"
)
_BUTTON_IMAGE = re.compile(
    r"/(?:print(?:er)?|e?mail|facebook|zalo|twitter|share|(?:icon|ic|file)?[_-]?(?:pdf|docx?|word|xlsx?|excel|pptx?|zip|rar|"
    r"file|attach(?:ment)?|dinh-?kem|down(?:load)?))\d?(?:[_-]?(?:button|icon))?\.(?:gif|png|svg)(?:\?|$)"
)
_DRAWN = re.compile(r"\.(?:gif|svg)(?:\?|$)", re.IGNORECASE)
_FILLED = re.compile(
    r"/(?:upload\w*|[\w-]*files?|medias?|documents?|attachments?|stories|news|photos?|publishingimages)/", re.IGNORECASE
)
_CLIP = re.compile(
    r"/(?:icons?|ic)?[_-]?(?:attach(?:ment)?s?|dinh-?kem|paper-?clip)\d?(?:[_-]?icon)?\.(?:gif|png|svg)\b"
)
"""The clip before the link to a file: no picture of an article is called so."""
_LARGEST_BUTTON = 64
"""Pixels of one side beyond which a picture is no button, whatever its file is called."""
_TINY_WORDS = (
    "icon", "loading", "loader", "load_bar", "blank", "arrow", "bullet", "spacer", "pixel", "smil", "emoji",
    "transparent", "captcha",
)  # fmt: skip
_ADDRESSES = (
    "data-photo-original-src",
    "data-original",
    "data-src",
    "data-lazy-src",
    "data-lazy",
    "data-image",
    "data-full",
    "src",
)
_SRCSET = re.compile(r"(\S+)\s+(\d+(?:\.\d+)?)[wx]")


def is_eye(attributes: Attributes) -> bool:
    """Whether a picture is the icon before a view count, by its file or by what stands in for it.

    >>> [is_eye(icon) for icon in ({"src": "/icons/eye.png"}, {"alt": "Lượt xem"}, {"src": "/view-7.jpg"})]
    [True, True, False]
    """
    alt = attributes.get("alt") or attributes.get("title") or ""
    if alt and len(alt) <= _LONGEST_LABEL and fold(alt).strip(" :") in _EYE_TEXTS:
        return True
    file = (attributes.get("src") or "").lower()
    # As in _is_tiny().
    return any(map(file.__contains__, _EYE_WORDS)) and _EYE_FILE.search(file) is not None


def image_url(attributes: Attributes, *, href: str | None = None) -> str | None:
    """The address of the largest version that an ``<img>`` names; None for spacers, icons and data URIs, and for
    buttons: pictures of that name in a link (``href``) to no picture.

    >>> image_url({"src": "/blank.gif", "data-original": "/a.jpg"})
    '/a.jpg'
    >>> image_url({"src": "/a-300.jpg", "srcset": "/a-300.jpg 300w, /a-1024.jpg 1024w"})
    '/a-1024.jpg'
    """
    return None if is_eye(attributes) else picture_url(attributes, href)


def picture_url(attributes: Attributes, href: str | None) -> str | None:
    """``image_url`` of what is no eye."""
    if _is_small(attributes.get("width") or "") and _is_small(attributes.get("height") or ""):
        return None
    if href and not IMAGE_FILE.search(href) and _is_button(attributes, href):
        return None
    if not href and _is_clip(attributes):
        return None
    srcset = attributes.get("srcset") or attributes.get("data-srcset")
    if srcset:
        versions = _SRCSET.findall(srcset)
        if versions:
            return str(max(versions, key=lambda version: float(version[1]))[0])
    for name in _ADDRESSES:
        url = (attributes.get(name) or "").strip()
        if url and not url.startswith(("data:", "about:", "blob:")) and not _is_tiny(url.lower()):
            return url
    return None


def _is_clip(attributes: Attributes) -> bool:
    # As in _is_tiny().
    file = (attributes.get("src") or "").lower()
    is_named = ("attach" in file or "kem" in file or "clip" in file) and not is_filled(file)
    return is_named and _CLIP.search(file) is not None and _is_button(attributes, "")


def _is_button(attributes: Attributes, href: str) -> bool:
    sizes = (attributes.get(name) or "" for name in ("width", "height"))
    digits = [size.strip().removesuffix("px") for size in sizes if size.strip()]
    is_large = any(not size.isdigit() or int(size[:6]) > _LARGEST_BUTTON for size in digits)
    file = (attributes.get("src") or "").strip()
    # Photographs, and what lies among those of articles, open larger by such links, too.
    is_drawn = _DRAWN.search(file) is not None and not is_filled(file)
    return not is_large and (is_called_button(file) or (leads_nowhere(href) and is_drawn))


def is_filled(url: str) -> bool:
    """Whether a picture lies in a folder that those of articles lie in.

    >>> is_filled("/uploads/2026/so-do.svg"), is_filled("/themes/a/icons/print.svg")
    (True, False)
    """
    return _FILLED.search(url) is not None


def is_called_button(file: str) -> bool:
    """Whether a picture's file is called like a button; pictures of a text may be, too.

    >>> is_called_button("/images/print.gif"), is_called_button("/images/le-hoi.gif")
    (True, False)
    """
    return _BUTTON_IMAGE.search(file.lower()) is not None


def _is_small(size: str) -> bool:
    digits = size.strip().removesuffix("px")
    return digits.isdigit() and int(digits[:6]) < 40


def _is_tiny(file: str) -> bool:
    # Most files are told without a search, which begins anew at every "/" and "-".
    return any(map(file.__contains__, _TINY_WORDS)) and _TINY_IMAGE.search(file) is not None
