// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/floatingnotice.h"

#include "ui/shell/theme.h"
#include "ui/widgets/section.h"

#include <QEvent>
#include <QTimer>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kMost = 520; ///< pixels of width
constexpr int kLeast = 340;
constexpr int kBrieflyMs = 8000;

}

FloatingNotice::FloatingNotice(PageHeader* header, QWidget* page)
    : Notice(page)
    , m_header(header)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(kBrieflyMs);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    page->installEventFilter(this);
}

void FloatingNotice::tell(
    Kind kind, const QString& text, const QString& detail, const QString& button, Stay stay)
{
    setButton(button);
    show(kind, text, detail);
    place();
    if (stay == Stay::Briefly)
        m_timer->start();
    else
        m_timer->stop();
}

void FloatingNotice::tellError(const Error& error)
{
    m_timer->stop();
    setButton({});
    showError(error);
    place();
}

void FloatingNotice::stopTelling()
{
    m_timer->stop();
    hide();
}

bool FloatingNotice::eventFilter(QObject* watched, QEvent* event)
{
    // The page's layout has had the event before.
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return Notice::eventFilter(watched, event);
}

void FloatingNotice::place()
{
    const QRect header = m_header->geometry();
    const int left = header.x() + m_header->wordsWidth() + space::kGroup;
    int right = header.x() + m_header->controlsLeft() - space::kRelated;
    const bool below = right - left < kLeast;
    if (below)
        right = header.right();
    const int width = std::clamp(right - left, kLeast, kMost);
    const int height = std::max(heightForWidth(width), minimumSizeHint().height());
    const int top = below ? header.bottom() + space::kTight : header.center().y() - height / 2;
    setGeometry(right - width, std::max(space::kTight, top), width, height);
    raise();
}

}
