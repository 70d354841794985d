// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/cataloguesettings.h"

#include "ui/pages/catalogue/orderchoices.h"

#include <QSettings>

namespace vitrine::ui {
namespace {

QString key(const char* name)
{
    return QStringLiteral("catalogue/") + QLatin1String(name);
}

}

CatalogueSettings CatalogueSettings::load()
{
    const QSettings store;
    CatalogueSettings settings;
    settings.splitter = store.value(key("splitter")).toByteArray();
    settings.order = orderNamed(store.value(key("order")).toString());
    settings.table = store.value(key("table"), settings.table).toBool();
    settings.filters = store.value(key("filters"), settings.filters).toBool();
    return settings;
}

void CatalogueSettings::save() const
{
    QSettings store;
    store.setValue(key("splitter"), splitter);
    if (order)
        store.setValue(key("order"), orderName(*order));
    store.setValue(key("table"), table);
    store.setValue(key("filters"), filters);
}

}
