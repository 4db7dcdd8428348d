"""The messages of findings as sentences with fields, by what gives them."""
