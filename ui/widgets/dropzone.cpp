// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dropzone.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/picturemime.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace vitrine::ui {

DropZone::DropZone(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(tr("Drop a picture here"), this))
    , m_hint(new QLabel(tr("or paste one with Ctrl+V"), this))
    , m_button(new QPushButton(tr("Choose a picture"), this))
{
    setObjectName(QStringLiteral("dropZone"));
    setAccessibleName(tr("Drop a picture here"));
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    m_button->setObjectName(QStringLiteral("dropZoneButton"));
    m_button->setAccessibleName(m_button->text());
    setTextRole(m_text, TextRole::Section);
    setTextRole(m_hint, TextRole::Caption);
    for (QLabel* label : {m_icon, m_text, m_hint})
        label->setAlignment(Qt::AlignCenter);
    for (QLabel* label : {m_text, m_hint})
        label->setWordWrap(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kEdge, space::kEdge, space::kEdge, space::kEdge);
    column->setSpacing(space::kRelated);
    column->addStretch();
    column->addWidget(m_icon);
    column->addWidget(m_text);
    column->addWidget(m_hint);
    column->addSpacing(space::kRelated);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_button, &QPushButton::clicked, this, &DropZone::chooseRequested);
    updateIcon();
}

void DropZone::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void DropZone::setHint(const QString& hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void DropZone::setButtonText(const QString& text)
{
    m_button->setText(text);
    m_button->setAccessibleName(text);
    m_button->setVisible(!text.isEmpty());
}

bool DropZone::paste()
{
    const auto query = pictureFrom(QGuiApplication::clipboard()->mimeData());
    if (query)
        Q_EMIT pictureDropped(*query);
    return query.has_value();
}

void DropZone::dragEnterEvent(QDragEnterEvent* event)
{
    if (!mayHoldPicture(event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setDragOver(true);
}

void DropZone::dragLeaveEvent(QDragLeaveEvent*)
{
    setDragOver(false);
}

void DropZone::dropEvent(QDropEvent* event)
{
    setDragOver(false);
    if (const auto query = pictureFrom(event->mimeData())) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
        Q_EMIT pictureDropped(*query);
    }
}

void DropZone::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste) && paste())
        return;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space) {
        Q_EMIT chooseRequested();
        return;
    }
    QFrame::keyPressEvent(event);
}

void DropZone::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = t.surface;
    if (m_dragOver) {
        fill = t.accent;
        fill.setAlphaF(0.12F);
    }
    const bool strong = m_dragOver || hasFocus();
    QPen pen(strong ? t.accent : t.border, strong ? 2 : 1.5);
    if (!m_dragOver)
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
}

void DropZone::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
}

void DropZone::setDragOver(bool over)
{
    m_dragOver = over;
    updateIcon();
    update();
}

void DropZone::updateIcon()
{
    const Tokens& t = tokens(palette());
    m_icon->setPixmap(iconPixmap(QStringLiteral("search-picture"), 48,
        m_dragOver ? t.accent : t.secondary, devicePixelRatioF()));
}

}
