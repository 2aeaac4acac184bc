"""An archive to be looked at: the reference article with an edit and its views, an article of every kind of block, a
copy, one that is gone, and pages that want to be more than text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import msgspec

from archive.article import (
    Article,
    Attachment,
    Author,
    Change,
    Embed,
    Heading,
    Image,
    ImageBlock,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)
from archive.dedup import article_hashes
from archive.revisions import change
from crawler.parse import parse_bytes
from tests.archive.building import Files, article, observation, run, sighting

PAGES = Path(__file__).parents[2] / "pages" / "nukeviet-egov" / "reference-article"
REFERENCE, HOSTILE, SHAPES, COPY, GONE = "vidu:49183", "vidu:6", "vidu:3", "kia:1", "vidu:5"
SILENT = "trong"
"""A portal that never answered."""
OLD, NEW = "4 tháng đầu năm 2022", "5 tháng đầu năm 2022"
"""What the edit of the reference article changed in its title or text."""
COUNTS = (2131, 2131, 2140, 2158, 2190)
MARK = "RAN"
"""What hostile scripts say, if they run."""


def hostile_page(port: int) -> bytes:
    """A page that tries all it can; ``port`` is one of this machine that nobody may reach."""
    outside = f"http://127.0.0.1:{port}"
    return f"""<!doctype html><html lang=vi><head><meta charset=utf-8>
