// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QObject>
#include <QStringList>

#include <functional>

class QAbstractItemView;

namespace vitrine::ui {

/// The keys by which a person decides about the current row of a view, one row after the other: 1
/// to 9 give it a category by a legend, the others see Answers. Keys without an answer stay the
/// view's own.
class DecisionKeys : public QObject {
    Q_OBJECT
public:
    static constexpr int kNumbers = 9;

    using OfRow = std::function<void(int row)>;
    struct Answers {
        std::function<void(int row, const QString& category)> relabel = {}; ///< 1 to 9
        OfRow takeSuggestion = {}; ///< Enter
        OfRow chooseOther = {}; ///< 0
        OfRow leaveOut = {}; ///< X
        OfRow callFine = {}; ///< F
        OfRow preview = {}; ///< P
        OfRow space = {};
        std::function<void()> undo = {}; ///< U, also where there is no row
    };

    /// Belongs to `view`.
    DecisionKeys(QAbstractItemView* view, Answers answers);

    /// What 1 to 9 stand for.
    const QStringList& legend() const { return m_legend; }
    /// Those of `names` that weigh most, equal ones in their order. Keys that fingers have learnt
    /// keep their meaning as long as they stand for the same names.
    void chooseLegend(QStringList names, const QMap<QString, int>& weights);
    void forgetLegend() { m_legend.clear(); }

    /// Makes the next row current that `isDecided` denies; the last one stays.
    void moveOn(int row, const std::function<bool(int row)>& isDecided) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool handle(int key);
    OfRow answerOf(int key) const;

    QAbstractItemView* m_view;
    Answers m_answers;
    QStringList m_legend;
};

}
