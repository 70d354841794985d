// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/picturefiles.h"

#include "core/workspace/workspace.h"
#include "ui/widgets/convert.h"

#include <QImageReader>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <filesystem>

namespace vitrine::ui {
namespace {

/// What Workspace::thumbnail is asked for where Qt cannot read the original.
constexpr int kLargestThumbnail = 1024;

}

QString pictureFileOf(const Workspace& workspace, ImageRow image)
{
    const auto known = workspace.image(image);
    if (!known)
        return {};
    std::error_code ignored;
    // Pictures of the demo lie inside the workspace and are named from there.
    const auto original = workspace.folder() / known->source;
    if (!known->source.empty() && std::filesystem::exists(original, ignored))
        return toQString(original);
    const auto best = workspace.pictureFile(image);
    return best ? toQString(*best) : QString();
}

std::unique_ptr<QMimeData> mimeOfFiles(const QStringList& files)
{
    QList<QUrl> urls;
    for (const QString& file : files) {
        if (!file.isEmpty())
            urls.append(QUrl::fromLocalFile(file));
    }
    if (urls.isEmpty())
        return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setUrls(urls);
    return data;
}

QImage readPicture(const Workspace& workspace, ImageRow image, int side)
{
    const QString file = pictureFileOf(workspace, image);
    if (file.isEmpty())
        return {};
    QImageReader reader(file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize full = reader.size();
    if (full.isValid() && (full.width() > side || full.height() > side))
        reader.setScaledSize(full.scaled(side, side, Qt::KeepAspectRatio));
    QImage picture = reader.read();
    if (picture.isNull())
        picture = toImage(workspace.thumbnail(image, std::min(side, kLargestThumbnail)));
    return picture;
}

}
