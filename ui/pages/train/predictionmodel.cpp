// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/predictionmodel.h"

#include "ui/itemmodels/picturefiles.h"
#include "ui/itemmodels/rowroles.h"
#include "ui/pages/train/trainwords.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/thumbnailgrid.h"

#include <algorithm>
#include <utility>

namespace vitrine::ui {

PredictionModel::PredictionModel(QObject* parent)
    : QAbstractListModel(parent)
{
    connect(&m_pictures, &CardPictures::arrived, this, [this](int row) {
        if (row < rowCount())
            Q_EMIT dataChanged(index(row), index(row), {PictureRole, NoPictureRole});
    });
    connect(&m_pictures, &CardPictures::forgotten, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {PictureRole, NoPictureRole});
    });
}

void PredictionModel::setWorkspace(std::shared_ptr<const Workspace> workspace)
{
    m_workspace = std::move(workspace);
    clear();
}

void PredictionModel::clear()
{
    take({}, {});
}

void PredictionModel::show(const Evaluation& evaluation, PredictionOrder order)
{
    std::vector<const Prediction*> chosen;
    for (const Prediction& prediction : evaluation.predictions) {
        if (prediction.truth != prediction.predicted)
            chosen.push_back(&prediction);
    }
    const auto confused = [&evaluation](const Prediction* each) {
        return evaluation.confused(each->truth, each->predicted);
    };
    std::stable_sort(chosen.begin(), chosen.end(), [&](const Prediction* a, const Prediction* b) {
        switch (order) {
        case PredictionOrder::Worst: return a->loss > b->loss;
        case PredictionOrder::Surest: return a->confidence > b->confidence;
        case PredictionOrder::Confused: break;
        }
        // The two stay together, the surest first.
        const auto key = [&](const Prediction* each) {
            return std::tuple(-confused(each), each->truth, each->predicted, -each->confidence);
        };
        return key(a) < key(b);
    });
    take(evaluation, std::move(chosen));
}

void PredictionModel::showCell(const Evaluation& evaluation, int truth, int said)
{
    std::vector<const Prediction*> chosen;
    for (const Prediction& prediction : evaluation.predictions) {
        if (prediction.truth == truth && prediction.predicted == said)
            chosen.push_back(&prediction);
    }
    std::stable_sort(chosen.begin(), chosen.end(),
        [](const Prediction* a, const Prediction* b) { return a->confidence > b->confidence; });
    take(evaluation, std::move(chosen));
}

void PredictionModel::take(const Evaluation& evaluation, std::vector<const Prediction*> chosen)
{
    if (chosen.size() > kMost)
        chosen.resize(kMost);
    beginResetModel();
    m_pictures.forgetRows();
    m_rows.clear();
    for (const Prediction* each : chosen)
        m_rows.push_back({*each, {}});
    m_classes.clear();
    for (const ClassQuality& each : evaluation.classes)
        m_classes << toQString(each.name);
    endResetModel();
}

const Prediction* PredictionModel::predictionAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)].prediction
                                        : nullptr;
}

QString PredictionModel::truthAt(int row) const
{
    const Prediction* prediction = predictionAt(row);
    return prediction ? m_classes.value(prediction->truth) : QString();
}

QString PredictionModel::saidAt(int row) const
{
    const Prediction* prediction = predictionAt(row);
    return prediction ? m_classes.value(prediction->predicted) : QString();
}

void PredictionModel::setDecision(int row, const QString& word)
{
    if (!predictionAt(row))
        return;
    m_rows[static_cast<std::size_t>(row)].decision = word;
    Q_EMIT dataChanged(index(row), index(row));
}

QString PredictionModel::decisionAt(int row) const
{
    return predictionAt(row) ? m_rows[static_cast<std::size_t>(row)].decision : QString();
}

int PredictionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString PredictionModel::captionOf(const Row& row) const
{
    if (!row.decision.isEmpty())
        return QStringLiteral("✓ ") + row.decision;
    return tr("Is: %1").arg(m_classes.value(row.prediction.truth));
}

Qt::ItemFlags PredictionModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QVariant PredictionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const Prediction& prediction = row.prediction;
    const QString truth = m_classes.value(prediction.truth);
    const QString said = m_classes.value(prediction.predicted);
    switch (role) {
    case Qt::DisplayRole: return tr("Said: %1").arg(said);
    case Qt::ToolTipRole:
        return tr("Said %1 (%2 sure); it is %3 (%4)")
            .arg(said, percentText(prediction.confidence), truth,
                percentText(prediction.truthProbability));
    case Qt::AccessibleTextRole:
        return row.decision.isEmpty()
            ? tr("Is %1, said %2, %3 sure").arg(truth, said, percentText(prediction.confidence))
            : row.decision;
    case PictureRole: return m_pictures.picture(prediction.image, index.row());
    case NoPictureRole: return m_pictures.isMissing(prediction.image);
    case CaptionRole: return captionOf(row);
    case ScoreRole: return static_cast<double>(prediction.confidence);
    case ScoreTextRole: return percentText(prediction.confidence);
    case FileRole:
        return m_workspace && prediction.image ? pictureFileOf(*m_workspace, prediction.image)
                                               : QString();
    case ImageRowRole: return qlonglong{prediction.image.value};
    default: return {};
    }
}

}
