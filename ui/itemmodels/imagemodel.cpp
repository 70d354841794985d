// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/imagemodel.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/shell/errortext.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/thumbnailgrid.h"

#include <algorithm>
#include <utility>

namespace vitrine::ui {

ImageModel::ImageModel(QObject* parent)
    : QAbstractListModel(parent)
{
    connect(&m_pictures, &CardPictures::arrived, this, [this](int row) {
        if (row < rowCount())
            Q_EMIT dataChanged(index(row), index(row), {PictureRole, NoPictureRole});
    });
    connect(&m_pictures, &CardPictures::forgotten, this, [this] {
        if (!m_images.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {PictureRole, NoPictureRole});
    });
}

void ImageModel::setWorkspace(std::shared_ptr<const Workspace> workspace)
{
    m_workspace = std::move(workspace);
    setImages({});
}

void ImageModel::setImages(std::vector<ListingImage> images)
{
    const bool same = std::equal(images.begin(), images.end(), m_images.begin(), m_images.end(),
        [](const ListingImage& a, const ListingImage& b) { return a.row == b.row; });
    if (same) {
        m_images = std::move(images);
        if (!m_images.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_pictures.forgetRows();
    m_images = std::move(images);
    endResetModel();
}

const ListingImage* ImageModel::imageAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_images[static_cast<std::size_t>(row)] : nullptr;
}

QString ImageModel::problemOf(const ListingImage& image)
{
    if (image.state == ImageState::Failed)
        return pictureProblemText(toQString(image.problem));
    if (image.source.empty())
        return tr("No file of this photo is in the folder of photos.");
    return {};
}

QString ImageModel::tipOf(const ListingImage& image)
{
    const QString problem = problemOf(image);
    const QString text = problem.isEmpty() ? toQString(image.id) : problem;
    return image.excluded ? tr("%1, left out").arg(text) : text;
}

int ImageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_images.size());
}

Qt::ItemFlags ImageModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QVariant ImageModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ListingImage& image = *imageAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return toQString(image.id);
    case Qt::ToolTipRole: return tipOf(image);
    case Qt::AccessibleTextRole: {
        const QString place = tr("Photo %L1 of %L2").arg(index.row() + 1).arg(rowCount());
        return image.excluded ? tr("%1, left out").arg(place) : place;
    }
    case MutedRole: return image.excluded;
    case PictureRole: return m_pictures.picture(image.row, index.row());
    case NoPictureRole: return image.state == ImageState::Failed || m_pictures.isMissing(image.row);
    case FileRole: return m_workspace ? pictureFileOf(*m_workspace, image.row) : QString();
    case ImageRowRole: return qlonglong{image.row.value};
    case ListingRowRole: return qlonglong{image.listing.value};
    default: return {};
    }
}

}
