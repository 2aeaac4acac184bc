"""Portals by somebody who had not read the crawler, each other in how its lists go on; synthetic."""

from tests.portals.wilder.first import Htmx, Opaque, Tabs, Tenants
from tests.portals.wilder.second import Arrays, Cards, Hub, Sealed, Tree
from tests.portals.wilder.third import Loaded

READ = (Opaque, Htmx, Tabs, Tenants, Hub, Tree, Arrays, Cards, Loaded)
WILDER = (*READ, Sealed)

__all__ = ["READ", "WILDER", "Arrays", "Cards", "Htmx", "Hub", "Loaded", "Opaque", "Sealed", "Tabs", "Tenants", "Tree"]
