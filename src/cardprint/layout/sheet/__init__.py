"""A worksheet's page without its questions: margins, columns, head and foot, and the hand that writes on it."""
