"""What ``make compare`` is made of: page sets, scores, and the peers, each run in a process of its own."""
