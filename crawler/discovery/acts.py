"""Requests that are never sent: they would change something at the portal, or are no listing of articles.

Judged by words, in Vietnamese and in English, so that new systems need no entry of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.clean.text import fold

_LONGEST = 300
"""Characters of an address' part or of a value that are read."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z]{1,40}")

_OPINIONS = frozenset(
    {
        "comment", "comments", "feedback", "survey", "captcha", "gopy", "binhchon", "binhluan", "binhbau", "bieuquyet",
        "bophieu", "danhgia", "khaosat", "thamdo", "yeuthich",
    }
)  # fmt: skip
"""What asks for, or shows, what readers think: in an address, in a name, and in the letters of one, run together."""
_MOODS = frozenset({"camxuc", "hailong"})
"""The same in names; in an address also sections of a portal, as "Góc cảm xúc"."""
_ANYWHERE = _OPINIONS | frozenset(
    {
        # English: what changes, and what is shown beside listings.
        "like", "dislike", "unlike", "vote", "rate", "rating", "poll", "submit", "send", "save", "update", "delete",
        "remove", "add", "create", "insert", "edit", "register", "signup", "signin", "login", "logon", "logout",
        "logoff", "signout", "subscribe", "unsubscribe", "newsletter", "contact", "search", "counter", "increment",
        "increase", "upload", "reply", "confirm", "cancel", "approve", "reset", "password", "authenticate", "track",
        "tracking", "weather", "hit", "hits", "incview", "setview", "countview", "viewcount", "counthit",
        # Vietnamese, written as one word or as two.
        "capnhat", "dangky", "dangnhap", "dangxuat", "dangki", "timkiem", "luotxem", "luottruycap", "truycap",
        "datcauhoi", "guicauhoi", "thoitiet", "themmoi", "chinhsua", "nophoso", "quenmatkhau",
    }
)  # fmt: skip
_BEGINS = re.compile(
    r"(?:delete|insert|submit|subscribe|unsubscribe|register|login|logout|remove|comment|captcha|rating|search|counter|"
    r"update(?!d|time|date)|weather|add(?!on|r|i)|send|save|vote|like|increase|(?:post|write|inc|set|count)(?=comment|view|"
    r"hit|like|vote)|dang(?=ky|ki|nhap|xuat)|gui(?!de)|luu(?!tru|y|truyen|vuc|hanh|thong(?!tin))|xoa(?!doi|bo|mu)|"
    r"sua(?!doi|chua))[a-z]"
)
"""Words of which the first part is an act, as ``deletepost`` and ``guiykien``."""
_FIRST = re.compile(
    r"(?:gui|luu(?! (?:tru|y|truyen|vuc|hanh|thong(?! tin)))|xoa(?! (?:doi|bo|mu|ngheo))|sua(?! (?:doi|chua)))\b"
)
"""Words that have other meanings within a phrase, as in ``giao-luu`` and ``xoa-doi-giam-ngheo``."""
_SEGMENTS = frozenset({"them", "thich", "bo-thich", "an", "huy", "xoa", "sua", "danh-dau", "quan-tri", "admin"})
"""Whole parts of a path; in others these words have other meanings."""
_TITLE_GAP, _TITLE_WORDS = re.compile(r"[-_+]|%20"), 4
_TITLED = re.compile(r"(?<==)(?:[^&=+_-]{1,40}(?:[-_+]|%20)){4,}[^&]*")
"""Where a title stands in an address: so many words at least, and one more."""
_ORDER = re.compile(r"sort|order", re.IGNORECASE)
"""Fields whose values name other fields."""
_CONTROLS = (
    _OPINIONS
    | _MOODS
    | frozenset(
        {
            "rating", "ratings", "rate", "star", "stars", "vote", "votes", "poll", "polls", "send", "submit", "login",
            "search", "gui", "timkiem", "dangnhap",
        }
    )
)  # fmt: skip

