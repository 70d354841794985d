// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/labels.h"

namespace vitrine::catalogue {

void numberCategories(Connection& connection)
{
    Query(connection,
        "UPDATE categories SET place = new.number + (SELECT coalesce(max(place), -1) FROM "
        "categories)"
        " FROM (SELECT row, row_number() OVER (ORDER BY name) AS number FROM categories"
        "  WHERE place IS NULL) AS new WHERE new.row = categories.row")
        .run();
    Query(connection,
        "UPDATE categories SET encoder_index = wanted.number FROM"
        " (SELECT c.row, CASE WHEN used.row IS NOT NULL"
        "   THEN row_number() OVER (PARTITION BY used.row IS NULL ORDER BY c.place) - 1 END AS "
        "number"
        "  FROM categories c LEFT JOIN (SELECT row FROM categories k WHERE EXISTS"
        "   (SELECT 1 FROM listings l WHERE l.category = k.row AND NOT EXISTS"
        "    (SELECT 1 FROM excluded_listings x WHERE x.listing = l.row))) AS used ON used.row = "
        "c.row)"
        "  AS wanted"
        " WHERE wanted.row = categories.row AND categories.encoder_index IS NOT wanted.number")
        .run();
}

}
