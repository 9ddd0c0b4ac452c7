"""A study kit: plan, dividers and log."""
