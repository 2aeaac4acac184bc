"""Nothing breaks silently: what a run's pages were like, and what changed against the runs before."""
