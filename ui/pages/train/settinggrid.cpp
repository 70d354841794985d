// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/settinggrid.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/section.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine::ui {

QGridLayout* addSettingGroup(QVBoxLayout* column, const QString& word, int columns)
{
    column->addWidget(new SectionHeading(word));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kGroup);
    grid->setVerticalSpacing(space::kRelated);
    for (int i = 0; i < columns; ++i)
        grid->setColumnStretch(i, 1);
    column->addLayout(grid);
    column->addSpacing(space::kRelated);
    return grid;
}

void addSetting(
    QGridLayout* grid, int columns, const QString& word, QWidget* editor, const QString& meaning)
{
    auto* field = new QWidget;
    auto* column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    if (!word.isEmpty()) {
        auto* label = new QLabel(word);
        label->setBuddy(editor);
        column->addWidget(label);
        if (editor->accessibleName().isEmpty())
            editor->setAccessibleName(word);
    }
    column->addWidget(editor);
    if (!meaning.isEmpty()) {
        auto* caption = new QLabel(meaning);
        caption->setWordWrap(true);
        setTextRole(caption, TextRole::Caption);
        column->addWidget(caption);
        editor->setAccessibleDescription(meaning);
    }
    column->addStretch();
    const int place = grid->count();
    grid->addWidget(field, place / columns, place % columns, Qt::AlignTop);
}

QWidget* makeFold(const QString& name, const QString& text, QWidget* content)
{
    auto* fold = new QWidget;
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(icon(QStringLiteral("chevron-right")));
    auto* column = new QVBoxLayout(fold);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(button, 0, Qt::AlignLeft);
    column->addWidget(content);
    content->hide();
    QObject::connect(button, &QToolButton::toggled, content, [button, content](bool open) {
        content->setVisible(open);
        button->setIcon(
            icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    });
    return fold;
}

}
