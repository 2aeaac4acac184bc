"""Addresses on a page, made absolute and canonical."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from crawler.clean.tails import without_size
from crawler.clean.urls import canonical, host_of
from crawler.fields.lines import furniture
from crawler.fields.tree import queries
from crawler.fields.tree.flow import Flow, Line, Link, Piece
from crawler.html import Page

_UUID = r"/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_DOCUMENT = "pdf|docx?|xlsx?|pptx?|ppsx?|rtf|odt|ods|odp|csv|epub"
_END = rf"(?:{_UUID})?/?(?:\?.*|#.*)?$"
"""Behind the name may stand the file's number: ``/documents/20181/0/bao-cao.pdf/da99a46a-…`` of Liferay's library."""
_LIBRARY = rf"/documents/d/[^/?#]{{1,80}}/[^/?#]{{1,200}}-(?:{_DOCUMENT}|zip|rar)(?:-\d{{1,3}})?(?:\?.*|#.*)?$"
"""Since 2022 a slug of the name: ``/documents/d/guest/bao-cao-pdf``."""

DOCUMENT = re.compile(rf"\.(?:{_DOCUMENT}){_END}|{_LIBRARY}", re.IGNORECASE)
"""Addresses of documents, which viewers show in a frame; films and recordings in frames are no files."""

FILE = re.compile(rf"\.(?:{_DOCUMENT}|zip|rar|7z|mp3|mp4){_END}|{_LIBRARY}", re.IGNORECASE)
"""Addresses of files that are offered for download."""
FILM = re.compile(
    r"//(?:[\w-]+\.)?(?:youtube|youtube-nocookie|youtu|vimeo|dailymotion)\.|\.(?:mp4|m4v|webm|m3u8|flv|mov)\b",
    re.IGNORECASE,
)
"""Addresses of films, by who shows them or by the file."""
_STORED = re.compile(
    r"https?://(?:(?:drive|docs)\.google\.com/(?:file/d/|open\?|uc\?|(?:document|spreadsheets|presentation)/d/|"
    r"drive/(?:u/\d/)?folders/)|1drv\.ms/|onedrive\.live\.com/|[a-z0-9-]+\.sharepoint\.com/:[a-z]:/|"
    r"(?:www\.)?dropbox\.com/(?:s|sh|scl/f[io])/)",
    re.IGNORECASE,
)
"""Addresses of what lies in a drive: files where the page calls them so, else something to be read on."""

_OF_TAG = re.compile(
    r"/(?:tags?|tu-?khoa|hashtags?|keywords?)(?:/|\.\w+|\?)|[?&](?:tags?|tu-?khoa|hashtag)=[^&]", re.IGNORECASE
)

_HANDS_OUT = re.compile(
    r"download|attach|getfile|\.ashx|/files?/|/documents/\d+/\d+/|linkclick\.aspx\?(?:[^#]*&)?fileticket=",
    re.IGNORECASE,
)
_VIEWED = frozenset({"file", "url", "src"})
_FILM = re.compile(r"\.mp[34](?:[?#]|$)", re.IGNORECASE)

# Addresses that are canonical as they stand: most are, and canonical() takes 30 microseconds.
_PLAIN_PATH = re.compile(r"/(?:[A-Za-z0-9_-][A-Za-z0-9_./~-]*)?")
_PLAIN_URL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::(?!80/|443/)[1-9][0-9]{1,4})?(?P<path>/[A-Za-z0-9_./~-]*)"
)


@lru_cache(maxsize=256)  # a page is asked for by the address that it claims
def canonical_url(url: str) -> str | None:
    """``crawler.clean.urls.canonical`` of an absolute address, quick for plain ones.

    >>> canonical_url("http://vidu.gov.vn/kinh-te/tin-7.html"), canonical_url("http://vidu.gov.vn/a/../b?utm_source=x")
    ('http://vidu.gov.vn/kinh-te/tin-7.html', 'http://vidu.gov.vn/b')
    """
    plain = _PLAIN_URL.fullmatch(url)
    if plain is not None and "/." not in plain["path"] and "//" not in plain["path"]:
        return url
    return canonical(url)


_NUMBER = re.compile(rf"{_UUID}/?$", re.IGNORECASE)


def file_name(url: str) -> str:
    """The last part of a file's address, or the one before its number; as it is written there.

    >>> file_name("/documents/20181/0/bao-cao.pdf/da99a46a-8231-2a87-ff8d-8d3b2d388c24?t=17"), file_name("/a/b.doc")
    ('bao-cao.pdf', 'b.doc')
    """
    return _NUMBER.sub("", urlsplit(url).path).rpartition("/")[2]


def leads_to_tag(url: str) -> bool:
    """Whether an address is that of what bears one tag."""
    return _OF_TAG.search(url) is not None


CALLED = re.compile(r"""['"]((?:https?:)?/[^'"]+)['"]""")
"""What a script is called with: ``downloadFile('..','/upload/…')`` of VNPT's portals."""


