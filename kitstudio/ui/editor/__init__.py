"""The editor of a Kitfile's text, in parts: the view, its gutter, colours, folds, completion, help and find bar."""
