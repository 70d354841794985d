// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/chiprow.h"

#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QPushButton>

namespace vitrine::ui {
namespace {

constexpr int kMostText = 220; ///< pixels of a chip's text
constexpr int kCross = 14;

}

ChipRow::ChipRow(QWidget* parent)
    : QWidget(parent)
    , m_clear(new QPushButton(tr("Clear all")))
{
    setObjectName(QStringLiteral("catalogueChips"));
    setAccessibleName(tr("Active filters"));
    auto* flow = new FlowLayout(this);
    flow->setSpacing(space::kRelated);
    m_clear->setObjectName(QStringLiteral("catalogueClear"));
    m_clear->setAccessibleName(tr("Clear all filters"));
    m_clear->setToolTip(m_clear->accessibleName());
    setQuiet(m_clear);
    flow->addWidget(m_clear);
    connect(m_clear, &QPushButton::clicked, this, [this] { Q_EMIT filterChosen({}); });
    hide();
}

void ChipRow::setChips(const std::vector<FilterChip>& chips)
{
    // In place as far as it goes, so that the keyboard's focus stays where it was.
    while (m_chips.size() > chips.size()) {
        delete m_chips.back();
        m_chips.pop_back();
    }
    while (m_chips.size() < chips.size()) {
        auto* chip = new QPushButton;
        chip->setObjectName(QStringLiteral("catalogueChip"));
        chip->setIconSize({kCross, kCross});
        chip->setIcon(icon(QStringLiteral("close")));
        chip->setLayoutDirection(
            layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
        m_chips.push_back(chip);
    }
    auto* flow = layout();
    flow->removeWidget(m_clear);
    for (std::size_t i = 0; i < chips.size(); ++i) {
        QPushButton* chip = m_chips[i];
        QString words = fontMetrics().elidedText(chips[i].text, Qt::ElideRight, kMostText);
        chip->setText(words.replace(QLatin1Char('&'), QLatin1String("&&")));
        chip->setAccessibleName(tr("Remove filter: %1").arg(chips[i].text));
        chip->setToolTip(chip->accessibleName());
        chip->disconnect(this);
        connect(chip, &QPushButton::clicked, this,
            [this, without = chips[i].without] { Q_EMIT filterChosen(without); });
        if (flow->indexOf(chip) < 0)
            flow->addWidget(chip);
    }
    flow->addWidget(m_clear);
    setVisible(!chips.empty());
}

}
