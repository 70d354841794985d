// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace vitrine::ui {

/// Stands where the history is wanted and has no step yet: one line, with the way to a recipe.
class EmptyHistory : public QWidget {
    Q_OBJECT
public:
    explicit EmptyHistory(QWidget* parent = nullptr);

    Q_SIGNAL void recipeWanted();
};

}
