"""The trees that indicators are filed under: categories, schemes of notices and forms, labels, mapping."""
