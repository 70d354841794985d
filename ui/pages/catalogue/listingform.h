// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/edit.h"
#include "core/types/listing.h"

#include <QStringList>
#include <QWidget>

#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace vitrine::ui {

/// The words of one listing to be edited. Return in a line or Ctrl+Return saves, Escape cancels.
class ListingForm : public QWidget {
    Q_OBJECT
public:
    explicit ListingForm(QWidget* parent = nullptr);

    /// `currency`: of a price typed where there was none.
    void edit(const Listing& listing, const QString& category, const QStringList& categories,
        const std::string& currency);

    /// One for each field that differs, as Cell gives it; `closed` follows.
    Q_SIGNAL void fieldChanged(
        vitrine::ListingRow listing, const std::string& field, const vitrine::CellValue& value);
    Q_SIGNAL void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void save();
    void announce(const std::string& field, const QString& text, const std::string& before);

    Listing m_listing;
    QString m_categoryBefore;
    std::string m_currency;
    QLineEdit* m_title;
    QLineEdit* m_price;
    QLabel* m_priceProblem;
    QComboBox* m_category;
    QLineEdit* m_place;
    QPlainTextEdit* m_description;
    QPushButton* m_save;
};

}
