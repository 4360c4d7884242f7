"""工作保障: the small ledgers, declared only."""
