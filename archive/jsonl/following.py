"""For tools that come back for what is new: the records that were written since they last asked, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic

import msgspec

from archive.errors import BadCursor
from archive.jsonl.decoding import BadLine, LineDecoder, Record, Source
from archive.jsonl.positions import Position, lines_after, position
from archive.jsonl.scan import Line
from archive.paths import Kind, day_of

_DAYS = 2
"""Files of each portal that a cursor remembers: a clock that is set back, or two machines whose clocks differ, can
append to the day before once more."""


class _Cursor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Kind
    portals: dict[str, dict[str, Position]]
    """Portal -> day -> the last record that was read of that file."""


class Following(Generic[Record]):
    """Iterate over it for the records, in the order of the files; ``cursor`` then says how far that was.

    Every record is given once, also when the days were sealed and compressed in between. Only where a file has lost
    what was read of it (a power cut, a repair) are its records given again: none is ever left out.
    """

    def __init__(
        self,
        sources: Callable[[str], list[Source]],
        portals: Callable[[], list[str]],
        kind: Kind,
        record_type: type[Record],
        cursor: str | None,
    ) -> None:
        """``portals`` gives those that there are, ``sources`` the day files of one.

        Raises BadCursor for a text that is no cursor of ``kind``.
        """
        self._sources, self._portals, self._kind = sources, portals, kind
        self._decoder = LineDecoder(record_type)
        self._places: dict[str, dict[str, Position | Line]] = _read(cursor, kind)

    @property
    def cursor(self) -> str:
        """What to give ``follow`` to go on behind the last record that was given; some 100 bytes a portal."""
        places = {
            portal: {day: position(last) if isinstance(last, tuple) else last for day, last in days.items()}
            for portal, days in self._places.items()
        }
        return msgspec.json.encode(_Cursor(self._kind, places)).decode()

    def __iter__(self) -> Iterator[Record]:
        for portal in self._portals():
            known = self._places.get(portal, {})
            oldest = min(known, default="") if len(known) >= _DAYS else ""
            for source in self._sources(portal):
                if (day := day_of(source.path) or "") >= oldest:
                    yield from self._file(portal, day, source)

    def _file(self, portal: str, day: str, source: Source) -> Iterator[Record]:
        places = self._places.setdefault(portal, {})
        last = places.get(day)
        lines, _ = lines_after(source, position(last) if isinstance(last, tuple) else last)
        for line in lines:
            try:
                record = self._decoder.decode(line[2])
            except BadLine as bad:
                source.report(line[0], line[1], bad.what)
                continue
            places[day] = line
            if len(places) > _DAYS:
                del places[min(places)]
            yield record


def _read(cursor: str | None, kind: Kind) -> dict[str, dict[str, Position | Line]]:
    if cursor is None:
        return {}
    try:
        read = msgspec.json.decode(cursor, type=_Cursor)
    except (msgspec.DecodeError, UnicodeEncodeError):
        raise BadCursor(
            f"{cursor[:60]!r} is no cursor: give the text that `follow(...).cursor` gave, or None"
        ) from None
    if read.kind != kind:
        raise BadCursor(f"this cursor follows {read.kind}, not {kind}: keep one for each")
    return {portal: dict(days) for portal, days in read.portals.items()}
