"""The parts of archive verify: lines, WARC records, pointers, seals, indexes, the state."""
