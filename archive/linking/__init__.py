"""Which articles are copies of each other, across portals: sketches, candidates, proofs, clusters."""
