// Step: the rows of tables of data become one block each, their cells side by side; tables that only lay out a page stay as they are.

extension ArticleFinder {
    mutating func joinTableRows() {
        guard tree.elements.contains(where: { $0.tag == .table }) else { return }
        var joined: [TextBlock] = []
        joined.reserveCapacity(tree.blocks.count)
        // New pieces, rows joined with a cell break between the cells.
        var pieces = tree.pieces
        var firstBlock: [Int: Int] = [:]
        let isData = dataTables()
        for block in tree.blocks {
            guard let row = dataRow(of: block.element, isData) else {
                joined.append(block)
                continue
            }
            guard let target = firstBlock[row] else {
                firstBlock[row] = joined.count
                var first = block
                let start = pieces.count
                pieces.append(contentsOf: tree.pieces[block.pieces])
                first.pieces = start..<pieces.count
                first.element = row
                joined.append(first)
                continue
            }
            // Blocks of one row follow one another, so the pieces of the row are the last ones.
            var merged = joined[target]
            let position = pieces.last?.range.upperBound ?? 0
            pieces.append(TextPiece(kind: .cellBreak, range: position..<position, element: block.element))
            pieces.append(contentsOf: tree.pieces[block.pieces])
            merged.pieces = merged.pieces.lowerBound..<pieces.count
            merged.letters += block.letters
            merged.linkLetters += block.linkLetters
            merged.words += block.words
            merged.stops += block.stops
            merged.endsSentence = block.endsSentence
            joined[target] = merged
        }
        guard joined.count < tree.blocks.count || !firstBlock.isEmpty else { return }
        tree.pieces = pieces
        tree.blocks = joined
        recountBlocks()
    }

    /// For each element, whether it is a table of data: more than one column, no table inside, one short block a cell.
    private func dataTables() -> [Bool] {
        var isData = tree.elements.map { $0.tag == .table }
        var widest = [Int](repeating: 0, count: tree.elements.count)
        var cells = [Int](repeating: 0, count: tree.elements.count)
        for element in tree.elements where element.parent >= 0 {
            let (table, row) = (contexts[element.parent].table, contexts[element.parent].row)
            if element.tag == .table, table >= 0 { isData[table] = false }
            guard element.tag == .cell || element.tag == .headerCell, table >= 0, row >= 0 else { continue }
            cells[row] += 1
            widest[table] = max(widest[table], cells[row])
            if element.blocks.count > 1 || tree.blocks[element.blocks].contains(where: { $0.letters > 600 }) {
                isData[table] = false
            }
        }
        for index in isData.indices where isData[index] && widest[index] < 2 { isData[index] = false }
        return isData
    }

    /// The row of a table of data that an element lies in.
    private func dataRow(of element: Int, _ isData: [Bool]) -> Int? {
        let (table, row) = (contexts[element].table, contexts[element].row)
        return row >= 0 && table >= 0 && isData[table] ? row : nil
    }

    /// Counts anew which blocks lie in which element.
    private mutating func recountBlocks() {
        var low = [Int](repeating: Int.max, count: tree.elements.count)
        var high = [Int](repeating: -1, count: tree.elements.count)
        for (position, block) in tree.blocks.enumerated() {
            low[block.element] = min(low[block.element], position)
            high[block.element] = max(high[block.element], position)
        }
        for index in tree.elements.indices.reversed() {
            let parent = tree.elements[index].parent
            if parent >= 0 {
                low[parent] = min(low[parent], low[index])
                high[parent] = max(high[parent], high[index])
            }
            tree.elements[index].blocks = high[index] < 0 ? 0..<0 : low[index]..<(high[index] + 1)
        }
    }
}
