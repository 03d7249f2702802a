"""Words every room may use: errors, control of a running operation, limits, safe paths. No I/O of its own."""
