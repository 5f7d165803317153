import Testing

@Test func placeholderHabeas() {
    #expect(Bool(true))
}
