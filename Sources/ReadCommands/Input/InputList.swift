// What the arguments name: standard input, files, and the reports inside folders.
import Glibc

/// One thing to read.
enum Input: Sendable, Hashable {
    case standardInput
    case file(String)

    /// The name to call it by in messages.
    var name: String {
        switch self {
        case .standardInput: "standard input"
        case .file(let path): path
        }
    }

    /// The name of the report: the file's name without its folders and its ending.
    var stem: String {
        guard case .file(let path) = self else { return "report" }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }
}

/// Turns arguments into inputs.
enum InputList {
    /// Endings of the files that are read when a folder is given.
    static let endings: Set<String> = ["txt", "text", "html", "htm", "xhtml"]

    /// What the arguments name, in their order; reports inside a folder in the order of their names.
    static func expand(_ arguments: [String]) -> (inputs: [Input], problems: [String]) {
        var inputs: [Input] = []
        var problems: [String] = []
        for argument in arguments.isEmpty ? ["-"] : arguments {
            if argument == "-" {
                if !inputs.contains(.standardInput) { inputs.append(.standardInput) }
                continue
            }
            guard isFolder(argument) else {
                inputs.append(.file(argument))
                continue
            }
            let found = reports(in: argument, problems: &problems)
            if found.isEmpty, problems.isEmpty {
                problems.append("\(argument): no report in this folder (looked for .txt, .html and .htm).")
            }
            inputs += found.map(Input.file)
        }
        return (inputs, problems)
    }

    /// Takes out the inputs whose result would be written over that of an earlier one, and says which.
    static func partSameNames(_ inputs: inout [Input]) -> [String] {
        var first: [String: Input] = [:]
        var problems: [String] = []
        inputs = inputs.filter { input in
            if let other = first[input.stem] {
                problems.append(
                    "\(input.name): not read, since its result would be written over that of \(other.name); rename one of the two."
                )
                return false
            }
            first[input.stem] = input
            return true
        }
        return problems
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Reports in a folder and in the folders inside it; hidden ones, links to folders and other endings are passed over.
    private static func reports(in folder: String, problems: inout [String]) -> [String] {
        guard let handle = opendir(folder) else {
            problems.append("\(folder): can't open this folder (\(systemWords(errno))).")
            return []
        }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        var found: [String] = []
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                found += reports(in: path, problems: &problems)
            } else if let dot = name.lastIndex(of: "."), endings.contains(name[name.index(after: dot)...].lowercased())
            {
                found.append(path)
            }
        }
        return found
    }
}
