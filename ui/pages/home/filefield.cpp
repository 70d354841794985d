// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/filefield.h"

#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kLabelWidth = 150;
constexpr int kFactLetters = 22; // room for any fact, so that none narrows the field beside it

QString firstLocalPath(const QMimeData* data)
{
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            return url.toLocalFile();
    }
    return {};
}

/// The one address that is dragged; empty for anything else.
QString address(const QMimeData* data)
{
    const QString text = data->text().trimmed(); // as it was written, not encoded anew
    const bool one = !text.contains(QLatin1Char('\n')) && text.contains(QStringLiteral("://"));
    return one && !text.startsWith(QStringLiteral("file:")) ? text : QString();
}

}

FileField::FileField(Kind kind, const QString& label, const QString& hint, QWidget* parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_value(new QLineEdit(this))
    , m_fact(new QLabel(this))
{
    setAcceptDrops(true);
    auto* name = new QLabel(label, this);
    setTextRole(name, TextRole::Strong);
    name->setMinimumWidth(kLabelWidth);
    name->setBuddy(m_value);
    setTextRole(m_fact, TextRole::Caption);
    m_fact->setMinimumWidth(kFactLetters * m_fact->fontMetrics().averageCharWidth());
    m_value->setObjectName(QStringLiteral("fileFieldText"));
    m_value->setAccessibleName(label);
    m_value->setPlaceholderText(hint);
    m_value->setTextMargins(space::kTight, 0, space::kTight, 0);
    m_value->setAcceptDrops(false); // the whole row takes them
    m_value->installEventFilter(this);
    auto* button = new QPushButton(this);
    for (const QString& words : {tr("Choose folder"), tr("Choose file")}) { // all equally wide
        button->setText(words);
        button->setMinimumWidth(std::max(button->minimumWidth(), button->sizeHint().width()));
    }
    if (kind == Kind::Folder)
        button->setText(tr("Choose folder"));
    button->setObjectName(QStringLiteral("fileFieldButton"));
    button->setAccessibleName(QStringLiteral("%1: %2").arg(label, button->text()));
    connect(button, &QPushButton::clicked, this, &FileField::chooseRequested);
    connect(m_value, &QLineEdit::editingFinished, this, &FileField::takeText);
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
    if (toPath(m_value->text()) != path)
        m_value->setText(toQString(path)); // shows its end, where the name is
    setToolTip(toQString(path));
    setFact({});
}

void FileField::setFact(const QString& fact, const QString& detail)
{
    showFact(fact, detail, QPalette::PlaceholderText);
}

void FileField::setProblem(const QString& problem, const QString& detail)
{
    showFact(problem, detail, QPalette::BrightText);
}

void FileField::showFact(const QString& fact, const QString& detail, QPalette::ColorRole role)
{
    m_fact->setForegroundRole(role);
    m_fact->setText(fact);
    m_fact->setToolTip(detail);
}

void FileField::takeText()
{
    QString text = m_value->text().trimmed();
    if (text.startsWith(QStringLiteral("~/")))
        text.replace(0, 1, QDir::homePath());
    if (toPath(text) != m_path)
        Q_EMIT entered(toPath(text));
}

bool FileField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_value && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape
        && toPath(m_value->text()) != m_path) {
        m_value->setText(toQString(m_path));
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void FileField::dragEnterEvent(QDragEnterEvent* event)
{
    if (firstLocalPath(event->mimeData()).isEmpty() && address(event->mimeData()).isEmpty())
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
    const QString local = firstLocalPath(event->mimeData());
    if (local.isEmpty())
        Q_EMIT entered(toPath(address(event->mimeData())));
    else
        Q_EMIT dropped(toPath(local));
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
