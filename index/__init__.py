"""From a folder of documents to articles, passages and statements, and the store that holds them."""
