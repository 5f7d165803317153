// The version that all programs of Habeas say.

/// The version of Habeas.
public let habeasVersion = "0.1.0"
