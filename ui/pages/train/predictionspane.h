// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/decisiontrail.h"
#include "ui/pages/train/predictionmodel.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

class QComboBox;
class QLabel;
class QMimeData;
class QToolButton;

namespace vitrine::ui {

class DecisionKeys;
class ElidedLabel;
class EmptyState;
class OtherCategory;
class Relabeller;
class RunsPresenter;
class ThumbnailGrid;
class ThumbnailLoader;

/// The photos behind the figures: worst, most confused, or those of one cell. Keys: 1 to 9 give the
/// selected photos' listings another category by the legend, 0 any other, Enter the predicted ones,
/// as one step of the history, U undoes it; each moves on.
class PredictionsPane : public QWidget {
    Q_OBJECT
public:
    PredictionsPane(RunsPresenter& runs, Relabeller& relabeller, ThumbnailLoader& loader,
        QWidget* parent = nullptr);

    PredictionModel& predictions() { return m_predictions; }
    ThumbnailGrid* grid() const { return m_grid; }
    const QStringList& legend() const; ///< what the keys 1 to 9 stand for
    void showCell(int truth, int said);
    void showOrder(PredictionOrder order);

    Q_SIGNAL void previewRequested(const std::vector<vitrine::ImageRow>& images, int current);
    Q_SIGNAL void cellLeft(); ///< all mistakes are shown again

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeWidgets();
    void connectParts();
    void fill();
    void showTitle();
    void chooseLegend();
    void showLegend(); ///< in a low pane: what has room, the rest in its tooltip
    using Rows = std::vector<int>; ///< ascending

    void relabel(const Rows& rows, const std::function<QString(int row)>& categoryOf);
    std::vector<ListingRow> listingsOfRows() const; ///< each row's; none: of no listing
    void mark(const std::map<int, QString>& categories, bool made);
    void undo();
    void moveOn(int row);
    std::unique_ptr<QMimeData> asMime() const; ///< the selected photos; null: none

    RunsPresenter& m_runs;
    PredictionModel m_predictions;
    std::pair<int, int> m_cell{-1, -1};
    DecisionTrail m_trail;
    ElidedLabel* m_title;
    QComboBox* m_order;
    QToolButton* m_leave;
    QLabel* m_legendText;
    QLabel* m_keys;
    OtherCategory* m_other; ///< every one, where keys stand for nine
    ThumbnailGrid* m_grid;
    DecisionKeys* m_answers;
    EmptyState* m_nothing;
};

}
