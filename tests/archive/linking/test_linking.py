"""Copies are found, forms are not taken for copies, and a merged portal's articles find their first home."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from archive.article import Article
from archive.errors import ArchiveError
from archive.linking import succession
from archive.linking.link import link
from archive.linking.shingles import Shingler, jaccard
from archive.linking.sketches import SIZE, sketch
from archive.reader import Archive
from tests.archive.linking.planted import Language, article, corpus
from tests.conftest import ROOT


def keep(root: Path, articles: Iterable[Article]) -> Archive:
    """An archive of ``articles``."""
    for each in articles:
        folder = root / "articles" / f"portal={each.portal}"
        folder.mkdir(parents=True, exist_ok=True)
        stored = msgspec.structs.replace(each, recorded_at="2026-01-01T00:00:00Z")
        with (folder / "2026-01-01.jsonl").open("ab") as stream:
            stream.write(msgspec.json.encode(stored) + b"\n")
    return Archive(root)


def pairs(root: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (root / "links" / "pairs.jsonl").read_bytes().splitlines()]


@pytest.mark.parametrize("seed", [11, 4242])
def test_planted_copies_are_found_and_forms_are_none(tmp_path: Path, seed: int) -> None:
    articles, copies = corpus(seed, originals=240)
    link(keep(tmp_path, articles))
    found = {frozenset((pair["one"], pair["other"])) for pair in pairs(tmp_path)}
    planted = {frozenset((copy.original, copy.copy)): copy.changed for copy in copies}
    wanted, met = Counter(planted.values()), Counter(planted[pair] for pair in found if pair in planted)
    for changed, least in ((0.05, 0.99), (0.10, 0.97), (0.20, 0.85)):
        assert met[changed] / wanted[changed] >= least, changed
    assert sum(pair in planted for pair in found) / len(found) >= 0.99


def test_the_earlier_one_is_first_and_a_shared_credit_is_told(tmp_path: Path) -> None:
    text = Language(random.Random(3)).text(300)
    articles = [
        article(1, "sau", date(2025, 3, 4), "Tin", text, "TTXVN"),
        article(2, "truoc", date(2025, 3, 2), "Tin", text, "ttxvn"),
        article(3, "khac", date(2025, 3, 5), "Tin", text),
    ]
    done = link(keep(tmp_path, articles))
    assert (done.articles, done.clusters, done.across) == (3, 1, 1)
    told = {(pair["one"], pair["other"]): pair for pair in pairs(tmp_path)}
    assert told["truoc:2", "sau:1"]["first"] == "truoc:2"
    assert told["truoc:2", "sau:1"]["source"] == "ttxvn"
    (cluster,) = [json.loads(line) for line in (tmp_path / "links" / "clusters.jsonl").read_bytes().splitlines()]
    assert cluster == {
        "members": ["truoc:2", "sau:1", "khac:3"],
        "portals": ["truoc", "sau", "khac"],
        "first": "truoc:2",
    }


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("2025-03-02", "2025-03-04T08:00:00+07:00", "2025-03-05"), "a:1"),
        (("2025-03-02", "2025-03-04", None), None),
        (("2025-03-02", "2025-03-02T08:00:00+07:00", "2025-03-05"), None),
    ],
)
def test_nobody_is_first_of_whom_the_dates_do_not_tell_it(
    tmp_path: Path, dates: tuple[str | None, ...], first: str | None
) -> None:
    text = Language(random.Random(4)).text(300)
    articles = [article(number, portal, date(2025, 3, 1), "Tin", text) for number, portal in enumerate("abc", 1)]
    dated = [msgspec.structs.replace(each, published_at=day) for each, day in zip(articles, dates, strict=True)]
    assert link(keep(tmp_path, dated)).clusters == 1
    assert json.loads((tmp_path / "links" / "clusters.jsonl").read_bytes())["first"] == first


def test_an_article_in_a_successor_is_joined_to_its_first_home(tmp_path: Path) -> None:
    language = Language(random.Random(5))
    text, day = language.text(200), date(2021, 6, 1)
    articles = [
        article(7, "moi", day, "Khánh thành cầu", language.edited(text, 0.3)),
        article(1, "cu", day, "Khánh thành cầu", text),
        article(2, "cu", day, "Tin khác", language.text(200)),
    ]
    table = tmp_path / "succession.csv"
    table.write_text("portal,successor,since\ncu,giua,2025-07-01\ngiua,moi,2026-01-01\n", encoding="utf-8")
    done = link(keep(tmp_path / "archive", articles), succession=succession.read(table))
    assert done.rehosted == 1
    (pair,) = pairs(tmp_path / "archive")
    assert (pair["one"], pair["other"], pair["rehosted"], pair["first"]) == ("cu:1", "moi:7", True, None)


def test_the_same_archive_gives_the_same_links_whatever_was_there(tmp_path: Path) -> None:
    articles, _ = corpus(8, originals=30)
    archive = keep(tmp_path, articles)
    link(archive)
    before = {path.name: path.read_bytes() for path in (tmp_path / "links").iterdir()}
    link(archive)
    assert {path.name: path.read_bytes() for path in (tmp_path / "links").iterdir()} == before


def test_sketches_agree_as_often_as_the_sets_do() -> None:
    language = Language(random.Random(1))
    shingler = Shingler()
    for share in (0.05, 0.2, 0.5):
        text = language.text(800)
        one, other = shingler.read(text)[0], shingler.read(language.edited(text, share))[0]
        agreeing = float((sketch(one) == sketch(other)).sum()) / SIZE
        assert abs(agreeing - jaccard(one, other)) < 0.15


@pytest.mark.parametrize("text", ["", "một", "một hai", "\u0000 \ud7ff 12"])
def test_texts_without_words_are_no_trouble(tmp_path: Path, text: str) -> None:
    done = link(keep(tmp_path, [article(n, "p", date(2025, 1, n), "Tin", text) for n in (1, 2)]))
    assert done.pairs == 0


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("a,b\n", "portal,successor"),
        ("portal,successor\na,b\nb,a\n", "successor of itself"),
        ("", "portal,successor"),
        ("portal;successor\na;b\n", "parted by a comma"),
    ],
)
def test_a_table_of_succession_that_cannot_be_is_refused(tmp_path: Path, table: str, said: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(ArchiveError, match=said):
        succession.read(path)
    with pytest.raises(ArchiveError, match="cannot be read"):
        succession.read(tmp_path / "missing.csv")


def test_the_command_says_what_it_found(tmp_path: Path) -> None:
    text = Language(random.Random(3)).text(300)
    keep(tmp_path, [article(n, f"p{n}", date(2025, 1, n), "Tin", text) for n in (1, 2)])
    done = subprocess.run(
        [sys.executable, "-m", "archive", "link", "--archive", str(tmp_path), "--json"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["pairs"] == 1


def test_copies_are_found_where_half_of_all_runs_come_back_elsewhere(tmp_path: Path) -> None:
    """As in a large archive: an editor's words are new, and of what the two share the half does not count."""
    chance = random.Random(9)
    words = [f"w{number}" for number in range(150)]
    usual = [1 / place for place in range(1, len(words) + 1)]
    articles, planted = [], set()
    for number in range(160):
        text = chance.choices(words, usual, k=400)
        day = date(2025, 1, 1) + timedelta(days=number)
        articles.append(article(number, "a", day, "Tin", " ".join(text)))
        if number % 4 == 0:
            edited = [f"n{chance.randrange(10**9)}" if chance.random() < 0.2 else word for word in text]
            articles.append(article(number, "b", day, "Tin", " ".join(edited)))
            planted.add((f"a:{number}", f"b:{number}"))
    link(keep(tmp_path, articles))
    found = {tuple(sorted((str(pair["one"]), str(pair["other"])))) for pair in pairs(tmp_path)}
    assert len(planted & found) >= 0.85 * len(planted)
    assert found <= planted


def test_a_table_of_succession_that_is_no_text_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        ArchiveError, match=r"/none\.csv cannot be read: No such file or directory; `congtin portals suc"
    ):
        succession.read(tmp_path / "none.csv")
    with pytest.raises(ArchiveError, match=": Is a directory; "):
        succession.read(tmp_path)
    (tmp_path / "table.csv").write_text("portal,successor\nvidu,moi\n", encoding="utf-16")
    with pytest.raises(ArchiveError, match="save the table as CSV in UTF-8"):
        succession.read(tmp_path / "table.csv")
