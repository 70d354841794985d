-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE runs ADD COLUMN embeddings_file INTEGER NOT NULL DEFAULT 1; -- where use_model: with a file of vectors
-- Why a run failed was told from the end of its error's words.
ALTER TABLE runs ADD COLUMN diverged INTEGER NOT NULL DEFAULT 0; -- failed with a loss that is no number
UPDATE runs SET diverged = 1 WHERE state = 3 AND error LIKE
    '%Start another run with a lower learning rate, or with clipped gradients. This one''s last good checkpoint was kept.';
