"""Captures on their way into the archive: fetched once, kept once, whatever they were packed in."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
import orjson

from archive.article import WarcPointer
from archive.captures.cdxj import beside, covered
from archive.captures.members import member_at, surviving
from archive.captures.warc import Exchange, target_uri, warc_files
from archive.captures.warcrecords import Kind, payload_digest
from archive.disk.opening import read_file
from archive.errors import RecordTooLarge
from archive.observations import Observation, is_hint
from archive.pages import CaptureMissing, decoded, original_body
from archive.pages import response_head as head_of
from archive.paths import resolve
from archive.reader import Archive
from archive.store import Store
from crawler.importing.catalogue import Catalogue, Entry
from crawler.importing.exchanges import NOT_MODIFIED, SHORT, Answer, answer_in
from crawler.importing.sources import Complaints, Found, Source

_HELD = 32 << 20
"""Bytes of answers that are held because the next capture of their address may be the same."""


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A capture, to be read."""

    found: Found
    is_known: bool
    """Whether the archive has it already."""
    truncated: str
    """Why it has not the whole body, in a word; empty where it has."""

    @property
    def headers(self) -> dict[str, str]:
        """Names to their last values."""
        return dict(self.found.answer.headers)

    @property
    def body(self) -> bytes:
        """Content coding undone."""
        return decoded(self.found.answer.body, self.found.answer.header("content-encoding"))


