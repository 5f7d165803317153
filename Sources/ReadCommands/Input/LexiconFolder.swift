// Reads a folder of word lists that are added to those of the program.
import Capture
import Glibc
import Reading

/// The word lists in a folder.
enum LexiconFolder {
    /// Larger files are no word lists.
    private static let largest = 8_000_000

    /// The program's word lists with those of the folder added; other files than `.tsv` are passed over.
    static func lexicon(_ folder: String) throws -> Lexicon {
        let names = try tables(in: folder)
        guard !names.isEmpty else {
            throw refusal(
                "\(folder): no word list in this folder (looked for .tsv); 'habeas lexicon list' names those that can be added to."
            )
        }
        var files: [WordListFile] = []
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            guard let list = WordList.named(String(name.dropLast(4))) else {
                throw refusal(
                    "\(path): there is no word list of this name to add to; one of: "
                        + WordList.all.map { $0.name + ".tsv" }.joined(separator: ", ") + ".")
            }
            files.append(WordListFile(list, name: path, bytes: try bytes(at: path)))
        }
        do {
            return try Lexicon(adding: files)
        } catch {
            throw refusal("\(error)")
        }
    }

    private static func bytes(at path: String) throws -> [UInt8] {
        do {
            return try InputFile.bytes(at: path, limit: largest)
        } catch {
            throw refusal("\(error)")
        }
    }

    private static func refusal(_ sentence: String) -> Exit.Failure { Exit.Failure(exit: .refused, message: sentence) }

    private static func tables(in folder: String) throws -> [String] {
        guard let handle = opendir(folder) else {
            let why =
                errno == ENOENT
                ? "there is no such folder"
                : errno == ENOTDIR ? "is a file, not a folder" : "can't be opened (\(systemWords(errno)))"
            throw refusal("\(folder): \(why); --lexicon wants a folder of word lists.")
        }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix("."), name.hasSuffix(".tsv") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
