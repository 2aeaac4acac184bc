"""Where else a portal lists articles: its menus, its archives by month, its searches."""
