// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pictures/photomenu.h"

#include "ui/shell/icons.h"

#include <utility>

namespace vitrine::ui {

PhotoMenu::PhotoMenu(QWidget* parent)
    : QMenu(parent)
{
    setObjectName(QStringLiteral("photoMenu"));
    setAttribute(Qt::WA_DeleteOnClose);
}

void PhotoMenu::addLine(const QString& iconName, const QString& text, const QKeySequence& keys,
    std::function<void()> work, bool enabled)
{
    QAction* line = addAction(ui::icon(iconName), text);
    line->setShortcut(keys);
    line->setEnabled(enabled);
    connect(line, &QAction::triggered, this, std::move(work));
}

void PhotoMenu::addPreview(std::function<void()> work, bool enabled, const QKeySequence& keys)
{
    addLine(QStringLiteral("image"), tr("Show large"), keys, std::move(work), enabled);
}

void PhotoMenu::addCopy(std::function<void()> work, bool enabled)
{
    addLine(QStringLiteral("paste"), tr("Copy"), QKeySequence::Copy, std::move(work), enabled);
}

void PhotoMenu::addLeaveOut(std::function<void()> work, bool enabled)
{
    addLine(QStringLiteral("exclude"), tr("Leave out"), Qt::Key_X, std::move(work), enabled);
}

void PhotoMenu::addTakeBack(std::function<void()> work, bool enabled)
{
    addLine(QStringLiteral("restore"), tr("Take back in"), Qt::SHIFT | Qt::Key_Delete,
        std::move(work), enabled);
}

void PhotoMenu::addFine(std::function<void()> work, bool enabled)
{
    addLine(QStringLiteral("check"), tr("Fine"), Qt::Key_F, std::move(work), enabled);
}

void PhotoMenu::addShowListing(std::function<void()> work, bool enabled)
{
    addLine(QStringLiteral("catalogue"), tr("Show in catalogue"), {}, std::move(work), enabled);
}

}
