// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/othercategory.h"

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kOtherLetters = 18;

}

OtherCategory::OtherCategory(QWidget* parent)
    : QComboBox(parent)
{
    setPlaceholderText(tr("Another category…"));
    setAccessibleName(tr("Another category for the selected photos"));
    setToolTip(tr("Give the selected photos' listings another category: 0, then its first letters "
                  "and Enter"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(kOtherLetters);
    connect(this, &QComboBox::activated, this, [this](int line) {
        const QString name = itemText(line);
        setCurrentIndex(-1);
        Q_EMIT chosen(name);
    });
}

void OtherCategory::setNames(QStringList names)
{
    std::ranges::sort(names,
        [](const QString& a, const QString& b) { return QString::localeAwareCompare(a, b) < 0; });
    QStringList shown;
    for (int line = 0; line < count(); ++line)
        shown << itemText(line);
    if (shown == names)
        return; // it may be open just now
    clear();
    addItems(names);
    setCurrentIndex(-1);
}

}
