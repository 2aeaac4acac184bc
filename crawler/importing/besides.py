"""What was captured beside an article's page: its further pages, and the files that are attached to it."""

from __future__ import annotations

from archive.article import Article, Attachment
from archive.revisions import with_attachments
from archive.times import instant
from crawler.clean.urls import url_key
from crawler.families.model import Family
from crawler.fetching.scope import Scope
from crawler.further import Answer, Gathered, gather
from crawler.importing import reading
from crawler.importing.captures import Loaded
from crawler.importing.catalogue import Catalogue, Entry
from crawler.importing.intake import Intake
from crawler.importing.kinds import guess
from crawler.portals.model import Portal


class Besides:
    """Kept after the page of the article that they belong to: there a later start looks for them."""

    def __init__(self, portal: Portal, family: Family | None, catalogue: Catalogue, intake: Intake) -> None:
        self._portal, self._family, self._catalogue, self._intake = portal, family, catalogue, intake
        self._scope = Scope(portal)

    def whole(self, first: Article, entry: Entry, loaded: Loaded) -> Article:
        """``first`` with the text of its further pages, as far as they were captured."""
        gathering = gather(first, reading.page_of(entry, loaded), self._portal)
        try:
            address = next(gathering)
            while True:
                address = gathering.send(self._further(address, entry))
        except StopIteration as done:
            gathered: Gathered = done.value
            return gathered.article

    def _further(self, address: str, first: Entry) -> Answer | None:
        """The capture of a further page that is nearest in time."""
        for entry in self._nearest(address, first):
            loaded = self._intake.load(entry)
            if loaded is not None and not loaded.truncated:
                self._intake.finish(entry, self._intake.keep(entry, loaded, "further", via=first.url))
                return reading.page_of(entry, loaded)
        return None

    def with_files(self, article: Article, entry: Entry) -> Article:
        """``article`` with what the captures have of its attachments."""
        files = [self._with_bytes(item, entry) for item in article.attachments]
        return article if files == article.attachments else with_attachments(article, files)

    def _with_bytes(self, item: Attachment, entry: Entry) -> Attachment:
        if not self._scope.holds_asset(item.url):
            return item
        for capture in self._nearest(item.url, entry):
            loaded = self._intake.load(capture) if guess(capture, self._portal, self._family) != "page" else None
            if loaded is not None and not loaded.truncated:
                self._intake.finish(capture, self._intake.keep(capture, loaded, "asset"))
                return reading.with_bytes(item, loaded.body, capture.mime)
        return item

    def _nearest(self, url: str, entry: Entry) -> list[Entry]:
        """The captures of an address, those of about the time of ``entry`` first; none that is cut off."""
        at = instant(entry.date)
        found = [one for one in self._catalogue.of_key(url_key(url)) if not one.truncated]
        return sorted(found, key=lambda one: abs(instant(one.date) - at))
