// The words with which a test is skipped where something that it measures against is absent.
import Foundation
public import Testing

extension Trait where Self == ConditionTrait {
    /// Runs the test only where a part of the shared data is there.
    public static func wants(shared path: String) -> Self {
        .enabled(if: Shared.place(path) != nil, "SKIPPED: ../shared/\(path) is not here")
    }

    /// Runs the test only where a program is installed.
    public static func wants(program name: String) -> Self {
        .enabled(if: Program.path(of: name) != nil, "SKIPPED: \(name) is not installed")
    }

    /// Runs the test only where a folder or file of the repository is there.
    public static func wants(repository path: String) -> Self {
        .enabled(if: Repository.place(path) != nil, "SKIPPED: \(path) is not in the repository")
    }
}
