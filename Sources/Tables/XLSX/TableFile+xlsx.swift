extension TableFile {
    public init(xlsx bytes: [UInt8], limits: TableLimits = .standard) throws(TableError) { throw TableError("later") }
}
