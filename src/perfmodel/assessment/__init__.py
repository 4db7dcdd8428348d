"""From reported values to points, totals and a grade: scoring policies as data, and what they say of a document."""
