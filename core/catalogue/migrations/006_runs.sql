-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why a run failed was told from the end of its error's words.
ALTER TABLE runs ADD COLUMN diverged INTEGER NOT NULL DEFAULT 0; -- failed with a loss that is no number
UPDATE runs SET diverged = 1 WHERE state = 3 AND error LIKE
    '%Start another run with a lower learning rate, or with clipped gradients. This one''s last good checkpoint was kept.';
