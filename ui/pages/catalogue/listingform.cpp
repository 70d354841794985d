// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/listingform.h"

#include "ui/itemmodels/typedprice.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace vitrine::ui {
namespace {

constexpr int kDescriptionLines = 10;

template <typename Field> void addField(QVBoxLayout* column, const QString& label, Field* field)
{
    auto* caption = new QLabel(label);
    setTextRole(caption, TextRole::Caption);
    caption->setBuddy(field);
    field->setAccessibleName(label);
    column->addWidget(caption);
    column->addWidget(field);
}

}

ListingForm::ListingForm(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLineEdit)
    , m_price(new QLineEdit)
    , m_priceProblem(new QLabel(tr("A price is a number, such as 12.50; leave it empty for none.")))
    , m_category(new QComboBox)
    , m_place(new QLineEdit)
    , m_description(new QPlainTextEdit)
    , m_save(new QPushButton(tr("Save")))
{
    setObjectName(QStringLiteral("listingForm"));
    m_title->setObjectName(QStringLiteral("formTitle"));
    m_price->setObjectName(QStringLiteral("formPrice"));
    m_category->setObjectName(QStringLiteral("formCategory"));
    m_place->setObjectName(QStringLiteral("formPlace"));
    m_description->setObjectName(QStringLiteral("formDescription"));
    m_save->setObjectName(QStringLiteral("formSave"));
    m_category->setEditable(true);
    m_category->setInsertPolicy(QComboBox::NoInsert);
    m_category->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_description->setTabChangesFocus(true);
    m_description->setMinimumHeight(kDescriptionLines * fontMetrics().lineSpacing());
    m_priceProblem->setWordWrap(true);
    setTextRole(m_priceProblem, TextRole::Caption);
    setPrimary(m_save);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("formCancel"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    addField(column, tr("Title"), m_title);
    addField(column, tr("Price"), m_price);
    column->addWidget(m_priceProblem);
    addField(column, tr("Category"), m_category);
    addField(column, tr("Place"), m_place);
    addField(column, tr("Description"), m_description);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    buttons->addWidget(m_save, 1);
    buttons->addWidget(cancel);
    column->addSpacing(space::kTight);
    column->addLayout(buttons);

    connect(m_save, &QPushButton::clicked, this, &ListingForm::save);
    connect(cancel, &QPushButton::clicked, this, &ListingForm::closed);
    connect(m_price, &QLineEdit::textChanged, this, [this] {
        const bool valid = typedPrice(m_price->text(), m_currency, QLocale()).has_value();
        m_priceProblem->setVisible(!valid);
        m_save->setEnabled(valid);
    });
}

void ListingForm::edit(const Listing& listing, const QString& category,
    const QStringList& categories, const std::string& currency)
{
    m_listing = listing;
    m_categoryBefore = category;
    m_currency = listing.price ? listing.price->currency : currency;
    m_title->setText(toQString(listing.title));
    m_price->setText(priceText(listing.price, QLocale()));
    m_priceProblem->hide();
    m_save->setEnabled(true);
    m_category->clear();
    m_category->addItems(categories);
    m_category->setCurrentText(category);
    m_place->setText(toQString(listing.location));
    m_description->setPlainText(toQString(listing.description));
    m_title->setCursorPosition(0);
    m_title->setFocus();
}

void ListingForm::announce(const std::string& field, const QString& text, const std::string& before)
{
    const std::string value = toUtf8(text);
    if (value != before)
        Q_EMIT fieldChanged(m_listing.row, field, value);
}

void ListingForm::save()
{
    const auto price = typedPrice(m_price->text(), m_currency, QLocale());
    if (!price)
        return;
    announce("title", m_title->text().trimmed(), m_listing.title);
    if (*price != m_listing.price)
        Q_EMIT fieldChanged(m_listing.row, "price", priceCell(*price));
    const QString category = m_category->currentText().trimmed();
    if (category != m_categoryBefore) {
        Q_EMIT fieldChanged(m_listing.row, "category",
            category.isEmpty() ? CellValue() : CellValue(toUtf8(category)));
    }
    announce("location", m_place->text().trimmed(), m_listing.location);
    // Line ends as the catalogue has them: untouched texts must not come back as changed.
    if (m_description->document()->isModified())
        announce("description", m_description->toPlainText(), m_listing.description);
    Q_EMIT closed();
}

void ListingForm::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (enter)
        save(); // a line passes it on; the description only with Ctrl
    else
        QWidget::keyPressEvent(event);
}

}
