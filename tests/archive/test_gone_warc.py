"""WARC files that vanish as a whole: the next start says so, once, and a copy that comes back is taken as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive.captures.warc import warc_files
from archive.cli import app
from archive.store import Store
from tests.archive.fault_kit import RUN
from tests.archive.short_kit import STATE, filled, names
from tests.archive.store_kit import PORTAL, exchange, interpret, lines, opened, page, url_of, visit


@pytest.mark.parametrize("index", [True, False], ids=["index", "no index"])
@pytest.mark.parametrize("state", [True, False], ids=["state", "no state"])
def test_a_file_that_is_gone_is_missed_once(
    tmp_path: Path, state: bool, index: bool, caplog: pytest.LogCaptureFixture
) -> None:
    path = filled(tmp_path)
    whole = path.read_bytes()
    path.unlink()
    if not index:
        path.with_name(path.name.replace(".warc.gz", ".cdxj")).unlink()
    if not state:
        (tmp_path / STATE).unlink()
    unsaid = opened(tmp_path, "c2")
    unsaid.abandon()
    assert unsaid.recovered["warc_gone"] == 1
    caplog.clear()
    store = opened(tmp_path, "c2")
    store.close(RUN)
    assert store.recovered["warc_gone"] == 1, "no run has said it"
    (said,) = [record.getMessage() for record in caplog.records if "gone" in record.getMessage()]
    assert str(path.relative_to(tmp_path)) in said
    again = opened(tmp_path, "c3")
    assert "warc_gone" not in again.recovered, "said once"
    visit(again, exchange(page(7), url_of(7), 70))
    again.close(RUN)
    path.write_bytes(whole)
    back = opened(tmp_path, "c4")
    back.close()
    assert not {"warc_gone", "warc_short"} & back.recovered.keys()
    assert "pointer" not in names(tmp_path)
    path.unlink()
    lost = opened(tmp_path, "c5")
    lost.close()
    assert lost.recovered["warc_gone"] == 1, "lost anew"


def test_what_only_an_index_knows_of_is_missed_too(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.keep(exchange(None, "http://vidu.gov.vn/a.pdf", 5, kind="asset", body=b"%PDF-1.4"))
    store.close()
    (path,) = warc_files(tmp_path, PORTAL)
    path.unlink()
    (tmp_path / STATE).unlink()
    store = opened(tmp_path, "c2")
    store.close()
    assert store.recovered["warc_gone"] == 1


def test_pages_that_were_never_kept_are_not_missed(tmp_path: Path) -> None:
    store = Store.open(tmp_path, PORTAL, crawl_id="c1", interpret=interpret, keep_warc=False)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    assert len(lines(tmp_path, "articles")) == 1
    assert not list(tmp_path.glob("warc/**/*.warc.gz"))
    again = opened(tmp_path, "c2")
    again.close()
    assert "warc_gone" not in again.recovered


@pytest.mark.parametrize("left", [0, None], ids=["cut", "gone"])
def test_verify_and_repair_say_once_how_many_lines_point_to_nothing(tmp_path: Path, left: int | None) -> None:
    path = filled(tmp_path)
    path.with_name(path.name.replace(".warc.gz", ".cdxj")).unlink()
    path.unlink()
    if left is not None:
        path.touch()
    name = path.relative_to(tmp_path).as_posix()

    def call(*arguments: str) -> str:
        return CliRunner().invoke(app, [*arguments, "--archive", str(tmp_path)]).stdout

    where = "to this WARC file, which is not there" if left is None else "behind the end of this WARC file"
    first, last = call("verify").splitlines()
    assert first.startswith(f"{name}@0: pointer: 6 lines point {where}: restore it from a copy")
    assert last.startswith("6 pointer: ")
    assert call("verify", "--quiet").splitlines() == [first]
    every = call("verify", "-v").splitlines()
    assert [line.split(":")[0] for line in every[:-1]] == ["articles/portal=vidu/2026-11-24.jsonl"] * 6
    said = json.loads(call("verify", "--json"))
    assert [(each["what"], each["warc"]) for each in said["findings"]] == [("pointer", name)] * 6
    mended = call("repair").splitlines()
    assert first in mended
    assert "1 finding is left" in mended[-1]
