"""Records of pages that scripts fill: of files alone, with fields in Vietnamese."""

from __future__ import annotations

import json

from archive.article import Article, Reject
from tests.crawler.families.written import LEAD, TEXT, TITLE, parsed


def shell(record: dict[str, object], slug: str = "mua-vang-4711") -> Article | Reject:
    state = json.dumps({"article": {"title": TITLE, "slug": slug, "publishedDate": "2024-11-20T15:10:00", **record}})
    return parsed(f"<div id=app></div><script>window.__STATE__={state};</script><script src=/app.js></script>")


def test_a_record_may_be_of_files_alone() -> None:
    files = [{"name": "Danh sách.pdf", "url": "/files/ds.pdf"}, {"name": "Ảnh bìa", "url": "/files/bia.jpg"}]
    found = shell({"summary": LEAD, "content": "", "attachments": files})
    assert isinstance(found, Article), found
    assert (found.lead, found.body, found.published_at) == (LEAD, "", "2024-11-20T15:10:00+07:00")
    assert [(file.url, file.name) for file in found.attachments] == [
        ("https://vidu.gov.vn/files/ds.pdf", "Danh sách.pdf")
    ]
    # Beside a text they are its own; those of another record are not this page's.
    whole = shell({"summary": LEAD, "content": f"<p>{TEXT}</p>", "attachments": files})
    assert isinstance(whole, Article)
    assert (whole.body, len(whole.attachments)) == (TEXT.strip(), 1)
    assert isinstance(shell({"content": "", "attachments": files}, "bai-khac"), Reject)
    assert isinstance(shell({"content": "", "attachments": files[1:]}), Reject)


def test_a_record_may_call_its_fields_in_vietnamese() -> None:
    record = {
        "tieuDe": TITLE, "tomTat": LEAD, "noiDung": f"<p>{TEXT}</p>", "ngayDang": "2024-03-09T10:20:00", "luotXem": 91,
        "tacGia": "Lâm Ngọc Yến", "chuyenMuc": {"tenChuyenMuc": "Hoạt động HĐND"},
        "tepDinhKem": [{"tenFile": "Nghị quyết.pdf", "url": "/files/nq.pdf"}],
    }  # fmt: skip
    page = "<div id=root></div><script>window.__STATE__={}</script><script src=/a.js></script>"
    found = parsed(page.format(json.dumps(record)))
    assert isinstance(found, Article), found
    assert (found.title, found.lead, found.body) == (TITLE, LEAD, TEXT.strip())
    assert (found.published_at, found.views, found.byline) == ("2024-03-09T10:20:00+07:00", 91, "Lâm Ngọc Yến")
    assert (found.section, [each.name for each in found.attachments]) == (["Hoạt động HĐND"], ["Nghị quyết.pdf"])
    # A question and its answer have no day of publication.
    del record["ngayDang"]
    assert isinstance(parsed(page.format(json.dumps(record))), Reject)
