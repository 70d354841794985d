// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/search/queryfacts.h"

#include "core/workspace/workspace.h"
#include "ui/widgets/convert.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>
#include <QLocale>

#include <utility>

namespace vitrine::ui {
namespace {

struct QueryWords {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::QueryWords)
};

QSize uprightSize(QImageReader& reader)
{
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90)
        ? size.transposed()
        : size;
}

/// One overload a kind of query.
struct FactsOf {
    const Workspace& workspace;
    QueryFacts& facts;

    void operator()(const std::filesystem::path& file) const
    {
        facts.isFile = true;
        QImageReader reader(toQString(file));
        facts.pixels = uprightSize(reader);
        facts.bytes = QFileInfo(toQString(file)).size();
    }
    void operator()(const std::vector<std::byte>& bytes) const
    {
        facts.bytes = static_cast<qint64>(bytes.size());
        QBuffer buffer;
        buffer.setData(reinterpret_cast<const char*>(bytes.data()), facts.bytes);
        QImageReader reader(&buffer);
        facts.pixels = uprightSize(reader);
    }
    void operator()(const Picture& picture) const
    {
        facts.pixels = {picture.width, picture.height};
    }
    void operator()(ImageRow row) const
    {
        const auto image = workspace.image(row);
        if (!image)
            return;
        if (image->sourceWidth > 0)
            facts.pixels = {image->sourceWidth, image->sourceHeight};
        const auto listing = workspace.listing(image->listing);
        if (listing && !listing->title.empty())
            facts.name = toQString(listing->title);
    }
};

}

QString queryName(const SearchQuery& query)
{
    if (const auto* file = std::get_if<std::filesystem::path>(&query.picture))
        return toQString(file->filename());
    if (std::holds_alternative<ImageRow>(query.picture))
        return QueryWords::tr("Photo of the catalogue");
    return QueryWords::tr("Pasted picture");
}

QueryFacts readFacts(const Workspace& workspace, const SearchQuery& query, const QString& name)
{
    QueryFacts facts;
    facts.name = name;
    std::visit(FactsOf{workspace, facts}, query.picture);
    return facts;
}

QString factsText(const QueryFacts& facts, const QLocale& locale)
{
    QStringList parts;
    if (facts.pixels.isValid()) {
        parts << QueryWords::tr("%1 × %2 pixels")
                     .arg(locale.toString(facts.pixels.width()),
                         locale.toString(facts.pixels.height()));
    }
    if (facts.bytes > 0)
        parts << locale.formattedDataSize(facts.bytes, 0, QLocale::DataSizeSIFormat);
    return parts.join(QStringLiteral(" · "));
}

}
