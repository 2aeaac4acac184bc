"""The reference article, read off the page that the project started from."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.synthetic.dates import restamp
from tests.synthetic.facts import Byline, Facts, Para, Pic, Views

_TEXT = Path(__file__).with_name("reference-article.txt")
WHEN = datetime(2022, 5, 26, 8, 15)
VIEWS = 2131


def read(text: str | None = None) -> tuple[str, str, list[Para | Pic], str]:
    """Title, lead, the body with its two images in place, byline."""
    lines = [line for line in (text or _TEXT.read_text(encoding="utf-8")).splitlines() if line.strip()]
    title, views, lead, first, *rest = lines
    assert views == f"Lượt xem: {VIEWS}"
    assert rest[-1].strip() == "Tin khác"
    *texts, name = rest[:-1]
    items: list[Para | Pic] = [Pic("/upload/105/fck/files/hinh-1.jpg", first)]
    for line in texts:
        short = len(line) < 100
        items.append(Pic("/upload/105/fck/files/hinh-2.jpg", line) if short else Para(line))
    return title, lead, items, name.strip()


def put(facts: Facts, text: str | None, views_place: str, views_label: str, form: str, label: str) -> None:
    """Makes the drawn facts those of the reference article."""
    title, lead, items, name = read(text)
    facts.title, facts.lead, facts.items = title, lead, list(items)
    facts.byline = Byline([name], "body-right", name, [(name, "text")])
    facts.published = restamp(WHEN, form, label)
    facts.published_elsewhere = None
    number = str(VIEWS)
    facts.views = Views(VIEWS, "#" if views_place in ("bare", "eye") else views_label, number, views_place)
    facts.credit, facts.lead_source, facts.modified, facts.modified_hidden, facts.hidden_time = (
        None,
        None,
        None,
        None,
        None,
    )
    facts.files, facts.files_empty = [], False
    facts.notes = [note for note in facts.notes if note.startswith("cat=")]
    facts.notes += [f"when={WHEN:%Y-%m-%dT%H:%M:%S}", "charset"]
