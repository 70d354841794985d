// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <QDoubleSpinBox>

#include <cstdint>
#include <optional>

class QLabel;

namespace vitrine::ui {

/// How much the trunk cache may hold, in gigabytes; at its least: what is free less 1 GiB.
class CacheLimitBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit CacheLimitBox(QWidget* parent = nullptr);

    /// As TrainConfig::trunkCacheLimit; what is no whole megabyte stays unless somebody changes it.
    void setBytes(std::int64_t bytes);
    std::int64_t bytes() const;

    QString textFromValue(double value) const override;

private:
    std::int64_t m_bytes = 0;
    double m_shown = 0.0; ///< gigabytes, of m_bytes
};

/// Whether the run keeps what the frozen part computes.
bool keepsTrunk(const TrainConfig& config);

/// Beside a run that has failed and may keep only so much of what the frozen part computes: how
/// much it may keep when it goes on. Hidden otherwise.
class ResumeLimit : public QWidget {
    Q_OBJECT
public:
    explicit ResumeLimit(QWidget* parent = nullptr);

    void showRun(const RunRecord& run); ///< what somebody typed stays while the run is the same
    /// Bytes, as Training::setTrunkCacheLimit takes them; none: as the run has it.
    std::optional<std::int64_t> wanted() const;

private:
    RunRow m_run;
    std::int64_t m_limit = 0; ///< the run's
    QLabel* m_words;
    CacheLimitBox* m_box;
};

}
