"""What programs exchange: exact and strict, one room a format."""
