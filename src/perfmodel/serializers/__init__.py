"""What programs exchange: exact and strict, one module a format."""
