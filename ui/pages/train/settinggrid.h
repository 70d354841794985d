// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QGridLayout;
class QVBoxLayout;
class QWidget;

namespace vitrine::ui {

/// A heading at the end of `column`, and below it room for settings in `columns`.
QGridLayout* addSettingGroup(QVBoxLayout* column, const QString& word, int columns);
/// A setting with its word above and one line about it below, in the next free place of `grid`.
void addSetting(
    QGridLayout* grid, int columns, const QString& word, QWidget* editor, const QString& meaning);

/// A word that opens and closes what is below it: at first it is closed. `name`: the button's.
QWidget* makeFold(const QString& name, const QString& text, QWidget* content);

}
