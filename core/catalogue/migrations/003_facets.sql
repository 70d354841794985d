-- SPDX-License-Identifier: GPL-3.0-or-later
-- What facets count, by place, so that they need neither the listings' wide rows nor a sort.
CREATE INDEX listings_facets ON listings (location, category, price_minor, currency);
