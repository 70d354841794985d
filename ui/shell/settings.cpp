// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings.h"

#include <QSettings>

namespace vitrine::ui {
namespace {

const QString kGeometry = QStringLiteral("window/geometry");
const QString kPage = QStringLiteral("window/page");
const QString kWorkspace = QStringLiteral("window/workspace");
const QString kTheme = QStringLiteral("window/theme");

}

QByteArray Settings::geometry() const
{
    return m_store.value(kGeometry).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry)
{
    m_store.setValue(kGeometry, geometry);
}

QString Settings::page(const QString& workspace) const
{
    return m_store.value(kWorkspace).toString() == workspace ? m_store.value(kPage).toString()
                                                             : QString();
}

void Settings::setPage(const QString& workspace, const QString& pageId)
{
    m_store.setValue(kWorkspace, workspace);
    m_store.setValue(kPage, pageId);
}

ThemeChoice Settings::theme() const
{
    const QString name = m_store.value(kTheme).toString();
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice)
{
    const char* name = choice == ThemeChoice::Light ? "light"
        : choice == ThemeChoice::Dark               ? "dark"
                                                    : "system";
    m_store.setValue(kTheme, QString::fromLatin1(name));
}

}
