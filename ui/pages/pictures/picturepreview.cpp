// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pictures/picturepreview.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/pages/pictures/pictureview.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

/// Enough for a large screen; more only costs time to decode.
constexpr int kMostSide = 2560;

QToolButton* makeButton(
    QWidget* parent, const QString& name, const QString& iconName, const QString& text)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(icon(iconName));
    button->setIconSize({24, 24});
    button->setAutoRaise(true);
    return button;
}

/// The listing's title; the photo's id where it has none.
QString titleOfPicture(const Workspace& workspace, ImageRow image)
{
    const auto known = workspace.image(image);
    if (!known)
        return {};
    const auto listing = workspace.listing(known->listing);
    return toQString(listing && !listing->title.empty() ? listing->title : known->id);
}

}

PicturePreview::PicturePreview(QWidget* host)
    : QWidget(host)
    , m_host(host)
    , m_view(new PictureView(this))
    , m_title(new QLabel(this))
    , m_previous(makeButton(this, QStringLiteral("previewPrevious"), QStringLiteral("chevron-left"),
          tr("Previous photo")))
    , m_next(makeButton(
          this, QStringLiteral("previewNext"), QStringLiteral("chevron-right"), tr("Next photo")))
    , m_close(makeButton(
          this, QStringLiteral("previewClose"), QStringLiteral("close"), tr("Close the preview")))
    , m_bar(new QWidget(this))
    , m_said(new QLabel(m_bar))
    , m_reader(this)
    , m_titleReader(this)
{
    setObjectName(QStringLiteral("picturePreview"));
    setAccessibleName(tr("Photo preview"));
    setFocusPolicy(Qt::StrongFocus);
    setTextRole(m_title, TextRole::Strong);
    m_title->setTextFormat(Qt::PlainText);
    m_view->setFramed(false);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);

    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_close);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(space::kGroup);
    middle->addWidget(m_previous);
    middle->addWidget(m_view, 1);
    middle->addWidget(m_next);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::kEdge, space::kGroup, space::kEdge, space::kEdge);
    all->setSpacing(space::kGroup);
    all->addLayout(top);
    all->addLayout(middle, 1);
    all->addWidget(m_bar);
    m_bar->setAttribute(Qt::WA_NoMousePropagation); // a click beside a button does not close
    m_said->setObjectName(QStringLiteral("previewSaid"));
    m_said->setTextFormat(Qt::PlainText);
    setTextRole(m_said, TextRole::Strong);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_said, 1);
    row->addStretch(1);

    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_close, &QToolButton::clicked, this, &PicturePreview::leave);
    hide();
}

void PicturePreview::show(std::shared_ptr<const Workspace> workspace, std::vector<Item> items,
    int current, Count counting, Offers offers)
{
    if (items.empty())
        return;
    m_workspace = std::move(workspace);
    m_items = std::move(items);
    m_counting = counting;
    m_offers = std::move(offers);
    makeButtons();
    m_current = std::clamp(current, 0, static_cast<int>(m_items.size()) - 1);
    m_before = QApplication::focusWidget();
    setParent(m_host->window());
    window()->installEventFilter(this);
    setGeometry(window()->rect());
    QWidget::show();
    raise();
    setFocus(Qt::OtherFocusReason);
    load();
}

void PicturePreview::leave()
{
    if (!isVisible())
        return;
    m_reader.cancel();
    m_titleReader.cancel();
    window()->removeEventFilter(this);
    hide();
    if (m_host)
        setParent(m_host);
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    m_items.clear();
    m_offers = {};
    m_workspace.reset();
    Q_EMIT left();
}

void PicturePreview::step(int by)
{
    const int last = static_cast<int>(m_items.size()) - 1;
    const int wanted = std::clamp(m_current + by, 0, last);
    if (wanted == m_current)
        return;
    m_current = wanted;
    load();
    Q_EMIT stepped(m_current);
}

