"""The files of the example kit."""
