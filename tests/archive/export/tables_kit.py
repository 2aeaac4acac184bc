"""An article that says everything, and one that says hardly anything, for every format."""

from __future__ import annotations

from archive.article import Attachment, Author, Change, Image, Paragraph, Table, WarcPointer
from tests.archive.building import article

RICH = article(
    "vidu:1",
    revision=2,
    title="=HYPERLINK(1)",
    lead="+84 299 385",
    body='Con đường "mới",\nxuống dòng.',
    blocks=[Table(rows=[["a", "b"]]), Paragraph(text='Con đường "mới",'), Paragraph(text="xuống dòng.")],
    authors=[Author(name="Lê A"), Author(name="Trần B", role="photo")],
    images=[Image(url="https://vidu.example/1.jpg", caption="Ảnh")],
    attachments=[Attachment(url="https://vidu.example/1.pdf", name="@Kế hoạch", bytes=5)],
    section=["Tin tức", "Xã hội"],
    tags=["- một"],
    views=7,
    views_from="page",
    warc=WarcPointer(file="warc/portal=vidu/a.warc.gz", offset=3, digest="sha1:A"),
    change=Change(cause="editorial", fields={"title": {"from": "a", "to": "b"}}),
)
PLAIN = article("vidu:2", title="Cầu Ngang", published_at=None, body="")
