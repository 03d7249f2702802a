"""What a draft holds: every file of its folder in its place."""
