"""The rows of a listing: where they stand, in markup or in what scripts hold, and what each of them says."""
