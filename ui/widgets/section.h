// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace vitrine::ui {

/// A page's title (1.5 x) with room for controls at its right.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setCaption(const QString& caption); ///< beside the title, secondary: "320 listings"
    void addControl(QWidget* widget); ///< takes ownership, from the left
    int wordsWidth() const; ///< of title and caption together
    int controlsLeft() const; ///< where the first visible control begins, else the right edge

private:
    QHBoxLayout* m_row;
    QLabel* m_title;
    QLabel* m_caption;
};

/// A semi-bold heading that groups by space instead of a frame, with an optional caption.
class SectionHeading : public QWidget {
    Q_OBJECT
public:
    explicit SectionHeading(const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setCaption(const QString& caption);

private:
    QLabel* m_text;
    QLabel* m_caption;
};

}
