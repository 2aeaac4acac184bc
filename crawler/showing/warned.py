"""What the warnings of a record say, for people: in records they are short words (``docs/record.md``)."""

from __future__ import annotations

from archive.words import again

MEANINGS = {
    "identity_reused": "the portal gave the number of another article to this one",
    "caption_from_alt": "a caption is the alternative text of the featured image",
    "pages-joined": "the record is of several pages of one article",
    "more-pages": "the article goes on on further pages, and not all could be had",
    "incomplete": "the capture was cut off, or a further page could not be had",
    "file-failed": "a file could not be had, and is asked for again",
    "further-page": "the page is a further one of an article, and the record has what stands on it",
    "legacy-encoding": "the text was in an old encoding, and is Unicode now",
    "title: guessed": "nothing calls the line its title: it may be the name of a section",
    "body": "no rule of a family found the body",
    "published_at: two-digit-year": "the year was printed with two digits",
    "published_at: us-order": "month and day were printed in that order",
    "published_at: weekday-mismatch": "the weekday printed is not that of the date",
    "published_at: two-times": "two times stand around the date: none was taken",
    "published_at: bad-time": "the time printed is none: the day alone was taken",
    "published_at: repaired-offset": "the time zone was printed in the wrong place, and not whole",
    "published_at: midnight": "the time printed is midnight, as software prints where no time is known",
    "published_at": "another place of the page says another date, or one that lies in the future",
}
"""What a warning begins with, the longer before the shorter -> what it says."""


def meant(warning: str) -> str:
    """``warning`` with what it says behind it, in the language spoken; alone where that is not known."""
    said = next((text for start, text in MEANINGS.items() if warning.startswith(start)), "")
    return f"{warning} ({again(said)})" if said else warning
