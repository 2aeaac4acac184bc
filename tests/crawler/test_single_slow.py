"""``congtin parse`` of a server that takes its time: whoever waits is told so, upon which the server answers."""

from __future__ import annotations

import io
import sys
from threading import Event

import pytest

from archive.article import Article
from archive.showing import progress
from crawler.cli import main
from crawler.fetching import fetch
from crawler.inspecting.single import parse_input
from tests.portal_server import PortalServer, served
from tests.waiting import HANGS

PAGE = "tin/2/bai-viet"


class Screen(io.StringIO):
    """Standard error, which tells when something was written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = Event()

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LOOKS", 0.001)
    monkeypatch.setattr(progress, "PLAIN_SECONDS", 0.0)


def slow(said: Event, at: str) -> PortalServer:
    """One that answers what is asked for ``at`` an address when ``said`` is set."""
    return PortalServer(articles=3, on_request=[lambda _, path: at not in path or said.wait(HANGS)])


@pytest.mark.parametrize("at", ["robots.txt", PAGE])
def test_who_waits_for_a_server_is_told_so(at: str) -> None:
    said, lines = Event(), list[str]()
    with served(slow(said, at)) as portal:
        found = parse_input(portal.url + PAGE, say=lambda line: (lines.append(line()), said.set())[1])
    assert isinstance(found, Article)
    assert lines[0] == f"{portal.url}{PAGE}: no whole answer yet after 0 s; after 60 s it is given up"


def ended_with(portal: PortalServer, monkeypatch: pytest.MonkeyPatch, *options: str) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["congtin", "parse", portal.url + PAGE, *options])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


@pytest.mark.parametrize("options", [(), ("--explain",)], ids=["record", "explain"])
def test_the_command_says_it_on_standard_error(
    options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with served(slow(screen.written, PAGE)) as portal:
        assert ended_with(portal, monkeypatch, *options) == 0
    assert "no whole answer yet" in screen.getvalue()
    assert "no whole answer yet" not in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--quiet", "--json"])
def test_who_asked_for_quiet_is_told_nothing(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at often enough that it would have been said."""
    screen, looked = Screen(), Event()
    monkeypatch.setattr(sys, "stderr", screen)
    real = fetch.fetch
    monkeypatch.setattr(
        "crawler.inspecting.single.fetch",
        lambda url, *, tls, told: real(url, tls=tls, told=lambda seconds: (told(seconds), looked.set())[1]),
    )
    with served(slow(looked, PAGE)) as portal:
        assert ended_with(portal, monkeypatch, option) == 0
    assert screen.getvalue() == ""


def test_a_server_that_answers_at_once_is_not_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LOOKS", HANGS)
    lines: list[str] = []
    with served(PortalServer(articles=3)) as portal:
        parse_input(portal.url + PAGE, say=lambda line: lines.append(line()))
    assert lines == []
