"""Pages whose text, or a part of it, is in an encoding from before Unicode: markup in, markup in Unicode out.

Such a page was made with an old font (``.VnTime``, ``VNI-Times``): its bytes pass for Latin-1, or an editor saved
what Latin-1 shows for them as UTF-8 or as entities. Often only the article is so and the frame around it is Unicode.
To be asked before the tree is built: cleaning drops characters (U+00AD) that are letters there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import accumulate

from crawler.clean import capitalfonts, legacy
from crawler.clean.legacytables import VISCII

# One of them is in every text of a few words in its encoding (à and ủ of TCVN3, đ and the falling tone of VNI, đ of
# the others), and Vietnamese in Unicode has none. A search for one character is the quickest thing there is.
_SIGNS = "µñøðÇÄ"
_SIGN_ENTITY = re.compile(r"&(?:micro|ntilde|oslash|eth|Ccedil|Auml|#181|#241|#248|#240|#199|#196);")
_MARKUP = re.compile(
    r"(<(?:script|style)\b[^<]*+(?:<(?!/(?:script|style)\b)[^<]*+)*+"
    r"|<!--[^-]*+(?:-(?!->)[^-]*+)*+|<[a-zA-Z/!?][^>]*+>?)",
    re.IGNORECASE,
)
_SPOKEN_NAMES = ("content", "alt", "title", "summary", "value", "label")
_SPOKEN = re.compile(rf"(\b(?:{'|'.join(_SPOKEN_NAMES)})\s*+=\s*+)(\"[^\"]*+\"|'[^']*+')", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{2,5}|#[xX][0-9a-fA-F]{2,4}|[A-Za-z]{2,8});")
# Signs of Latin-1 that stand alone are what they look like: they are no words in any of the encodings.
_LONE = "[©®»·°±•–—]"
_LONE_SIGN = re.compile(rf"({_LONE}(?<!\S{_LONE})(?!\S))")  # looked for by the sign, not by the space before it
# But for one: the word "ở", between others or behind a comma.
_ENDS_WORD = "".join(re.escape(sign) for sign in map(chr, sorted(VISCII)) if not sign.isalnum() and sign != "·")
_LONE_SIGN_OF = {"viscii": re.compile(rf"((?<!\S)(?:[©®»°±•–—]|(?<![\w,;{_ENDS_WORD}]\s)·)(?!\S))")}
MAX_LENGTH = 2_000_000
"""Characters beyond which a page is not looked at: those made with old fonts are small."""
_SAMPLE = 4000
_LEAST_WORDS = 6
"""Well-spelt words that a page must hold: a name or a quotation does not make it one of these."""
_FONT = re.compile(
    r"(?:\bface\s{0,9}=|\bfont(?:-family)?\s{0,9}:)[^;>]{0,60}?(?<=[\"'\s,:=;])(?:(?P<tcvn3>\.vn)|vni-)[a-z]",
    re.IGNORECASE,
)
"""An old font by name: the few words that are set in it are in its encoding, if they are well spelt in that alone."""


def to_unicode(html: str) -> tuple[str, str | None]:
    """``html`` with what is in an old encoding turned into Unicode, and the encoding's name (``legacy.ENCODINGS``).

    A page without any is returned as it is, with None; so is every text in Unicode on a page of both kinds.

    >>> page = "<b>TØnh ñy Trµ Vinh, Huyện ủy</b><p>Ban chÊp hµnh §¶ng bé tØnh ®· häp chiÒu nay</p><i>Lê Hà</i>"
    >>> to_unicode(page)[0]
    '<b>TØnh ñy Trµ Vinh, Huyện ủy</b><p>Ban chấp hành Đảng bộ tỉnh đã họp chiều nay</p><i>Lê Hà</i>'
    >>> to_unicode("<p>Tỉnh ủy</p>")
    ('<p>Tỉnh ủy</p>', None)
    """
    pieces, texts, encoding = _read(html)
    if encoding is None:
        return html, None
    read = [_reread(text, encoding) for text in texts]
    # What a system puts into attributes in Unicode (alt="Ảnh") says nothing of the texts before and behind it.
    told = [None if pieces[2 * at][-1:] in _QUOTES and not verdict else verdict for at, (_, verdict) in enumerate(read)]
    settled = _settled(told, _set_in_font(pieces) if {None, False} <= {*told} else ())
    for at, is_old in enumerate(settled):
        if is_old and read[at][1] is not False:
            pieces[2 * at + 1] = read[at][0]
    done = "".join(pieces)
    return _in_capitals(html, done) if encoding == "tcvn3" and capitalfonts.named_in(html) else done, encoding


def _in_capitals(html: str, read: str) -> str:
    """``read`` with what ``html`` sets in a font of capitals in capitals; Unicode there was not made for the font, nor
    were words without accents between such."""
    before, after = _MARKUP.split(html), _MARKUP.split(read)
    if len(before) != len(after):
        return read
    texts = ((_resolved(was).replace("\xa0", " "), now) for was, now in zip(before[::2], after[::2], strict=True))
    are_old = _settled([None if was.isascii() else was != now.replace("\xa0", " ") for was, now in texts])
    return capitalfonts.raised(after, lambda at: are_old[at // 2])


def encoding_of(html: str) -> str | None:
    """The encoding that ``to_unicode`` would name, without turning anything into Unicode."""
    return _read(html)[2]


def _read(html: str) -> tuple[list[str], list[str], str | None]:
    """``_pieces``, the texts among them, and the old encoding; empty where a look tells that there is none."""
    if len(html) > MAX_LENGTH:
        return [], [], None
    font = _FONT.search(html) if _names_font(html) else None
    if font is None and not _is_suspect(html):
        return [], [], None
    pieces = list(_pieces(html))
    # Every second piece is text.
    texts = [_resolved(piece) for piece in pieces[1::2]]
    return pieces, texts, _encoding(texts, font)


def shown(body: bytes) -> str:
    """Bytes as browsers show Windows-1252: the five codes that it lacks stand for controls.

    >>> shown(b"T\\xd8nh \\x93")
    'TØnh “'
    """
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return body.decode("latin-1").translate(legacy.SHOWN)


def _names_font(html: str) -> bool:
    """Whether the beginning of an old font's name stands in ``html``: looked for by its one rare letter, which takes
    a tenth of the time that the names take."""
    at = html.find("V")
    while at >= 0:
        if html.startswith(("VNI-", "Vn", "VN"), at) and (html[at + 1 : at + 4] == "NI-" or html[at - 1 : at] == "."):
            return True
        at = html.find("V", at + 1)
    return False


def _is_suspect(html: str) -> bool:
    return any(sign in html for sign in _SIGNS) or _SIGN_ENTITY.search(html) is not None


_QUOTES = frozenset("\"'")
"""What the markup before the text of an attribute ends with."""


def _pieces(html: str) -> Iterator[str]:
    """Markup and text by turns, either may be empty; the texts of attributes that people read are texts too."""
    markup = ""
    for at, part in enumerate(_MARKUP.split(html)):
        if at % 2 == 0:
            yield markup
            yield part
            markup = ""
            continue
        place = 0
        for spoken in _SPOKEN.finditer(part) if _may_speak(part) else ():
            yield markup + part[place : spoken.start(2) + 1]
            yield spoken[2][1:-1]
            markup, place = "", spoken.end() - 1
        markup = part[place:]
    yield markup


def _may_speak(markup: str) -> bool:
    """Whether an attribute that people read may be in ``markup``; in few tags one is."""
    if "=" not in markup or markup[:7].lower() in ("<script", "<style>", "<style "):
        return False
    return any(map(markup.lower().__contains__, _SPOKEN_NAMES))


def _resolved(text: str) -> str:
    """The text with entities of letters as letters; those that markup needs stay."""
    return _ENTITY.sub(_letter, text) if "&" in text else text


def _letter(match: re.Match[str]) -> str:
    letter = unescape(match[0])
    return letter if len(letter) == 1 and letter > "\x7f" else match[0]


def _encoding(texts: list[str], font: re.Match[str] | None) -> str | None:
    """The encoding of those texts that are misspelt as they stand; where they are few, that of the ``font`` named."""
    doubtful = [text for text in texts if not (text.isascii() or legacy.is_unicode(text))]
    odd, length = [], 0
    for text in sorted(doubtful, key=len, reverse=True):
        if length < _SAMPLE and legacy.spelt(text) < 0.5:
            odd.append(text)
            length += len(text)
    sample = " ".join(odd)
    if sum(not word.isascii() for word in sample.split()) < _LEAST_WORDS:
        return _encoding_of(font, sample) if font is not None else None
    found = legacy.detect(sample)
    return found[0] if found is not None and found[1] >= legacy.SURE else None


def _encoding_of(font: re.Match[str], sample: str) -> str | None:
    encoding = "tcvn3" if font["tcvn3"] else "vni"
    return encoding if sample and legacy.spelt(legacy.to_unicode(sample, encoding=encoding)) == 1 else None


def _reread(text: str, encoding: str) -> tuple[str, bool | None]:
    """``text`` in ``encoding``, and whether that is the better reading; None where both are as well spelt, or nothing
    is to be read."""
    if text.isascii():
        return text, None
    if legacy.is_unicode(text):
        return text, False
    read = _converted(text, encoding)
    as_it_is = legacy.spelt(text)
    if not as_it_is:
        return read, legacy.is_any_spelt(read) or None
    other = legacy.spelt(read)
    return read, None if as_it_is == other else other > as_it_is


def _settled(verdicts: list[bool | None], in_font: Sequence[bool] = ()) -> list[bool]:
    """The open verdicts settled: on a page of both kinds a text is converted only between texts that are, or beside one
    where it is itself set in an old font (``in_font``)."""
    if False not in verdicts:
        return [True] * len(verdicts)
    before = accumulate(verdicts, _last_known)
    after = list(accumulate(reversed(verdicts), _last_known))[::-1]
    both = [(one, two) for one, two in zip(before, after, strict=True)]
    return [bool(one or two) if in_font and in_font[at] else bool(one and two) for at, (one, two) in enumerate(both)]


def _set_in_font(pieces: list[str]) -> list[bool]:
    """Whether the innermost element that names a font around each text names an old one: the last text of such a one is
    often a name, which is well spelt either way."""
    found: list[bool] = []
    opened: list[tuple[str, bool]] = []
    count: Counter[str] = Counter()
    for markup in pieces[::2]:
        for tag in _BEARS_FONT.finditer(markup):
            name = tag["name"].lower()
            if not tag["end"]:
                is_set = _NAMES_FONT.search(tag[0]) is None and bool(opened) and opened[-1][1]
                opened.append((name, is_set or _FONT.search(tag[0]) is not None))
                count[name] += 1
            elif count[name]:
                while (closed := opened.pop()[0]) != name:
                    count[closed] -= 1
                count[name] -= 1
        found.append(bool(opened) and opened[-1][1])
    return found[: len(pieces) // 2]


_NAMES_FONT = re.compile(r"\bface\s?=|\bfont(?:-family)?\s?:", re.IGNORECASE)
_BEARS_FONT = re.compile(r"<(?P<end>/?)(?P<name>font|span|div)\b[^>]*+>?", re.IGNORECASE)
"""Elements that name fonts, and that are closed: a paragraph may not be."""


def _last_known(last: bool | None, this: bool | None) -> bool | None:
    return last if this is None else this


def _converted(text: str, encoding: str) -> str:
    parts = _LONE_SIGN_OF.get(encoding, _LONE_SIGN).split(text)
    return "".join(part if at % 2 else legacy.to_unicode(part, encoding=encoding) for at, part in enumerate(parts))
