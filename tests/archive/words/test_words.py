"""Vietnamese is whole: nothing is missing, nothing stale, and every place is filled."""

from __future__ import annotations

import ctypes
import errno
import os
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from typer.main import get_command

from archive import words
from archive.cli import app as archive_app
from archive.words import _, again, catalogue, many
from archive.words.catalogue import PLACE, Catalogue, Entry, entries, load
from archive.words.tree import commands, texts
from crawler.cli import app
from tests import forked, spoken

FILE = spoken.ROOT / "archive" / "words" / "vi.po"
ENTRIES = list(entries(FILE.read_text(encoding="utf-8")))


@cache
def helped() -> frozenset[str]:
    trees = (get_command(app), get_command(archive_app))
    return frozenset(text for tree in trees for _path, command in commands(tree) for text in texts(command))


@pytest.fixture
def vietnamese() -> Iterator[None]:
    words.use("vi")
    yield
    words.use("en")


def test_every_text_of_the_help_is_there_in_vietnamese() -> None:
    known = load("vi").exact
    assert [text for text in sorted(helped()) if text not in known] == []


@pytest.fixture(scope="module")
def sources() -> list[spoken.Nodes]:
    """Taken apart once."""
    return spoken.kept()


def test_everything_that_is_said_is_there_in_vietnamese(sources: list[spoken.Nodes]) -> None:
    known = {text for entry in ENTRIES for text in (entry.text, entry.several)}
    said = {text for nodes in sources for text in spoken.said(nodes)}
    assert sorted(said - known) == []


def test_every_error_is_there_in_vietnamese(sources: list[spoken.Nodes]) -> None:
    known = {spoken.pattern(entry.text) for entry in ENTRIES}
    classes = spoken.error_classes(sources)
    said = {text for nodes in sources for text in spoken.errors(nodes, classes)}
    assert sorted(said - known - {"{}", ""}) == []


def test_the_time_that_is_left_ends_what_is_counted(sources: list[spoken.Nodes]) -> None:
    """``{steps}`` is "9 of 73, 1 min left": what is counted stands before it."""
    counted = [text for nodes in sources for text in spoken.said(nodes) if "{steps}" in text]
    assert counted
    assert [text for text in counted if text.partition("{steps}")[2] not in ("", " ({portal})")] == []


def test_nothing_is_stale(sources: list[spoken.Nodes]) -> None:
    there = {text for nodes in sources for text in spoken.patterns(nodes)}
    stale = [
        entry.text
        for entry in ENTRIES
        if not {"typer", "system", "python"} & {*entry.kinds}
        and (entry.text not in helped() if "help" in entry.kinds else spoken.pattern(entry.text) not in there)
    ]
    assert stale == []


def test_what_the_operating_system_says_is_its_own() -> None:
    names = ctypes.CDLL(None).gai_strerror  # what the resolver says, in EAI_ numbers of its own
    names.restype = ctypes.c_char_p
    theirs = {os.strerror(number) for number in errno.errorcode} | {names(number).decode() for number in range(-20, 1)}
    ours = {entry.text for entry in ENTRIES if "system" in entry.kinds}
    assert ours
    assert ours <= theirs


def test_what_python_says_of_an_error_of_the_system_is_its_own() -> None:
    ours = {entry.text for entry in ENTRIES if "python" in entry.kinds}
    assert ours == {str(OSError("{number}", "{said}")), str(OSError("{number}", "{said}", "{file}"))}


def is_filled(entry: Entry) -> bool:
    """Whether what is said has every place of the English text, and what is typed as it is typed."""
    wanted, found = (set(PLACE.findall(text)) for text in (entry.several or entry.text, entry.said))
    # Names of commands, options, variables.
    typed = re.compile(r"`[^`]*`|--[a-z][a-z-]+|CONGTIN_[A-Z_]+")
    return bool(entry.said) and found == wanted and set(typed.findall(entry.said)) == set(typed.findall(entry.text))


def test_every_place_is_filled() -> None:
    assert ENTRIES
    assert [entry.text for entry in ENTRIES if not is_filled(entry)] == []


def test_what_was_said_of_many_before_is_said_again(vietnamese: None) -> None:
    several = [entry for entry in ENTRIES if entry.several and PLACE.findall(entry.several) == ["{count}"]]
    assert several
    assert [entry.text for entry in several if again(entry.several.format(count=7)) != entry.said.format(count=7)] == []


