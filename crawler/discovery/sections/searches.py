"""Searches of a portal that are asked for no word: where no list leads back to what is older, such a page may have all.

Whether it lists articles is for its answer to show; here is told what may be asked for without doing anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborNode

from crawler.clean import text, urls
from crawler.discovery import acts, forms
from crawler.discovery.anchors import Anchors
from crawler.discovery.paging import turning
from crawler.discovery.scripting import written

_MOST = 2
"""Searches of one page: one of the head, one of the foot."""
_FORMS, _FIELDS = 20, 12
_SAID = 300
"""Characters of a form that are read."""
_SEARCH = re.compile(r"tim[-_ +]?kiem|search", re.IGNORECASE)
_PATH = re.compile(r"/(?:tim-?kiem|search|ket-qua-tim-kiem)(?:\.(?:html?|aspx?|php|jsp))?/?$", re.IGNORECASE)
_WORD = re.compile(
    r"q|s|k|kw|key|query|keys?_?words?|txt_?(?:search|keyword)|tu_?khoa|search\w{0,9}|noi_?dung_?tim", re.IGNORECASE
)
"""What the word is called that is searched for."""
_OTHER = re.compile(
    r"van ban|vanban|vbpq|thu tuc|tthc|ho so|hoso|tra cuu|document|legal|cong bao|phap luat|hoi dap|danh ba|can bo|"
    r"don vi|don thu|lich|dau thau|du an|quy hoach|thu vien|ban do|dich vu|google|bing|"
    r"nguoi dung|thanh vien|user|member"
)
"""What is searched for and is no news."""


def read(anchors: Anchors) -> list[str]:
    """Addresses of such searches: links that leave the word empty, and forms that only show what they find."""
    told = (*_linked(anchors), *_entered(anchors))
    return list(dict.fromkeys(url for url in told if _is_harmless(url)))[:_MOST]


def _linked(anchors: Anchors) -> Iterator[str]:
    for link in anchors.items:
        query = parse_qsl(urlsplit(link.url).query, keep_blank_values=True)
        words = [value for name, value in query if _WORD.fullmatch(name)]
        is_one = _PATH.search(urlsplit(link.url).path) is not None or _says(link.url)
        if is_one and words and not any(words) and not _is_other(f"{link.text} {link.title} {link.url}"):
            yield link.url


def _entered(anchors: Anchors) -> Iterator[str]:
    for form in islice(anchors.page.css("form"), _FORMS):
        word = _word(form)
        if word is None:
            continue
        address = form.attributes.get("action") or ""
        url = anchors.resolve(address if address.strip() else anchors.page.url)
        stands = forms.sent(form, word)
        if url is None or stands is None or acts.is_guarded(stands):
            continue
        if any(acts.says_act(_SEARCH.sub("", name)) for name in stands):
            continue
        made = urls.canonical(written.query(url, {word: "", **stands}))
        if made is not None and anchors.inside(made):
            yield made


def _word(form: LexborNode) -> str | None:
    """The name of the one field of ``form`` into which a word is written; None for forms that are no search of news, or
    that may do more than show."""
    if (form.attributes.get("method") or "get").strip().lower() != "get" or turning.asks_of_persons(form):
        return None
    fields = [node for node in form.css("input[name]")[:_FIELDS] if _is_text(node)]
    named = [form.attributes.get(name) or "" for name in ("id", "class", "name", "action")]
    said = [*(node.attributes.get("placeholder") or "" for node in fields), form.text(deep=True)[:_SAID]]
    if len(fields) != 1 or acts.is_opinion(*named) or _is_other(" ".join([*named, *said])):
        return None
    name = fields[0].attributes.get("name") or ""
    says = any(_says(each) for each in (*named, *said, name)) or fields[0].attributes.get("type") == "search"
    return name if says and (_WORD.fullmatch(name.rpartition("$")[2]) or _says(name)) else None


def _is_text(node: LexborNode) -> bool:
    return (node.attributes.get("type") or "text").strip().lower() in ("text", "search")


def _says(said: str) -> bool:
    """Whether it is called a search."""
    return _SEARCH.search(text.fold(said)) is not None


def _is_other(said: str) -> bool:
    return _OTHER.search(re.sub(r"[-_/.?=&]+", " ", text.fold(said))) is not None


def _is_harmless(url: str) -> bool:
    """Whether nothing but that it searches would keep the address from being asked for."""
    return not acts.is_act(_SEARCH.sub("tin", url))
