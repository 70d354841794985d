// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/tableexport.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string_view>

namespace vitrine::importing {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20U;
constexpr std::int64_t kRowsWrittenPerCheck = 64;

/// Text gathered into large writes, and the rows counted, for files of any length.
class RowFile {
public:
    RowFile(const std::filesystem::path& file, JobContext& context, std::int64_t total)
        : m_file(file)
        , m_context(context)
        , m_total(total)
    {
    }

    std::string& text() { return m_text; }

    void rowDone()
    {
        if (m_text.size() >= kBufferBytes)
            flush();
        if (++m_rows % kRowsWrittenPerCheck == 0) {
            m_context.throwIfStopped();
            m_context.report(Stage::Writing, m_rows, m_total);
        }
    }

    std::int64_t commit()
    {
        flush();
        m_context.throwIfStopped();
        m_file.commit();
        m_context.report(Stage::Writing, m_rows, m_rows);
        return m_rows;
    }

    bool first() const { return m_rows == 0; }

private:
    void flush()
    {
        m_file.write(m_text);
        m_text.clear();
    }

    AtomicFile m_file;
    JobContext& m_context;
    std::string m_text;
    std::int64_t m_rows = 0;
    std::int64_t m_total;
};

void appendField(std::string& line, std::string_view field)
{
    if (!line.empty() && line.back() != '\n')
        line.push_back(',');
    line += text::csvField(field);
}

constexpr std::string_view kListingColumns =
    "id,title,category,category_path,price,currency,location,photos,excluded,description\n";

/// Nothing is added for a row that is not there.
void appendListing(std::string& text, catalogue::Reader& reader, ListingRow row)
{
    const auto summary = reader.summary(row);
    const auto listing = reader.listing(row);
    if (!summary || !listing)
        return;
    std::string line;
    appendField(line, listing->id);
    appendField(line, listing->title);
    appendField(line, summary->categoryName);
    appendField(line, listing->categoryPath);
    appendField(line, listing->price ? decimalNumber(*listing->price) : std::string());
    appendField(line, listing->price ? listing->price->currency : std::string());
    appendField(line, listing->location);
    appendField(line, std::to_string(summary->images));
    appendField(line, listing->excluded ? "yes" : "");
    appendField(line, listing->description);
    text += line;
    text += '\n';
}

/// Empty for an image that was imported after the split.
std::string_view sideName(const std::map<ImageRow, int>& sides, ImageRow image)
{
    constexpr std::array<std::string_view, 3> kNames{"train", "validation", "test"};
    const auto side = sides.find(image);
    return side == sides.end() ? "" : kNames.at(static_cast<std::size_t>(side->second));
}

/// The shortest digits that read back as the same float; JSON has no other numbers than finite
/// ones.
void appendNumber(std::string& text, float number, const std::string& image)
{
    if (!std::isfinite(number))
        throw Error(ErrorCode::Corrupt,
            fmt::format("The vector of image {} holds a number that is not finite.", image),
            "Compute the embeddings anew.");
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number);
    text.append(digits, end.ptr);
}

}

std::int64_t exportTrainingData(
    const std::filesystem::path& file, const catalogue::Catalogue& catalogue, JobContext& context)
{
    const auto reader = catalogue.reader();
    RowFile rows(file, context, reader->counts().joined);
    const auto sides = reader->splitSides();
    rows.text() = "image_id,listing_id,title,category,category_code,category_path,price,currency,"
                  "location,description";
    rows.text() += sides.empty() ? "\n" : ",split\n";
    reader->forEachJoined([&](const Listing& listing, const ListingImage& image,
                              const Category* category) {
        std::string line;
        appendField(line, image.id); // an id is never empty, so that the next field finds its comma
        appendField(line, listing.id);
        appendField(line, listing.title);
        appendField(line, category ? category->name : std::string());
        appendField(line, category ? std::to_string(category->encoderIndex) : std::string());
        appendField(line, listing.categoryPath);
        appendField(line, listing.price ? decimalNumber(*listing.price) : std::string());
        appendField(line, listing.price ? listing.price->currency : std::string());
        appendField(line, listing.location);
        appendField(line, listing.description);
        if (!sides.empty())
            appendField(line, sideName(sides, image.row));
        rows.text() += line;
        rows.text() += '\n';
        rows.rowDone();
        return true;
    });
    return rows.commit();
}

std::int64_t exportListings(const std::filesystem::path& file,
    const catalogue::Catalogue& catalogue, const ListingSet& set, JobContext& context)
{
    const auto reader = catalogue.reader();
    const std::vector<ListingRow> listings =
        set.rows.empty() ? reader->listingRows(set.filter, set.order, 0, kNoLimit) : set.rows;
    RowFile rows(file, context, static_cast<std::int64_t>(listings.size()));
    rows.text() = kListingColumns;
    for (const ListingRow row : listings) {
        appendListing(rows.text(), *reader, row);
        rows.rowDone();
    }
    return rows.commit();
}

std::string listingsAsCsv(catalogue::Reader& reader, std::span<const ListingRow> rows)
{
    std::string text(kListingColumns);
    for (const ListingRow row : rows)
        appendListing(text, reader, row);
    return text;
}

std::int64_t exportLabelEncoder(
    const std::filesystem::path& file, const catalogue::Catalogue& catalogue)
{
    nlohmann::ordered_json classes = nlohmann::ordered_json::array();
    nlohmann::ordered_json encoder = nlohmann::ordered_json::object();
    nlohmann::ordered_json decoder = nlohmann::ordered_json::object();
    for (const Category& category : catalogue.reader()->categories()) {
        classes.push_back(category.name);
        encoder[category.name] = category.encoderIndex;
        decoder[std::to_string(category.encoderIndex)] = category.name;
    }
    const nlohmann::ordered_json document = {
        {"classes", classes}, {"encoder", encoder}, {"decoder", decoder}};
    writeFileAtomically(file, document.dump(2) + "\n");
    return static_cast<std::int64_t>(classes.size());
}

std::int64_t exportEmbeddings(const std::filesystem::path& file,
    const catalogue::Catalogue& catalogue, const std::string& modelId, JobContext& context)
{
    const auto reader = catalogue.reader();
    RowFile rows(file, context, reader->countEmbeddings(modelId));
    rows.text() = "{";
    reader->forEachEmbedding(modelId, [&](const catalogue::EmbeddingRow& embedding) {
        const auto image = reader->image(embedding.image);
        if (!image || image->excluded)
            return true;
        const std::string& id = image->id;
        std::string& text = rows.text();
        text += rows.first() ? "\n" : ",\n";
        text += nlohmann::json(id).dump();
        text += ": [";
        for (const float number : embedding.vector) {
            appendNumber(text, number, id);
            text += ',';
        }
        text.back() = ']';
        rows.rowDone();
        return true;
    });
    rows.text() += "\n}\n";
    return rows.commit();
}

}
