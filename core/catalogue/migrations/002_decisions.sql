-- SPDX-License-Identifier: GPL-3.0-or-later
-- What rules found, and what people decided. `listings` and `images` always hold the values as they
-- are now; `step_cells` says what each step of the history changed, and what stood there before, so
-- that any step can be taken back. What is rare stands in tables of its own.

-- Where a category stood in the label encoder first. Those without listings keep their place and
-- lose their number (encoder_index), so that taking a step back restores the encoder as it was.
ALTER TABLE categories ADD COLUMN place INTEGER;
UPDATE categories SET place = encoder_index;

CREATE TABLE excluded_listings (
    listing INTEGER PRIMARY KEY REFERENCES listings (row),
    merged_into INTEGER REFERENCES listings (row) -- the one that stays, of duplicates
) STRICT;

CREATE TABLE excluded_images (
    image INTEGER PRIMARY KEY REFERENCES images (row),
    merged_into INTEGER REFERENCES images (row)
) STRICT;

-- A tree: a step that is made after others were undone starts a branch.
CREATE TABLE steps (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    parent INTEGER REFERENCES steps (row), -- NULL: the first
    made TEXT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL, -- JSON, as in recipes
    enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1))
) STRICT;

CREATE INDEX steps_by_parent ON steps (parent);

CREATE TABLE history (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    tip INTEGER REFERENCES steps (row), -- the last step that is done; NULL: none
    line_end INTEGER REFERENCES steps (row) -- where redoing leads
) STRICT;

INSERT INTO history VALUES (1, NULL, NULL);

CREATE TABLE step_cells (
    step INTEGER NOT NULL REFERENCES steps (row),
    subject INTEGER NOT NULL, -- CellSubject
    subject_row INTEGER NOT NULL,
    field TEXT NOT NULL,
    operation TEXT NOT NULL, -- 'set', or the name of what is done to the text that stands there
    value TEXT, -- of 'set'
    seen TEXT, -- what stood there when the step was made
    applied INTEGER NOT NULL DEFAULT 0 CHECK (applied IN (0, 1)),
    before TEXT, -- of an applied cell
    after TEXT,
    conflict INTEGER NOT NULL DEFAULT 0 CHECK (conflict BETWEEN 0 AND 2), -- CellConflict
    PRIMARY KEY (step, subject, subject_row, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX step_cells_applied ON step_cells (subject, subject_row, field) WHERE applied = 1;
CREATE INDEX step_cells_in_conflict ON step_cells (step) WHERE conflict <> 0;

-- Thresholds that differ from the rules' own.
CREATE TABLE thresholds (
    kind TEXT NOT NULL,
    category INTEGER NOT NULL DEFAULT 0, -- 0: all
    value REAL NOT NULL,
    PRIMARY KEY (kind, category)
) STRICT, WITHOUT ROWID;

-- Of the files as they were measured; another size or time of the file, or another version of the
-- measures, makes a row stale.
CREATE TABLE measures (
    image INTEGER PRIMARY KEY REFERENCES images (row),
    version INTEGER NOT NULL,
    source_bytes INTEGER NOT NULL,
    source_modified INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    brightness1 REAL NOT NULL,
    brightness5 REAL NOT NULL,
    brightness50 REAL NOT NULL,
    brightness99 REAL NOT NULL,
    entropy REAL NOT NULL,
    sharpness REAL NOT NULL,
    colourfulness REAL NOT NULL,
    blockiness REAL NOT NULL,
    flatness REAL NOT NULL,
    abruptness REAL NOT NULL,
    pixels INTEGER NOT NULL,
    hashes BLOB NOT NULL, -- eight of 64 bits, little-endian
    format TEXT NOT NULL,
    problem TEXT NOT NULL,
    problem_detail TEXT NOT NULL
) STRICT;

CREATE TABLE findings (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    listing INTEGER REFERENCES listings (row), -- the subject is one of the three
    image INTEGER REFERENCES images (row),
    category INTEGER REFERENCES categories (row),
    field TEXT NOT NULL,
    score REAL NOT NULL,
    value REAL NOT NULL,
    threshold REAL NOT NULL,
    text TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    group_number INTEGER NOT NULL,
    last_step INTEGER NOT NULL -- the newest step when the rule looked
) STRICT;

CREATE INDEX findings_by_kind ON findings (kind, score DESC, row);
CREATE INDEX findings_by_listing ON findings (listing) WHERE listing IS NOT NULL;
CREATE INDEX findings_by_image ON findings (image) WHERE image IS NOT NULL;

CREATE TABLE checks (
    kind TEXT PRIMARY KEY,
    made TEXT NOT NULL,
    examined INTEGER NOT NULL, -- listings, images or categories that the rule looked at
    found INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Findings that somebody called fine.
CREATE TABLE accepted (
    subject INTEGER NOT NULL, -- CellSubject
    subject_row INTEGER NOT NULL,
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (subject, subject_row, kind, field)
) STRICT, WITHOUT ROWID;

-- Findings that nobody has dealt with: neither called fine, nor about something that is left out, nor
-- about a value that was changed after the rule had looked. A label is its listing's category.
CREATE VIEW open_findings AS
SELECT f.*, coalesce(f.listing, (SELECT i.listing FROM images i WHERE i.row = f.image)) AS of_listing
FROM findings f
WHERE NOT EXISTS (SELECT 1 FROM accepted a WHERE a.kind = f.kind AND a.field = f.field
        AND a.subject = CASE WHEN f.listing IS NOT NULL THEN 0 WHEN f.image IS NOT NULL THEN 1 ELSE 2 END
        AND a.subject_row = coalesce(f.listing, f.image, f.category))
    AND NOT EXISTS (SELECT 1 FROM excluded_images x WHERE x.image = f.image)
    AND NOT EXISTS (SELECT 1 FROM excluded_listings x WHERE x.listing
        = coalesce(f.listing, (SELECT i.listing FROM images i WHERE i.row = f.image)))
    AND NOT EXISTS (SELECT 1 FROM step_cells c WHERE c.applied = 1 AND c.subject = 0
        AND c.subject_row = coalesce(f.listing, (SELECT i.listing FROM images i WHERE i.row = f.image))
        AND c.field = CASE f.kind WHEN 'label_issue' THEN 'category' ELSE f.field END
        AND c.step > f.last_step AND c.before IS NOT c.after);

-- train, validation, test: the side of each image, as last dealt out.
CREATE TABLE splits (
    image INTEGER PRIMARY KEY REFERENCES images (row),
    side INTEGER NOT NULL CHECK (side BETWEEN 0 AND 2)
) STRICT;
