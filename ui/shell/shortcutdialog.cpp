// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutdialog.h"

#include "ui/shell/actiontable.h"
#include "ui/shell/theme.h"
#include "ui/widgets/section.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace vitrine::ui {
namespace {

class KeyGrid : public QGridLayout {
public:
    KeyGrid()
    {
        setHorizontalSpacing(space::kEdge);
        setVerticalSpacing(space::kRelated);
        setColumnStretch(2, 1);
    }

    void addLine(const QString& keys, const QString& text, const QString& help)
    {
        const int row = rowCount();
        auto* keyLabel = new QLabel(keys);
        keyLabel->setFont(textFont(TextRole::Strong, keyLabel->font()));
        keyLabel->setMinimumWidth(110);
        auto* helpLabel = new QLabel(help);
        setTextRole(helpLabel, TextRole::Caption);
        addWidget(keyLabel, row, 0);
        addWidget(new QLabel(text), row, 1);
        addWidget(helpLabel, row, 2);
    }
};

}

ShortcutDialog::ShortcutDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(space::kEdge, space::kEdge, space::kEdge, space::kGroup);
    column->setSpacing(space::kRelated);
    for (const ActionMenu menu :
        {ActionMenu::File, ActionMenu::Picture, ActionMenu::View, ActionMenu::Help}) {
        column->addWidget(new SectionHeading(menuText(menu).remove(QLatin1Char('&'))));
        auto* grid = new KeyGrid;
        for (const ActionSpec& spec : actionTable()) {
            const QKeySequence keys(QString::fromLatin1(spec.shortcut));
            if (spec.menu == menu && !keys.isEmpty())
                grid->addLine(
                    keys.toString(QKeySequence::NativeText), actionText(spec), actionHelp(spec));
        }
        column->addLayout(grid);
        column->addSpacing(space::kRelated);
    }
    column->addWidget(new SectionHeading(tr("In a gallery")));
    auto* grid = new KeyGrid;
    grid->addLine(tr("Arrows, Home, End"), tr("Move"),
        tr("Page up and down move by a screen; letters jump to a title"));
    grid->addLine(tr("Space"), tr("Preview"), tr("Show the picture large"));
    grid->addLine(tr("Enter"), tr("Open"), tr("Show the listing"));
    grid->addLine(QKeySequence(QKeySequence::SelectAll).toString(QKeySequence::NativeText),
        tr("Select all"), tr("Shift and Ctrl with a click extend the selection"));
    column->addLayout(grid);
    column->addStretch();

    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(body);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, space::kGroup, space::kGroup);
    outer->addWidget(scroll);
    outer->addWidget(buttons);
    resize(720, 600);
}

}
