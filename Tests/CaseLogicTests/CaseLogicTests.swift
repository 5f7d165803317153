import Testing

@Test func placeholderCaseLogic() {
    #expect(Bool(true))
}
