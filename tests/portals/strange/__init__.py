"""Small portals by somebody who had not read the crawler: each a module, each with several oddities.

They were written and committed before the crawler saw them; ``tests/crawler/test_portals_strange.py`` crawls them.
"""

from tests.portals.strange.almanac import Almanac
from tests.portals.strange.doors import Doors
from tests.portals.strange.frames import Frames
from tests.portals.strange.handful import Handful
from tests.portals.strange.next import Next
from tests.portals.strange.scroll import Scroll
from tests.portals.strange.tongues import Tongues
from tests.portals.strange.weather import Weather

STRANGE = (Scroll, Almanac, Doors, Weather, Tongues, Next, Frames)

__all__ = ["STRANGE", "Almanac", "Doors", "Frames", "Handful", "Next", "Scroll", "Tongues", "Weather"]
