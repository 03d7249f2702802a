"""The campaigns: what the core promises, attacked and counted. `packaging/prove NAME` runs one; docs/guarantees.md."""