def called(link: Link) -> str | None:
    """The file that a link's script is called with; None where it leads by its address, or to something else."""
    target = link.url.strip()
    if not target.startswith(("#", "javascript:")):
        return None
    script = link.onclick or target
    found = CALLED.findall(script) if "'" in script or '"' in script else []
    return found[-1] if found and (FILE.search(found[-1]) or "ownload" in script) else None


def is_file(link: Link) -> bool:
    """Whether a link offers a file."""
    if (link.onclick and "ownload" in link.onclick) or called(link) is not None:
        return True
    if _names_file(link.url) or (link.download and not link.url.startswith(("#", "javascript:"))):
        return True
    # A program hands it out under its own name.
    return _HANDS_OUT.search(link.url) is not None and FILE.search(without_size(link.text)) is not None


def is_handed_out(link: Link) -> bool:
    """Whether a program gives what a link leads to, as its address says: mostly a file, whatever it is called."""
    return is_file(link) or _HANDS_OUT.search(link.url) is not None


@lru_cache(maxsize=4096)  # a portal's menus and boxes lead to the same from each page
def _names_file(url: str) -> bool:
    return FILE.search(url) is not None


def document_of(url: str) -> str | None:
    """The document that a frame shows: named by a parameter of its viewer, or its own address. None for films, pages.

    >>> document_of("https://a.vn/pdfjs/web/viewer.html?file=/tailieu/ke-hoach.pdf"), document_of("https://a.vn/phim.mp4")
    ('/tailieu/ke-hoach.pdf', None)
    """
    parts = urlsplit(url)
    for name, value in parse_qsl(parts.query):
        if name in _VIEWED and FILE.search(value) and not _FILM.search(value):
            return value
    return url if DOCUMENT.search(parts.path) else None


def free_headings(flow: Flow, url: str) -> None:
    """Make headings whose links lead to no other article of the portal headings of the text as any other.

    A list of contents leads to parts of the page ``url`` itself, other headings to a video, a file, another house.
    """
    headings = {
        at for at, piece in enumerate(flow.pieces) if isinstance(piece, Line) and piece.level and piece.is_linked
    }
    if headings:
        leading = {link.line for link in flow.links if link.line in headings and may_be_article(link, url)}
        for at in headings - leading:
            heading = flow.pieces[at]
            if isinstance(heading, Line):
                heading.linked = 0


def may_be_article(link: Link, url: str) -> bool:
    """Whether a link on the page ``url`` may lead to another article of the portal."""
    target = link.url.strip()
    if is_file(link) or _NO_PAGE.match(target):
        return False
    if "//" not in target and "#" not in target:  # most links: a path of the same host
        return True
    try:
        whole, _ = urldefrag(urljoin(url, target))
        host = host_of(whole)
    except ValueError:
        return False
    return host == host_of(url) and ("#" not in target or whole != urldefrag(url)[0])


# Parts of the page, what a script or another program does, and pictures.
_NO_PAGE = re.compile(
    r"#|(?!https?:)[a-z][a-z0-9+.-]{0,20}:|[^?]{0,500}\.(?:jpe?g|png|gif|webp|svg|bmp)(?:[?#]|$)", re.IGNORECASE
)


def file_lines(flow: Flow) -> set[int]:
    """Indices of the lines that offer files and say nothing else: links to them, with or without a label before."""
    _offer_stored(flow)
    rest: dict[int, list[str]] = {}
    ends: dict[int, int] = {}
    for link in flow.links:
        if is_file(link) and link.line < len(flow.pieces):
            piece = flow.pieces[link.line]
            if isinstance(piece, Line):
                parts, end = rest.setdefault(link.line, []), ends.get(link.line, 0)
                begins = piece.text.find(link.text, end)
                if begins >= 0:
                    parts.append(piece.text[end:begins])
                    ends[link.line] = begins + len(link.text)
    return {
        at for at, parts in rest.items() if _is_offer(flow.pieces[at], _left(flow.pieces[at], parts, ends.get(at, 0)))
    }


