// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/hitmodel.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/itemmodels/wording.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QLocale>

#include <utility>

namespace vitrine::ui {

HitModel::HitModel(QObject* parent)
    : QAbstractListModel(parent)
{
    connect(&m_pictures, &CardPictures::arrived, this, [this](int row) {
        if (row < rowCount())
            Q_EMIT dataChanged(index(row), index(row), {PictureRole, NoPictureRole});
    });
    connect(&m_pictures, &CardPictures::forgotten, this, [this] {
        if (!m_hits.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {PictureRole, NoPictureRole});
    });
}

void HitModel::setWorkspace(std::shared_ptr<const Workspace> workspace)
{
    m_workspace = std::move(workspace);
    setHits({}, m_metric);
}

void HitModel::setHits(std::vector<SearchHit> hits, SearchMetric metric)
{
    beginResetModel();
    m_pictures.forgetRows();
    m_hits = std::move(hits);
    m_metric = metric;
    endResetModel();
}

const SearchHit* HitModel::hitAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_hits[static_cast<std::size_t>(row)] : nullptr;
}

int HitModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

Qt::ItemFlags HitModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QVariant HitModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchHit& hit = *hitAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return toQString(hit.summary.listing.title);
    case Qt::ToolTipRole: return tooltipOf(hit);
    case Qt::AccessibleTextRole:
        return QString(spokenText(hit.summary, QLocale()) + QStringLiteral(", ")
            + scoreText(hit.score, m_metric, QLocale()));
    case PictureRole: return m_pictures.picture(hit.image, index.row());
    case NoPictureRole: return m_pictures.isMissing(hit.image);
    case CaptionRole: return captionOf(hit);
    case ScoreRole: return scoreShare(hit.score, m_metric);
    case ScoreTextRole: return scoreText(hit.score, m_metric, QLocale());
    case FileRole: return m_workspace ? pictureFileOf(*m_workspace, hit.image) : QString();
    case ImageRowRole: return qlonglong{hit.image.value};
    case ListingRowRole: return qlonglong{hit.summary.listing.row.value};
    default: return {};
    }
}

QString HitModel::captionOf(const SearchHit& hit) const
{
    QString caption = ui::captionOf(hit.summary, QLocale());
    if (hit.matches > 1)
        caption += QStringLiteral(" · ") + matchCount(hit.matches);
    return caption;
}

QString HitModel::tooltipOf(const SearchHit& hit) const
{
    return toQString(hit.summary.listing.title) + QLatin1Char('\n') + captionOf(hit);
}

}
