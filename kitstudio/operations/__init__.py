"""One verb, one file, one function: the SDK that the command line and the window share."""
