// age v1 (c2sp.org/age) for small things that fit in memory; `AgeWriter` and `AgeReader` are the same for streams.

/// Seals and opens small things.
public enum Age {
    /// Seals bytes as an age file, in binary or as ASCII armor.
    ///
    /// - Throws: `AgeError.invalidKey` where the recipients can't be together or can't be sealed to.
    public static func seal(_ bytes: [UInt8], to recipients: [AgeRecipient], armored: Bool = false) throws -> [UInt8] {
        if armored {
            var writer = try AgeWriter(to: try ArmorWriter(to: ArraySink()), for: recipients)
            try writer.write(bytes)
            return try writer.finish().finish().bytes
        }
        var writer = try AgeWriter(to: ArraySink(), for: recipients)
        try writer.write(bytes)
        return try writer.finish().bytes
    }

    /// Opens an age file, binary or armored: all of it, or an error.
    ///
    /// - Throws: `AgeError`.
    public static func open(_ file: [UInt8], with identities: [AgeIdentity]) throws -> [UInt8] {
        var sink = ArraySink()
        if Armor.begins(file) {
            var reader = try AgeReader(from: ArmorReader(from: ArraySource(file)), with: identities)
            try reader.copyAll(to: &sink)
        } else {
            var reader = try AgeReader(from: ArraySource(file), with: identities)
            try reader.copyAll(to: &sink)
        }
        return sink.bytes
    }
}