_REACTION = re.compile(
    r"(?:rat(?:e|ing)|vot(?:e|ing)|stars?(?!t)|like(?!ly)|dislike|poll(?!ut)|score|react|emoji|sao$)[a-z]*|"
    r"[a-z]*(?:vote|rating|stars?)|(?:do|set|send|add|user|news)(?:rate|like|score)"
)
"""A word that is one of opinion: it holds for the whole word, since short ones lie within others."""
_OPINION = re.compile(
    f"{'|'.join(sorted(_OPINIONS | _MOODS))}|ykien(?!cutri|nhandan|chidao|nguoidan)|"
    r"(?<!dia)(?<!thoi)(?<!quan)(?<!cao)diem(?!tin|bao|den|nong|nhan|du|sang|san|moi|cau)"
)
"""The same in the letters of a name, run together."""
_GUARD = re.compile(r"token|csrf|xsrf|nonce|captcha|verif|authentic|p_?auth|digest|session|signature", re.IGNORECASE)
_SECRET = re.compile(r"[\w+/=.-]{32,}", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def is_act(url: str, fields: Mapping[str, object] | None = None) -> bool:
    """Whether a request to ``url`` with ``fields`` would do more than show a listing.

    What fields are called does not count: listings are asked with ``new``, ``keyword`` and ``date_begin`` too.

    >>> is_act("http://a.vn/News/UpdateLuotXem"), is_act("http://a.vn/tin-tuc?cat=xoa-doi-giam-ngheo&page=1")
    (True, False)
    >>> is_act("http://a.vn/wp-admin/admin-ajax.php", {"action": "delete_post", "page": 1})
    True
    """
    parts = urlsplit(url)
    if not _SEGMENTS.isdisjoint(parts.path.lower().split("/")):
        return True
    said = [("", segment) for segment in parts.path.split("/")]
    said += parse_qsl(parts.query, keep_blank_values=True)
    said += [(name, value) for name, value in (fields or {}).items() if isinstance(value, str)]
    return any(_acts(value) for name, value in said if not _ORDER.search(name))


def row_acts(url: str, here: str = "") -> bool:
    """``is_act`` for the address of a row, in which a whole title may stand: what that says is no act. Nor is the name
    of the section at ``here``, the page with the row, which its articles may be numbered below.

    >>> row_acts("http://a.vn/tin/7/tap-huan-danh-gia-va-dang-ky-san-pham-ocop"), row_acts("http://a.vn/xoa-tin?id=7")
    (False, True)
    >>> row_acts("http://a.vn/quan-tam/7"), row_acts("http://a.vn/theo-doi?id=7"), row_acts("http://a.vn/quan-tam/le-hoi-7")
    (True, True, False)
    >>> [row_acts(f"http://a.vn{row}", "http://a.vn/chia-se") for row in ("/chia-se/7", "/chia-se?id=7", "/share/7")]
    [False, False, True]
    """
    parts = urlsplit(url)
    if _follows(parts.path, parts.query) and _numbered_in(parts.path) != (_numbered_in(urlsplit(here).path) or None):
        return True
    kept = (segment for segment in parts.path.split("/") if len(_TITLE_GAP.findall(segment)) < _TITLE_WORDS)
    return is_act(parts._replace(path="/".join(kept), query=_TITLED.sub("", parts.query)).geturl())


_FOLLOWING = frozenset(
    {
        "quantam", "theodoi", "boquantam", "botheodoi", "boqua", "dadoc", "ghim", "boghim", "nhantin", "nhanthongbao",
        "chiase", "follow", "unfollow", "bookmark", "unbookmark", "favorite", "favourite", "markread", "markasread",
        "share", "pin", "unpin", "hide",
    }
)  # fmt: skip
"""What readers do with an article: with a number alone behind it, no address of one."""


def _follows(path: str, query: str) -> bool:
    """Whether an address is nothing but what a reader does and the number of an article."""
    *_, last = parts = [part for part in path.split("/") if part] or [""]
    before = parts[-2] if len(parts) > 1 and last.isdigit() else last if _OF_NUMBER.search(query) else ""
    return "".join(_words(before.partition(".")[0])) in _FOLLOWING


def _numbered_in(path: str) -> str:
    """The path without a number at its end."""
    above, _, last = path.rstrip("/").rpartition("/")
    return above if last.isdigit() else path.rstrip("/")


_OF_NUMBER = re.compile(r"(?:^|&)\w{0,12}=\d+$")


def says_act(*said: str) -> bool:
    """Whether one of ``said`` (names, labels of links) is that of something that would be changed, sent or searched.

    >>> says_act("Đăng xuất"), says_act("xoa"), says_act("Kinh tế - Xã hội")
    (True, True, False)
    """
    return any(_acts(each) for each in said)


def is_control(*names: str) -> bool:
    """Whether one of ``names`` (ids, classes, targets) is that of a vote, a search, a log-in or a form to send.

    >>> is_control("ctl00$btnVote2"), is_control("star-rating"), is_control("ctl00$ListNews$pager")
    (True, True, False)
    """
    return any(not _CONTROLS.isdisjoint(_with_pairs(_words(name))) for name in names)


def is_opinion(*names: str) -> bool:
    """Whether one of ``names`` (functions, fields, forms, elements) is that of a vote, a rating, a poll or a comment.

    >>> is_opinion("setStar"), is_opinion("frm_cham-diem"), is_opinion("document.f.star.value"), is_opinion("thamDo2")
    (True, True, True, True)
    >>> is_opinion("start"), is_opinion("diem-tin"), is_opinion("/y-kien-cu-tri"), is_opinion("goPage")
    (False, False, False, False)
    """
    return any(
        _OPINION.search("".join(words)) is not None or any(_REACTION.fullmatch(word) for word in words)
        for words in map(_words, names)
    )


def is_guarded(fields: Mapping[str, object]) -> bool:
    """Whether a form proves who sends it: so do forms that change something; what only shows needs no proof.

    >>> is_guarded({"_token": "", "page": 2}), is_guarded({"page": 2, "muc": "lua"})
    (True, False)
    """
    return any(
        _GUARD.search(name) or _is_secret(name) or (isinstance(value, str) and _is_secret(value))
        for name, value in fields.items()
    )


def _is_secret(said: str) -> bool:
    """Whether it looks like a random text: long, of letters and digits, and no name of a thing."""
    found = _SECRET.fullmatch(said) is not None and _UUID.fullmatch(said) is None
    return found and any(each.isdigit() for each in said) and any(each.isalpha() for each in said)


def _acts(text: str) -> bool:
    words = _words(text)
    return (
        not _ANYWHERE.isdisjoint(_with_pairs(words))
        or any(_BEGINS.match(word) for word in words)
        or _FIRST.match(" ".join(words)) is not None
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(_CAMEL.sub(" ", unquote(text[:_LONGEST]))))


def _with_pairs(words: list[str]) -> Iterator[str]:
    """The words, and each with the one after it as one."""
    yield from words
    for at in range(len(words) - 1):
        if at and words[at - 1] == "moi" and words[at : at + 2] == ["cap", "nhat"]:
            continue  # "tin mới cập nhật": the newest of a listing
        yield words[at] + words[at + 1]