class Captures:
    """The captures of one portal: ``load`` gives them, ``keep`` puts them into the archive's own WARC."""

    def __init__(
        self, root: Path, portal: str, catalogue: Catalogue, sources: Sequence[Source], complaints: Complaints
    ) -> None:
        self._root, self._portal, self._catalogue = root, portal, catalogue
        self._sources, self._complaints = sources, complaints
        self._held: OrderedDict[tuple[str, str], Answer] = OrderedDict()
        self._size = 0
        self.reused = 0
        """Captures of a server that were not asked for, since the archive has the same bytes of the same address."""

    def recall(self, *, rendered: bool) -> int:
        """Reads which captures the archive has; how many. To be done again once the store is open, which cuts tails.

        ``rendered``: there may be pages that a browser rendered, which no index names.
        """
        self._catalogue.forget_known()
        number = 0
        for path in warc_files(self._root, self._portal):
            name = path.relative_to(self._root).as_posix()
            index = beside(path)
            lines = read_file(index).splitlines() if index.is_file() else []
            if covered(lines) >= path.stat().st_size and not rendered and (indexed := _indexed(lines)) is not None:
                for url, moment, digest, offset in indexed:
                    self._know(url, moment, digest, name, offset)
                number += len(indexed)
                continue
            for member in surviving(path):
                if head_of(member) is not None:
                    url, date, digest = (
                        member.headers.get(f"warc-{part}", "") for part in ("target-uri", "date", "payload-digest")
                    )
                    self._know(url, _moment(date), digest, name, member.offset)
                    number += 1
        for look in Archive(self._root).observations(self._portal) if number else ():
            if look.kind in ("missing", "moved") or is_hint(look):
                self._catalogue.know(_noted(look), "", None)
        return number

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Meanwhile nobody is told of what is bad: it will be met again."""
        told, self._complaints = self._complaints, Complaints()
        try:
            yield
        finally:
            self._complaints = told

    def is_known(self, entry: Entry) -> bool:
        """Whether the archive has this capture, or will with the next commit."""
        return self._catalogue.known(_mark_of(entry)) is not None

    def was_there(self, entry: Entry) -> bool:
        """Whether the archive had this capture before this import."""
        place = self._catalogue.known(_mark_of(entry))
        return place is not None and place[0] is not None

    def place(self, entry: Entry, loaded: Loaded) -> WarcPointer | None:
        """Where the archive has this capture."""
        file, offset = self._catalogue.known(_mark_of(entry)) or (None, None)
        if not file or offset is None:
            return None
        return WarcPointer(file=file, offset=offset, digest=payload_digest(loaded.found.answer.body))

    def is_noted(self, look: Observation) -> bool:
        """Whether the archive has a line of this look; from now on it will have."""
        mark = _noted(look)
        if self._catalogue.known(mark) is not None:
            return True
        self._catalogue.know(mark, None, None)
        return False

    def load(self, entry: Entry) -> Loaded | None:
        """The capture; None where it cannot be had, which was said then."""
        place = self._catalogue.known(_mark_of(entry))
        if place is not None and entry.kind == "remote":
            found = self._own(place)
            if found is not None:
                return _loaded(entry, found, is_known=True)
        found = self._found(entry)
        if found is None:
            return None
        loaded = _loaded(entry, found, is_known=place is not None)
        if loaded.truncated and not entry.truncated and place is None:  # no server says so in its list
            self._complaints.add(self._sources[entry.source].name, 0, "truncated", entry.url)
        return loaded

    def keep(self, store: Store, entry: Entry, loaded: Loaded, kind: Kind, via: str | None, section: str | None) -> int:
        """Queues the capture for the WARC; returns its token. ``via`` and ``section``: if not what it says itself."""
        answer, asked = loaded.found.answer, loaded.found.asked
        token = store.keep(
            Exchange(
                url=entry.url,
                method=asked.method if asked is not None else "GET",
                request_headers=asked.headers if asked is not None else [],
                request_body=asked.body if asked is not None else b"",
                is_asked=asked is not None,
                status=answer.status,
                reason=answer.reason,
                response_headers=answer.headers,
                body=answer.body,
                fetched_at=datetime.fromisoformat(entry.date),
                kind=kind,
                via=via or entry.via or None,
                is_rendered=entry.kind == "conversion",
                ip=loaded.found.ip,
                truncated=loaded.truncated or None,
                section=section or entry.section or None,
                asked=entry.asked or None,
                source=loaded.found.place,
            )
        )
        self._know(target_uri(entry.url), _moment(entry.date), payload_digest(answer.body), None, None)
        self._catalogue.know(_mark_of(entry), None, None)
        return token

    def _found(self, entry: Entry) -> Found | None:
        source = self._sources[entry.source]
        if entry.kind == "remote":
            return self._remote(entry, source)
        found = source.fetch(entry, self._catalogue, self._complaints)
        if found is None or entry.kind != "revisit" or found.answer.body or entry.status == NOT_MODIFIED:
            return found
        original = self._catalogue.original(entry)
        of = self._sources[original.source].fetch(original, self._catalogue, self._complaints) if original else None
        if of is None:
            self._complaints.add(source.name, entry.offset, "no-original", entry.url)
            return None
        headers = found.answer.headers or of.answer.headers
        return msgspec.structs.replace(found, answer=of.answer._replace(headers=headers))

    def _remote(self, entry: Entry, source: Source) -> Found | None:
        """Asked for, unless the same bytes of the same address are there."""
        key = (target_uri(entry.url), entry.digest)
        if entry.digest:
            held = self._held.get(key)
            if held is not None:
                self.reused += 1
                return Found(answer=held, place=f"{source.name} {entry.date} {entry.url}")
            place = self._catalogue.known(_mark(*key))
            found = self._own(place) if place is not None else None
            if found is not None:
                self.reused += 1
                return msgspec.structs.replace(found, place=f"{source.name} {entry.date} {entry.url}")
        found = source.fetch(entry, self._catalogue, self._complaints)
        if found is not None and entry.digest and payload_digest(found.answer.body) == entry.digest:
            self._hold(key, found.answer)
        return found

    def _hold(self, key: tuple[str, str], answer: Answer) -> None:
        self._held[key] = answer
        self._size += len(answer.body)
        while self._size > _HELD:
            _, old = self._held.popitem(last=False)
            self._size -= len(old.body)

    def _own(self, place: tuple[str | None, int | None]) -> Found | None:
        """A capture out of the archive's own WARC."""
        file, offset = place
        if file is None or offset is None:
            return None
        try:
            member = member_at(resolve(self._root, file), offset)
            answer = answer_in(member.block) if member is not None else None
            if member is None or answer is None:
                return None
            if member.headers.get("warc-type") == "revisit":
                answer = answer._replace(body=original_body(self._root, member))
        except (OSError, RecordTooLarge, CaptureMissing):
            return None
        return Found(answer=answer, place=file)

    def _know(self, url: str, moment: str, digest: str, file: str | None, offset: int | None) -> None:
        """Under what it will be looked for: by its time, by time and bytes, by its bytes."""
        for mark in (_mark(url, moment), _mark(url, moment, digest), _mark(url, digest)):
            self._catalogue.know(mark, file, offset)


def _indexed(lines: Sequence[bytes]) -> list[tuple[str, str, str, int]] | None:
    """(address, time, digest, offset) of each line; None where one lacks any, as those of another program may."""
    found = []
    try:
        for line in lines:
            head, _, values = line.partition(b"{")
            said = orjson.loads(b"{" + values)
            found.append((str(said["url"]), head.split()[-1].decode(), str(said["digest"]), int(said["offset"])))
    except (ValueError, KeyError, IndexError):
        return None
    return found


def _mark_of(entry: Entry) -> bytes:
    """What tells a capture: its bytes too where they are at hand. A server, or a revisit, may count them otherwise."""
    url, moment = target_uri(entry.url), _moment(entry.date)
    return _mark(url, moment, entry.digest) if entry.kind in ("response", "conversion") else _mark(url, moment)


def _loaded(entry: Entry, found: Found, *, is_known: bool) -> Loaded:
    short = SHORT if entry.kind == "remote" and found.answer.is_short else ""
    return Loaded(found=found, is_known=is_known, truncated=entry.truncated or short)


def _noted(look: Observation) -> bytes:
    return _mark("noted", look.kind, look.url, look.fetched_at or "")


def _moment(date: str) -> str:
    return "".join(digit for digit in date if digit.isdigit())[:14]


def _mark(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).digest()
