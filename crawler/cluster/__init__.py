"""Many machines: crawls, and work on an archive, done by the workers of a Dask cluster."""
