// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <optional>

class QFileDialog;
class QWidget;

namespace vitrine::ui {

/// Asks the user for files; injected, so that tests answer without a dialog. Nothing when the user
/// thinks better of it.
class FilePicker {
public:
    virtual ~FilePicker() = default;
    virtual std::optional<std::filesystem::path> openFile(
        QWidget* parent, const QString& title, const QString& filter) = 0;
    virtual std::optional<std::filesystem::path> openFolder(
        QWidget* parent, const QString& title) = 0;
    virtual std::optional<std::filesystem::path> saveFile(QWidget* parent, const QString& title,
        const QString& suggestedName, const QString& filter) = 0;
};

/// The desktop's dialogs.
class DialogFilePicker : public FilePicker {
public:
    std::optional<std::filesystem::path> openFile(
        QWidget* parent, const QString& title, const QString& filter) override;
    std::optional<std::filesystem::path> openFolder(QWidget* parent, const QString& title) override;
    std::optional<std::filesystem::path> saveFile(QWidget* parent, const QString& title,
        const QString& suggestedName, const QString& filter) override;
};

/// Keeps the name's ending in step with the kind of file that is chosen in a dialog to save: a file
/// that is to be a CSV is called one.
void followFilter(QFileDialog& dialog);

}
