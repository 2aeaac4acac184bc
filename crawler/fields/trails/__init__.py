"""The way to an article, as its page shows it: breadcrumbs, paths, the portal's own name."""
