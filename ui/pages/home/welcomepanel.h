// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace vitrine::ui {

/// Before a workspace is open: one sentence, the demo, and the two other ways to begin.
class WelcomePanel : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePanel(QWidget* parent = nullptr);

    Q_SIGNAL void demoRequested();
    Q_SIGNAL void newRequested();
    Q_SIGNAL void openRequested();
};

}
