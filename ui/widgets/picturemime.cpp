// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picturemime.h"

#include "ui/widgets/convert.h"

#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include <span>

namespace vitrine::ui {
namespace {

/// Files that people drag along with pictures and that are none; anything else is tried, whatever
/// the file is called.
bool isNoPictureByName(const QFileInfo& file)
{
    static const QStringList kOthers{QStringLiteral("csv"), QStringLiteral("txt"),
        QStringLiteral("pdf"), QStringLiteral("json"), QStringLiteral("zip"),
        QStringLiteral("html"), QStringLiteral("sqlite")};
    return file.isDir() || kOthers.contains(file.suffix().toLower());
}

std::vector<std::byte> bytesOf(const QByteArray& data)
{
    const auto view =
        std::as_bytes(std::span(data.constData(), static_cast<std::size_t>(data.size())));
    return {view.begin(), view.end()};
}

/// Encoded bytes as the browser had them, before Qt's own decoder sees them.
QByteArray encodedImage(const QMimeData* data)
{
    for (const char* type :
        {"image/jpeg", "image/webp", "image/png", "image/gif", "image/bmp", "image/tiff"}) {
        const QByteArray bytes = data->data(QString::fromLatin1(type));
        if (!bytes.isEmpty())
            return bytes;
    }
    return {};
}

/// "data:image/png;base64,...", which some browsers give as the address of a picture.
QByteArray inlineImage(const QUrl& url)
{
    const QString text = url.toString(QUrl::FullyEncoded);
    const qsizetype comma = text.indexOf(QLatin1Char(','));
    if (url.scheme() != QLatin1String("data") || !text.startsWith(QLatin1String("data:image/"))
        || comma < 0 || !QStringView(text).left(comma).endsWith(QLatin1String(";base64")))
        return {};
    return QByteArray::fromBase64(
        QByteArray::fromPercentEncoding(QStringView(text).mid(comma + 1).toLatin1()));
}

}

bool mayHoldPicture(const QMimeData* data)
{
    if (!data)
        return false;
    if (data->hasImage())
        return true;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile() ? !isNoPictureByName(QFileInfo(url.toLocalFile()))
                              : url.scheme() == QLatin1String("data"))
            return true;
    }
    const QStringList formats = data->formats();
    return std::any_of(formats.begin(), formats.end(),
        [](const QString& format) { return format.startsWith(QLatin1String("image/")); });
}

std::optional<SearchQuery> pictureFrom(const QMimeData* data)
{
    if (!data)
        return std::nullopt;
    SearchQuery query;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile() && !isNoPictureByName(QFileInfo(url.toLocalFile()))) {
            query.picture = toPath(url.toLocalFile());
            return query;
        }
        if (const QByteArray bytes = inlineImage(url); !bytes.isEmpty()) {
            query.picture = bytesOf(bytes);
            return query;
        }
    }
    if (const QByteArray bytes = encodedImage(data); !bytes.isEmpty()) {
        query.picture = bytesOf(bytes);
        return query;
    }
    const auto image = data->hasImage() ? qvariant_cast<QImage>(data->imageData()) : QImage();
    if (image.isNull())
        return std::nullopt;
    query.picture = toPicture(image);
    return query;
}

std::optional<std::filesystem::path> workspaceFolderFrom(const QMimeData* data)
{
    if (!data)
        return std::nullopt;
    for (const QUrl& url : data->urls()) {
        const QFileInfo file(url.toLocalFile());
        if (url.isLocalFile() && file.isDir()
            && QFileInfo::exists(file.filePath() + QStringLiteral("/catalogue.sqlite")))
            return toPath(file.filePath());
    }
    return std::nullopt;
}

QStringList pictureNameFilters()
{
    QStringList filters;
    for (const char* suffix : {"jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff"})
        filters << QStringLiteral("*.") + QLatin1String(suffix);
    return filters;
}

}
