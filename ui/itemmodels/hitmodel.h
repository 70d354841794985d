// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/requests.h"
#include "ui/itemmodels/cardpictures.h"
#include "ui/itemmodels/rowroles.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

/// The hits of one search, best first, for a ThumbnailGrid with scores.
class HitModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit HitModel(QObject* parent = nullptr);

    void setWorkspace(std::shared_ptr<const Workspace> workspace); ///< also takes the hits away
    CardPictures& pictures() { return m_pictures; }
    void setHits(std::vector<SearchHit> hits, SearchMetric metric);
    const std::vector<SearchHit>& hits() const { return m_hits; }
    const SearchHit* hitAt(int row) const; ///< null outside

    int rowCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QString captionOf(const SearchHit& hit) const;
    QString tooltipOf(const SearchHit& hit) const;

    std::shared_ptr<const Workspace> m_workspace;
    mutable CardPictures m_pictures; ///< asking for a picture starts loading it
    std::vector<SearchHit> m_hits;
    SearchMetric m_metric = SearchMetric::Cosine;
};

}