def test_no_text_is_there_twice() -> None:
    assert [text for text, count in Counter(entry.text for entry in ENTRIES).items() if count > 1] == []


def test_babel_and_gettext_read_the_catalogue() -> None:
    pofile = pytest.importorskip("babel.messages.pofile")
    with FILE.open("rb") as stream:
        catalogue = pofile.read_po(stream, locale="vi")
    theirs: dict[str, Any] = {}
    for message in catalogue:
        one = message.id if isinstance(message.id, str) else message.id[0]
        theirs[one] = message.string if isinstance(message.string, str) else message.string[0]
    theirs.pop("")
    assert theirs == {entry.text: entry.said for entry in ENTRIES}


def test_the_help_speaks_vietnamese_and_the_options_keep_their_names() -> None:
    done = forked.run("--lang", "vi", "crawl", "--help", env={"COLUMNS": "200", "PATH": ""})
    english = forked.run("--lang", "en", "crawl", "--help", env={"COLUMNS": "200", "PATH": "", "LANG": "vi_VN.UTF-8"})
    options = re.compile(r"--[a-z-]+")
    assert done.returncode == 0
    assert {"Cách dùng:", "Tuỳ chọn", "Đối số", "[mặc định: update]"} <= set(
        re.findall(r"Cách dùng:|Tuỳ chọn|Đối số|\[mặc định: update\]", done.stdout)
    )
    assert "Đăng từ ngày này trở đi." in done.stdout
    assert "Hiện phần trợ giúp này" in done.stdout
    assert "Published" not in done.stdout
    assert "Published on this day or later." in english.stdout
    assert set(options.findall(done.stdout)) == set(options.findall(english.stdout))


def test_mistakes_are_told_in_vietnamese_too() -> None:
    def error(*call: str, **env: str) -> str:
        done = forked.run(*call, env={"PATH": "", **env})
        assert done.returncode == 2
        return done.stderr

    assert "Không có tuỳ chọn --bogus" in error("--lang=vi", "crawl", "--bogus")
    assert "Không có lệnh 'crwl'" in error("crwl", LC_ALL="vi_VN.UTF-8", LANG="C")
    assert "No such command 'crwl'" in error("crwl", LC_ALL="C", LANG="vi_VN.UTF-8")


@pytest.mark.usefixtures("vietnamese")
def test_numbers_have_one_form_in_vietnamese_and_two_in_english() -> None:
    assert many(1, "{count} article", "{count} articles") == "1 bài"
    assert many(3, "{count} article", "{count} articles") == "3 bài"
    words.use("en")
    assert many(3, "{count} article", "{count} articles") == "3 articles"
    assert _("{done} of {total}", done=1, total=2) == "1 of 2"


def test_what_was_said_in_english_is_found_again() -> None:
    known = Catalogue(
        "vi",
        {
            "no folder {place}: {why}": "{why}: không có {place}",
            "busy": "bận",
            "{portal}: {error}": "{portal}: {error}",
        },
    )
    assert known.again("no folder /a b: busy") == "bận: không có /a b"
    assert known.again("vidu: no folder x: busy") == "vidu: bận: không có x"
    assert known.again("busy") == "bận"
    assert known.again("something else") == "something else"
    assert known.again("") == ""
    assert again("busy") == "busy"  # English is spoken


