"""Portals by somebody who had not read the crawler, after systems that departments of provinces run."""

from tests.portals.foreign.first import Joomla, Registers
from tests.portals.foreign.second import Months, Views

FOREIGN = (Joomla, Registers, Months, Views)

__all__ = ["FOREIGN", "Joomla", "Months", "Registers", "Views"]
