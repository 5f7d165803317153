import Testing

@Test func placeholderCaseModel() {
    #expect(Bool(true))
}
