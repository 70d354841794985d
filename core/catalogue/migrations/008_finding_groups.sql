-- SPDX-License-Identifier: GPL-3.0-or-later
-- Merging asks for the findings of groups; most findings are in none.
CREATE INDEX findings_by_group ON findings (kind, group_number) WHERE group_number <> 0;
