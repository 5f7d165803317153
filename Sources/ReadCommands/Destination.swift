// Where results go: standard output, or one file a report in a folder.
import Drafting
import Glibc

/// Takes the result of each input.
protocol Destination: Sendable {
    /// Puts the result where it belongs.
    func put(_ bytes: [UInt8], of input: Input) throws
}

/// Standard output, one result after the other.
struct StandardOutput: Destination {
    func put(_ bytes: [UInt8], of input: Input) throws {
        if let number = writeAll(bytes, to: STDOUT_FILENO) {
            throw Exit.Failure(exit: .refused, message: "can't write to standard output (\(systemWords(number))).")
        }
    }
}

/// A folder; each file appears whole or not at all.
struct FolderDestination: Destination {
    private let folder: String
    private let ending: String

    /// Makes the folder where it is missing.
    init(_ folder: String, ending: String) throws {
        self.folder = folder
        self.ending = ending
        if mkdir(folder, 0o777) != 0, errno != EEXIST {
            throw Exit.Failure(exit: .refused, message: "\(folder): can't make this folder (\(systemWords(errno))).")
        }
        var status = stat()
        guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw Exit.Failure(exit: .refused, message: "\(folder): not a folder.")
        }
    }

    func put(_ bytes: [UInt8], of input: Input) throws {
        let path = "\(folder)/\(input.stem).\(ending)"
        let unfinished = "\(folder)/.\(input.stem).\(getpid()).part"
        let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Refusal("\(path): can't write it (\(systemWords(errno))).") }
        var problem = writeAll(bytes, to: descriptor)
        if close(descriptor) != 0, problem == nil { problem = errno }
        if problem == nil, rename(unfinished, path) != 0 { problem = errno }
        if let problem {
            unlink(unfinished)
            throw Refusal("\(path): can't write it (\(systemWords(problem))).")
        }
    }
}
