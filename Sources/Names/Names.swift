// Names: see its files.
