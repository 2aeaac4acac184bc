"""How long what stands on a page is, in characters: by that a paragraph is told from a label, a lead from a name."""

from __future__ import annotations

MIN_PARAGRAPH = 60
"""From which a line that is no link is a paragraph."""

FULL_PARAGRAPH = 120
"""From which it is one for sure: a sentence or more, longer than headlines and labels are."""

MIN_LEAD = 40
"""Below which a line is no lead: a name, a label."""

MAX_CAPTION = 400
"""Beyond which a line that is set as a caption is a paragraph all the same."""

MAX_PLAIN_CAPTION = 130
"""The same of one that nothing but its place beside a picture shows to be a caption."""
