// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QStringList>

namespace vitrine::ui {

/// Offers every category where keys stand for a few only: opened by a key (showPopup), it takes the
/// first letters and Enter. Shows no choice of its own.
class OtherCategory : public QComboBox {
    Q_OBJECT
public:
    explicit OtherCategory(QWidget* parent = nullptr);

    void setNames(QStringList names); ///< in any order; the same ones change nothing

    Q_SIGNAL void chosen(const QString& name);
};

}
