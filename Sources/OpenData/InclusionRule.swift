// What is in a publication and what is not, in words that stand in every format.

import Publication

enum InclusionRule {
    /// The rule of a policy, in English.
    static func words(of policy: PublicationPolicy) -> String {
        var words = [
            "Statements that a member of the bureau accepted, about people who agreed to be published, the events they take part in, and whoever acted in them. What is protected or held back is never in it, nor is anybody who did not agree."
        ]
        if policy.levels(of: .data) == .internal { words.append("Statements for the bureau's own use are in it.") }
        switch policy.names {
        case .consent: words.append("People are named in full where they agreed to that, else by initials.")
        case .initials: words.append("All people are named by initials.")
        }
        switch policy.children {
        case .initials: words.append("Children are named by initials.")
        case .never: words.append("Children are left out.")
        }
        switch policy.officials {
        case .marked:
            words.append("Officials are named where a member marked them as public, else told by their office.")
        case .role: words.append("Officials are told by their office alone.")
        }
        switch policy.dates {
        case .day: break
        case .month: words.append("Dates are told by the month.")
        case .year: words.append("Dates are told by the year.")
        }
        if !policy.places { words.append("Towns are left out.") }
        if !policy.facilities { words.append("Buildings and ways of transfers are left out.") }
        if !policy.withoutKinds.isEmpty {
            words.append("Events of these kinds are left out: \(policy.withoutKinds.sorted().joined(separator: ", ")).")
        }
        words.append("A number counted from it is a number of what is recorded and may be told, not of what happened.")
        return words.joined(separator: " ")
    }
}
