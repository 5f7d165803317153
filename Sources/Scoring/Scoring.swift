// Scoring: see its files.
