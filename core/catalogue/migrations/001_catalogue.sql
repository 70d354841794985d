-- SPDX-License-Identifier: GPL-3.0-or-later
-- Long texts are the last column of their table: SQLite need not walk past them for the others.
-- Row numbers name pictures in indexes on disk and must never come back for another one. The writer
-- gives them out from `row_numbers`: AUTOINCREMENT would keep the same promise, but writes its table at
-- every insert and so costs a tenth of an import.

CREATE TABLE row_numbers (
    name TEXT PRIMARY KEY, -- of the table
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO row_numbers VALUES ('listings', 0), ('images', 0);

CREATE TABLE categories (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    encoder_index INTEGER -- NULL until the import that brought it is finished
) STRICT;

CREATE TABLE listings (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    category INTEGER REFERENCES categories (row),
    price_minor INTEGER,
    currency TEXT,
    location TEXT NOT NULL,
    category_path TEXT NOT NULL,
    description TEXT NOT NULL
) STRICT;

-- One index an order of the listings' table (core/types/listingquery.h, ListingOrder).
CREATE INDEX listings_by_title ON listings (title COLLATE NOCASE);
CREATE INDEX listings_by_location ON listings (location COLLATE NOCASE);
CREATE INDEX listings_by_category ON listings (category);
CREATE INDEX listings_by_price ON listings (price_minor);

CREATE TABLE images (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    listing INTEGER REFERENCES listings (row), -- NULL for an orphan
    state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2),
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    source_bytes INTEGER NOT NULL DEFAULT 0,
    source_modified INTEGER NOT NULL DEFAULT 0, -- nanoseconds since the epoch
    listing_id TEXT NOT NULL,
    source TEXT NOT NULL,
    problem TEXT NOT NULL DEFAULT '',
    problem_detail TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX images_by_listing ON images (listing, state);

CREATE TABLE models (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    backbone TEXT NOT NULL,
    weights_sha256 TEXT NOT NULL,
    pretrained INTEGER NOT NULL,
    preprocessing TEXT NOT NULL,
    precision TEXT NOT NULL,
    length INTEGER NOT NULL CHECK (length > 0),
    created TEXT NOT NULL,
    stamp TEXT NOT NULL DEFAULT '' -- another one after every change of its vectors
) STRICT;

CREATE TABLE embeddings (
    model INTEGER NOT NULL REFERENCES models (row),
    image INTEGER NOT NULL REFERENCES images (row),
    vector BLOB NOT NULL, -- float32, little-endian
    UNIQUE (model, image)
) STRICT;

CREATE INDEX embeddings_by_image ON embeddings (image);

CREATE TRIGGER embeddings_added AFTER INSERT ON embeddings BEGIN
    UPDATE models SET stamp = lower(hex(randomblob(8))) WHERE row = NEW.model;
END;
CREATE TRIGGER embeddings_changed AFTER UPDATE ON embeddings BEGIN
    UPDATE models SET stamp = lower(hex(randomblob(8))) WHERE row = NEW.model;
END;
CREATE TRIGGER embeddings_removed AFTER DELETE ON embeddings BEGIN
    UPDATE models SET stamp = lower(hex(randomblob(8))) WHERE row = OLD.model;
END;

CREATE TABLE jobs (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    parameters TEXT NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    process TEXT NOT NULL, -- boot, process and its start: tells a killed job from a running one
    started TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;

CREATE INDEX jobs_by_kind ON jobs (kind);

CREATE TABLE imports (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    finished TEXT NOT NULL,
    products TEXT NOT NULL, -- files, as they were named
    images TEXT NOT NULL,
    pictures TEXT NOT NULL,
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    problems INTEGER NOT NULL
) STRICT;

CREATE TABLE row_problems (
    row INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    byte INTEGER NOT NULL,
    column_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    raw TEXT NOT NULL,
    hint TEXT NOT NULL,
    kept INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Full text of the listings. FTS5 writes its pending words to disk at every statement of a trigger,
-- which makes a trigger for inserts six times as slow as one INSERT ... SELECT. So the writer takes new
-- rows in together, text_progress says how far that has come, and the triggers keep up with changes of
-- rows that are in.
CREATE VIRTUAL TABLE listings_text USING fts5 (
    title, description, content = 'listings', content_rowid = 'row',
    tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE text_progress (last_row INTEGER NOT NULL) STRICT;
INSERT INTO text_progress VALUES (0);

CREATE TRIGGER listings_text_changed AFTER UPDATE OF title, description ON listings
WHEN OLD.row <= (SELECT last_row FROM text_progress)
BEGIN
    INSERT INTO listings_text (listings_text, rowid, title, description)
    VALUES ('delete', OLD.row, OLD.title, OLD.description);
    INSERT INTO listings_text (rowid, title, description)
    VALUES (NEW.row, NEW.title, NEW.description);
END;

CREATE TRIGGER listings_text_removed AFTER DELETE ON listings
WHEN OLD.row <= (SELECT last_row FROM text_progress)
BEGIN
    INSERT INTO listings_text (listings_text, rowid, title, description)
    VALUES ('delete', OLD.row, OLD.title, OLD.description);
END;
