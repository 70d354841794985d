// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/inspection.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/clean/cleanpresenter.h"

#include <QWidget>

#include <map>
#include <optional>

class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace vitrine::ui {

/// With what a kind is compared that has no property of single pictures to draw: the number, what
/// it counts, and the way to another one and back. What somebody has entered is kept while other
/// kinds are shown, until it is set or dropped, or another one is set meanwhile: here, by an undo,
/// or by another program. Hidden where there is nothing to set.
class ThresholdBar : public QWidget {
    Q_OBJECT
public:
    explicit ThresholdBar(CleanPresenter& clean, QWidget* parent = nullptr);

    void show(std::optional<FindingKind> kind); ///< none: nothing

private:
    using Setting = std::optional<RuleThreshold>;
    struct Tried {
        double value = 0.0;
        double insteadOf = 0.0; ///< what the field said of the setting then
    };

    void refresh();
    void showSetting();
    void showButtons();
    bool isTrying() const;
    void keepTried();
    void dropTried();
    void decide(bool usual);

    CleanPresenter& m_clean;
    std::optional<FindingKind> m_kind;
    Setting m_setting;
    double m_shown = 0.0; ///< what the field says of the setting
    std::map<FindingKind, Tried> m_tried; ///< entered and not set
    QDoubleSpinBox* m_value;
    QLabel* m_unit;
    QPushButton* m_set;
    QPushButton* m_reset; ///< to the rule's own
    QPushButton* m_drop; ///< what was entered
    LatestRunner<Setting> m_reader;
};

}
