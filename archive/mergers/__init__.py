"""What a merger of portals lost on the way: each old article found again at the successor, changed, or missing."""
