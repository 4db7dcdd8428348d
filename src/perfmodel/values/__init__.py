"""Exact values: numbers, units, quantities, intervals and periods."""
