"""Looking without keeping: one page, an undeclared portal, declared portals live, saved pages as cases."""
