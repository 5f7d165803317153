// Reports that were made up for these tests.

enum Reports {
    /// A detention, an arrest, a fine: something of everything that is decided.
    static let plain = """
        Three Detained in Kentau After a March
        Hill Courier, 3 March 2025

        Marat Ospanov, a journalist of the newspaper Kentau Life, was detained in Kentau on 1 March 2025, his lawyer Dina Kairatova told Hill Courier.

        On 2 March the Kentau City Court arrested Ospanov for 15 days under Article 488 of the Administrative Code. He denies the charge.

        Bolat Serikov was detained on the same day. The court fined Serikov 50,000 tenge.

        According to Kairatova, police officers beat her client at the Kentau Police Department. The police deny this.

        Arman Tulegenov was released on 2 March without charge.
        """
}
