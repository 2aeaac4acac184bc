"""What the reason of a refusal says of the address: who asked, what is there now, whether to try again."""

from __future__ import annotations

BLOCKED = frozenset({"challenge", "flood"})
"""About who asked, not about the page."""

ASKED_AGAIN = 3
"""How often a run asks again for what asks it to wait, or for a proof, before it says so."""

IN_TROUBLE = frozenset({"empty", "error-page"})
"""What a server gives under 200 when it is in trouble: the page behind it may be an article after all."""

NOT_THERE = frozenset({"soft-404", "listing", "error-page"})
"""What a page that was an article is when the portal has withdrawn it without saying 404."""

UNREADABLE = frozenset({"not-an-article", "no-title"})
"""What a page that was an article is when the portal has been redesigned: our reading fails, not the portal."""

PATIENCE = 3
"""Tries after which a page of a server in trouble is what it is."""
