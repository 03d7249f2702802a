"""Item models: what tables and trees show, free of widgets and of any I/O."""