def is_stored(link: Link) -> bool:
    """Whether a link leads to what lies in a drive: a file where something beside it calls it so."""
    return _STORED.match(link.url.strip()) is not None


def _offer_stored(flow: Flow) -> None:
    """Take links into a drive for downloads where a label before them, or on the line above, announces files."""
    stored: dict[int, list[Link]] = {}
    for link in flow.links:
        if is_stored(link) and link.line < len(flow.pieces):
            stored.setdefault(link.line, []).append(link)
    announced = -1
    for at, links in sorted(stored.items()):
        piece = flow.pieces[at]
        rest = piece.text if isinstance(piece, Line) else ""
        for link in links:
            rest = rest.replace(link.text, "", 1)
        label = _label(rest)
        above = flow.pieces[at - 1] if at else None
        is_below = announced == at - 1 or (isinstance(above, Line) and furniture.is_attachment_header(above.text))
        if furniture.is_attachment_header(label) or (is_below and not label):
            announced = at
            for link in links:
                link.download = True


_FACT_OF_FILE = re.compile(
    r"\(?\.?\b(?:pdf|docx?|xlsx?|pptx?|zip|rar)\b\)?|\b\d[\d.,]{0,9}\s?(?:[kmg]?b|bytes|"
    r"(?:lượt|lần) tải(?: (?:về|xuống))?|downloads?(?:\(s\))?)(?!\w)",
    re.IGNORECASE,
)
"""What stands beside the link to a file: its kind, its size, how often it was fetched."""


def _left(piece: Piece, parts: list[str], end: int) -> str:
    """A line without its links."""
    return " ".join([*parts, piece.text[end:]]).strip() if isinstance(piece, Line) else ""


def _label(rest: str) -> str:
    return _FACT_OF_FILE.sub("", rest).strip(" \t()[].,;|-–•")


def _is_offer(piece: Piece, rest: str) -> bool:
    label = _label(rest)
    return isinstance(piece, Line) and (piece.is_linked or not label or furniture.is_attachment_header(label))


@lru_cache(maxsize=4096)  # each article is named by many others
def _is_plain(address: str) -> bool:
    return _PLAIN_PATH.fullmatch(address) is not None and "/." not in address and "//" not in address


def resolver(page: Page) -> Callable[[str], str | None]:
    """What makes an address on ``page`` absolute and canonical; None for what is no http(s) address."""
    head = page.tree.head
    node = queries.first(head, "base[href]") if head is not None else None
    href = (node.attrs.get("href") or "").strip() if node is not None else ""
    base = (canonical(href, base=page.url) if href else None) or page.url
    parts = urlsplit(base)
    root = f"{parts.scheme}://{parts.netloc}"
    known: dict[str, str | None] = {}

    def absolute(target: str) -> str | None:
        if _is_plain(target):
            return root + target
        if target in known:
            return known[target]
        address = target.strip()
        path, mark, _ = address.partition("?")
        whole: str | None
        if _is_plain(path):
            whole = canonical(root + address) if mark else root + address
        elif not address or address.startswith("#"):
            whole = None
        else:
            whole = canonical(address, base=base)
        known[target] = whole
        return whole

    return absolute


def as_written(absolute: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """``absolute`` that leaves a query's parameters in the order of the page: what hands out files may sign it.

    >>> as_written(lambda target: "https://a.vn/b.ashx?h=5&w=9")("b.ashx?w=9&utm_source=x&h=5#top")
    'https://a.vn/b.ashx?w=9&h=5'
    """

    def address(target: str) -> str | None:
        whole = absolute(target)
        if whole is None or "&" not in whole or "?" not in whole:
            return whole
        head, _, query = whole.partition("?")
        ordered = query.split("&")
        pairs = target.strip().partition("#")[0].partition("?")[2].split("&")
        kept = [pair for pair in pairs if pair in ordered]
        return f"{head}?{'&'.join(kept)}" if sorted(kept) == sorted(ordered) else whole

    return address
