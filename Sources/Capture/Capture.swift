// Capture: see its files.
