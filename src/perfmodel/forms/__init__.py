"""What people fill in and read: tables of objectives in files, to documents and back."""
