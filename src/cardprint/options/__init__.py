"""What people may choose: the settings with their readers, which cards, and what a run is asked for."""
