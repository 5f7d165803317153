// Whether two names are one person's.
import Matching
import Testing

@Suite struct NameComparisonTests {
    @Test(arguments: ["Айдар Сыздыков", "Zhanar Alimuly", "Иванов И. П.", "O'Brien, Séverin", "김정은"])
    func everyNameIsTheSameAsItself(name: String) {
        #expect(PreparedName(name).compared(with: PreparedName(name)).verdict == .same)
    }
}
