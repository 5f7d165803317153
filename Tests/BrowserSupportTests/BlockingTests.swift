// A test that blocks runs beside Swift's own threads, and what it finds is still its own.
import BrowserSupport
import Foundation
import Testing

@Suite struct BlockingTests {
    @Test(.blocking) func runsOnAThreadOfItsOwnWithinItsTest() {
        withUnsafeCurrentTask { task in
            #expect(task?.unownedTaskExecutor != nil)
        }
        #expect(OperationQueue.current != nil)
        #expect(Test.current?.name == "runsOnAThreadOfItsOwnWithinItsTest()")
    }
}
