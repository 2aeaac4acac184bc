"""The one writer of a portal: groups committed, the start after whatever ended the last run, what a record becomes."""
