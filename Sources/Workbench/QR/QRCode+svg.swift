// A QR code as a drawing: dark on light in every theme, with the margin that scanners need.

import Phrases

extension QRCode {
    /// The drawing, without words of its own.
    var svg: String {
        var path = ""
        for y in 0..<size {
            var x = 0
            while x < size {
                guard self[x, y] else {
                    x += 1
                    continue
                }
                let start = x
                while x < size, self[x, y] { x += 1 }
                path += "M\(start + 4) \(y + 4)h\(x - start)v1H\(start + 4)z"
            }
        }
        let side = size + 8
        return
            "<svg class=\"qr\" viewBox=\"0 0 \(side) \(side)\" aria-hidden=\"true\" shape-rendering=\"crispEdges\"><rect width=\"\(side)\" height=\"\(side)\" fill=\"#fff\"/><path d=\"\(path)\" fill=\"#000\"/></svg>"
    }
}
