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

QString keyText(const QKeySequence& keys)
{
    return keys.toString(QKeySequence::NativeText);
}

void addViewKeys(QVBoxLayout& column)
{
    column.addWidget(new SectionHeading(ShortcutDialog::tr("In a gallery or table")));
    auto* grid = new KeyGrid;
    grid->addLine(ShortcutDialog::tr("Arrows, Home, End"), ShortcutDialog::tr("Move"),
        ShortcutDialog::tr("Page up and down move by a screen; letters jump to a title"));
    grid->addLine(ShortcutDialog::tr("Space"), ShortcutDialog::tr("Preview"),
        ShortcutDialog::tr("Show the picture large"));
    grid->addLine(ShortcutDialog::tr("Enter"), ShortcutDialog::tr("Open"),
        ShortcutDialog::tr("Show the listing"));
    grid->addLine(keyText(QKeySequence::SelectAll), ShortcutDialog::tr("Select all"),
        ShortcutDialog::tr("Shift and Ctrl with a click extend the selection"));
    grid->addLine(keyText(QKeySequence::Copy), ShortcutDialog::tr("Copy"),
        ShortcutDialog::tr("Photos as files, rows as text; they can be dragged out, too"));
    grid->addLine(ShortcutDialog::tr("X or %1").arg(keyText(QKeySequence::Delete)),
        ShortcutDialog::tr("Leave out"), ShortcutDialog::tr("Listings, or a photo in the details"));
    grid->addLine(keyText(Qt::SHIFT | Qt::Key_Delete), ShortcutDialog::tr("Take back in"),
        ShortcutDialog::tr("What was left out"));
    column.addLayout(grid);
    column.addSpacing(space::kRelated);
}

void addDecisionKeys(QVBoxLayout& column)
{
    column.addWidget(new SectionHeading(ShortcutDialog::tr("On the Clean page")));
    auto* grid = new KeyGrid;
    grid->addLine(ShortcutDialog::tr("X"), ShortcutDialog::tr("Leave out"),
        ShortcutDialog::tr(
            "All that is selected, as one step; of duplicates, those that do not stay; "
            "Delete does the same"));
    grid->addLine(ShortcutDialog::tr("F"), ShortcutDialog::tr("Fine"),
        ShortcutDialog::tr("It may stay; of doubtful categories Space does the same"));
    grid->addLine(ShortcutDialog::tr("1 to 9, 0"), ShortcutDialog::tr("Another category"),
        ShortcutDialog::tr("By the legend above the photos; 0 offers every category"));
    grid->addLine(ShortcutDialog::tr("Enter"), ShortcutDialog::tr("Take suggestion"),
        ShortcutDialog::tr("Or mask, or merge: what the first button says"));
    grid->addLine(ShortcutDialog::tr("U"), ShortcutDialog::tr("Undo here"),
        ShortcutDialog::tr("What was decided last about the photos that are shown"));
    grid->addLine(ShortcutDialog::tr("P"), ShortcutDialog::tr("Preview"),
        ShortcutDialog::tr("X, F and U work there, too"));
    grid->addLine(ShortcutDialog::tr("S, D"), ShortcutDialog::tr("Swap, difference"),
        ShortcutDialog::tr("Of duplicates; Page up and down change the group"));
    column.addLayout(grid);
}

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
    for (const ActionMenu menu : {ActionMenu::File, ActionMenu::Edit, ActionMenu::Picture,
             ActionMenu::View, ActionMenu::Help}) {
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
    addViewKeys(*column);
    addDecisionKeys(*column);
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
