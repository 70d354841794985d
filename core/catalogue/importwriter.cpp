// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/labels.h"
#include "core/catalogue/internal/sqlitewriter.h"
#include "core/catalogue/internal/timestamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace vitrine::catalogue {

namespace {

std::optional<std::int64_t> minorOf(const ListingInput& listing)
{
    return listing.price ? std::optional(listing.price->minor) : std::nullopt;
}

#define VITRINE_KNOWN_LISTING                                                                      \
    "SELECT l.row, l.price_minor, l.currency, l.title, l.location, l.category_path,"               \
    " coalesce(c.name, ''), l.description, l.given_price"                                          \
    " FROM listings l LEFT JOIN categories c ON c.row = l.category WHERE l.id = ?"

/// What the row that `query` (VITRINE_KNOWN_LISTING) stands on holds of a listing.
struct HeldListing {
    HeldListing(const Query& query, const ListingInput& listing)
        : title(query.view(3) == listing.title)
        , category(query.view(5) == listing.categoryPath && query.view(6) == listing.rootCategory)
        , price((listing.price ? !query.null(1) && query.integer(1) == listing.price->minor
                            && query.view(2) == listing.price->currency
                               : query.null(1))
              && query.view(8) == listing.givenPrice)
        , place(query.view(4) == listing.location)
        , description(query.view(7) == listing.description)
    {
    }

    bool all() const { return title && category && price && place && description; }
    std::string others() const
    {
        std::string names;
        for (const auto& [held, name] :
            {std::pair(title, "title"), std::pair(category, "category"), std::pair(price, "price"),
                std::pair(place, "location"), std::pair(description, "description")}) {
            if (!held)
                names += fmt::format("{}{}", names.empty() ? "" : ", ", name);
        }
        return names;
    }

    bool title;
    bool category;
    bool price;
    bool place;
    bool description;
};

void bindListing(
    Query& query, const ListingInput& listing, const std::optional<std::int64_t>& category)
{
    static const std::string kNoCurrency;
    query.bind(listing.title)
        .bind(category)
        .bind(minorOf(listing))
        .bind(listing.price ? listing.price->currency : kNoCurrency)
        .bind(listing.location)
        .bind(listing.categoryPath)
        .bind(listing.description)
        .bind(listing.givenPrice);
}

}

Change SqliteWriter::putListing(const ListingInput& listing)
{
    Change change = Change::Added;
    writing([&] {
        if (m_newRows && addListing(listing))
            return;
        change = updateListing(listing);
        m_newRows = change == Change::Added;
    });
    return change;
}

/// False, and nothing done, when the catalogue has its id.
bool SqliteWriter::addListing(const ListingInput& listing)
{
    const std::int64_t row = nextRow(m_listingRows);
    const auto category = categoryRow(listing.rootCategory);
    if (!m_insertListing) {
        m_insertListing.emplace(m_connection,
            "INSERT INTO listings (row, id, title, category, price_minor, currency, location,"
            " category_path, description, given_price) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO NOTHING");
    }
    m_insertListing->bind(row).bind(listing.id);
    bindListing(*m_insertListing, listing, category);
    if (m_insertListing->run() == 0)
        return false;
    m_listingRows.take(row);
    m_newListings.add(listing.id, row);
    markPut(row);
    return true;
}

void SqliteWriter::markPut(std::int64_t listing)
{
    const auto at = static_cast<std::size_t>(listing);
    if (at >= m_putListings.size())
        m_putListings.resize(std::max(at + 1, 2 * m_putListings.size()));
    m_putListings[at] = true;
}

std::vector<ListingRow> SqliteWriter::listingsNotPut()
{
    std::vector<ListingRow> rows;
    writing([&] {
        Query query(m_connection, "SELECT row FROM listings ORDER BY row");
        while (query.next()) {
            const auto at = static_cast<std::size_t>(query.integer(0));
            if (at >= m_putListings.size() || !m_putListings[at])
                rows.push_back({query.integer(0)});
        }
        if (rows.empty())
            return; // as in most imports
        std::set<std::int64_t> excluded;
        Query leftOut(m_connection, "SELECT listing FROM excluded_listings");
        while (leftOut.next())
            excluded.insert(leftOut.integer(0));
        std::erase_if(rows, [&](ListingRow row) { return excluded.contains(row.value); });
    });
    return rows;
}

