"""Portals by somebody who had not read the crawler, each other in how its lists go on; synthetic."""

from tests.portals.wilder.first import Htmx, Opaque, Tabs, Tenants
from tests.portals.wilder.second import Arrays, Cards, Hub, Tree

WILDER = (Opaque, Htmx, Tabs, Tenants, Arrays, Cards, Hub, Tree)

__all__ = ["WILDER", "Arrays", "Cards", "Htmx", "Hub", "Opaque", "Tabs", "Tenants", "Tree"]
