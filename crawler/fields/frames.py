"""What an article's frame holds beside what its family knows: counts and credits without a place there, files."""

from __future__ import annotations

import re
from itertools import islice
from unicodedata import normalize

from selectolax.lexbor import LexborNode

from crawler.clean.numbers import find_views
from crawler.clean.persons import is_agency, is_person
from crawler.clean.text import clean_line
from crawler.fields.lines import counts
from crawler.fields.tree import nearby, queries
from crawler.fields.tree.imagefiles import is_eye
from crawler.fields.tree.markup import EYES, Attributes
from crawler.fields.tree.setting import shows_eye

_FILES = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".rar", ".zip")
_MORE = 'svg, img[src*="eye."], [class*="eye"], [class*="icon-view"], a[href]'
"""What a theme may add to a family's usual page: an icon, a link to a file."""
_DRAWN_EYE = re.compile(rf"{counts.EYE}|^(?:{'|'.join(EYES)})$", re.MULTILINE)
"""An eye as a letter, or by the name that a font of icons draws it for."""
_WORDS = ("xem", "Xem", "XEM", "đọc", "Đọc", "ĐỌC", "view", "View", "VIEW", "hit", "Hit", "HIT")
_COUNTED = re.compile("|".join(_WORDS))
_NEAR, _AROUND = 12, 80
"""Characters around a word of a count in which its number stands, and in which all of it does."""
_MOST_WORDS = 100
_CREDITED = re.compile(
    r"^\W{0,3}(?:tác giả(?: bài viết)?(?:\s?/\s?nguồn(?: tin)?)?|người viết|(?:theo )?nguồn(?: tin| bài viết)?|"
    r"(?:bài(?: viết)?|(?:tin|ảnh)(?=\W{1,3}(?:và )?(?:bài|ảnh)))(?:(?:\s?[,/&–-]|,? và)?\s?(?:tin|bài|ảnh|clip)){0,3}"
    r")\s?\n?:",
    re.IGNORECASE | re.MULTILINE,
)
"""How a line begins that says who made the article, and no other: "Tin liên quan:", "Bài viết cùng tác giả:" and who
made the portal stand in such a frame as well."""
_LABELLED = re.compile(
    r"^\W{0,3}(?:tác giả|người viết|nguồn|bài|tin|(?P<of_all>thực hiện|biên tập(?: viên| nội dung)?))\b"
    r"(?:(?: ?[,;/&–-]| và)? ?\b(?:tin|bài|viết|ảnh|hình|clip|video|trích)\b){0,3} ?\n?:\s{0,3}(?P<name>[^\n]{4,60})$",
    re.IGNORECASE | re.MULTILINE,
)
"""A label of any such kind but that of a caption, or of who made the portal, and what stands behind it:
"Tin tiếp theo:" and "Bài đọc:" are of others."""
_BETWEEN = re.compile(r"\s?[-–,&/]\s?|\s(?:và|ghi)\b")
_MOST_LABELS = 20


def holds_more(scope: LexborNode, body: LexborNode | None, views: LexborNode | None, *, is_signed: bool) -> bool:
    """Whether ``scope`` holds beside ``body`` what may be a view count outside of ``views``, links to a file, or says
    who made the article, where it is not ``is_signed`` in a place that is known."""
    if any(_is_more(node, views) for node in queries.every(scope, _MORE)):
        return True
    beside = _text_beside(scope, body)
    return (
        _counts(beside)
        or _DRAWN_EYE.search(beside) is not None
        or (not is_signed and _credits(normalize("NFC", beside)))
    )


def _credits(text: str) -> bool:
    """Whether a line begins with the label of who made an article: any, where a person's name stands behind it, or an
    agency's behind one of news; the portal is made by offices, too."""
    if _CREDITED.search(text) is not None:
        return True
    for found in islice(_LABELLED.finditer(text), _MOST_LABELS):
        name = _BETWEEN.split(found["name"].strip(" .()"), maxsplit=1)[0]
        if is_person(name) or (found["of_all"] is None and is_agency(name)):
            return True
    return False


def _is_more(node: LexborNode, views: LexborNode | None) -> bool:
    """Whether a node is no mere link: a file, or an icon that may stand before a count that ``views`` does not hold."""
    told = node.attributes
    if (told.get("href") or "").endswith(_FILES):
        return True
    if not _is_eye(node, told) or _is_button(node.parent):
        return False
    return views is None or all(above.mem_id != views.mem_id for above in nearby.ancestors(node))


def _is_eye(node: LexborNode, told: Attributes) -> bool:
    """Whether a node may be an eye: its class, the file that it shows or the symbol that it uses is called so."""
    if node.tag == "img":
        return is_eye(told)
    named = told.get("class") or ""
    return "eye" in named or "icon-view" in named or (node.tag == "svg" and shows_eye(node))


def _is_button(around: LexborNode | None) -> bool:
    """Whether a link around an icon says no number: it shows a preview of a file, it counts nothing."""
    return around is not None and around.tag == "a" and not any(char.isdigit() for char in around.text(deep=True))


def _text_beside(scope: LexborNode, body: LexborNode | None) -> str:
    """The text of ``scope`` without that of ``body`` in it, a line an element."""
    texts = []
    node, whole = body, scope.mem_id
    while node is not None and node.mem_id != whole:
        for before in (True, False):
            beside = node.prev if before else node.next
            while beside is not None:
                if not (beside.is_empty_text_node or _is_of_readers(beside)):
                    texts.append(beside.text(deep=True, separator="\n", strip=True))
                beside = beside.prev if before else beside.next
        node = node.parent
    return "\n".join(texts)


def _is_of_readers(node: LexborNode) -> bool:
    """Whether class or id call an element that of comments: who wrote them, and from where, is not of the article."""
    told = node.attributes if not node.is_text_node else {}
    names = f"{told.get('class') or ''} {told.get('id') or ''}" if told else ""
    return "omment" in names and any(map(_COMMENTS.fullmatch, names.split()))


_COMMENTS = re.compile(r"(?:id|news|fb)?[-_]?comments?(?:[-_]?(?:list|box|area|form))?", re.IGNORECASE)


def _counts(text: str) -> bool:
    """Whether a view count stands in ``text``, or more words that may be one than it pays to look at."""
    if not any(map(text.__contains__, _WORDS)):
        return False
    for count, word in enumerate(_COUNTED.finditer(text)):
        start, end = word.span()
        near = text[max(0, start - _NEAR) : end + _NEAR]
        is_near = any(char.isdigit() for char in near)
        if count == _MOST_WORDS or (is_near and find_views(text[max(0, start - _AROUND) : start + _AROUND])):
            return True
    return False


def saying_above(body: LexborNode, text: str) -> list[LexborNode]:
    """The nearest element above ``body`` that says ``text`` and no more: a title that no heading holds."""
    above = (beside for _, beside in nearby.before(body, _LEVELS, _NEIGHBOURS))
    return list(islice((one for one in above if clean_line(one.text(deep=True)) == text), 1))


_LEVELS, _NEIGHBOURS = 4, 8
"""How far above and before the body such an element is looked for."""
