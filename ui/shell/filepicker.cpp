// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filepicker.h"

#include "ui/widgets/convert.h"

#include <QFileDialog>

namespace vitrine::ui {
namespace {

std::optional<std::filesystem::path> chosen(const QString& name)
{
    if (name.isEmpty())
        return std::nullopt;
    return toPath(name);
}

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
    return chosen(QFileDialog::getSaveFileName(parent, title, suggestedName, filter));
}

}
