"""Pages of no known system, each odd in one thing: labels, icons, order, nesting, class names."""
