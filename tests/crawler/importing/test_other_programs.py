"""What other programs write and what befalls their files: read as far as it can be told, and never guessed at."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from archive.captures.warc import warc_files
from archive.errors import PortalBusy, StorageFailed
from archive.reader import Archive
from archive.store import Store
from archive.verify import verify
from crawler.importing import catalogue
from tests.conftest import lines
from tests.crawler.importing.kit import HOME, PORTAL, Shot, imported, said, site, texts, url_of, warc


@pytest.mark.parametrize("form", ["WARC/1.0", "WARC/1.1", "lower case", "brackets"])
def test_heads_of_every_writer(form: str, whole: dict[str, str], tmp_path: Path) -> None:
    data = warc(site(3))
    for name in ("WARC-Type", "WARC-Target-URI", "WARC-Date", "WARC-Payload-Digest", "Content-Length"):
        data = data.replace(f"{name}:".encode(), f"{name.lower()}:".encode()) if form == "lower case" else data
    if form.startswith("WARC"):
        data = data.replace(b"WARC/1.0", form.encode())
    if form == "brackets":  # as wget does
        data = b"\r\n".join(
            line.replace(b": http", b": <http") + b">" if line.startswith(b"WARC-Target-URI") else line
            for line in data.split(b"\r\n")
        )
    (tmp_path / "a.warc").write_bytes(data)
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert (outcome.bad, outcome.exit_code) == ({}, 0)
    assert texts(tmp_path / "archive") == whole


@pytest.mark.parametrize("name", ["sha256", "sha512", "blake2b", "xxh3"])
def test_digests_of_other_algorithms(name: str, whole: dict[str, str], tmp_path: Path) -> None:
    def given(body: bytes) -> str:
        made = hashlib.new(name, body) if name in hashlib.algorithms_available else None
        return f"{name}:{made.hexdigest() if made else 'abc'}"

    shots = site(3)
    for shot in shots:
        shot.extra = {"WARC-Payload-Digest": given(shot.body), "WARC-Block-Digest": f"{name}-of-ours:x"}
    again = Shot(url_of(1), b"", 900, kind="revisit")
    again.extra = {"WARC-Payload-Digest": given(shots[2].body), "WARC-Block-Digest": f"{name}-of-ours:x"}
    (tmp_path / "a.warc").write_bytes(warc([*shots, again]))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert (outcome.bad, outcome.exit_code) == ({}, 0)
    assert texts(tmp_path / "archive") == whole
    assert [one["kind"] for one in lines(tmp_path / "archive", "observations")] == ["unchanged"]
    assert not list(verify(Archive(tmp_path / "archive"), warc=True))


@pytest.mark.parametrize("digest", [True, False])
def test_a_revisit_of_a_revisit_has_the_bytes_of_the_first(digest: bool, whole: dict[str, str], tmp_path: Path) -> None:
    shots = site(3)
    first = shots[2]
    revisits = []
    for at, before in ((100, first.date), (200, Shot("", at=100).date)):
        shot = Shot(first.url, b"", at, kind="revisit")
        shot.extra = {"WARC-Refers-To-Target-URI": first.url, "WARC-Refers-To-Date": before}
        sha1 = "sha1:" + base64.b32encode(hashlib.sha1(first.body).digest()).decode()
        shot.extra["WARC-Payload-Digest"] = sha1 if digest else ""
        revisits.append(shot)
    (tmp_path / "a.warc").write_bytes(warc([*shots, *revisits]))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert (outcome.bad, outcome.exit_code) == ({}, 0)
    assert texts(tmp_path / "archive") == whole
    looks = lines(tmp_path / "archive", "observations")
    assert [(one["kind"], one["fetched_at"]) for one in looks] == [("unchanged", shot.date) for shot in revisits]


def test_revisits_in_a_circle_end(tmp_path: Path) -> None:
    shots = [Shot(url_of(1), b"", at, kind="revisit") for at in (50, 60)]
    for shot, other in zip(shots, reversed(shots), strict=True):
        shot.extra = {"WARC-Refers-To-Target-URI": url_of(1), "WARC-Refers-To-Date": other.date}
        shot.extra["WARC-Payload-Digest"] = ""
    (tmp_path / "a.warc").write_bytes(warc([*site(2)[:2], *shots]))
    assert imported(tmp_path / "archive", tmp_path / "a.warc").bad == {"no-original": 2}


@pytest.mark.parametrize("off", [+40, +4000, -40], ids=["longer", "over the next", "shorter"])
def test_a_length_that_is_wrong_costs_its_own_record(off: int, whole: dict[str, str], tmp_path: Path) -> None:
    data = warc(site(3))
    start = data.index(url_of(2).encode())
    at = data.index(b"Content-Length: ", data.index(b"Content-Length: ", start)) + 16
    end = data.index(b"\r\n", at)
    wrong = b"%d" % (int(data[at:end]) + off)
    (tmp_path / "a.warc").write_bytes(data[:at] + wrong + data[end:])
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert outcome.exit_code == 1
    assert sum(outcome.bad.values()) >= 1
    expected = {url: body for url, body in whole.items() if url != url_of(2)}
    assert texts(tmp_path / "archive") == expected


def test_a_name_that_two_records_have_gives_no_request_of_another_address(tmp_path: Path) -> None:
    shots = site(3)
    for shot in shots:
        shot.asked = True
    data = re.sub(rb"urn:uuid:[0-9a-f-]{36}", b"urn:uuid:00000000-0000-0000-0000-000000000000", warc(shots))
    (tmp_path / "a.warc").write_bytes(data)
    assert imported(tmp_path / "archive", tmp_path / "a.warc").exit_code == 0
    (path,) = warc_files(tmp_path / "archive", PORTAL)
    raw = gzip.decompress(path.read_bytes())
    asked = [part for part in raw.split(b"WARC/1.1\r\n") if b"WARC-Type: request" in part]
    for part in asked:
        target = part.partition(b"WARC-Target-URI: ")[2].partition(b"\r\n")[0]
        path_of = b"/" + target.split(b"/", 3)[3]
        assert b"GET " + path_of + b" HTTP/1.1" in part
    assert len(asked) == 1


def test_what_browsers_and_wget_put_beside_pages_is_none(whole: dict[str, str], tmp_path: Path) -> None:
    """Screens, texts and page information of Browsertrix; manifests and logs of wget."""
    page = [("Content-Type", "text/html")]
    beside = [
        Shot(f"urn:pageinfo:{HOME}", b'{"pageid": "1"}', 1, kind="resource"),
        Shot(f"urn:view:{HOME}", b"\x89PNG", 1, kind="resource"),
        Shot(f"urn:text:{HOME}", b"x", 1, kind="conversion"),
        Shot("metadata://gnu.org/software/wget/warc/MANIFEST.txt", b"<urn:uuid:1>", 1, kind="metadata"),
        Shot("metadata://gnu.org/software/wget/warc/wget_arguments.txt", b"-r", 1, kind="resource"),
        Shot("dns:huyen.example", b"20230501 huyen.example 1 IN A 127.0.0.1", 1, headers=[], kind="response"),
        Shot(f"{HOME}anh.png", b"\x89PNG", 2, headers=[("Content-Type", "image/png")], kind="resource"),
        Shot(url_of(1), b"<p>made of it</p>", 3, headers=page, kind="conversion"),
        Shot(url_of(1), b"a: b", 3, headers=[], kind="metadata"),
    ]
    for shot in beside:
        if shot.kind in ("resource", "conversion", "metadata"):
            shot.extra = {"Content-Type": dict(shot.headers).get("Content-Type", "text/plain")}
    made = [gzip.compress(warc([*site(3), *beside])), warc(site(3)[:3]), warc(site(3)[3:], packed=True)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
        package.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
        package.writestr("indexes/index.cdx.gz", gzip.compress(b""))
        package.writestr("archive/rec-1.warc.gz", made[2])
        package.writestr("archive/rec-0.warc", made[1])
        package.writestr("logs/crawl.log", "{}")
    for name, content in (("wget.warc.gz", made[0]), ("browsertrix.wacz", packed.getvalue())):
        (tmp_path / name).write_bytes(content)
        outcome = imported(tmp_path / name.replace(".", "-"), tmp_path / name)
        assert (outcome.bad, outcome.exit_code) == ({}, 0), name
        assert texts(tmp_path / name.replace(".", "-")) == whole


def test_http_2_is_an_answer(whole: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(over_http_2(site(3)))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert (outcome.bad, outcome.exit_code) == ({}, 0)
    assert texts(tmp_path / "archive") == whole


def over_http_2(shots: list[Shot]) -> bytes:
    for shot in shots:
        shot.extra |= {"WARC-Block-Digest": "", "WARC-Payload-Digest": ""}
        shot.headers = [(":status", "200"), *shot.headers]
    return warc(shots).replace(b"HTTP/1.1 200 Said\r\n", b"HTTP/2 200       \r\n")


@pytest.mark.parametrize("index", ["no digest", "no address", "!meta", "no JSON", "unsorted"])
def test_an_index_of_another_program_beside_our_files(index: str, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(warc(site(3)))
    archive = tmp_path / "archive"
    imported(archive, tmp_path / "a.warc")
    (path,) = archive.glob("warc/portal=*/*.cdxj")
    entries = path.read_bytes().splitlines()
    if index in ("no digest", "no address"):
        lacking = {"no digest": "digest", "no address": "url"}[index]
        entries = [
            line[: line.index(b"{")]
            + json.dumps({k: v for k, v in json.loads(line[line.index(b"{") :]).items() if k != lacking}).encode()
            for line in entries
        ]
    if index == "!meta":
        entries = [b'!meta 0 {"format": "cdxj", "filename": "a"}', *entries]
    if index == "no JSON":
        entries = [line.partition(b"{")[0] + b"text/html 200 - - 0 0 x" for line in entries]
    if index == "unsorted":
        entries.reverse()
    path.write_bytes(b"\n".join([*entries, b""]))
    outcome = imported(archive, tmp_path / "a.warc")
    assert outcome.exit_code == 0
    assert outcome.portals[0].counts == {"known": 5, "listings": 2}
    assert len(lines(archive, "articles")) == 3


def test_two_imports_at_once_and_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(warc(site(3)))
    archive = tmp_path / "archive"
    other = Store.open(archive, PORTAL, crawl_id="other")
    busy = imported(archive, tmp_path / "a.warc")
    assert busy.exit_code == PortalBusy.exit_code
    assert busy.error is not None
    assert "\n" not in busy.error
    assert lines(archive, "articles") == []
    other.close()
    assert imported(archive, tmp_path / "a.warc").exit_code == 0
    before = said(archive, "articles")
    assert imported(archive, tmp_path / "a.warc").exit_code == 0
    assert said(archive, "articles") == before
    assert len(before) == 3


def test_no_room_for_the_list_of_captures_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.warc").write_bytes(warc(site(40)))
    monkeypatch.setattr(catalogue, "_SCHEMA", f"PRAGMA max_page_count = 12; {catalogue._SCHEMA}")
    with pytest.raises(StorageFailed, match=r"database or disk is full.*make room") as raised:
        imported(tmp_path / "archive", tmp_path / "a.warc")
    assert "\n" not in str(raised.value)
    monkeypatch.undo()
    assert imported(tmp_path / "archive", tmp_path / "a.warc").exit_code == 0
