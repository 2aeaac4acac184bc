"""URLs: one canonical form, the host a portal is known by, and what lies inside a portal."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

# Parameters that only say how a visitor came, or carry a session: never part of what is shown.
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|mc_[ce]id|zarsrc|_gl|yclid|igshid|_ga|"
    r"phpsessid|jsessionid|sid_session|aspsessionid\w*|sessionid|p_auth|csrt|replytocom)$",
    re.IGNORECASE,
)
# Where a visitor of a Liferay portal came from stands behind the address of what he looks at, ``/w/…`` or ``/-/…``.
_CAME_FROM = re.compile(r"^(?:redirect|_\w{1,200}_redirect|p_l_back_url(?:_title)?)=", re.IGNORECASE)
_SHOWS = re.compile(r"/(?:w|-)/")
# Page 0 of what an address shows is what it shows without it ("…-950942?pageindex=0" beside "…-950942").
_FIRST_PAGE = re.compile(r"^page_?(?:index|num(?:ber)?|no)?=0$", re.IGNORECASE)
_FIRST_OR_FROM = re.compile(f"{_FIRST_PAGE.pattern}|{_CAME_FROM.pattern}", re.IGNORECASE)
_PATH_SESSION = re.compile(r";jsessionid=[^/?#]*|/\(S\([a-z0-9]{20,}\)\)", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_PLAIN_PATH = re.compile(r"[A-Za-z0-9/._~-]+")
_PLAIN_QUERY = re.compile(r"[A-Za-z0-9._-]+=[A-Za-z0-9._-]*(?:&[A-Za-z0-9._-]+=[A-Za-z0-9._-]*)*")
# An address that is its own canonical form: nothing to encode, to sort or to drop; group 1 is what ``host_of`` gives.
# Ports of four digits and more are nobody's default.
_PLAIN = re.compile(
    r"https?://(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:[1-9]\d{3}|[1-5]\d{4}))?)(?:/(?!\.)[A-Za-z0-9._~-]*)+"
)
_PAGES = re.compile(r"/pages/", re.IGNORECASE)
_NOT_IN_ID = re.compile(r"[^a-z0-9.]+")
MAX_LENGTH = 2000
"""URLs longer than this are state, not addresses (WebSphere, endless redirects); they are refused."""


def canonical(url: str, base: str | None = None) -> str | None:
    """The one form under which a page is known, or None if ``url`` is not an http(s) address.

    Fragment, tracking and session parameters, the number of page 0 and default ports are dropped, host and
    scheme are lower case, percent-encoding is uniform, parameters are sorted by name.

    >>> canonical(" /a b.htm?utm_source=x&id=3#top", "HTTP://Vidu.gov.vn:80/tin/")
    'http://vidu.gov.vn/a%20b.htm?id=3'
    >>> canonical("http://vidu.gov.vn/le-hoi-950942?pageindex=0")
    'http://vidu.gov.vn/le-hoi-950942'
    >>> canonical("http://vidu.gov.vn/w/le-hoi?redirect=%2Ftin"), canonical("http://vidu.gov.vn/di?redirect=/tin")
    ('http://vidu.gov.vn/w/le-hoi', 'http://vidu.gov.vn/di?redirect=%2Ftin')
    >>> canonical("javascript:void(0)") is None
    True
    """
    if len(url) <= MAX_LENGTH and _PLAIN.fullmatch(url):
        return url
    try:
        parts = urlsplit(urljoin(base or "", url.strip()))
        if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
            return None
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    host = parts.hostname.rstrip(".")
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        netloc = f"{netloc}:{port}"
    path = _PATH_SESSION.sub("", parts.path) or "/"
    dropped = _FIRST_PAGE if not _SHOWS.search(path) else _FIRST_OR_FROM
    query = "&".join(
        pair
        for pair in parts.query.split("&")
        if pair and not _TRACKING.match(unquote(pair.partition("=")[0])) and not dropped.match(pair)
    )
    if (not query or _PLAIN_QUERY.fullmatch(query)) and "/." not in path and _PLAIN_PATH.fullmatch(path):
        # Nothing to encode: what w3lib would give, for the usual address, at a tenth of its cost.
        ordered = "&".join(sorted(query.split("&"), key=_name_and_value))
        result = f"{scheme}://{netloc}{path}{'?' if query else ''}{ordered}"
        return result if len(result) <= MAX_LENGTH else None
    try:
        result = canonicalize_url(urlunsplit((scheme, netloc, path, query, "")), keep_blank_values=True)
    except ValueError:
        return None
    return result if len(result) <= MAX_LENGTH else None


def _name_and_value(pair: str) -> tuple[str, str, str]:
    return pair.partition("=")


def host_of(url: str) -> str:
    """Host name with a non-default port, ``www.`` dropped: the authority that a portal is compared by.

    >>> host_of("https://www.Vidu.gov.vn/x"), host_of("http://127.0.0.1:8081/")
    ('vidu.gov.vn', '127.0.0.1:8081')
    """
    plain = _PLAIN.fullmatch(url)
    if plain is not None:
        return plain[1]
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:  # "http://[", and other brackets that hold no address
        return ""
    try:
        port = parts.port
    except ValueError:
        port = None
    return f"{host}:{port}" if port is not None and port != _DEFAULT_PORTS.get(parts.scheme.lower()) else host


def portal_id(url: str) -> str:
    """The id of an undeclared portal: its host name, ``-PORT`` added where the port is not the default.

    >>> portal_id("http://127.0.0.1:8081/tin"), portal_id("https://www.vidu.gov.vn"), portal_id("http://[::1]:80/")
    ('127.0.0.1-8081', 'vidu.gov.vn', '1')
    """
    return _id_of("/".join(url.split("/", 3)[:3]))


@lru_cache(maxsize=256)  # every page of a portal is asked for it
def _id_of(root: str) -> str:
    return _NOT_IN_ID.sub("-", host_of(root)).strip("-.") or "host"


def url_key(url: str) -> str:
    """What two addresses of one page share: canonical, without scheme and ``www.``, lower-case ``Pages``.

    SharePoint serves ``/Pages/`` and ``/pages/`` alike; trailing slashes of a path do not tell pages apart.

    >>> url_key("https://www.vidu.gov.vn/portal/Pages/a.aspx") == url_key("http://vidu.gov.vn/portal/pages/a.aspx")
    True
    """
    if len(url) > MAX_LENGTH:
        return _url_key(url)
    plain = _PLAIN.fullmatch(url)
    if plain is not None:
        return _PAGES.sub("/pages/", url[plain.start(1) :]).rstrip("/")
    return _kept_key(url)


def _url_key(url: str) -> str:
    form = canonical(url) or url
    try:
        parts = urlsplit(form)
    except ValueError:
        return url  # no address: it is its own key
    path = _PAGES.sub("/pages/", parts.path).rstrip("/")
    return f"{host_of(form)}{path}" + (f"?{parts.query}" if parts.query else "")


# The same addresses are asked about again and again: by the lists that name them, the frontier, the store.
_kept_key = lru_cache(maxsize=4096)(_url_key)


def last_words(url: str, most: int = 40) -> str:
    """A short name from the end of an address: letters, digits and hyphens.

    >>> last_words("https://vidu.gov.vn/tin/Le-hoi-cau-an-123.html"), last_words("https://vidu.gov.vn/?id=7")
    ('le-hoi-cau-an-123', 'id-7')
    """
    parts = urlsplit(url)
    stem = re.sub(r"\.\w{2,5}$", "", unquote(parts.path).rstrip("/").rpartition("/")[2])
    words = re.sub(r"[^a-z0-9]+", "-", f"{stem}-{parts.query}".lower()).strip("-")
    return words[-most:].strip("-") or "home"


_NOWHERE = re.compile(r"#|javascript:\s*(?:void\s*\(\s*0\s*\))?\s*;?", re.IGNORECASE)


def leads_nowhere(href: str) -> bool:
    """Whether a link leads nowhere but for a script, as buttons do and what opens larger.

    >>> [leads_nowhere(href) for href in ("#", "javascript:void(0);", "javascript:", "#top", "javascript:xem(7)", "")]
    [True, True, True, False, False, False]
    """
    return _NOWHERE.fullmatch(href.strip()) is not None


_HOME = re.compile(
    r"(?:(?:https?:)?//[^/?#]+)?/?(?:(?:vi|en)(?:[-_]\w\w)?/?|[a-z]{2}/(?=\w+\.|(?:home|trang-?chu)$))?(?:web/[\w-]+/?)?"
    r"(?:(?:pages/)?(?:index|default|home|trang-?chu)(?:\.\w{2,5})?)?(?:#.*)?",
    re.IGNORECASE,
)


def leads_home(href: str) -> bool:
    """Whether a link leads to a home page, of a language or of one site of a portal as well.

    >>> [leads_home(href) for href in ("/", "//a.vn", "/vi", "/web/guest/home", "fr/index.php", "/Pages/default.aspx")]
    [True, True, True, True, True, True]
    >>> [leads_home(href) for href in ("", "#", "/kt", "/kinh-te", "/index.php?id=3", "/kt/homestay", "/km/home")]
    [False, False, False, False, False, False, True]
    """
    href = href.strip()
    return href[:1] not in ("", "#") and _HOME.fullmatch(href) is not None
