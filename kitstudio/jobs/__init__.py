"""Qt begins here: one running operation as a QObject, its runner, and a worker's question to the person."""