@pytest.mark.parametrize(
    "english",
    [
        "five of the fields are expected: day of the month",
        "15 links of menus and headings may show something",
        "38 of 38 articles seen by nobody show one",
    ],
)
@pytest.mark.usefixtures("vietnamese")
def test_no_sentence_is_said_by_halves(english: str) -> None:
    assert again(english) == english
    assert again("3 of 5") == "3 trên 5"
    seen = "3 of 5 known articles, 9 % as of 4 UTC; 1 number among theirs was never seen, maybe of no article"
    assert again(seen).startswith("3 trên 5 bài đã biết, 9 % tính đến 4 UTC; 1 số ở giữa")
    assert again(f"vidu: {english}") == f"vidu: {english}"


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("every day at 06:30 until 2026-12-31", "mỗi ngày lúc 06:30 đến hết 2026-12-31"),
        ("1 run was not answered: refused 1", "1 lượt chạy không được trả lời: refused 1"),
        ("http://a.vn/ gave no page (refused)", "http://a.vn/ không trả về trang nào (refused)"),
        (
            "cu ended on 2025-06-30; moi goes on for it; asking the old one all the same",
            "cu đã đóng ngày 2025-06-30; moi kế thừa cổng này; vẫn truy cập cổng cũ như yêu cầu",
        ),
        (
            "Further pages are asked for by cur, such as http://a.vn/?p=2: a portlet's long query; "
            "that page did not come.",
            "Trang tiếp theo được lấy bằng cur, chẳng hạn http://a.vn/?p=2: truy vấn dài của một portlet; "
            "trang ấy không tải được.",
        ),
        (
            "x.html: No such file or directory; give a file, a URL, or - for standard input",
            "x.html: Không có tệp hay thư mục đó; hãy cho một tệp, một URL, hoặc - để đọc từ đầu vào chuẩn",
        ),
    ],
)
@pytest.mark.usefixtures("vietnamese")
def test_a_sentence_of_several_clauses_is_said_clause_by_clause(english: str, said: str) -> None:
    assert again(english) == said


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("thu: limit after 3 s, 2 found, 1 stored", "thu: "),
        ("thu: no section matches x; the portal has: Kinh tế", "thu: không chuyên mục nào khớp x"),
        (
            "http://a.vn/1 reads as an article of the family generic: 'Huyện Tuy Phong trao 135 suất', 2025-06-20.",
            "http://a.vn/1 đọc được như một bài của họ CMS generic: 'Huyện Tuy Phong trao 135 suất'",
        ),
    ],
)
@pytest.mark.usefixtures("vietnamese")
def test_names_and_titles_stay_whatever_they_look_like(english: str, said: str) -> None:
    """A portal called Thu is no Thursday, and a title without marks is no English."""
    assert again(english).startswith(said)


def test_a_clause_that_nobody_knows_keeps_all_of_it_english() -> None:
    known = Catalogue("vi", {"it is late": "trễ rồi"})
    assert known.again("it is late; 7") == "trễ rồi; 7"
    assert known.again("it is late; come home now") == "it is late; come home now"


@pytest.mark.parametrize("text", ["1 place is", "1 article waits for another try", "1 article waits for another try."])
@pytest.mark.usefixtures("vietnamese")
def test_one_thing_is_counted_where_english_names_it(text: str) -> None:
    assert again(text).startswith("1 ")
    assert "{" not in again(f"vidu: {text}")
    command = "1 article was found and not looked at, by this run or earlier ones. All of them: `congtin crawl vidu`"
    assert "1 bài đã tìm thấy" in again(command)


@pytest.mark.parametrize(
    "text",
    [
        "; ".join(f"x{at}: y{at} of z{at}, and w {at}" for at in range(18)),
        ", ".join(f"{at} of {at}: a; b" for at in range(24)),
        "15 Jan 02:10  vidu: http://a.vn/ gave no page (refused); cu: http://b.vn/ said so: x; moi: no page; y: z.",
        "a" + "." * 400,
    ],
    ids=["clauses of clauses", "enumerated", "a line of the daemon", "dots"],
)
def test_a_text_is_searched_a_few_hundred_times_at_most(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is bounded, whatever stands in the text: each part of it is looked for once."""
    known, looked = load("vi"), 0
    patterns = sum(PLACE.search(entry) is not None for entry in known.exact)
    plain = catalogue._Pattern.values

    def counted(self: catalogue._Pattern, text: str) -> list[str] | None:
        nonlocal looked
        looked += 1
        if looked > 400 * patterns:
            pytest.fail("looked too often")
        return plain(self, text)

    monkeypatch.setattr(catalogue._Pattern, "values", counted)
    assert len(text) <= catalogue.LONGEST
    known.again(text)
    assert looked >= patterns


def test_what_is_too_long_to_be_a_line_stays_unless_it_is_an_entry() -> None:
    long = "no folder " + "x" * catalogue.LONGEST
    known = Catalogue("vi", {"no folder {place}": "không có {place}", f"{long}!": "dài"})
    assert (known.again(long), known.again(f"{long}!")) == (long, "dài")


def test_finding_again_takes_no_time_on_long_texts() -> None:
    known = Catalogue("vi", {"{a}: {b}: {c}: {d}: end": "{a}{b}{c}{d}"})
    text = ": " * 100_000
    assert known.again(text) == text
