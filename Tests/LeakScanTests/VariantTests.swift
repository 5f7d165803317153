// Every variant of every canary is found.
import LeakScan
import LeakSupport
import TestSupport
import Testing

struct VariantTests {
    static let people = MadeUpPerson.some(500)
    static let scan = LeakScan(for: people.enumerated().flatMap { $1.withheld($0) })

    @Test(arguments: LeakVariants.all)
    func found(_ variant: LeakVariant) {
        var random = Random(seed: 7)
        var missed: [String] = []
        for round in 0..<20 {
            let number = (round * 37) % Self.people.count
            let person = Self.people[number]
            let bytes = variant.make(person, &random)
            let report = Self.scan.scan(bytes: bytes, name: variant.name?(person) ?? variant.file)
            let ofPerson = report.leaks.filter { $0.string.of.hasSuffix("person \(number)") }
            if ofPerson.isEmpty { missed.append("\(person.name) (\(report.leaks.count) others)") }
        }
        #expect(missed.isEmpty, "\(variant): \(missed.count) of 20 missed: \(missed.prefix(3))")
    }
}
