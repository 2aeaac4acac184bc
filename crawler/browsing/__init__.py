"""``congtin browse``: an archive in a web browser, served by Datasette from an index of its own."""
