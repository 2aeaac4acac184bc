"""A page of no known family, written by hand, and what a capture's answers hold."""

from __future__ import annotations

from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

URL = "http://vidu.gov.vn/tin-tuc/hop-mat-7.html"

LONG = "Đoàn công tác đã làm việc với lãnh đạo xã về kết quả thực hiện nhiệm vụ trong quý đầu của năm. " * 3

PAGE = f"""<html lang="vi"><head><title>Họp mặt đầu năm - Cổng thông tin điện tử tỉnh</title></head><body>
<div id="menu"><a href="/">Trang chủ</a></div>
<div class="x1"><h2>Họp mặt đầu năm</h2><div>26/05/2022 08:15 | Lượt xem: 2.131</div>
<p><b>Sáng nay, huyện tổ chức buổi họp mặt đầu năm với đông đủ đại biểu các xã.</b></p>
<p><img src="/a.jpg"></p><p align="center"><i>Quang cảnh buổi họp mặt</i></p>
<p>{LONG}</p><p>{LONG}</p><p align="right"><b>Ngọc Hồng</b></p>
<h3>Tin khác</h3><ul><li><a href="/tin-tuc/khac-6.html">Một tin khác của huyện trong tuần này</a></li></ul></div>
</body></html>"""


def responses(warc: Path) -> list[tuple[str, bytes]]:
    with warc.open("rb") as stream:
        return [
            (record.headers["WARC-Target-URI"], record.reader.read())
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
        ]
