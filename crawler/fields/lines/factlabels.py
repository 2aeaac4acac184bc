"""Labels of the facts that a line tells of an article, as parts of expressions for folded text; each stands before a
colon, mostly. Who made the article: ``facts.CREDIT``."""

from __future__ import annotations

from crawler.clean import namewords

POSTER = rf"{namewords.POSTER}(?: (?:tin|bai(?: viet)?))?"
"""Of the account that put it on the portal: who wrote it says another one."""
POSTED = r"(?:(?:ngay|thoi gian) (?:dang|gui|tao)(?: tin)?|(?:ngay )?cap nhat)"
"""Of the day on which that was."""
DAY = rf"(?:{POSTED}|(?:ngay|thoi gian)(?: tin)?)"
"""The same, and those of any day."""
PUT = r"dang (?:ngay|luc|tai|lan dau|lai)"
"""What stands before such a day without a colon as well."""
READ = r"(?:(?:so )?(?:luot|lan) (?:xem|doc)|da xem)"
"""Of how often it was read."""
SECTION = r"(?:chuyen muc|danh muc|categor(?:y|ies))"
WEEKDAY = r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
"""No label, but what stands before a day with none."""
GLOSS = r"(?:\s?[/|(–-]\s?(?:(?:related|other|latest) (?:posts|articles|news)|attach(?:ments?|ed files?))\)?)?"
"""What stands behind the header of a box, of other news or of files, where a portal prints it in English as well."""
