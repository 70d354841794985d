// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/rundata.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <charconv>

namespace vitrine::workspace {

namespace {

constexpr std::string_view kHeader = "image_row,label,side,group,image_id\n";
constexpr std::array<std::string_view, 3> kSides{"train", "validation", "test"};

[[noreturn]] void refuse()
{
    throw Error(ErrorCode::Corrupt, "The list of a run's photos (data.csv) is damaged.",
        "Start another run.");
}

/// Takes fields off the front of a text that `csvOf` wrote.
class Fields {
public:
    explicit Fields(std::string_view text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_text.empty(); }

    std::string_view bare()
    {
        const auto comma = m_text.find(',');
        if (comma == std::string_view::npos)
            refuse();
        const auto field = m_text.substr(0, comma);
        m_text.remove_prefix(comma + 1);
        return field;
    }

    std::int64_t number()
    {
        const auto field = bare();
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        if (error != std::errc() || end != field.data() + field.size())
            refuse();
        return value;
    }

    /// With the line's end.
    std::string last()
    {
        std::string field;
        const bool quoted = m_text.starts_with('"');
        std::size_t at = quoted ? 1 : 0;
        for (; at < m_text.size(); ++at) {
            if (quoted && m_text[at] == '"') {
                if (m_text.substr(at + 1, 1) != "\"") {
                    ++at;
                    break;
                }
                ++at;
            } else if (!quoted && m_text[at] == '\n') {
                break;
            }
            field += m_text[at];
        }
        if (m_text.substr(at, 1) != "\n")
            refuse();
        m_text.remove_prefix(at + 1);
        return field;
    }

private:
    std::string_view m_text;
};

int sideNamed(std::string_view name)
{
    for (std::size_t side = 0; side < kSides.size(); ++side) {
        if (kSides[side] == name)
            return static_cast<int>(side);
    }
    refuse();
}

std::string_view sideName(int side)
{
    return kSides.at(static_cast<std::size_t>(side));
}

}

std::array<std::int64_t, 3> RunData::counts() const
{
    std::array<std::int64_t, 3> counts{};
    for (const RunImage& image : images)
        ++counts.at(static_cast<std::size_t>(image.side));
    return counts;
}

std::string csvOf(const std::vector<RunImage>& images)
{
    std::string csv(kHeader);
    for (const RunImage& image : images) {
        csv += fmt::format("{},{},{},{},{}\n", image.row.value, image.label, sideName(image.side),
            image.group, text::csvField(image.id));
    }
    return csv;
}

std::vector<RunImage> runImagesFromCsv(std::string_view csv)
{
    if (!csv.starts_with(kHeader))
        refuse();
    std::vector<RunImage> images;
    for (Fields fields(csv.substr(kHeader.size())); !fields.atEnd();) {
        RunImage& image = images.emplace_back();
        image.row = {fields.number()};
        image.label = static_cast<int>(fields.number());
        image.side = sideNamed(fields.bare());
        image.group = fields.number();
        image.id = fields.last();
    }
    return images;
}

std::string dataSha256(const RunData& data)
{
    Sha256 hash;
    for (const std::string& name : data.classes)
        hash.update(text::csvField(name) + "\n");
    hash.update("\n");
    for (const RunImage& image : data.images)
        hash.update(
            fmt::format("{},{},{}\n", image.label, sideName(image.side), text::csvField(image.id)));
    return hash.hex();
}

}
