"""Portals by somebody who had not read the crawler, after systems that departments of provinces run."""

from tests.portals.foreign.first import Joomla, Registers
from tests.portals.foreign.modules import Modules
from tests.portals.foreign.named import NamedDrupal, NamedJoomla
from tests.portals.foreign.scripts import Lenient, Scripts
from tests.portals.foreign.searched import Guarded, Searched
from tests.portals.foreign.second import Months, Views
from tests.portals.foreign.subsites import SubSites

FOREIGN = (Joomla, Registers, Months, Views)
NAMED = (NamedJoomla, NamedDrupal)
"""Those of known systems, whose second addresses of an article show or bear its number."""
SEEDED = (Scripts, Lenient, Modules, Searched, SubSites, Guarded)
"""Those whose names, sizes and order are another's with every seed."""

__all__ = [
    "FOREIGN", "NAMED", "SEEDED", "Guarded", "Joomla", "Lenient", "Modules", "Months", "NamedDrupal", "NamedJoomla",
    "Registers", "Scripts", "Searched", "SubSites", "Views",
]  # fmt: skip
