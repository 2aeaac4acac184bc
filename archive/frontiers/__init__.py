"""The state's parts: addresses and what became of them, in a database that is only a cache of the files."""
