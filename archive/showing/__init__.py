"""What commands print: tables and lines for people, JSON for programs; nothing here decides anything."""
