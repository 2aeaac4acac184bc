"""Pure decisions over records: what changed, what is latest, what is gone, what only repeats."""
