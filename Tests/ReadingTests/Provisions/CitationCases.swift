// Sentences with citations, written for these tests.

let citationCases: [CitationCase] = [
    CitationCase(
        "charged under [[Article 297, Part 2 of the Criminal Code of the Republic of Kazakhstan]]",
        ["297/2 criminal KZ"]),
    CitationCase(
        "under [[Art. 405(2) CC]]",
        ["405/2 criminal"]),
    CitationCase(
        "He was convicted under [[Articles 257 and 405 of the Criminal Code]].",
        ["257 criminal", "405 criminal"]),
    CitationCase(
        "under [[section 58 of the Penal Code]]",
        ["58 criminal"]),
    CitationCase(
        "contrary to [[ss. 12-14 of the Public Order Act 1986]]",
        ["12 other", "13 other", "14 other"]),
    CitationCase(
        "[[Part 3 of Article 188 of the CC RK]]",
        ["188/3 criminal KZ"]),
    CitationCase(
        "[[Article 19.3, part 1 of the Administrative Code]]",
        ["19.3/1 administrative"]),
    CitationCase(
        "[[par. 1 of Article 244 of the Penal Code]]",
        ["244/1 criminal"]),
    CitationCase(
        "[[article 489, section 9 of the Code of Administrative Offences]]",
        ["489/9 administrative"]),
    CitationCase(
        "[[Article 342-1 of the Criminal Code]]",
        ["342-1 criminal"]),
    CitationCase(
        "under [[Criminal Code article 130]] she faces",
        ["130 criminal"]),
    CitationCase(
        "He is charged under [[Art 272.3]].",
        ["272.3 criminal"]),
    CitationCase(
        "[[sections 505A and 66(d) of the Telecommunications Law]]",
        ["505A other", "66/d other"]),
    CitationCase(
        "under [[293-1 of the CC]]",
        ["293-1 criminal"]),
    CitationCase(
        "[[Section 22(b) of the Public Order Act]]",
        ["22/b other"]),
    CitationCase(
        "under [[§ 86 of the criminal code]]",
        ["86 criminal"]),
    CitationCase(
        "under [[§§ 86 and 86a StGB]]",
        ["86 criminal", "86a criminal"]),
    CitationCase(
        "[[Article 35 of the Constitution]] guarantees",
        ["35 constitution"]),
    CitationCase(
        "[[Section 144 of the Code of Criminal Procedure]]",
        ["144 criminal-procedure"]),
    CitationCase(
        "[[Section 41A CrPC]] notice",
        ["41A criminal-procedure"]),
    CitationCase(
        "He was booked under [[Sections 153A, 295A and 505(2) of the Indian Penal Code]] (IPC) and [[Section 13 of the UAPA]].",
        ["153A criminal IN", "295A criminal IN", "505/2 criminal IN", "13 other IN"]),
    CitationCase(
        "was arrested under [[section 13 of the Unlawful Activities (Prevention) Act]]",
        ["13 other"]),
    CitationCase(
        "ARTICLE 19 said the arrest was unlawful.",
        []),
    CitationCase(
        "Article 19, a London-based group, said",
        []),
    CitationCase(
        "[[Article 19 of the International Covenant on Civil and Political Rights]]",
        ["19 other"]),
    CitationCase(
        "She is held in section 209 of Evin Prison.",
        []),
    CitationCase(
        "an article of 2024 on bride kidnapping",
        []),
    CitationCase(
        "Part 2 of the series will be published on 5 May.",
        []),
    CitationCase(
        "[[Article 314/2 of the Turkish Penal Code]] (TCK)",
        ["314/2 criminal TR"]),
    CitationCase(
        "[[Articles 7/2 and 314 of the Anti-Terror Law]]",
        ["7/2 other", "314 other"]),
    CitationCase(
        "[[Article 220/7]]",
        ["220/7 other"]),
    CitationCase(
        "He was charged with [[Article 130]] and 15 others were released.",
        ["130 criminal"]),
    CitationCase(
        "charged under [[Article 297]], 3 people said",
        ["297 criminal"]),
    CitationCase(
        "[[Articles 130, 361-4 and 368 of Belarus's Criminal Code]]",
        ["130 criminal BY", "361-4 criminal BY", "368 criminal BY"]),
    CitationCase(
        "[[parts 1 and 2 of Article 205.2 of the Criminal Code of the Russian Federation]]",
        ["205.2/1 criminal RU", "205.2/2 criminal RU"]),
    CitationCase(
        "[[Article 228 (part 2) of Russia's Criminal Code]]",
        ["228/2 criminal RU"]),
    CitationCase(
        "fined under the [[first part of Article 173]]",
        ["173/1 administrative"]),
    CitationCase(
        "the [[second paragraph of Article 299 of the Penal Code]]",
        ["299/2 criminal"]),
    CitationCase(
        "[[Article 174, paragraph two, of the Criminal Code]]",
        ["174/2 criminal"]),
    CitationCase(
        #"[[paragraph "b" of part 4 of Article 158 of the Criminal Code]]"#,
        ["158/4 criminal"]),
    CitationCase(
        "[[Article 190, part 4, paragraph 2 of the Criminal Code]]",
        ["190/4 criminal"]),
    CitationCase(
        "[[Article 87 bis of the Algerian Penal Code]]",
        ["87 bis criminal DZ"]),
    CitationCase(
        "[[Articles 87 bis and 144 of the Penal Code]]",
        ["87 bis criminal", "144 criminal"]),
    CitationCase(
        "[[Penal Code section 295-C]] carries the death penalty",
        ["295-C criminal"]),
    CitationCase(
        "violating the [[Penal Code (Articles 117 and 331]])",
        ["117 criminal", "331 criminal"]),
    CitationCase(
        "[[Section 33(1) of the Zimbabwean Criminal Law (Codification and Reform) Act]]",
        ["33/1 criminal ZW"]),
    CitationCase(
        "[[Article 173¹ of the Code of Administrative Offences]]",
        ["173-1 administrative"]),
    CitationCase(
        "under [[Article 24 of Decree-Law 54]]",
        ["24 other"]),
    CitationCase(
        "[[Article 24 of Decree 2022-54 on cybercrime]]",
        ["24 other"]),
    CitationCase(
        "[[Article 6 of Law No. 107 of 2013]]",
        ["6 other"]),
    CitationCase(
        "[[section 5(1)(b) of the Official Secrets Act]]",
        ["5/1(b) other"]),
    CitationCase(
        "[[Article 105(2) of the Criminal Law of the People's Republic of China]]",
        ["105/2 criminal CN"]),
    CitationCase(
        "[[Article 23 of the Public Security Administration Punishments Law]]",
        ["23 administrative"]),
    CitationCase(
        "[[Article 29 of the National Security Law]]",
        ["29 other"]),
    CitationCase(
        "[[sections 9 and 10 of the Crimes Ordinance]]",
        ["9 criminal", "10 criminal"]),
    CitationCase(
        "[[Article 200 of the Code on Administrative Liability]]",
        ["200 administrative"]),
    CitationCase(
        "[[Articles 342 and 369, part 1, of the Criminal Code]]",
        ["342 criminal", "369/1 criminal"]),
    CitationCase(
        "[[Article 369]] and [[Part 1 of Article 342 of the Criminal Code]]",
        ["369 criminal", "342/1 criminal"]),
    CitationCase(
        "under [[Article 488 of the Administrative Code]] (holding a rally), he was fined; then [[Article 405 of the Criminal Code]]",
        ["488 administrative", "405 criminal"]),
    CitationCase(
        "He got 10 days under [[Article 488]].",
        ["488 administrative"]),
    CitationCase(
        "convicted of treason ([[Article 275]]) and sentenced to 12 years",
        ["275 criminal"]),
    CitationCase(
        "sentenced under [[Article 130]] to 5 years in prison",
        ["130 criminal"]),
    CitationCase(
        "under [[Section 66(d) of the 2013 Telecommunications Law]]",
        ["66/d other"]),
    CitationCase(
        "On 12 March, section 8 of the ward was closed",
        []),
    CitationCase(
        "[[cl. 3 of s. 45 of the Penal Code]]",
        ["45/3 criminal"]),
    CitationCase(
        "[[subsection (2) of section 14 of the Act]]",
        ["14/2 other"]),
    CitationCase(
        "[[Section 124 A of the IPC]]",
        ["124A criminal"]),
    CitationCase(
        "[[Art. 19.3 KoAP RF]]",
        ["19.3 administrative RU"]),
    CitationCase(
        "[[p. 2 Art. 361-2]] and [[p. 1 Art. 342 CC]]",
        ["361-2/2 criminal", "342/1 criminal"]),
    CitationCase(
        "[[Article 299 of the former Criminal Code]]",
        ["299 criminal"]),
    CitationCase(
        "violated [[Article 9 of the controversial foreign agents law]]",
        ["9 other"]),
    CitationCase(
        "accused under [[Article 130 of the country's Criminal Code]]",
        ["130 criminal"]),
    CitationCase(
        "[[Article 10 of Law No. 2911 on Meetings and Demonstrations]]",
        ["10 other"]),
    CitationCase(
        "[[Articles 15 through 18 of the Criminal Code]]",
        ["15 criminal", "16 criminal", "17 criminal", "18 criminal"]),
    CitationCase(
        "[[Articles 19–22 of the Covenant]]",
        ["19 other", "20 other", "21 other", "22 other"]),
    CitationCase(
        "The 2014 Criminal Code was amended.",
        []),
    CitationCase(
        "[[Article 130 of Criminal Code]]",
        ["130 criminal"]),
    CitationCase(
        "case No. 12-345 under [[part two Article 158 of the Criminal Code]]",
        ["158/2 criminal"]),
    CitationCase(
        "He faces charges under [[Section 112 of the Criminal Code]] and [[Section 14(3) of the Computer Crime Act]].",
        ["112 criminal", "14/3 other"]),
    CitationCase(
        "lese-majeste law, or [[Article 112]],",
        ["112 other"]),
    CitationCase(
        "[[Section 21 of the Regulation of Interception Act]], read with [[section 5 of the Penal Code]]",
        ["21 other", "5 criminal"]),
    CitationCase(
        "was detained under [[Article 20.2 of the Code of Administrative Offences of the Russian Federation]] and fined.",
        ["20.2 administrative RU"]),
    CitationCase(
        "In violation of [[Articles 182, part 2, and 405, part 2]], she was charged.",
        ["182/2 criminal", "405/2 criminal"]),
    CitationCase(
        "The court cited [[Article 14 of the ICCPR]] and [[Article 40 of the Constitution]].",
        ["14 other", "40 constitution"]),
    CitationCase(
        "She was charged under [[Article 117]] and, on 3 March, 4 activists were held.",
        ["117 criminal"]),
    CitationCase(
        "under [[Article 130]], which carries 12 years",
        ["130 criminal"]),
    CitationCase(
        "He was fined 500 roubles under [[Articles 19.3 and 20.2]].",
        ["19.3 administrative", "20.2 administrative"]),
    CitationCase(
        "[[Article 130 of the Criminal Code of 1960]]",
        ["130 criminal"]),
    CitationCase(
        "under [[Articles 96, 96 bis and 144 bis 2 of the Penal Code]]",
        ["96 criminal", "96 bis criminal", "144 bis 2 criminal"]),
    CitationCase(
        "[[Section 4 of the Act of 1998]] was used.",
        ["4 other"]),
    CitationCase(
        "Kyrgyzstan. He was charged under [[Article 278 of the Criminal Code of the Kyrgyz Republic]].",
        ["278 criminal KG"]),
    CitationCase(
        "offences under [[s.5 of the Terrorism Act 2000]]",
        ["5 other"]),
    CitationCase(
        "charged under [[sec. 121 of the penal code]]",
        ["121 criminal"]),
    CitationCase(
        "([[Articles 13 and 14 of Law 58-2015]])",
        ["13 other", "14 other"]),
    CitationCase(
        "on the basis of [[Art. 282.2 Part 1]]",
        ["282.2/1 other"]),
    CitationCase(
        "under [[Article 319 (“insulting a representative of authority”) of the Criminal Code]]",
        ["319 criminal"]),
    CitationCase(
        #"In [[Article 3]], "Definitions", the bill says"#,
        ["3 other"]),
    CitationCase(
        "Article One of the Constitution",
        []),
]
