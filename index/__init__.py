"""From a folder of documents to articles, passages and statements, and their store."""