Change SqliteWriter::updateListing(const ListingInput& listing)
{
    std::int64_t row = 0;
    {
        Query known(m_connection, VITRINE_KNOWN_LISTING);
        known.bind(listing.id);
        if (known.next()) {
            row = known.integer(0);
            markPut(row);
            if (HeldListing(known, listing).all())
                return Change::Unchanged;
        }
    }
    if (row == 0) {
        addListing(listing);
        return Change::Added;
    }
    Query query(m_connection,
        "UPDATE listings SET title = ?, category = ?, price_minor = ?, currency = ?, location = ?,"
        " category_path = ?, description = ?, given_price = ? WHERE row = ?");
    bindListing(query, listing, categoryRow(listing.rootCategory));
    query.bind(row).run();
    return Change::Updated;
}

SameId SqliteWriter::sameId(const ListingInput& listing)
{
    SameId same;
    writing([&] {
        Query known(m_connection, VITRINE_KNOWN_LISTING);
        known.bind(listing.id);
        if (known.next())
            same = {{known.integer(0)}, {}, HeldListing(known, listing).others()};
    });
    return same;
}

std::optional<std::int64_t> SqliteWriter::categoryRow(const std::string& name)
{
    if (name.empty())
        return std::nullopt;
    if (const auto known = m_categories.find(name); known != m_categories.end())
        return known->second;
    Query(m_connection, "INSERT INTO categories (name) VALUES (?) ON CONFLICT DO NOTHING")
        .bind(name)
        .run();
    Query query(m_connection, "SELECT row FROM categories WHERE name = ?");
    query.bind(name).next();
    return m_categories[name] = query.integer(0);
}

Change SqliteWriter::putImage(const ImageInput& image)
{
    Change change = Change::Added;
    writing([&] {
        if (m_newRows && addImage(image))
            return;
        change = updateImage(image);
        m_newRows = change == Change::Added;
    });
    return change;
}

