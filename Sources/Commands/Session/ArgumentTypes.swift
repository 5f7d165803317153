// Words of the case model that options take as they are.

public import ArgumentParser
public import CaseModel

extension Sensitivity: ExpressibleByArgument {}
extension EventKind: ExpressibleByArgument {}
