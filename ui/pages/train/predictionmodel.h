// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"
#include "ui/itemmodels/cardpictures.h"

#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <memory>
#include <vector>

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

/// Which predictions, and in which order.
enum class PredictionOrder {
    Worst, ///< wrong ones, by their loss
    Confused, ///< wrong ones, by how often the same two are confused
    Surest, ///< wrong ones, by the network's confidence
};

/// Predictions as cards: truth, what was said, how sure.
class PredictionModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr std::size_t kMost = 2'000;

    explicit PredictionModel(QObject* parent = nullptr);

    CardPictures& pictures() { return m_pictures; }
    void setWorkspace(std::shared_ptr<const Workspace> workspace);
    void show(const Evaluation& evaluation, PredictionOrder order);
    /// Those of one cell of the confusion matrix, the surest first.
    void showCell(const Evaluation& evaluation, int truth, int said);
    void clear();

    const Prediction* predictionAt(int row) const; ///< null outside
    QString truthAt(int row) const;
    QString saidAt(int row) const;
    void setDecision(int row, const QString& word); ///< empty: none
    QString decisionAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        Prediction prediction;
        QString decision;
    };
    void take(const Evaluation& evaluation, std::vector<const Prediction*> chosen);
    QString captionOf(const Row& row) const;

    std::shared_ptr<const Workspace> m_workspace;
    mutable CardPictures m_pictures; ///< asking for a picture starts loading it
    QStringList m_classes;
    std::vector<Row> m_rows;
};

}
