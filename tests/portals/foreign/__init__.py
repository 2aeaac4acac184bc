"""Eight more portals by somebody who had not read the crawler, after systems that departments of provinces run."""

from tests.portals.foreign.first import Joomla, Modules, Registers, Scripts
from tests.portals.foreign.second import Months, Searched, SubSites, Views

FOREIGN = (Joomla, Modules, Registers, Scripts, Months, Searched, SubSites, Views)

__all__ = ["FOREIGN", "Joomla", "Modules", "Months", "Registers", "Scripts", "Searched", "SubSites", "Views"]
