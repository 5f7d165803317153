// Two things made at the same time.

import Dispatch
import Synchronization

/// What two closures give, which run beside each other.
func both<First: Sendable, Second: Sendable>(
    _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
    let made = Mutex<(First?, Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { half in
        if half == 0 {
            let one = first()
            made.withLock { $0.0 = one }
        } else {
            let other = second()
            made.withLock { $0.1 = other }
        }
    }
    let (one, other) = made.withLock { $0 }
    return (one ?? first(), other ?? second())
}
