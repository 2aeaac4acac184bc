"""Drives the recognition of a portal over real HTTP, without the crawler's engine: quick, and seen from outside."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import orjson

from crawler.clean.urls import host_of
from crawler.discovery.model import NextPage, Recognition
from crawler.discovery.recognition.probing import probe
from crawler.further import Answer


def drive(url: str) -> tuple[Recognition | str, int]:
    """What the portal at ``url`` is taken for, and from how many pages."""
    opener, pages = build_opener(HTTPCookieProcessor()), 0
    probing = probe(url, inside=lambda one: host_of(one) == host_of(url))
    try:
        asked = next(probing)
        while True:
            pages += 1
            asked = probing.send(answer(opener, asked))
    except StopIteration as done:
        return done.value, pages


def answer(opener: OpenerDirector, asked: NextPage) -> Answer:
    body, headers = None, {}
    if asked.method == "POST":
        as_json = asked.encoding == "json"
        body = orjson.dumps(asked.form) if as_json else urlencode({k: v or "" for k, v in asked.form.items()}).encode()
        headers = {"Content-Type": "application/json"} if as_json else {}
    try:
        with opener.open(Request(asked.url, body, headers)) as came:
            return Answer(came.geturl(), came.status, came.read(), dict(came.headers.items()))
    except HTTPError as error:
        with error:
            return Answer(asked.url, error.code, error.read(), {})
