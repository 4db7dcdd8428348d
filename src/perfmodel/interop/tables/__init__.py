"""Tables of everything that is read, found and scored: one published schema each, exact and versioned."""
