// Pages that tell what the founding report tells, of other people, in other countries, about other offences.
import CaseLogic
import CaseModel
import Reading
import Testing

/// One such page, and what must come out of it.
struct LookAlike: CustomStringConvertible, Sendable {
    var description: String
    var text: String
    var person, police, centre, home, clock: String
    /// Days of the act, of the detention, of the act of the other matter and of its prosecution.
    var act, detained, earlierAct, prosecuted: String
    var arrestEnd: String
    /// An article under which only people without names are charged, and who they are.
    var othersArticle, others: String
    /// Somebody serving a sentence for the ties to bodies banned later or before.
    var leader: String

    func file() -> CaseFile {
        CaseFile(folding: Reader().read(text, context: ReadingContext(id: "page", language: "en")))
    }

    static let all = [gambia, bolivia, nepal]

    static let gambia = LookAlike(
        description: "a fisher in Gambia",
        text: """
            Union Organiser Lamin Ceesay Held in Brikama over Fuel Drums

            On the 3rd of October, union organiser and activist Lamin Ceesay was arrested in Brikama after a search by officers of the Anti-Smuggling Unit. Ceesay is a founder of the movement “Nets and Boats” and is accused of hiding nine drums of fuel about a month ago.

            The officers searched Ceesay’s house and led him away in a pick-up. He was brought to Brikama Police Station, where he was kept until 4 o’clock in the afternoon, and then placed in a temporary detention centre at Mile Two. His lawyer, Fatou Jallow, said that her client is charged with smuggling (Section 181 of the Criminal Code) because on the 5th of September 2023 he allegedly hid nine drums of fuel.

            Ceesay is an associate of Modou Sanyang, who is serving a prison sentence on charges of leading the movement “Free Coast”, banned by the High Court in 2020. On September 12, the movement handed in its papers to the Ministry of Justice. Following this, Banjul police arrested supporters of the movement, charging them under Section 69 of the Public Order Act.

            Ceesay had also been detained by police on the 2nd of February 2023 in an administrative case over an unauthorised march a year earlier. He was jailed for 15 days for standing with a placard in front of the harbour office.
            """,
        person: "Lamin Ceesay", police: "Brikama Police Station", centre: "temporary detention centre",
        home: "house", clock: "16:00", act: "2023-09-05", detained: "2023-10-03", earlierAct: "2022",
        prosecuted: "2023-02-02", arrestEnd: "2023-02-17", othersArticle: "69", others: "supporters of the movement",
        leader: "Modou Sanyang")

    static let bolivia = LookAlike(
        description: "a teacher in Bolivia",
        text: """
            Teacher Jailed Pending Trial over a Video

            On the 21st of March, teacher and activist Rosa Quispe was detained in Oruro after a search by officers of the Special Crime Force. Quispe is one of the founders of the party “Altiplano First” and is accused of sending a video to a certain Rojas about a month ago.

            The police searched Quispe’s flat and took her away in an unmarked van. She was taken to the Oruro Police Command, where she was held until 8 o’clock in the evening, and was then placed in a temporary detention cell of the prosecutor’s office. Her lawyer, Hugo Mamani, said that his client is charged with sedition (Article 123 of the Criminal Code) because on the 20th of February 2024 she allegedly sent a video to a certain ‘Rojas’.

            Quispe is an associate of Edwin Choque, who is serving a prison term on charges of financing the party “Red Poncho”, dissolved by the Electoral Court in 2018. On March 2, the party handed in its papers to the Electoral Court. After that, La Paz police detained people who had come along and charged them under Article 234 of the Criminal Code with blocking a street.

            Quispe was also detained by police on the 9th of January 2024 in an administrative case of an unauthorised protest a year ago. She was arrested for 10 days for a picket in front of the ministry.

            In the administrative case the time between the alleged act and the prosecution was a record year.
            """,
        person: "Rosa Quispe", police: "Oruro Police Command", centre: "temporary detention cell",
        home: "flat", clock: "20:00", act: "2024-02-20", detained: "2024-03-21", earlierAct: "2023~",
        prosecuted: "2024-01-09", arrestEnd: "2024-01-19", othersArticle: "234", others: "people",
        leader: "Edwin Choque")

    static let nepal = LookAlike(
        description: "a printer in Nepal",
        text: """
            Printer Bikram Thapa Detained

            On the 14th of August, printer and activist Bikram Thapa was detained in Pokhara after his flat was searched by officers from the Cyber Bureau. Thapa is accused of printing four hundred posters about a month ago.

            The officers went through Thapa’s flat for two hours and drove him off in a jeep. He was taken to Pokhara Police Office, where he was kept until 7 o’clock in the evening, and was then put in a temporary detention centre outside the city. His lawyer, Sita Gurung, said that her client is charged with an offence against the state (Section 50 of the Penal Code), because on the 16th of July 2022 he allegedly printed four hundred posters.

            Thapa is an associate of Hari Rai, who is serving a prison sentence on charges of joining the group “Hill Voice”, outlawed by the government in 2014. On July 30, the group came to the Ministry of Home Affairs. Following this, Kathmandu police detained several visitors and charged them under Section 118 of the Penal Code.

            Thapa had also been arrested by police on the 6th of May 2022, in an administrative case over an unauthorised rally a year earlier. He was put under arrest for 12 days for standing with a banner in front of the palace.
            """,
        person: "Bikram Thapa", police: "Pokhara Police Office", centre: "temporary detention centre",
        home: "flat", clock: "19:00", act: "2022-07-16", detained: "2022-08-14", earlierAct: "2021",
        prosecuted: "2022-05-06", arrestEnd: "2022-05-18", othersArticle: "118", others: "several visitors",
        leader: "Hari Rai")
}
