// The beginning of every style sheet of ours.

/// What the workbench and published sites have in common.
public enum BaseStyle {
    /// A sheet after what all have in common.
    public static func with(_ sheet: [UInt8]) -> [UInt8] { PackageResources.base_css + sheet }
}
