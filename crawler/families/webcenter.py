"""IBM WebSphere Portal and Oracle WebCenter: the address may be the state of a visitor's session.

Such an address changes with every visit and is no key; an article behind one is read only where the page names
another, stable address. No more is known of their pages than that: they are read by content.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.families import generic

if TYPE_CHECKING:
    from crawler.html import Page

_PATH = re.compile(r"^/(?:wps/(?:my)?portal|wps/wcm|webcenter/(?:portal|faces))(?:/|$)")
_STATE = re.compile(r"/!ut/p/|[?&](?:_afrLoop|_adf\.ctrl-state|_afrWindowId)=")


class WebCenter(generic.Generic):
    """Recognised from the address."""

    def recognise(self, page: Page) -> int:
        """See ``Family.recognise``."""
        return 2 if _PATH.match(urlsplit(page.url).path) else super().recognise(page)

    def state_of(self, url: str) -> str | None:
        """See ``Family.state_of``."""
        parts = urlsplit(url)
        found = _STATE.search(f"{parts.path}?{parts.query}")
        return found[0] if found is not None else None


FAMILY = WebCenter(
    name="webcenter",
    markers=(".wpsPortletBody", ".wpthemeControlBody"),
    selectors=generic.FAMILY.selectors,
)