<meta http-equiv="refresh" content="0;url={outside}/refresh"><base href="{outside}/base/">
<link rel=preconnect href="{outside}"><link rel=dns-prefetch href="{outside}">
<link rel=stylesheet href="{outside}/a.css"><link rel=prefetch href="{outside}/next">
<link rel=icon href="{outside}/icon.png"><link rel=preload as=image href="{outside}/p">
<title>Trang độc</title><style>@import url({outside}/b.css); body {{ background: url({outside}/c.png) }}</style>
<script>console.log("{MARK} script"); alert(1); top.location = "{outside}/top"</script>
<script src="{outside}/d.js"></script></head>
<body onload="console.log('{MARK} onload')"><h1>Trang được lưu</h1>
<img src=x onerror="console.log('{MARK} onerror')"><img src="{outside}/e.png" srcset="{outside}/e2.png 2x">
<svg onload="console.log('{MARK} svg')"><image href="{outside}/s.png"/></svg>
<iframe src="{outside}/f.html"></iframe><object data="{outside}/g"></object><embed src="{outside}/h">
<video src="{outside}/i.mp4" poster="{outside}/j.png" autoplay></video><audio src="{outside}/k.mp3" autoplay></audio>
<form action="{outside}/form" id=f><button autofocus>Gửi</button></form>
<a href="javascript:console.log('{MARK} link')" id=run>bấm</a> <a href="{outside}/top" target=_top id=top>lên trên</a>
</body></html>""".encode()


def reference() -> tuple[Article, bytes]:
    """The article that this project started from, as it is read from its page; and the page."""
    body = gzip.decompress((PAGES / "page.html.gz").read_bytes())
    url = json.loads((PAGES / "meta.json").read_text("utf-8"))["url"]
    found = parse_bytes(body, url=url)
    assert isinstance(found, Article)
    return found, body


def plant(root: Path, port: int) -> Path:
    """Writes the archive into ``root``."""
    files = Files(root)
    _reference(files)
    _shapes(files)
    _hostile(files, port)
    files.add(
        article(
            "vidu:1",
            title="Mở rộng con đường liên xã",
            body="Con đường dài 5 km nối hai xã.",
            section=["Kinh tế"],
            byline="Kiên Giang",
            published_at="2023-02-01",
        ),
        article("vidu:2", title="Đương thời", body="Không nói gì về lối đi.", published_at=None, published_from=None),
        article(GONE, title="Tin đã gỡ", published_at="2022-08-01T07:00:00+07:00"),
        *(
            article(f"vidu:{100 + at}", title=f"Hội nghị lần thứ {at}", published_at=f"2024-{at % 12 + 1:02}-03")
            for at in range(45)
        ),
    )
    files.add(
        observation(GONE, kind="missing", cause="http-404"),
        observation(GONE, kind="gone", cause="http-404", fetched_at="2026-11-25T02:00:00Z"),
        kind="observations",
    )
    files.add(run(), run(crawl_id="2", started_at="2026-11-25T02:00:00Z"), kind="crawls")
    silent = run(SILENT, finish="unreachable", counts={}, causes={"timeout": 3})
    files.add(silent, portal=SILENT, kind="crawls")
    return root


def _reference(files: Files) -> None:
    found, body = reference()
    pointer = files.add_page(body, "Content-Type: text/html; charset=utf-8", url=found.url)
    first = _planted(found, files, id=REFERENCE, warc=pointer)
    blocks = [
        msgspec.structs.replace(block, text=block.text.replace(OLD, NEW)) if isinstance(block, Paragraph) else block
        for block in first.blocks
    ]
    second = msgspec.structs.replace(
        first, revision=2, body=first.body.replace(OLD, NEW), blocks=blocks, lead=(first.lead or "").replace(OLD, NEW),
        fetched_at="2026-11-25T02:05:09Z", recorded_at="2026-11-25T02:05:10Z",
    )  # fmt: skip
    second = _hashed(msgspec.structs.replace(second, change=change(first, second)))
    files.add(first)
    files.add(second, day="2026-11-25")
    days = ("2026-11-24", "2026-11-26", "2026-11-28", "2026-11-30")
    looks = [
        observation(
            REFERENCE, views=count, views_from="page", own_fetches=at + 2, fetched_at=f"{day}T08:00:00Z", crawl_id=day
        )
        for at, (day, count) in enumerate(zip(days, COUNTS[1:], strict=True))
    ]
    files.add(*looks, kind="observations")
    files.add(sighting(REFERENCE, views=2150, views_raw="2150", fetched_at="2026-11-29T08:00:00Z"), kind="sightings")
    copy = _planted(found, files, id=COPY, published_at="2022-05-27", views=None, views_from=None, views_raw=None)
    files.add(copy, portal="kia")
    (files.root / "links").mkdir()
    pair = {"one": REFERENCE, "other": COPY, "similarity": 0.97, "first": REFERENCE, "rehosted": False}
    (files.root / "links" / "pairs.jsonl").write_bytes(msgspec.json.encode(pair) + b"\n")


def _planted(found: Article, files: Files, **changes: object) -> Article:
    id = str(changes["id"])
    times = {"fetched_at": "2026-11-24T02:05:09Z", "recorded_at": "2026-11-24T02:05:10Z", "crawl_id": "1"}
    return _hashed(msgspec.structs.replace(found, portal=id.partition(":")[0], **{**times, **changes}))


def _hashed(made: Article) -> Article:
    text, content = article_hashes(made)
    return msgspec.structs.replace(made, text_hash=text, content_hash=content)


def _shapes(files: Files) -> None:
    long = "Diện tích gieo trồng cả năm của toàn huyện theo kế hoạch được giao (héc-ta)"
    files.add(
        article(
            SHAPES,
            title="Kết quả sản xuất nông nghiệp sáu tháng đầu năm",
            lead="Theo báo cáo, diện tích gieo trồng đạt kế hoạch.",
            section=["Kinh tế", "Nông nghiệp"],
            tags=["nông nghiệp", "kế hoạch"],
            source="Báo Ví Dụ",
            byline="Tin, ảnh: Bá Thi",
            authors=[Author(name="Bá Thi")],
            blocks=[
                Paragraph(text="Sáng nay, huyện tổ chức hội nghị sơ kết."),
                Heading(text="Về trồng trọt", level=4),
                ListBlock(items=["Lúa: 12.000 ha", "Bắp: 1.500 ha"], ordered=True),
                Table(
                    rows=[["Xã", long, "So cùng kỳ", "Ghi chú"], ["Long Sơn", "1.234", "+5,6%", ""]], caption="Bảng 1"
                ),
                Quote(text="Phải giữ vững diện tích lúa."),
                ImageBlock(url="https://vidu.example/anh/1.jpg", caption="Quang cảnh hội nghị"),
                ImageBlock(url="javascript:alert(2)"),
                Embed(url="https://vidu.example/video/1", title="Phóng sự"),
            ],
            images=[Image(url="https://vidu.example/anh/1.jpg", caption="Quang cảnh hội nghị", credit="BT")],
            attachments=[
                Attachment(
                    url="https://vidu.example/ke-hoach.pdf", name="Kế hoạch", media_type="application/pdf", bytes=61234
                )
            ],
            views=77,
            views_raw="Lượt xem: 77",
            views_from="page",
        )
    )


def _hostile(files: Files, port: int) -> None:
    script = f"<script>console.log('{MARK} field');alert(1)</script>"
    image = f"<img src=http://127.0.0.1:{port}/field.png onerror=console.log('{MARK}')>"
    pointer = files.add_page(hostile_page(port), "Content-Type: text/html; charset=utf-8")
    first = article(
        HOSTILE,
        title=f"{script} độc hại",
        lead=image,
        url=f"javascript:console.log('{MARK} url')",
        byline=f"\"'><svg onload=console.log('{MARK}')>",
        section=["\" onmouseover=\"console.log('RAN')", script],
        tags=["{{ 7*7 }}", script],
        blocks=[
            Paragraph(text=script),
            Heading(text=image),
            ListBlock(items=[script]),
            Table(rows=[[script, image]], caption=script),
            ImageBlock(url=f"javascript:console.log('{MARK}')", caption=image),
            Embed(url="data:text/html,<script>console.log('RAN data')</script>", title=script),
        ],
        images=[Image(url="data:image/svg+xml,<svg onload=alert(1)>", caption=script)],
        attachments=[Attachment(url=f" javascript:console.log('{MARK}')", name=script)],
        language="\"><script>console.log('RAN lang')</script>",
        published_raw=script,
        warc=pointer,
    )
    second = msgspec.structs.replace(
        first, revision=2, title=f"{script} sửa", fetched_at="2026-11-25T02:05:09Z",
        recorded_at="2026-11-25T02:05:10Z",
        change=Change(cause="editorial", fields={script: {"from": script, "to": image}}),
    )  # fmt: skip
    files.add(first)
    files.add(_hashed(second), day="2026-11-25")
    files.add(
        observation(HOSTILE, kind="moved", moved_to=f"javascript:console.log('{MARK}')", cause=script),
        kind="observations",
    )
