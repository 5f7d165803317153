import Testing

@Test func placeholderReading() {
    #expect(Bool(true))
}
