"""Targets: the closed union of shapes, how they are read from text and written back."""
