// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/duplicategroups.h"
#include "ui/widgets/dragout.h"

#include <QWidget>

class QLabel;

namespace vitrine::ui {

class ElidedLabel;
class PictureView;

/// One side of a comparison: a picture, what it is, and its facts with the better ones in bold.
class ComparisonSide : public QWidget {
    Q_OBJECT
public:
    explicit ComparisonSide(const QString& name, QWidget* parent = nullptr);

    /// `against` (may be null): the other side.
    void show(const DuplicateMember& member, const DuplicateMember* against, const QString& role);
    void setRole(const QString& role); ///< another one of the member that is shown
    void showPicture(const QImage& picture); ///< instead of the member's own
    void clear();
    /// Room for so many lines of words, so that the pictures of both sides are of one size.
    void setLines(int lines);
    void setOutgoing(MimeSource source); ///< what is dragged out of the picture and copied
    void setWordsOnly(); ///< there is no picture at either side: all the room is for words

    Q_SIGNAL void previewRequested();
    Q_SIGNAL void menuRequested(const QPoint& globalPosition);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitCaption();
    QString factsOf(const DuplicateMember& member, const DuplicateMember* against) const;

    ElidedLabel* m_role;
    PictureView* m_picture;
    QWidget* m_words;
    QLabel* m_title;
    QLabel* m_caption;
    QLabel* m_facts;
    QString m_subject; ///< of the member that is shown
    bool m_wordsOnly = false;
};

}
