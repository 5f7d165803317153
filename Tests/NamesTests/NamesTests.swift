import Testing

@Test func placeholderNames() {
    #expect(Bool(true))
}
