"""Reading without trusting: what a file is, which licence a text is, what a layer holds."""
