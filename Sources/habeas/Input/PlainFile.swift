// Bytes of a file or of standard input.
import Glibc

/// Reads bytes.
enum PlainFile {
    /// All bytes of an input, or the sentence that says why not.
    static func bytes(of input: Input) -> Result<[UInt8], Refusal> {
        switch input {
        case .standardInput: return read(STDIN_FILENO, name: input.name)
        case .file(let path):
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return .failure(Refusal("\(path): can't open it (\(systemWords(errno))).")) }
            defer { close(descriptor) }
            return read(descriptor, name: path)
        }
    }

    private static func read(_ descriptor: Int32, name: String) -> Result<[UInt8], Refusal> {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return .failure(Refusal("\(name): can't read it (\(systemWords(errno))).")) }
            if count == 0 { return .success(bytes) }
            bytes += buffer[..<count]
        }
    }
}

/// Why an input is not read, in one sentence.
struct Refusal: Error, Sendable {
    var sentence: String
    init(_ sentence: String) { self.sentence = sentence }
}
