"""Pure data: bytes in, bytes out. Kitfiles, manifests, descriptors, references; no files, no network."""
