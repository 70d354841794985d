// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/groupstrip.h"

#include "ui/pages/clean/duplicatespresenter.h"

#include <QItemSelectionModel>

#include <utility>

namespace vitrine::ui {

GroupStrip::GroupStrip(DuplicatesPresenter& presenter, ThumbnailLoader& loader, QWidget* parent)
    : PhotoStrip(loader, parent, kGroupSide)
    , m_presenter(presenter)
{
    setObjectName(QStringLiteral("cleanGroups"));
    setAccessibleName(tr("Groups of duplicates"));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(&m_presenter, &DuplicatesPresenter::groupsChanged, this, &GroupStrip::showGroups);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) {
            if (current.isValid())
                m_presenter.setGroup(current.row());
        });
}

void GroupStrip::showGroups()
{
    std::vector<PhotoItem> photos;
    const auto groups = m_presenter.groups();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const QString members = tr("× %L1").arg(groups[i].members);
        photos.push_back({groups[i].picture, members,
            tr("Group %L1 of %L2: %3").arg(i + 1).arg(groups.size()).arg(members)});
    }
    setItems(std::move(photos));
    const QModelIndex current = model()->index(m_presenter.group(), 0);
    if (current != currentIndex())
        setCurrentIndex(current);
}

}
