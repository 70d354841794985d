// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/welcomepanel.h"

#include "ui/pages/home/herotiles.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace vitrine::ui {

WelcomePanel::WelcomePanel(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("welcomePanel"));
    auto* title = new QLabel(tr("Find listings by what they look like"), this);
    setTextRole(title, TextRole::PageTitle);
    auto* sentence = new QLabel(
        tr("Vitrine reads a marketplace's listings and photos and finds the ones that look like a "
           "picture you drop on the window, all on this computer."),
        this);
    sentence->setWordWrap(true);
    sentence->setForegroundRole(QPalette::PlaceholderText);
    const auto makeButton = [this](
                                const QString& name, const QString& iconName, const QString& text) {
        auto* button = new QPushButton(icon(iconName), text, this);
        button->setObjectName(name);
        button->setAccessibleName(text);
        return button;
    };
    auto* demo =
        makeButton(QStringLiteral("openDemo"), QStringLiteral("shop"), tr("Open the demo shop"));
    auto* create =
        makeButton(QStringLiteral("newWorkspace"), QStringLiteral("plus"), tr("New workspace…"));
    auto* open = makeButton(
        QStringLiteral("openWorkspace"), QStringLiteral("folder-open"), tr("Open workspace…"));
    setPrimary(demo);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    buttons->addWidget(demo);
    buttons->addWidget(create);
    buttons->addWidget(open);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(new HeroTiles(this));
    column->addSpacing(space::kGroup);
    column->addWidget(title);
    column->addWidget(sentence);
    column->addSpacing(space::kRelated);
    column->addLayout(buttons);
    connect(demo, &QPushButton::clicked, this, &WelcomePanel::demoRequested);
    connect(create, &QPushButton::clicked, this, &WelcomePanel::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePanel::openRequested);
}

}
