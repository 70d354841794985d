// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/inspection.h"

#include <QWidget>

class QDoubleSpinBox;
class QSpinBox;

namespace vitrine::ui {

/// How many photos are kept to check a run with, and which.
class SplitForm : public QWidget {
    Q_OBJECT
public:
    explicit SplitForm(QWidget* parent = nullptr);

    void setSides(const SplitRequest& sides); ///< says nothing
    SplitRequest sides() const;
    QString problem() const; ///< a sentence where nothing is left to learn from; else empty

    Q_SIGNAL void changed();

private:
    QDoubleSpinBox* makeShare(const char* name);
    void tell();

    QDoubleSpinBox* m_validation; ///< percent
    QDoubleSpinBox* m_test;
    QSpinBox* m_seed;
    bool m_quiet = false;
};

}
