"""The verbs: each a thin function from parsed arguments to an operation and its answer."""
