"""When portals are crawled: the plan, what is due, and the runs that follow from it."""
