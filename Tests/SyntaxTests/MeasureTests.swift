// The floors of tags, trees and names, on the shared data.
import Foundation
import Syntax
import TestSupport
import Testing

@testable import habeas_train

struct MeasureTests {
    @Test(.wants(shared: "corpus/training/en")) func floors() throws {
        let data = try #require(Shared.place("corpus/training")).path
        let measurement = Measurement(syntax: SyntaxModel(), data: data)
        for (measure, share) in try measurement.figures() {
            let floor = try #require(Floors.all.first { $0.measure == measure })
            #expect(floor.reaches(floor.floor, share * 100), "\(measure): \(share * 100), the floor is \(floor.floor)")
        }
    }
}
