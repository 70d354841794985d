-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the table gave where no price could be made of it: "call me", "-£5.00". Otherwise empty.
ALTER TABLE listings ADD COLUMN given_price TEXT NOT NULL DEFAULT '';
