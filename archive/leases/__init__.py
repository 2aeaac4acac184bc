"""One writer a portal, one crawl a host: leases in files, and the fence in front of every write."""
