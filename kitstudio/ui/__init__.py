"""The window. Models adapt, delegates paint, pages wire; no operation lives here."""
