"""Folders to layers and layers to folders: walking, ignore rules, the tar writer, the strict reader, release."""
