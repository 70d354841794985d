// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notice.h"

#include "ui/shell/errortext.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace vitrine::ui {
namespace {

constexpr int kIcon = 20;

QString iconName(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Success: return QStringLiteral("check-circle");
    case Notice::Kind::Warning: return QStringLiteral("warning");
    case Notice::Kind::Failure: return QStringLiteral("failure");
    case Notice::Kind::Info: break;
    }
    return QStringLiteral("info");
}

}

Notice::Notice(QWidget* parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("notice"));
    m_button->setObjectName(QStringLiteral("noticeButton"));
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
    for (QLabel* label : {m_text, m_detail}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setTextRole(m_detail, TextRole::Caption);

    auto* words = new QVBoxLayout;
    words->setSpacing(space::kTight);
    words->addWidget(m_text);
    words->addWidget(m_detail);
    setCompact(false);
    m_row->setSpacing(space::kRelated + space::kTight);
    m_row->addWidget(m_icon, 0, Qt::AlignVCenter);
    m_row->addLayout(words, 1);
    m_row->addWidget(m_button, 0, Qt::AlignVCenter);
    m_row->addWidget(m_close, 0, Qt::AlignVCenter);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &Notice::buttonClicked);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &Notice::closed);
    hide();
}

void Notice::show(Kind kind, const QString& text, const QString& detail)
{
    m_kind = kind;
    m_text->setText(text);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty() && !m_compact);
    setAccessibleName(text);
    setAccessibleDescription(detail);
    setToolTip(m_compact ? detail : QString());
    updateIcon();
    update();
    setVisible(true);
}

void Notice::showError(const Error& error)
{
    const ErrorText words = errorText(error);
    show(Kind::Failure, words.headline(), words.details);
}

void Notice::setButton(const QString& text)
{
    m_button->setText(text);
    m_button->setAccessibleName(text);
    m_button->setVisible(!text.isEmpty());
}

QPushButton* Notice::addButton(const QString& text)
{
    auto* button = new QPushButton(text, this);
    button->setAccessibleName(text);
    m_row->insertWidget(m_row->count() - 1, button, 0, Qt::AlignVCenter);
    return button;
}

void Notice::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void Notice::setCompact(bool compact)
{
    m_compact = compact;
    const int above = compact ? space::kTight : space::kRelated + 2;
    m_row->setContentsMargins(space::kGroup, above, space::kRelated, above);
}

QString Notice::text() const
{
    return m_text->text();
}

void Notice::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = colour();
    fill.setAlphaF(t.dark ? 0.14F : 0.07F);
    QColor line = colour();
    line.setAlphaF(0.35F);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(frame, kRadius, kRadius);
    painter.setBrush(fill);
    painter.setPen(line);
    painter.drawRoundedRect(frame, kRadius, kRadius);
}

void Notice::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
}

QColor Notice::colour() const
{
    const Tokens& t = tokens(palette());
    switch (m_kind) {
    case Kind::Success: return t.good;
    case Kind::Warning: return t.warning;
    case Kind::Failure: return t.bad;
    case Kind::Info: break;
    }
    return t.accent;
}

void Notice::updateIcon()
{
    m_icon->setPixmap(iconPixmap(iconName(m_kind), kIcon, colour(), devicePixelRatioF()));
}

}
