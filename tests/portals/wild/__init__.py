"""Portals by somebody who had not read the crawler, each after a system that provinces run; synthetic."""

from tests.portals.wild.bundle import Bundle
from tests.portals.wild.chart import Chart
from tests.portals.wild.keys import Keys
from tests.portals.wild.presses import Presses
from tests.portals.wild.registry import Registry
from tests.portals.wild.terms import Terms
from tests.portals.wild.tokens import Tokens
from tests.portals.wild.widgets import Widgets

READ = (Registry, Presses, Terms, Keys, Chart, Tokens, Widgets)
WILD = (*READ, Bundle)

__all__ = ["READ", "WILD", "Bundle", "Chart", "Keys", "Presses", "Registry", "Terms", "Tokens", "Widgets"]
