"""Which side of an indicator is better: the words of its name, by what they do in it."""
