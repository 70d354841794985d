// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filepicker.h"

#include "ui/widgets/convert.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace vitrine::ui {
namespace {

std::optional<std::filesystem::path> chosen(const QString& name)
{
    if (name.isEmpty())
        return std::nullopt;
    return toPath(name);
}

/// The first one of a filter such as "Picture (*.png *.jpg)"; empty: any.
QString endingOf(const QString& filter)
{
    static const QRegularExpression kPattern(QStringLiteral("\\*\\.(\\w+)"));
    return kPattern.match(filter).captured(1);
}

}

void followFilter(QFileDialog& dialog)
{
    const auto follow = [&dialog](const QString& filter) {
        const QString ending = endingOf(filter);
        dialog.setDefaultSuffix(ending);
        const QFileInfo typed(dialog.selectedFiles().value(0));
        const QStringList kinds = dialog.nameFilters();
        const bool known = std::any_of(kinds.begin(), kinds.end(),
            [&typed](const QString& kind) { return endingOf(kind) == typed.suffix(); });
        if (!ending.isEmpty() && !typed.suffix().isEmpty() && known)
            dialog.selectFile(typed.completeBaseName() + QLatin1Char('.') + ending);
    };
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, follow);
    dialog.setDefaultSuffix(endingOf(dialog.selectedNameFilter()));
}

std::optional<std::filesystem::path> DialogFilePicker::openFile(
    QWidget* parent, const QString& title, const QString& filter)
{
    return chosen(QFileDialog::getOpenFileName(parent, title, {}, filter));
}

std::optional<std::filesystem::path> DialogFilePicker::openFolder(
    QWidget* parent, const QString& title)
{
    return chosen(QFileDialog::getExistingDirectory(parent, title));
}

std::optional<std::filesystem::path> DialogFilePicker::saveFile(
    QWidget* parent, const QString& title, const QString& suggestedName, const QString& filter)
{
    QFileDialog dialog(parent, title, suggestedName, filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.selectFile(suggestedName);
    followFilter(dialog);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return chosen(dialog.selectedFiles().value(0));
}

}
