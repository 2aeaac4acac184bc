"""What a URL alone says of what it leads to, whatever the CMS."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|txt|zip|rar|7z|gz|jpe?g|png|gif|bmp|svg|webp|ico|tiff?|mp[34]|avi|"
    r"wmv|flv|mov|mkv|wav|m4[av]|css|js|json|xml|rss|atom|exe|apk|swf|ics|eps|psd)$",
    re.IGNORECASE,
)
# Whole path segments that never lead to an article or to a listing of articles, whatever the CMS.
_OTHER_SEGMENT = re.compile(
    r"/(?:login|log-in|signin|dang-nhap|dangnhap|logout|register|signup|dang-ky|users?|account|tai-khoan|search|tim-kiem|"
    r"timkiem|seek|tags?|the|tu-khoa|keywords?|author|tac-gia|rss|feeds?|atom|contact|contacts|contact-us|lien-he|lienhe|"
    r"sitemap|so-do|so-do-website|so-do-cong|so-do-trang|site-map|print|printview|in-bai-viet|savefile|sendmail|download|"
    r"tai-ve|comments?|voting|tham-do-y-kien|binh-chon|share|wp-login\.php|wp-admin|wp-json|wp-content|wp-includes|"
    r"xmlrpc\.php|_layouts|cgi-bin|c/portal/(?:login|logout|update_language))(?:\.(?:html?|aspx?|php|jsp))?(?:/|$)",
    re.IGNORECASE,
)
# Queries that show the same content otherwise: another order, another day of a calendar, a print view, a search,
# larger letters, a view for weak eyes.
_OTHER_QUERY = re.compile(
    r"(?:^|&)(?:sort\w*|orderby|order|dir|filter_order\w*|print|format|date\w*|ngay\w*|day|month|thang|year|nam|"
    r"calendar\w*|tuan(?:so)?|week\w*|tungay|denngay|q|s|keyword\w*|search\w*|tukhoa|replytocom|share|\w*theme\w*|"
    r"font-?size|co-?chu|giao-?dien|tuong-?phan|contrast)=",
    re.IGNORECASE,
)
# Whole path segments, and first labels of hosts, of the doors that ask who is there: of systems of their own, and of
# those that several portals share (OpenID Connect, OAuth, AD FS, CAS, SAML).
_LOGIN_PATH = re.compile(
    r"/(?:log-?[io]n|sign-?in|dang-?nhap|wp-login|adfs|saml2?|openid-connect|oauth2?|connect/authorize)(?:\.\w{3,5})?(?:/|$)",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(r"(?:sso|login|signin|dang-?nhap|xac-?thuc)\.", re.IGNORECASE)
_HOME_PATH = re.compile(r"/?(?:(?:index|default|home|trang-chu)(?:\.\w{3,5})?/?)?", re.IGNORECASE)
_NUMBERED = re.compile(r"\d\.\w+$")
_DIGITS = re.compile(r"\d+")
_CALENDAR_PATH = re.compile(r"/(?:19|20)\d\d(?:[/-][01]?\d(?:[/-][0-3]?\d)?)?/?$")


@lru_cache(maxsize=8192)
def leads_elsewhere(url: str) -> bool:
    """Whether the URL alone says: no article and no listing (a file, a login, a search, a calendar, an order).

    >>> [leads_elsewhere("http://a.vn" + path) for path in ("/tin-tuc/", "/upload/a.PDF", "/tag/lua", "/tin?sort=asc")]
    [False, True, True, True]
    """
    parts = urlsplit(url)
    path = unquote(parts.path) if "%" in parts.path else parts.path
    return bool(
        _FILE.search(path)
        or _OTHER_SEGMENT.search(path)
        or _CALENDAR_PATH.search(path)
        or (parts.query and _OTHER_QUERY.search(parts.query))
    )


def is_login(url: str) -> bool:
    """Whether an address is that of a door which asks who is there.

    >>> is_login("https://sso.a.vn/?back=/tin"), is_login("https://a.vn/Account/Login?ReturnUrl=%2f")
    (True, True)
    >>> is_login("https://a.vn/tin/dang-nhap-mot-lan.html"), is_login("https://moi.a.vn/?next=/login")
    (False, False)
    """
    parts = urlsplit(url)
    return _LOGIN_HOST.match(parts.netloc) is not None or _LOGIN_PATH.search(parts.path) is not None


def leads_on(url: str, here: str) -> bool:
    """Whether ``url`` may be a further page of the list at ``here``: a search, should it be one, goes on in searches.

    >>> leads_on("http://a.vn/tin?p=2", "http://a.vn/tin"), leads_on("http://a.vn/tim-kiem?q=&p=2", "http://a.vn/tin")
    (True, False)
    >>> leads_on("http://a.vn/tim-kiem?q=&p=2", "http://a.vn/tim-kiem?q=")
    True
    """
    if not leads_elsewhere(url):
        return True
    return leads_elsewhere(here) and urlsplit(url).path.rstrip("/") == urlsplit(here).path.rstrip("/")


@lru_cache(maxsize=4096)
def is_home(url: str) -> bool:
    """Whether the URL is a host's front page.

    >>> is_home("http://a.vn/"), is_home("http://a.vn/index.php"), is_home("http://a.vn/index.php?id=3")
    (True, True, False)
    """
    parts = urlsplit(url)
    return not parts.query and _HOME_PATH.fullmatch(parts.path) is not None


def is_below(url: str, section: str) -> bool:
    """Whether an address says that its page is the section's own.

    >>> [is_below(f"http://a.vn{path}", "http://a.vn/lua/") for path in ("/lua/ds", "/lua?khung=1", "/luat")]
    [True, True, False]
    """
    own, path = urlsplit(section), urlsplit(url).path
    folder = own.path.rstrip("/")
    return bool(folder) and not own.query and (path.rstrip("/") == folder or path.startswith(f"{folder}/"))


@lru_cache(maxsize=4096)
def form(url: str) -> str | None:
    """What addresses of one kind of page have in common, where a number tells the pages apart; else None.

    >>> form("http://a.vn/tin/le-hoi-7.html") == form("http://a.vn/tin/hop-mat-2024-12.html")
    True
    >>> form("http://a.vn/muc/5") == form("http://a.vn/muc/13")
    True
    >>> form("http://a.vn/ChiTiet.aspx?nid=5"), form("http://a.vn/tin/le-hoi")
    ('/ChiTiet.aspx?nid=#', None)
    """
    parts = urlsplit(url)
    folder, _, last = parts.path.rpartition("/")
    named = (
        re.sub(r"^.*?(?=\d+(?:\.\w+)?$)", "…", last, count=1) if last[-1:].isdigit() or _NUMBERED.search(last) else last
    )
    path = _DIGITS.sub("#", f"{folder}/{named}")
    query = "&".join(_DIGITS.sub("#", pair) for pair in parts.query.split("&"))
    found = f"{path}?{query}" if query else path
    return found if "#" in found else None
