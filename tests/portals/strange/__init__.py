"""Twelve small portals by somebody who had not read the crawler: each a module, each with several oddities."""

from tests.portals.strange.p01_loadmore import LoadMore
from tests.portals.strange.p02_scroll import Scroll
from tests.portals.strange.p03_webforms import WebForms
from tests.portals.strange.p04_almanac import Almanac
from tests.portals.strange.p05_maps import Maps
from tests.portals.strange.p06_doors import Doors
from tests.portals.strange.p07_weather import Weather
from tests.portals.strange.p08_merged import Merged
from tests.portals.strange.p09_tongues import Tongues
from tests.portals.strange.p10_next import Next
from tests.portals.strange.p11_pinned import Pinned
from tests.portals.strange.p12_frames import Frames

STRANGE = (LoadMore, Scroll, WebForms, Almanac, Maps, Doors, Weather, Merged, Tongues, Next, Pinned, Frames)
