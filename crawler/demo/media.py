"""Small files of every kind that a portal serves, made from a number: the same bytes on every machine."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

_WIDTH, _HEIGHT = 64, 40
_LONG_AGO = (2022, 1, 1, 0, 0, 0)


def png(number: int) -> bytes:
    """A colour gradient, 64 by 40."""
    red, green = number * 37 % 256, number * 91 % 256
    rows = b"".join(
        b"\x00" + b"".join(bytes((red, (green + 3 * x) % 256, 6 * y)) for x in range(_WIDTH)) for y in range(_HEIGHT)
    )
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


# The codes of JPEG's usual table for luminance DC differences of up to seven bits (ITU T.81, table K.3).
_DC_COUNTS = bytes((0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0))
_DC_CODES = ("00", "010", "011", "100", "101", "110", "1110", "11110", "111110", "1111110", "11111110", "111111110")
_END_OF_BLOCK = "0"


def jpeg(number: int) -> bytes:
    """Grey squares, 64 by 40, baseline JPEG with one flat value a block."""
    bits, before = "", 0
    for block in range((_WIDTH // 8) * (_HEIGHT // 8)):
        value = (number * 29 + block * 11) % 120 - 60
        bits += _difference(value - before) + _END_OF_BLOCK
        before = value
    bits += "1" * (-len(bits) % 8)
    scan = int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\x00")
    frame = struct.pack(">BHHBBBB", 8, _HEIGHT, _WIDTH, 1, 1, 0x11, 0)
    segments = (
        (b"\xe0", b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
        (b"\xdb", b"\x00" + b"\x10" * 64),
        (b"\xc0", frame),
        (b"\xc4", b"\x00" + _DC_COUNTS + bytes(range(12))),
        (b"\xc4", b"\x10" + b"\x01" + b"\x00" * 15 + b"\x00"),
        (b"\xda", b"\x01\x01\x00\x00\x3f\x00"),
    )
    head = b"".join(b"\xff" + kind + struct.pack(">H", len(data) + 2) + data for kind, data in segments)
    return b"\xff\xd8" + head + scan + b"\xff\xd9"


def _difference(value: int) -> str:
    size = abs(value).bit_length()
    if size == 0:
        return _DC_CODES[0]
    return _DC_CODES[size] + format(value if value > 0 else value + (1 << size) - 1, f"0{size}b")


def pdf(line: str) -> bytes:
    """One page with one line of ASCII text."""
    text = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    content = f"BT /F1 14 Tf 72 760 Td ({text}) Tj ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(out),
    )


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORMAT = "application/vnd.openxmlformats-officedocument"


def docx(line: str) -> bytes:
    """A text document of one paragraph."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<w:document xmlns:w="{namespace}"><w:body><w:p><w:r><w:t>{line}</w:t></w:r></w:p></w:body></w:document>'
    )
    return _package(
        {"word/document.xml": (f"{_FORMAT}.wordprocessingml.document.main+xml", document)}, "word/document.xml"
    )


def xlsx(line: str) -> bytes:
    """A workbook of one cell."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheets = '<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets>'
    book = f'<workbook xmlns="{namespace}" xmlns:r="{_OFFICE}">{sheets}</workbook>'
    sheet = (
        f'<worksheet xmlns="{namespace}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{line}</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    parts = {
        "xl/workbook.xml": (f"{_FORMAT}.spreadsheetml.sheet.main+xml", book),
        "xl/worksheets/sheet1.xml": (f"{_FORMAT}.spreadsheetml.worksheet+xml", sheet),
    }
    relations = _relations("worksheets/sheet1.xml", "worksheet")
    return _package(parts, "xl/workbook.xml", {"xl/_rels/workbook.xml.rels": relations})


def _package(parts: dict[str, tuple[str, str]], main: str, further: dict[str, str] | None = None) -> bytes:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in parts.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">{rels}{overrides}</Types>',
        "_rels/.rels": _relations(main, "officeDocument"),
        **{name: body for name, (_, body) in parts.items()},
        **(further or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, body in files.items():
            package.writestr(zipfile.ZipInfo(name, _LONG_AGO), _XML + body)
    return out.getvalue()


def _relations(target: str, kind: str) -> str:
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>'
