// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/catalogue/facetchoice.h"

#include <QWidget>

#include <vector>

class QPushButton;

namespace vitrine::ui {

/// The restrictions in force, one button each that takes it back, and one for all. Wraps; hidden
/// while there is none.
class ChipRow : public QWidget {
    Q_OBJECT
public:
    explicit ChipRow(QWidget* parent = nullptr);

    void setChips(const std::vector<FilterChip>& chips);

    Q_SIGNAL void filterChosen(const vitrine::ListingFilter& filter);

private:
    std::vector<QPushButton*> m_chips;
    QPushButton* m_clear;
};

}
