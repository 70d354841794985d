// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/notice.h"

class QTimer;

namespace vitrine::ui {

class PageHeader;

/// What has just been done on a page. It floats beside the header's words, below them where there
/// is no room, so that nothing jumps when it comes and goes.
class FloatingNotice : public Notice {
    Q_OBJECT
public:
    enum class Stay { Briefly, UntilClosed };

    /// `header` is a part of `page`, which becomes the parent.
    FloatingNotice(PageHeader* header, QWidget* page);

    /// `button`: "Undo"; empty: none.
    void tell(
        Kind kind, const QString& text, const QString& detail, const QString& button, Stay stay);
    void tellError(const Error& error); ///< until it is closed
    void stopTelling();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    PageHeader* m_header;
    QTimer* m_timer;
};

}
