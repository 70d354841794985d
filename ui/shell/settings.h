// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme.h"

#include <QByteArray>
#include <QString>

class QSettings;

namespace vitrine::ui {

/// What the window remembers between runs, in settings that the program (or a test) lends.
class Settings {
public:
    explicit Settings(QSettings& store)
        : m_store(store)
    {
    }

    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    /// The page that was in front of this workspace when the program ended; empty: of another one.
    QString page(const QString& workspace) const;
    void setPage(const QString& workspace, const QString& pageId);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

private:
    QSettings& m_store;
};

}
