"""A page's tree as the fields read it: queries, where the fields stand, the walk that turns a part into lines."""
