// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/filefield.h"

#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>

namespace vitrine::ui {
namespace {

constexpr int kLabelWidth = 150;

QString firstLocalPath(const QMimeData* data)
{
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            return url.toLocalFile();
    }
    return {};
}

}

FileField::FileField(Kind kind, const QString& label, const QString& hint, QWidget* parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_hint(hint)
    , m_value(new QLabel(hint, this))
    , m_fact(new QLabel(this))
{
    setAcceptDrops(true);
    auto* name = new QLabel(label, this);
    setTextRole(name, TextRole::Strong);
    name->setMinimumWidth(kLabelWidth);
    setTextRole(m_fact, TextRole::Caption);
    m_value->setForegroundRole(QPalette::PlaceholderText);
    m_value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* button =
        new QPushButton(kind == Kind::File ? tr("Choose file") : tr("Choose folder"), this);
    button->setObjectName(QStringLiteral("fileFieldButton"));
    button->setAccessibleName(QStringLiteral("%1: %2").arg(label, button->text()));
    connect(button, &QPushButton::clicked, this, &FileField::chooseRequested);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kGroup, space::kRelated, space::kRelated, space::kRelated);
    row->setSpacing(space::kRelated + space::kTight);
    row->addWidget(name);
    row->addWidget(m_value, 1);
    row->addWidget(m_fact);
    row->addWidget(button);
}

void FileField::setPath(const std::filesystem::path& path)
{
    m_path = path;
    m_value->setText(path.empty() ? m_hint : toQString(path.filename()));
    m_value->setForegroundRole(path.empty() ? QPalette::PlaceholderText : QPalette::WindowText);
    setToolTip(toQString(path));
    m_fact->clear();
}

void FileField::setFact(const QString& fact)
{
    m_fact->setText(fact);
}

void FileField::dragEnterEvent(QDragEnterEvent* event)
{
    if (firstLocalPath(event->mimeData()).isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_dragOver = true;
    update();
}

void FileField::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dragOver = false;
    update();
}

void FileField::dropEvent(QDropEvent* event)
{
    m_dragOver = false;
    update();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT dropped(toPath(firstLocalPath(event->mimeData())));
}

void FileField::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_dragOver ? t.accent : t.border, m_dragOver ? 2 : 1);
    if (m_path.empty() && !m_dragOver)
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
}

}
