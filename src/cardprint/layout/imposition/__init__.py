"""Cards on sheets: slots and their backs, folds, and what is printed around them."""
