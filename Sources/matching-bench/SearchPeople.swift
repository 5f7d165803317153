// How quickly one person is found among very many, and how often: names spelt another way, one letter wrong, initials.

import ArgumentParser
import Glibc
import Matching

struct SearchPeople: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Makes an index of made-up people and searches it.")

    @Option(help: "How many people.") var people = 200_000
    @Option(help: "How many searches of each sort.") var searches = 500

    func run() throws {
        var random = Seeded(7)
        let names = (0..<people).map { _ in MadeUpName(using: &random) }
        let clock = ContinuousClock()
        let before = residentMegabytes()
        var index = CandidateIndex<Int32>()
        let building = clock.measure {
            for (number, name) in names.enumerated() { index.insert(Int32(number), names: [PreparedName(name.text)]) }
        }
        print("build_s \(seconds(building))")
        print("memory_mb \(residentMegabytes() - before)")

        var times: [Double] = []
        var found: [String: Int] = [:]
        let sorts: [(String, (MadeUpName, inout Seeded) -> String)] = [
            ("respelt", { name, random in (Scheme.all.randomElement(using: &random) ?? .press).write(name.short) }),
            ("letter", { name, random in Self.mistyped(name.short, using: &random) }),
            ("initial", { name, _ in "\(name.given.prefix(1)). \(name.surname)" }),
        ]
        for (sort, spell) in sorts {
            for _ in 0..<searches {
                let number = Int.random(in: 0..<people, using: &random)
                let query = PreparedName(spell(names[number], &random))
                let start = clock.now
                let candidates = index.candidates(for: query, atLeast: 0.4, most: 2000)
                times.append(seconds(start.duration(to: clock.now)) * 1000)
                if candidates.contains(where: { $0.id == Int32(number) }) { found[sort, default: 0] += 1 }
            }
            print("found_\(sort) \(Double(found[sort] ?? 0) / Double(searches))")
            let own = times.suffix(searches).sorted()
            print("p95_ms_\(sort) \(own[own.count * 95 / 100])")
        }
        times.sort()
        print("median_ms \(times[times.count / 2])")
        print("p95_ms \(times[times.count * 95 / 100])")
        print("most_ms \(times[times.count - 1])")
        let changing = clock.measure {
            for number in 0..<1000 {
                index.remove(Int32(number))
                index.insert(Int32(number), names: [PreparedName(names[number].text)])
            }
        }
        print("change_ms \(seconds(changing))")
    }

    /// A name with one letter exchanged for another.
    private static func mistyped(_ name: String, using random: inout Seeded) -> String {
        var letters = Array(name)
        let places = letters.indices.filter { letters[$0].isLowercase }
        guard let place = places.randomElement(using: &random),
            let other = "абвгдезиклмнопрст".randomElement(using: &random)
        else {
            return name
        }
        letters[place] = other
        return String(letters)
    }
}

func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }

/// The memory that the process has.
func residentMegabytes() -> Int {
    guard let text = try? contents(of: "/proc/self/statm") else { return 0 }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return (pages * Int(sysconf(Int32(_SC_PAGESIZE)))) >> 20
}
