-- SPDX-License-Identifier: GPL-3.0-or-later
-- Runs of training. Their batches are files (docs/decisions/0012-batches-of-a-run-are-a-file.md).
CREATE TABLE runs (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    archived INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0, -- hidden until it is purged
    pretrained INTEGER NOT NULL,
    split TEXT NOT NULL,
    leaks INTEGER NOT NULL,
    train_images INTEGER NOT NULL,
    validation_images INTEGER NOT NULL,
    test_images INTEGER NOT NULL,
    missing_images INTEGER NOT NULL DEFAULT 0,
    steps INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    peak_bytes INTEGER NOT NULL DEFAULT 0,
    honest_top1 REAL, -- on validation images without a relative in train; NULL: not asked
    honest_images INTEGER NOT NULL DEFAULT 0,
    use_model INTEGER NOT NULL, -- search with the result
    process TEXT NOT NULL, -- that trains, or trained last: as in jobs
    started TEXT NOT NULL,
    changed TEXT NOT NULL,
    sweep TEXT NOT NULL,
    model TEXT NOT NULL DEFAULT '', -- id of what it made
    start_weights TEXT NOT NULL, -- name
    start_file TEXT NOT NULL,
    start_sha256 TEXT NOT NULL,
    data_sha256 TEXT NOT NULL,
    code_version TEXT NOT NULL,
    error TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL, -- JSON array
    classes TEXT NOT NULL, -- JSON array, in the label encoder's order
    config TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE epochs (
    run INTEGER NOT NULL REFERENCES runs (row),
    epoch INTEGER NOT NULL, -- from 0
    train_loss REAL NOT NULL,
    train_accuracy REAL NOT NULL,
    loss REAL NOT NULL, -- from here on validation
    top1 REAL NOT NULL,
    top5 REAL NOT NULL,
    macro_f1 REAL NOT NULL,
    calibration_error REAL NOT NULL,
    images INTEGER NOT NULL,
    learning_rate REAL NOT NULL,
    images_per_second REAL NOT NULL,
    seconds REAL NOT NULL,
    best INTEGER NOT NULL, -- so far
    PRIMARY KEY (run, epoch)
) STRICT, WITHOUT ROWID;

-- Pixels that a model's network takes.
ALTER TABLE models ADD COLUMN input_side INTEGER NOT NULL DEFAULT 224;
