// SPDX-License-Identifier: GPL-3.0-or-later
// What people decide about the photos, and the way back.
#include "core/workspace/workspace.h"
#include "ui/pages/listinglabels.h"
#include "ui/pages/train/predictionspane.h"
#include "ui/pages/train/relabeller.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/widgets/decisionkeys.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QItemSelectionModel>

#include <algorithm>

namespace vitrine::ui {

void PredictionsPane::relabel(const Rows& rows, const std::function<QString(int row)>& categoryOf)
{
    const auto isDecided = [this](int row) { return !m_predictions.decisionAt(row).isEmpty(); };
    Rows open = rows;
    std::erase_if(open, isDecided);
    if (open.empty())
        return; // decided already: undo first
    const int first = open.front();
    // What has the category is right as it is.
    std::erase_if(open, [&](int row) { return categoryOf(row) == m_predictions.truthAt(row); });
    const auto imageOf = [this](int row) { return m_predictions.predictionAt(row)->image; };
    std::map<int, QString> wanted;
    for (const int row : open)
        wanted[row] = categoryOf(row);
    const std::vector<ListingRow> listings = listingsOfRows();
    const auto listingOf = [&](int row) { return listings[static_cast<std::size_t>(row)]; };
    const auto categories =
        labelsOfListings(wanted, {m_predictions.rowCount(), listingOf, isDecided});
    std::vector<Relabelling> photos;
    for (const int row : open)
        photos.push_back({imageOf(row), categories.at(row)});
    if (!photos.empty())
        m_trail.decide(relabelAction(photos), DecisionTrail::Subjects(open.begin(), open.end()),
            [this, categories](bool made) { mark(categories, made); });
    moveOn(first);
}

/// All at once: some milliseconds where there are thousands.
std::vector<ListingRow> PredictionsPane::listingsOfRows() const
{
    std::vector<ImageRow> photos;
    for (int row = 0; row < m_predictions.rowCount(); ++row)
        photos.push_back(m_predictions.predictionAt(row)->image);
    const auto& workspace = m_runs.source().workspace;
    return workspace ? workspace->listingsOf(photos) : std::vector<ListingRow>(photos.size());
}

void PredictionsPane::mark(const std::map<int, QString>& categories, bool made)
{
    for (const auto& [row, category] : categories)
        m_predictions.setDecision(row, made ? tr("Now %1").arg(category) : QString());
}

void PredictionsPane::undo()
{
    const DecisionTrail::Subjects last = m_trail.undo();
    if (last.empty())
        return;
    // Selected again, to be decided otherwise.
    QItemSelection selection;
    for (const std::int64_t row : last) {
        const QModelIndex index = m_predictions.index(static_cast<int>(row));
        selection.select(index, index);
    }
    m_grid->setCurrentIndex(m_predictions.index(static_cast<int>(last.front())));
    m_grid->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void PredictionsPane::moveOn(int row)
{
    m_answers->moveOn(row, [this](int next) { return !m_predictions.decisionAt(next).isEmpty(); });
}

}
