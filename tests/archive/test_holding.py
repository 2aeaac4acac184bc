"""One host is asked by one crawl, whatever the portals are called and however many processes there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.disk.files import Files
from archive.errors import LeaseLost, PortalBusy
from archive.leases import lease as leases
from archive.leases.lease import Lease
from archive.paths import host_lease_file
from archive.store import Store
from tests.archive.store_kit import Clock

HOST = "vidu.gov.vn"


def opened(root: Path, portal: str, *hosts: str) -> Store:
    return Store.open(root, portal, crawl_id=f"c-{portal}", hosts=hosts, now=Clock())


def test_portals_of_one_host_are_not_crawled_at_once(tmp_path: Path) -> None:
    store = opened(tmp_path, "mot", "a.vn", HOST)
    with pytest.raises(PortalBusy, match=r"vidu.gov.vn is being asked by c-mot/.*wait for it to end"):
        opened(tmp_path, "hai", "b.vn", HOST, "z.vn")
    opened(tmp_path, "hai", "b.vn", "z.vn").close()  # nothing was left held
    store.close()
    opened(tmp_path, "hai", HOST).close()


def test_who_dies_frees_its_hosts(tmp_path: Path) -> None:
    opened(tmp_path, "mot", HOST).abandon()
    opened(tmp_path, "hai", HOST).close()


def test_a_host_that_was_taken_over_ends_the_writing(tmp_path: Path) -> None:
    store = opened(tmp_path, "mot", HOST)
    store.commit()
    path = host_lease_file(tmp_path, HOST)
    path.unlink()
    other = Lease.take(path, owner="new", files=Files(), now=Clock())
    with pytest.raises(LeaseLost, match="taken over, now held by new"):
        store.commit()
    store.close()
    other.check()
    other.release()


def test_a_host_whose_lease_lapses_is_asked_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(tmp_path, "mot", HOST)
    now = leases._awake()
    monkeypatch.setattr(leases, "_awake", lambda: now + leases.TTL)
    assert store.lease.overdue
    store.commit()
    assert not store.lease.overdue
    store.close()
