"""The files that an article's record names beside its text: lists of them in the data of script-made pages."""

from __future__ import annotations

from html import escape
from itertools import islice

from crawler.families.json_record import Row
from crawler.fields.tree.links import FILE

_LISTS = ("attachments", "attachfiles", "attachedfiles", "files", "documents", "filedinhkem", "tepdinhkem")
_ADDRESSES = ("url", "fileurl", "path", "filepath", "link", "href", "src")
_CALLED = ("name", "filename", "originalname", "title", "tenfile")
_MOST = 50


def markup(row: Row) -> str:
    """A paragraph with the link to each file; empty where the record names none.

    >>> markup({"attachments": [{"name": "Kế hoạch.pdf", "url": "/f/kh.pdf"}, {"url": "/f/anh.jpg"}]})
    '<p><a href="/f/kh.pdf">Kế hoạch.pdf</a></p>'
    >>> markup({"files": ["/f/kh.pdf"], "attachments": None}), markup({"attachments": {"url": "/f/kh.pdf"}})
    ('<p><a href="/f/kh.pdf"></a></p>', '')
    """
    entries = next((value for name in _LISTS if isinstance(value := row.get(name), list) and value), [])
    return "".join(filter(None, map(_link, islice(entries, _MOST))))


def _link(entry: object) -> str:
    told = {str(name).lower(): value for name, value in entry.items()} if isinstance(entry, dict) else {"url": entry}
    url, name = (_first(told, names) for names in (_ADDRESSES, _CALLED))
    return f'<p><a href="{escape(url)}">{escape(name)}</a></p>' if FILE.search(url) else ""


def _first(told: Row, names: tuple[str, ...]) -> str:
    return next((value.strip() for name in names if isinstance(value := told.get(name), str) and value.strip()), "")