void PicturePreview::load()
{
    const Item& item = m_items[static_cast<std::size_t>(m_current)];
    const int count = static_cast<int>(m_items.size());
    showTitle(item.title);
    m_titleReader.cancel(); // of another one
    if (item.title.isEmpty()) {
        m_titleReader.submit([workspace = m_workspace, image = item.image](
                                 JobContext&) { return titleOfPicture(*workspace, image); },
            [this](const QString& title) { showTitle(title); });
    }
    m_previous->setVisible(count > 1);
    m_next->setVisible(count > 1);
    m_previous->setEnabled(m_current > 0);
    m_next->setEnabled(m_current + 1 < count);
    showOffers();
    m_view->setPlaceholder({}, tr("Loading the photo"));
    m_view->setPicture(item.placeholder);
    const int side =
        std::min(kMostSide, static_cast<int>(std::max(width(), height()) * devicePixelRatioF()));
    m_reader.submit([workspace = m_workspace, image = item.image, side](
                        JobContext&) { return readPicture(*workspace, image, side); },
        [this](const QImage& picture) {
            m_view->setPlaceholder(QStringLiteral("image-off"), tr("No photo"));
            if (!picture.isNull())
                m_view->setPicture(picture);
        },
        [this](const Error&) {
            m_view->setPlaceholder(QStringLiteral("image-off"), tr("This photo could not be read"));
        });
}

void PicturePreview::showTitle(const QString& title)
{
    const int count = static_cast<int>(m_items.size());
    QStringList words;
    if (!title.isEmpty())
        words << title;
    if (m_counting == Count::Shown && count > 1)
        words << tr("%L1 of %L2").arg(m_current + 1).arg(count);
    m_title->setText(words.join(QStringLiteral(" · ")));
}

void PicturePreview::makeButtons()
{
    for (QPushButton* button : std::exchange(m_buttons, {})) {
        button->hide();
        button->deleteLater(); // it may be the one that is being clicked
    }
    auto* row = static_cast<QHBoxLayout*>(m_bar->layout());
    for (std::size_t i = 0; i < m_offers.buttons.size(); ++i) {
        const Offer& offer = m_offers.buttons[i];
        auto* button = new QPushButton(offer.text);
        button->setObjectName(offer.name);
        button->setFocusPolicy(Qt::NoFocus); // arrows go on stepping
        button->setToolTip(tr("%1 (%2)").arg(
            offer.text, QKeySequence(offer.keys.front()).toString(QKeySequence::NativeText)));
        connect(button, &QPushButton::clicked, this, [this, i] { act(m_offers.buttons[i]); });
        row->insertWidget(row->count() - 1, button);
        m_buttons.push_back(button);
    }
    m_bar->setVisible(!m_buttons.empty());
}

void PicturePreview::showOffers()
{
    m_said->setText(m_offers.said ? m_offers.said(m_current) : QString());
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const Offer& offer = m_offers.buttons[i];
        m_buttons[i]->setEnabled(!offer.can || offer.can(m_current));
    }
}

void PicturePreview::act(const Offer& offer)
{
    if (offer.can && !offer.can(m_current))
        return;
    const bool movesOn = offer.movesOn && m_current + 1 < static_cast<int>(m_items.size());
    offer.act(m_current);
    if (movesOn)
        step(1);
    else
        showOffers();
}

bool PicturePreview::answer(QKeyCombination keys)
{
    if (keys == QKeyCombination(Qt::Key_U) && m_offers.undo) {
        if (const int place = m_offers.undo(); place >= 0)
            step(place - m_current);
        showOffers();
        return true;
    }
    const auto offer = std::ranges::find_if(m_offers.buttons, [keys](const Offer& each) {
        return std::ranges::find(each.keys, keys) != each.keys.end();
    });
    if (offer == m_offers.buttons.end())
        return false;
    act(*offer);
    return true;
}

void PicturePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens(palette()).background);
}

void PicturePreview::keyPressEvent(QKeyEvent* event)
{
    if (answer(QKeyCombination(event->modifiers() & ~Qt::KeypadModifier, Qt::Key(event->key()))))
        return;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up: step(-1); return;
    case Qt::Key_Right:
    case Qt::Key_Down: step(1); return;
    case Qt::Key_Home: step(-static_cast<int>(m_items.size())); return;
    case Qt::Key_End: step(static_cast<int>(m_items.size())); return;
    case Qt::Key_Space:
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter: leave(); return;
    default: QWidget::keyPressEvent(event);
    }
}

void PicturePreview::mouseReleaseEvent(QMouseEvent*)
{
    leave();
}

bool PicturePreview::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == window())
        setGeometry(window()->rect());
    return QWidget::eventFilter(watched, event);
}

}
