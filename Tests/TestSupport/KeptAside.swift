// Reports that nobody looks at, so that one figure stays honest.
import Foundation

/// Reports of the corpus and of our own gold that no test and no rule may look at, from Tests/Gold/kept-aside.txt.
public let keptAside: Set<String> = {
    let file = Repository.root.appending(path: "Tests/Gold/kept-aside.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        preconditionFailure("\(file.path) cannot be read, so nobody knows which reports are kept aside")
    }
    return Set(text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
}()
