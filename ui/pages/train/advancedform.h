// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QSpinBox;

namespace vitrine::ui {

class CacheLimitBox;

/// The settings that few people change.
class AdvancedForm : public QWidget {
    Q_OBJECT
public:
    explicit AdvancedForm(QWidget* parent = nullptr);

    void setConfig(const TrainConfig& config); ///< says nothing
    void read(TrainConfig& config) const; ///< into its fields

    Q_SIGNAL void changed();

private:
    void makeLearning(QGridLayout* grid);
    void makeRegularisation(QGridLayout* grid);
    void makePictures(QGridLayout* grid);
    void makeMachine(QGridLayout* grid);
    void connectEditors();
    void enableParts();
    QDoubleSpinBox* makeNumber(
        const char* name, double least, double most, int decimals, double step);
    QSpinBox* makeCount(const char* name, int least, int most);
    QComboBox* makeChoice(const char* name);

    QComboBox* m_scope;
    QComboBox* m_optimiser;
    QComboBox* m_schedule;
    QSpinBox* m_stepEpochs;
    QDoubleSpinBox* m_stepFactor;
    QDoubleSpinBox* m_warmUp;
    QDoubleSpinBox* m_headFactor;
    QDoubleSpinBox* m_momentum;
    QDoubleSpinBox* m_weightDecay;
    QDoubleSpinBox* m_labelSmoothing;
    QDoubleSpinBox* m_mixup;
    QDoubleSpinBox* m_dropout;
    QDoubleSpinBox* m_clipNorm;
    QSpinBox* m_patience;
    QCheckBox* m_classWeights;
    QCheckBox* m_flip;
    QCheckBox* m_crop;
    QCheckBox* m_colour;
    QSpinBox* m_views;
    QComboBox* m_precision;
    QComboBox* m_device;
    QSpinBox* m_threads;
    QSpinBox* m_seed;
    QSpinBox* m_inputSide;
    QSpinBox* m_checkpointSeconds;
    QCheckBox* m_trunkCache;
    CacheLimitBox* m_cacheLimit;
    bool m_quiet = false;
};

}
