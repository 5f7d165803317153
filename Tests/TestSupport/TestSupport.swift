// Where tests find the data that lies beside the repository, and how they say that it is absent.
