"""Servers that speak CDX: what they list, in any of the forms they list it in, and the captures themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, unquote_plus, urlencode, urljoin, urlsplit, urlunsplit

import orjson

from archive.captures.cdxj import REVISIT
from archive.times import stamp
from crawler import settings
from crawler.html import MAX_BYTES
from crawler.importing.catalogue import Catalogue, Entry
from crawler.importing.client import Client, NotThere, Unreachable
from crawler.importing.exchanges import Answer, Headers, is_address
from crawler.importing.sources import Complaints, Days, Found, read_date

WAYBACK = "https://web.archive.org/cdx/search/cdx"
"""The server that is asked where none is named."""
PAGE = 50_000
"""Lines asked for at a time, of a server that tells how to go on."""
_ORIG = "x-archive-orig-"
_OWN = (
    "memento-datetime", "connection", "keep-alive", "transfer-encoding", "preference-applied", "content-location",
    "server-timing", "x-ts", "x-tr", "x-location", "x-app-server", "x-page-cache", "x-nid", "referrer-policy",
    "permissions-policy",
)  # fmt: skip
"""Headers that are the server's, and no portal's."""
_TEXT = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest")


class CdxSource:
    """One CDX server, for one or several hosts."""

    def __init__(self, address: str, hosts: Sequence[str], client: Client, replay: str | None = None) -> None:
        """``address`` may have a query of its own (``url=``, ``matchType=``, ``filter=``), which then decides."""
        parts = urlsplit(address)
        self.name = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
        self._query = parse_qsl(parts.query)
        self._hosts, self._client = hosts, client
        self._replay = (replay or replay_of(self.name)).rstrip("/")

    def enter(self, number: int, catalogue: Catalogue, days: Days, complaints: Complaints) -> None:
        """Notes what the server lists. Raises ``Unreachable``."""
        asked = [[]] if any(name == "url" for name, _ in self._query) else [self._of(host) for host in self._hosts]
        for each in asked:
            query = [*self._query, *each]
            query += [("from", f"{days.since:%Y%m%d}")] if days.since else []
            query += [("to", f"{days.until:%Y%m%d}")] if days.until else []
            for line in self._lines(query, complaints):
                entry = entry_of(line, number)
                if entry is None:
                    complaints.add(self.name, 0, "no-line", line[:200])
                elif not is_address(entry.url):
                    complaints.add(self.name, 0, "bad-address", entry.url)
                elif days.hold(entry.date):
                    catalogue.add(entry)

    def fetch(self, entry: Entry, catalogue: Catalogue, complaints: Complaints) -> Found | None:
        """Raises ``Unreachable`` where the server answers no more."""
        moment = "".join(digit for digit in entry.date if digit.isdigit())
        url = f"{self._replay}/{moment}id_/{entry.url}"
        is_page = "html" in entry.mime or not entry.mime
        try:
            limit = MAX_BYTES if is_page else settings.CONGTIN_ASSET_MAXSIZE
            body, headers, at = self._client.read(url, limit)
        except NotThere as error:
            complaints.add(self.name, 0, error.what, str(error))
            return None
        made = _made(headers)
        if made is not None and made != entry.date:
            complaints.add(self.name, 0, "another-capture", f"{url} is answered with that of {made}")
            return None
        answer = Answer(200, "OK", original_headers(headers), body)
        return Found(answer=answer, place=at)

    def _of(self, host: str) -> list[tuple[str, str]]:
        return [("url", f"{host}/"), ("matchType", "host")]

    def _lines(self, query: list[tuple[str, str]], complaints: Complaints) -> Iterator[str]:
        """Every line, page by page where the server has pages. Raises ``Unreachable``."""
        key, seen = "", set[str]()
        while True:
            paged = [*query, ("limit", str(PAGE)), ("showResumeKey", "true")]
            paged += [("resumeKey", unquote_plus(key))] if key else []
            part = _Part()
            yield from part.lines(self._answers(paged, complaints))
            if not part.key and len(part.held) >= PAGE:  # it knows of no way to go on, and has cut off what is beyond
                yield from self._answers(query, complaints)
                return
            yield from part.held
            key = part.key
            if not key:
                return
            if key in seen:
                raise Unreachable(f"{self.name} leads in a circle: its list goes on at {key[:100]} again and again")
            seen.add(key)

    def _answers(self, query: list[tuple[str, str]], complaints: Complaints) -> Iterator[str]:
        address = f"{self.name}?{urlencode(query)}"
        try:
            for number, line in enumerate(self._client.lines(address)):
                if number == 0 and line.lstrip().startswith("<"):
                    raise Unreachable(f"{address} answers with a web page: is {self.name} the address of a CDX server?")
                if not is_header(line):
                    yield line
        except NotThere as error:
            if error.what == "http-404":
                complaints.unlisted.append(address)
                return
            raise Unreachable(f"{error}: is {self.name} the address of a CDX server?") from error


class _Part:
    """One answer of a server with pages: its lines, and the key that asks for what follows them."""

    def __init__(self) -> None:
        self.key = ""
        self.held: list[str] = []
        """Lines not given yet. No more than were asked for: a server that sends more has cut off nothing."""

    def lines(self, answered: Iterator[str]) -> Iterator[str]:
        number, is_last = 0, False
        for line in answered:
            if is_last:
                self.key = _resume_key(line)
            elif not line.strip() or line.strip(" ,") == "[]":
                is_last = number > 0
            else:
                number += 1
                self.held.append(line)
                if number > PAGE:
                    held, self.held = self.held, []
                    yield from held


def replay_of(address: str) -> str:
    """Where a CDX server gives its captures.

    >>> replay_of("https://web.archive.org/cdx/search/cdx"), replay_of("http://127.0.0.1:8080/cong/cdx")
    ('https://web.archive.org/web', 'http://127.0.0.1:8080/cong')
    """
    path = urlsplit(address).path.rstrip("/")
    if path.endswith("/cdx/search/cdx") or path.endswith("/cdx/search"):
        return urljoin(address, path.partition("/cdx/search")[0] + "/web")
    return urljoin(address, path.removesuffix("/index").removesuffix("/cdx").removesuffix("-cdx") or "/")


def entry_of(line: str, number: int = 0) -> Entry | None:
    """The capture that a line of an index names: CDXJ, JSON, a row of JSON, or columns. None where it is none.

    >>> entry_of("vn,vidu)/ 20190501030405 http://vidu.vn/ text/html 200 3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ 512").date
    '2019-05-01T03:04:05Z'
    """
    line = line.strip().strip(",")
    try:
        if line.startswith("["):
            values = orjson.loads(f"[{line.strip('[]')}]")  # the first and the last row stand inside the list's
            said = dict(zip(_TEXT, map(str, values), strict=False))
        elif "{" in line:
            head, _, rest = line.partition("{")
            said = {str(name): str(value) for name, value in orjson.loads("{" + rest).items()}
            if head:
                said.setdefault("timestamp", head.split()[-1])
        else:
            said = dict(zip(_TEXT, line.split(" "), strict=False))
    except (orjson.JSONDecodeError, IndexError, AttributeError):
        return None
    url, date = said.get("original") or said.get("url", ""), read_date(said.get("timestamp", ""))
    if date is None or not url.lower().startswith(("http://", "https://")):
        return None
    mime = said.get("mimetype") or said.get("mime", "")
    status = said.get("statuscode") or said.get("status", "")
    if status.isdigit() and not (status.isascii() and len(status) <= 3):
        return None
    is_page = not status.isdigit() and mime in (REVISIT, "-", "unk")
    digest = said.get("digest", "")
    return Entry(
        source=number,
        kind="remote",
        url=url,
        date=date,
        status=int(status) if status.isdigit() else 200 if is_page else 0,
        mime="" if mime in (REVISIT, "-", "unk") else mime.lower(),
        digest=digest if ":" in digest or not digest else f"sha1:{digest}",
    )


def is_header(line: str) -> bool:
    """Whether a line names the columns, or only opens or closes a list of rows."""
    plain = line.strip().strip(",").lstrip("[").lstrip()
    return plain.startswith((" CDX ", "CDX ", '"urlkey"', "urlkey ")) or line.strip() in ("[", "]", "]]", "[]]")


def original_headers(headers: Message) -> Headers:
    """What the portal had said: what the server of captures says of itself is left out."""
    pairs = [(name, value) for name, value in headers.items() if isinstance(value, str)]
    kept = [(name[len(_ORIG) :], value) for name, value in pairs if name.lower().startswith(_ORIG)]
    if kept:
        names = {name.lower() for name, _ in kept}
        return kept + [pair for pair in pairs if pair[0].lower() == "content-type" and "content-type" not in names]
    return [
        (name, value)
        for name, value in pairs
        if name.lower() not in _OWN and not (name.lower() == "link" and "memento" in value)
    ]


def _made(headers: Message) -> str | None:
    try:
        return stamp(parsedate_to_datetime(str(headers["Memento-Datetime"])))
    except (TypeError, ValueError):
        return None


def _resume_key(line: str) -> str:
    """The key that a list ends with.

    >>> _resume_key("vn%2Cvidu%29%2F+2019"), _resume_key('["vn,vidu)/ 2019"]]'), _resume_key("]")
    ('vn%2Cvidu%29%2F+2019', 'vn,vidu)/ 2019', '')
    """
    return line.strip().strip("[],").strip('"')
