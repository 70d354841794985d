// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/recentlist.h"

#include "ui/pages/home/recentcard.h"
#include "ui/shell/theme.h"

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kCardWidth = 240;

}

RecentList::RecentList(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("recentList"));
    setAccessibleName(tr("Recent workspaces"));
}

void RecentList::show(const std::vector<RecentWorkspace>& list, const std::filesystem::path& except)
{
    for (RecentCard* card : std::as_const(m_cards)) {
        card->hide();
        card->deleteLater();
    }
    m_cards.clear();
    for (const RecentWorkspace& recent : list) {
        if (recent.folder == except)
            continue;
        auto* card = new RecentCard(recent, this);
        connect(card, &QAbstractButton::clicked, this,
            [this, folder = recent.folder] { Q_EMIT openRequested(folder); });
        connect(card, &RecentCard::forgetRequested, this,
            [this, folder = recent.folder] { Q_EMIT forgetRequested(folder); });
        card->show();
        m_cards << card;
    }
    place();
}

void RecentList::resizeEvent(QResizeEvent*)
{
    place();
}

void RecentList::place()
{
    const int columns = std::max(1, (width() + space::kGroup) / (kCardWidth + space::kGroup));
    const int cardWidth =
        std::min(kCardWidth + 60, (width() + space::kGroup) / columns - space::kGroup);
    const int cardHeight = RecentCard::heightFor(cardWidth, font());
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setGeometry((i % columns) * (cardWidth + space::kGroup),
            (i / columns) * (cardHeight + space::kGroup), cardWidth, cardHeight);
    const int rows = (count() + columns - 1) / columns;
    setFixedHeight(rows == 0 ? 0 : rows * (cardHeight + space::kGroup) - space::kGroup);
}

}
