import Testing

@Test func placeholderScoring() {
    #expect(Bool(true))
}