std::optional<std::int64_t> SqliteWriter::listingRow(const std::string& id)
{
    if (const auto fresh = m_newListings.find(id))
        return fresh;
    Query query(m_connection, "SELECT row FROM listings WHERE id = ?");
    query.bind(id);
    return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

/// False, and nothing done, when the catalogue has its id.
bool SqliteWriter::addImage(const ImageInput& image)
{
    const std::int64_t row = nextRow(m_imageRows);
    const auto listing = listingRow(image.listingId);
    if (!m_insertImage) {
        m_insertImage.emplace(m_connection,
            "INSERT INTO images (row, id, listing, listing_id, source, source_bytes, "
            "source_modified)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO NOTHING");
    }
    m_insertImage->bind(row)
        .bind(image.id)
        .bind(listing)
        .bind(image.listingId)
        .bind(image.source)
        .bind(image.sourceBytes)
        .bind(image.sourceModified);
    if (m_insertImage->run() == 0)
        return false;
    m_imageRows.take(row);
    return true;
}

Change SqliteWriter::updateImage(const ImageInput& image)
{
    std::int64_t row = 0;
    bool otherPicture = false;
    {
        Query known(m_connection,
            "SELECT row, source_bytes, source_modified, listing_id, source FROM images WHERE id = "
            "?");
        known.bind(image.id);
        if (known.next()) {
            row = known.integer(0);
            otherPicture = !image.source.empty()
                && (known.integer(1) != image.sourceBytes
                    || known.integer(2) != image.sourceModified);
            const bool samePlace = image.source.empty() || known.view(4) == image.source;
            if (!otherPicture && samePlace && known.view(3) == image.listingId)
                return Change::Unchanged;
        }
    }
    if (row == 0) {
        addImage(image);
        return Change::Added;
    }
    Query(m_connection,
        "UPDATE images SET listing = (SELECT row FROM listings WHERE id = ?2), listing_id = ?2"
        " WHERE row = ?1")
        .bind(row)
        .bind(image.listingId)
        .run();
    if (!image.source.empty())
        Query(m_connection,
            "UPDATE images SET source = ?, source_bytes = ?, source_modified = ? WHERE row = ?")
            .bind(image.source)
            .bind(image.sourceBytes)
            .bind(image.sourceModified)
            .bind(row)
            .run();
    if (otherPicture)
        forgetPicture(row);
    return Change::Updated;
}

SameId SqliteWriter::sameId(const ImageInput& image)
{
    SameId same;
    writing([&] {
        Query known(m_connection, "SELECT row, listing_id FROM images WHERE id = ?");
        known.bind(image.id);
        if (known.next())
            same = {{}, {known.integer(0)}, known.view(1) == image.listingId ? "" : "listing"};
    });
    return same;
}

/// As if the image had never been cleaned and embedded.
void SqliteWriter::forgetPicture(std::int64_t row)
{
    Query(m_connection,
        "UPDATE images SET state = 0, width = 0, height = 0, problem = '', problem_detail = ''"
        " WHERE row = ?")
        .bind(row)
        .run();
    forgetVectors({row});
}

std::int64_t SqliteWriter::nextRow(RowNumbers& numbers)
{
    if (!numbers.last) {
        m_indexPause.start(numbers.table);
        Query query(m_connection, "SELECT last FROM row_numbers WHERE name = ?");
        query.bind(numbers.table).next();
        numbers.last = query.integer(0);
    }
    return *numbers.last + 1;
}

void SqliteWriter::storeRowNumbers()
{
    for (RowNumbers* numbers : {&m_listingRows, &m_imageRows}) {
        if (numbers->last && numbers->changed)
            Query(m_connection, "UPDATE row_numbers SET last = ? WHERE name = ?")
                .bind(*numbers->last)
                .bind(numbers->table)
                .run();
    }
}

/// Steps name categories as values, as what a finding was fine about, and for thresholds of their
/// own; they may be done again.
void SqliteWriter::removeUnusedCategories()
{
    static const std::string kUnused = fmt::format(
        "SELECT row FROM categories c WHERE NOT EXISTS"
        " (SELECT 1 FROM listings WHERE category = c.row) AND name NOT IN"
        " (SELECT value FROM step_cells WHERE field = 'category' AND value IS NOT NULL"
        "  UNION SELECT seen FROM step_cells WHERE field = 'category' AND seen IS NOT NULL)"
        " AND row NOT IN (SELECT subject_row FROM step_cells WHERE subject IN ({}, {}))",
        static_cast<int>(CellSubject::Category), static_cast<int>(CellSubject::Rule));
    Query(m_connection, "DELETE FROM findings WHERE category IN (" + kUnused + ")").run();
    Query(m_connection, "DELETE FROM categories WHERE row IN (" + kUnused + ")").run();
}

void SqliteWriter::finishImport()
{
    writing([&] {
        m_indexPause.end(); // what follows looks rows up by category and listing
        // Images that came before their listing did.
        Query(m_connection,
            "UPDATE images SET listing = (SELECT row FROM listings WHERE id = listing_id)"
            " WHERE listing IS NULL AND listing_id IN (SELECT id FROM listings)")
            .run();
        removeUnusedCategories();
        m_categories.clear();
        numberCategories(m_connection);
    });
}

void SqliteWriter::setEncoderOrder(const std::vector<std::string>& names)
{
    writing([&] {
        std::vector<std::string> wanted = names;
        std::sort(wanted.begin(), wanted.end());
        Query query(m_connection,
            "SELECT name FROM categories WHERE encoder_index IS NOT NULL ORDER BY name");
        std::vector<std::string> known;
        while (query.next())
            known.push_back(query.text(0));
        if (wanted != known) {
            throw Error(ErrorCode::InvalidArgument,
                fmt::format(
                    "The order names {} categories; the catalogue has {}, and each must appear "
                    "once, spelt the same.",
                    wanted.size(), known.size()),
                "List the categories as the label encoder's export does.");
        }
        Query(m_connection, "UPDATE categories SET place = place + ?")
            .bind(static_cast<std::int64_t>(names.size()))
            .run();
        std::int64_t place = 0;
        for (const std::string& name : names)
            Query(m_connection, "UPDATE categories SET place = ? WHERE name = ?")
                .bind(place++)
                .bind(name)
                .run();
        numberCategories(m_connection);
    });
}

void SqliteWriter::replaceRowProblems(const std::vector<RowProblem>& problems)
{
    writing([&] {
        Query(m_connection, "DELETE FROM row_problems").run();
        Query query(m_connection,
            "INSERT INTO row_problems (file, line, byte, column_name, kind, raw, hint, kept,"
            " listing, image, differs)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), ?)");
        for (const RowProblem& problem : problems) {
            query.bind(problem.file)
                .bind(problem.line)
                .bind(problem.byte)
                .bind(problem.column)
                .bind(problem.kind)
                .bind(problem.text)
                .bind(problem.hint)
                .bind(problem.kept ? 1 : 0)
                .bind(problem.listing.value)
                .bind(problem.image.value)
                .bind(problem.differs)
                .run();
        }
    });
}

void SqliteWriter::addImportRecord(const ImportRecord& record)
{
    const std::string now = timestamp();
    writing([&] {
        Query(m_connection,
            "INSERT INTO imports (finished, products, images, pictures, added, updated, unchanged,"
            " problems) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(now)
            .bind(record.products)
            .bind(record.images)
            .bind(record.pictures)
            .bind(record.added)
            .bind(record.updated)
            .bind(record.unchanged)
            .bind(record.problems)
            .run();
    });
}

}
