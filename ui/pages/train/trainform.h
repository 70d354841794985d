// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listingquery.h"
#include "core/workspace/training.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace vitrine::ui {

class AdvancedForm;
class FilePicker;
class SplitForm;

/// What to train with: a few questions with good answers, the rest folded away.
class TrainForm : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kMostInSweep = 100;

    explicit TrainForm(FilePicker& picker, QWidget* parent = nullptr);

    TrainRequest request() const;
    void setRequest(const TrainRequest& request); ///< says nothing
    /// Nothing unless lists of batch sizes or rates are given, whose combinations make two runs or
    /// more.
    std::optional<SweepRequest> sweep() const;
    /// A sentence where an entry makes no sense; else empty.
    QString problem() const;
    /// Where training may start from, beside the usual weights.
    void setModels(const std::vector<ModelRecord>& models, const std::vector<std::string>& weights);
    /// What the usual weights are; empty: there are none, so that they mean a random network.
    void setUsualWeights(const QString& name);
    void setLearningRate(double rate); ///< and says so

    Q_SIGNAL void changed();

private:
    QWidget* makeShort();
    QWidget* makeSweep();
    QWidget* makeAdvanced();
    void chooseWeights(int index);
    void tell();

    FilePicker& m_picker;
    QLineEdit* m_name;
    QComboBox* m_weights;
    QComboBox* m_split;
    QSpinBox* m_epochs;
    QSpinBox* m_batchSize;
    QLineEdit* m_learningRate;
    QCheckBox* m_useModel;
    QLabel* m_splitMeaning;
    QLineEdit* m_sweepName;
    QLineEdit* m_batchSizes;
    QLineEdit* m_rates;
    QLabel* m_sweepCount;
    QLineEdit* m_tags;
    QCheckBox* m_embeddingsFile;
    SplitForm* m_sides;
    AdvancedForm* m_advanced;
    int m_lastWeights = 0;
    bool m_quiet = false;
};

}
