-- SPDX-License-Identifier: GPL-3.0-or-later
-- Of a row that was refused because an earlier one has its id: which one that is, and in what the two
-- differ.
ALTER TABLE row_problems ADD COLUMN listing INTEGER REFERENCES listings (row);
ALTER TABLE row_problems ADD COLUMN image INTEGER REFERENCES images (row);
ALTER TABLE row_problems ADD COLUMN differs TEXT NOT NULL DEFAULT '';
