"""The contents of a draft: the tree with its ticks and roles, what is done to it, and the rules of its .kitignore."""
