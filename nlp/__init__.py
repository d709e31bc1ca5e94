"""Who met whom, where and when: an event table from Chinese news."""
