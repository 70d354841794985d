// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

class QAbstractItemView;

namespace vitrine::ui {

/// The keys by which a person decides about the selected rows of a view, which are decided about
/// together: 1 to 9 give them a category by a legend, the others see Answers. Keys without an
/// answer stay the view's own; those with one go before the shortcuts of what is around the view.
class DecisionKeys : public QObject {
    Q_OBJECT
public:
    static constexpr int kNumbers = 9;

    using Rows = std::vector<int>; ///< ascending, never empty
    using OfRows = std::function<void(const Rows& rows)>;
    enum class Space { View, Fine, Preview }; ///< View: whatever the view does with it
    struct Answers {
        std::function<void(const Rows& rows, const QString& category)> relabel = {}; ///< 1 to 9
        OfRows takeSuggestion = {}; ///< Enter
        OfRows chooseOther = {}; ///< 0
        OfRows leaveOut = {}; ///< X, Delete
        OfRows takeBack = {}; ///< Shift+Delete
        OfRows callFine = {}; ///< F
        std::function<void(int row)> preview = {}; ///< P: the current one
        Space space = Space::View;
        std::function<void()> undo = {}; ///< U, also where there is no row
    };

    /// Belongs to `view`.
    DecisionKeys(QAbstractItemView* view, Answers answers);
    /// Also where `widget`, which shows the view's current row, has the focus.
    void listenTo(QWidget* widget);

    /// The selected ones, else the current one; empty where there is none.
    static Rows rowsOf(const QAbstractItemView& view);
    Rows rows() const { return rowsOf(*m_view); }

    /// What 1 to 9 stand for.
    const QStringList& legend() const { return m_legend; }
    /// Those of `names` that weigh most, equal ones in their order. Keys that fingers have learnt
    /// keep their meaning as long as they stand for the same names.
    void chooseLegend(QStringList names, const QMap<QString, int>& weights);
    void forgetLegend() { m_legend.clear(); }

    /// Makes the next row after `row` current, and alone selected, that `isDecided` denies; where
    /// there is none, `row` itself.
    void moveOn(int row, const std::function<bool(int row)>& isDecided) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool handle(int key, Qt::KeyboardModifiers modifiers);
    bool knows(int key, Qt::KeyboardModifiers modifiers) const;
    bool relabel(int number);
    bool answer(const OfRows& work) const;
    bool preview() const;
    bool answerSpace() const;

    QAbstractItemView* m_view;
    Answers m_answers;
    QStringList m_legend;
};

}
