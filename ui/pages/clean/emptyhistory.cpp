// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/emptyhistory.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace vitrine::ui {

EmptyHistory::EmptyHistory(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("cleanNoSteps"));
    auto* words = new ElidedLabel;
    words->setText(tr("History: no step yet. What you decide is listed here, and each step can be "
                      "undone."));
    words->setToolTip(words->text());
    setTextRole(words, TextRole::Caption);
    auto* run = new QToolButton;
    run->setObjectName(QStringLiteral("cleanRunFirstRecipe"));
    run->setIcon(icon(QStringLiteral("import")));
    run->setText(tr("Run recipe…"));
    run->setToolTip(tr("Do the steps of a recipe here"));
    run->setAccessibleName(run->toolTip());
    run->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    run->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(words, 1);
    row->addWidget(run);
    connect(run, &QToolButton::clicked, this, &EmptyHistory::recipeWanted);
}

}
