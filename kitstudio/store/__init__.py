"""What lies on this disk: our OCI image layout, foreign layouts and archives, the `kit` tool's own storage."""
