"""The embedded default: PostgreSQL, broker and every process of the product on one machine. No Django here."""
