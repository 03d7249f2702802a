"""The steps of a pack: what goes into which layer, what it will be, and where it goes."""
