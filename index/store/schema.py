"""The tables of the corpus's own record (SQLAlchemy Core; SQLite by default, PostgreSQL by URL)."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

tables = MetaData()

# One row a setting of the index: format, generation, built_at, embedding_model, dimension.
meta = Table(
    "meta",
    tables,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

# `fingerprint` tells whether a file must be read anew: bytes, sidecar, stages' version, model.
documents = Table(
    "documents",
    tables,
    Column("path", Text, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("media_type", String(128), nullable=False),
    Column("text", Text, nullable=False),
    Column("pages", JSON, nullable=False),
    Column("language", String(8)),
    Column("unlabelled", Boolean, nullable=False),
)

articles = Table(
    "articles",
    tables,
    Column("id", Text, primary_key=True),
    Column("document", Text, ForeignKey("documents.path"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    # As its own text says it, and with what copies elsewhere know.
    Column("own_metadata", JSON, nullable=False),
    Column("metadata", JSON, nullable=False),
)

# `text_*` is what the sentence's own article says of it; `label`, `reasons` and `confidence` also
# know the corpus's disputes, and `speakers` the author that only a copy elsewhere names
# (`text_speakers` is null where that makes no difference).
statements = Table(
    "statements",
    tables,
    Column("id", String(40), primary_key=True),
    Column("document", Text, ForeignKey("documents.path"), nullable=False, index=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("omitted", JSON, nullable=False),
    Column("page", Integer),
    Column("speakers", JSON, nullable=False),
    Column("text_speakers", JSON),
    Column("text_label", String(16), nullable=False),
    Column("text_reasons", JSON, nullable=False),
    Column("text_confidence", Float, nullable=False),
    Column("label", String(16), nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("copy_group", String(40), nullable=False),
    Column("cite", Boolean, nullable=False),
    Column("statement_key", String(64), nullable=False),
    Column("passage_key", String(64)),
    Column("signature", JSON),
)

# `within` names the document whose own text rejects the view; NULL where two passages clash.
disputes = Table(
    "disputes",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("within", Text, index=True),
    Column("kind", String(16), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("a", JSON, nullable=False),
    Column("b", JSON, nullable=False),
)

supports = Table(
    "supports",
    tables,
    Column("a", String(40), primary_key=True),
    Column("b", String(40), primary_key=True),
    Column("confidence", Float, nullable=False),
)

# Embeddings by the hash of model and text: nothing is embedded twice.
vectors = Table(
    "vectors",
    tables,
    Column("key", String(64), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

failures = Table(
    "failures",
    tables,
    Column("path", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
)

# What people decided, in their order, with the statements (ids, a list for each reference) that
# this state of the corpus has for it; `problem` says why a decision has no effect.
decisions = Table(
    "decisions",
    tables,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("decision", JSON, nullable=False),
    Column("statements", JSON, nullable=False),
    Column("problem", Text),
)

# Fact-checked claims of the user's registers, in their order, with the ids of the statements that
# say the same. `key` names the cached vector of the claim.
register = Table(
    "register",
    tables,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("claim", JSON, nullable=False),
    Column("key", String(64), nullable=False),
    Column("statements", JSON, nullable=False),
)

# Documents that are read but not yet part of a complete state: a stopped sync resumes from these.
staged = Table(
    "staged",
    tables,
    Column("path", Text, primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("payload", JSON, nullable=False),
)
