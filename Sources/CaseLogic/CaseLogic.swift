// CaseLogic: see its files.
