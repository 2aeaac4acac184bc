"""Lines that name the account which put an article on the portal: who wrote it says another one."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.clean import namewords
from crawler.clean.besides import is_account, is_written_by, with_colon
from crawler.clean.persons import is_agency, is_person
from crawler.clean.text import clean_line, fold
from crawler.fields.lines import wordings

_LABELLED = re.compile(wordings.whole(wordings.ACCOUNT, end=r"\s*[:：].{0,60}"))
_ACCOUNT = re.compile(r"(?:site ?)?(?:admin(?:istrator)?|quan ?tri(?: ?vien)?|super user|webmaster|root)$")
_BY = re.compile(r"(?:(?:duoc )?(?:viet|dang|gui) boi\s?[:：]?|boi|by)\s(?=[\w@.\- ]{2,84}$)")
_LOOSE = ("bởi ", "by ", "By ")
"""The same without the verb, as themes of blogs print it; "Bởi" begins a sentence."""
_WRITER = re.compile(r"(?:tac gia(?: bai viet)?|nguoi viet|author)\s?:")
"""The label of who wrote, behind which some portals print that account."""
_LOGIN_LABEL = re.compile(namewords.LOGIN)
_DESKS = frozenset({"ban bien tap", "bbt", "ban quan tri", "quan tri", "quan tri vien", "admin", "administrator"})
_OF_MONEY = "tai khoan gui"
_OF_BANK = re.compile(r"(?:so )?[\d .]{6,}|quy\b|ngan hang\b")
"""What an account at a bank is: its number, the fund that has it."""
_MOST_WORDS = 4
_LOGIN = re.compile(r"[A-Za-z0-9._@-]{2,40}")


def is_desk(text: str) -> bool:
    """Whether a line below the date is whoever puts everything on a portal."""
    return fold(text) in _DESKS


@lru_cache(maxsize=1024)  # asked of every short line, of which a portal has the same on all pages
def is_of_account(text: str, *, signs: bool = False) -> bool:
    """Whether a line says which account posted, and nothing else; ``signs``: its class says that it is who wrote.

    >>> [is_of_account(line) for line in ("Gửi bởi bbt_quan", "Đăng bởi Thanh Hà", "Người đăng: admin")]
    [True, True, True]
    >>> is_of_account("bởi Linh"), is_of_account("By admin"), is_of_account("bởi thiên tai"), is_of_account("Bởi Đảng")
    (True, True, False, False)
    >>> [is_of_account(line) for line in ("By bus", "By Train", "by email", "By 2030", "By Hà")]
    [False, False, False, False, True]
    >>> is_of_account("Tài khoản gửi: bbt"), is_of_account("Tài khoản gửi: Hội Chữ thập đỏ")
    (True, False)
    >>> [is_of_account("Tài khoản: Hội Chữ thập đỏ", signs=signs) for signs in (True, False)]
    [True, False]
    >>> is_of_account("Tài khoản: Quỹ Vì người nghèo", signs=True), is_of_account("Tài khoản: 3714.0.1", signs=True)
    (False, False)
    >>> [is_of_account(line) for line in ("Tác giả: admin", "Author: SuperUser Account", "Tác giả: Thanh Hà")]
    [True, True, False]
    >>> [is_of_account(line) for line in ("Gửi bởi tấm lòng xứ biển", "Viết bởi Nguyễn Văn An")]
    [False, False]
    """
    folded = fold(text)
    if _LABELLED.match(folded) or _ACCOUNT.match(folded):
        # Money is sent to an account as well: "Tài khoản gửi: Hội Chữ thập đỏ".
        return not folded.startswith(_OF_MONEY) or _is_login(clean_line(text.replace("：", ":").partition(":")[2]))
    if ":" in folded and _LOGIN_LABEL.match(folded):
        name = clean_line(text.partition(":")[2])
        if _OF_BANK.match(fold(name)) or folded.startswith(("so ", "stk")):
            return False
        return signs or is_account(name) or is_desk(name)
    if ":" in folded and _WRITER.match(folded):
        return is_account(clean_line(text.replace("：", ":").partition(":")[2]))
    label = _BY.match(folded) if " boi" in folded or text.startswith(_LOOSE) else None
    if label is None or ((is_written_by(text) or text.startswith(_LOOSE)) and ":" in with_colon(text)):
        return False
    words = folded[label.end() :].split()
    # Folding changes no number of words: those of the name are the last ones.
    names = text.split()[-len(words) :]
    if text.isascii() and not is_account(" ".join(names)) and text.startswith(_LOOSE):
        return False  # how or when, on an English page: "By bus", "By 2030"
    return len(words) <= _MOST_WORDS and _is_account(names)


def _is_account(words: list[str]) -> bool:
    """Whether words are a login, an office or a name: a sentence goes on in small letters."""
    name = " ".join(words)
    if is_account(name) or any(map(is_account, words)) or is_agency(name):
        return True
    return all(word[0].isupper() for word in words) or (len(words) == 1 and _LOGIN.fullmatch(name) is not None)


def _is_login(name: str) -> bool:
    """Whether a name is that of a login or a person, and of nobody who has an account at a bank."""
    is_one = _LOGIN.fullmatch(name) is not None and any(map(str.isalpha, name))
    return is_one or is_account(name) or is_desk(name) or is_person(name)
