// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <filesystem>

class QLabel;
class QLineEdit;

namespace vitrine::ui {

/// A row that takes one place, by drop, by its button or written: name, path or address, what is
/// there.
class FileField : public QFrame {
    Q_OBJECT
public:
    enum class Kind { File, Folder };

    FileField(Kind kind, const QString& label, const QString& hint, QWidget* parent = nullptr);

    void setPath(const std::filesystem::path& path);
    const std::filesystem::path& path() const { return m_path; }
    void setFact(const QString& fact, const QString& detail = {}); ///< "7,156 rows"; its tooltip
    void setProblem(const QString& problem, const QString& detail); ///< the same, in warning colour

    Q_SIGNAL void chooseRequested();
    /// A path of this disk.
    Q_SIGNAL void dropped(const std::filesystem::path& path);
    /// What was written or dropped as an address; empty when it was taken away.
    Q_SIGNAL void entered(const std::filesystem::path& place);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void takeText();
    void showFact(const QString& fact, const QString& detail, QPalette::ColorRole role);

    Kind m_kind;
    std::filesystem::path m_path;
    QLineEdit* m_value;
    QLabel* m_fact;
    bool m_dragOver = false;
};

}
