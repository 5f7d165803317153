// The map from text to original: runs, units and composition.
import CaseModel
import Testing

@Suite struct SourceMapTests {
    @Test func copiesMapByteForByte() {
        var map = SourceMap()
        map.appendCopy(text: 0, raw: 10, count: 5)
        map.appendCopy(text: 5, raw: 15, count: 5)
        #expect(map.runCount == 1)
        #expect(map.originalRanges(of: ByteSpan(2, 7)) == [12..<17])
    }

    @Test func unitsMapAsAWhole() {
        var map = SourceMap()
        map.appendCopy(text: 0, raw: 0, count: 2)
        map.appendUnit(text: 2, textLength: 3, raw: 2, rawLength: 7)
        map.appendCopy(text: 5, raw: 9, count: 2)
        #expect(map.originalRange(of: ByteSpan(3, 4)) == 2..<9)
        #expect(map.originalRanges(of: ByteSpan(0, 7)) == [0..<11])
    }

    @Test func unitsOfOneSizeShareARun() {
        var map = SourceMap()
        for letter in 0..<100 { map.appendUnit(text: 2 * letter, textLength: 2, raw: letter, rawLength: 1) }
        #expect(map.runCount == 1)
        #expect(map.originalRange(of: ByteSpan(11, 13)) == 5..<7)
    }

    @Test func gapsInTheOriginalPartTheRanges() {
        var map = SourceMap()
        map.appendCopy(text: 0, raw: 0, count: 4)
        map.appendCopy(text: 4, raw: 100, count: 4)
        #expect(map.originalRanges(of: ByteSpan(2, 6)) == [2..<4, 100..<102])
        #expect(map.originalRange(of: ByteSpan(2, 6)) == 2..<102)
    }

    @Test func whatWeAddedMapsToNothing() {
        var map = SourceMap()
        map.appendCopy(text: 0, raw: 0, count: 4)
        map.appendCopy(text: 5, raw: 9, count: 4)
        #expect(map.originalRange(of: ByteSpan(4, 5)) == nil)
        #expect(map.originalRanges(of: ByteSpan(3, 6)) == [3..<4, 9..<10])
    }

    @Test func compositionGoesThroughBothMaps() {
        // Original: 1 byte a letter; middle: 2 bytes a letter; text: a part of the middle.
        var middle = SourceMap()
        for letter in 0..<10 { middle.appendUnit(text: 2 * letter, textLength: 2, raw: letter, rawLength: 1) }
        var map = SourceMap()
        map.appendCopy(text: 0, of: 4..<12, through: middle)
        #expect(map.originalRange(of: ByteSpan(0, 8)) == 2..<6)
        #expect(map.originalRange(of: ByteSpan(2, 3)) == 3..<4)
        map.appendUnit(text: 8, textLength: 1, from: 12..<20, through: middle)
        #expect(map.originalRange(of: ByteSpan(8, 9)) == 6..<10)
    }

    @Test func anEmptySpanCameFromNothing() {
        #expect(SourceMap(identity: 10).originalRanges(of: ByteSpan(3, 3)).isEmpty)
        #expect(SourceMap().originalRange(of: ByteSpan(0, 5)) == nil)
    }
}
