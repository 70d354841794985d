// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <filesystem>

class QLabel;
class QPushButton;

namespace vitrine::ui {

/// A row that takes one file or folder by drop or by its button: name, path, what is inside.
class FileField : public QFrame {
    Q_OBJECT
public:
    enum class Kind { File, Folder };

    FileField(Kind kind, const QString& label, const QString& hint, QWidget* parent = nullptr);

    void setPath(const std::filesystem::path& path);
    const std::filesystem::path& path() const { return m_path; }
    void setFact(const QString& fact); ///< "7,156 rows"

    Q_SIGNAL void chooseRequested();
    Q_SIGNAL void dropped(const std::filesystem::path& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind;
    QString m_hint;
    std::filesystem::path m_path;
    QLabel* m_value;
    QLabel* m_fact;
    bool m_dragOver = false;
};

}
