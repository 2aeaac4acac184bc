"""``congtin browse`` as a process of its own, for the tests that ask it."""

from __future__ import annotations

import http.client
import json
import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from tests import forked
from tests.waiting import HANGS, until

needs_datasette = pytest.mark.skipif(
    find_spec("datasette") is None and not os.environ.get("CONGTIN_TEST_ALL"), reason="needs the extra congtin[browse]"
)
# What was written is looked for at once: tests do not wait for seconds.
_COMMAND = """
from crawler.browsing import serving
serving._PAUSE, serving._SHARE = 0.02, 1
from crawler.cli import main
main()
"""


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> str:
        return self.raw.decode("utf-8", "replace")


class Served:
    """A server at ``url``; ``facts`` is what the command printed."""

    def __init__(self, child: forked.Child, facts: dict[str, object]) -> None:
        self.child, self.facts = child, facts
        self.url = str(facts["address"]).rstrip("/")

    def get(
        self, path: str, *, method: str = "GET", host: str | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=HANGS)
        connection.request(method, path, headers={**(headers or {}), **({"Host": host} if host is not None else {})})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Sends it a signal; what it ended with."""
        self.child.send_signal(number)
        return self.child.wait(HANGS)


def _said(child: forked.Child, folder: Path) -> str:
    """The line in which it tells where it is; fails with its words where it ends before."""

    def told() -> str:
        return (folder / "err").read_text("utf-8") or "it said nothing"

    def has_said() -> bool:
        assert not child.has_ended(), f"the server ended with {child.returncode}: {told()}"
        return (folder / "out").read_text("utf-8").endswith("\n")

    until(has_said, told)
    return (folder / "out").read_text("utf-8")


@contextmanager
def served(
    root: Path, folder: Path, *arguments: object, env: Mapping[str, str] | None = None, may_say: str | None = None
) -> Iterator[Served]:
    """Serves the archive ``root``, on any port that is free; says what the server said, should it fail. It may say
    nothing but lines that begin with ``may_say``."""
    with (folder / "out").open("w+b") as out, (folder / "err").open("w+b") as err:
        command = ("browse", "--archive", root, "--port", 0, "--json", *arguments)
        child = forked.start(*command, code=_COMMAND, env=env, out=out, err=err)
        try:
            yield Served(child, json.loads(_said(child, folder)))
        finally:
            child.send_signal(signal.SIGTERM)
            child.wait(HANGS)
        said = (folder / "err").read_text("utf-8").splitlines()
        assert [line for line in said if may_say is None or not line.startswith(may_say)] == [], said
