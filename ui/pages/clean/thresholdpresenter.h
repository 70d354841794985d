// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/workspace/inspection.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/clean/cleansource.h"

#include <QObject>

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

namespace vitrine::ui {

/// One picture property with a threshold that is tried out before it is set. Thresholds fall on the
/// edges of fine bins, so that the number found is exact while dragging, without asking. What is
/// tried of a property and category is kept while others are looked at, until it is set or dropped,
/// or another one is set meanwhile: here, by an undo, or by another program.
class ThresholdPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int kFineBins = 1000;
    static constexpr int kShownBins = 50;
    static constexpr int kExamples = 16; ///< on each side

    explicit ThresholdPresenter(QObject* parent = nullptr);

    void setSource(const CleanSource& source);
    /// The values of all pictures, or of one category's.
    void show(FindingKind kind, CategoryRow category = {});
    void clear();
    /// Whose threshold was tried last of those that are tried of the kind; none: all categories'.
    CategoryRow triedCategory(FindingKind kind) const;
    /// Keep: the examples stay as they are, for those who show on them what was decided.
    enum class Examples { Renew, Keep };
    void refresh(Examples examples =
                     Examples::Renew); ///< after decisions: keeps the threshold that is being tried

    const std::optional<PropertyHistogram>& histogram() const { return m_histogram; }
    const std::optional<Error>& error() const { return m_error; }
    std::vector<std::int64_t> shownBins() const; ///< kShownBins counts over the same range
    CategoryRow category() const { return m_category; }
    double threshold() const { return m_threshold; }
    bool isTrying() const; ///< another threshold than the one set
    void tryThreshold(double threshold);
    void dropTried(); ///< back to the one that is set
    void forgetTried(FindingKind kind, CategoryRow category); ///< it has been set
    std::int64_t found() const; ///< pictures that the threshold being tried finds
    const std::vector<PropertyExample>& beyond() const { return m_examples.beyond; }
    const std::vector<PropertyExample>& within() const { return m_examples.within; }
    /// Somebody had called it fine when the histogram, and with it the examples, was read anew.
    bool isFine(ImageRow image) const { return m_fine.contains(image.value); }
    Action setAction() const; ///< that sets the threshold being tried
    Action resetAction() const; ///< that goes back to the rule's own
    /// Rows of the chosen category's open findings, of the threshold that is set; of all
    /// categories: nothing.
    const std::optional<std::vector<std::int64_t>>& openOfCategory() const { return m_open; }
    /// About every open finding of what is shown: of all categories, or of the chosen one.
    Action openAction(ActionKind kind) const;

    Q_SIGNAL void histogramChanged();
    Q_SIGNAL void thresholdChanged();
    Q_SIGNAL void examplesChanged();

private:
    struct Photos {
        std::vector<PropertyExample> beyond;
        std::vector<PropertyExample> within;
    };

    using OpenRows = std::optional<std::vector<std::int64_t>>;
    struct Reading {
        PropertyHistogram histogram;
        OpenRows open;
        std::unordered_set<std::int64_t> fine; ///< of all photos that are not left out
    };

    static OpenRows readOpen(const CleanSource& source, const PropertyHistogram& histogram,
        CategoryRow category, JobContext& context);
    static std::unordered_set<std::int64_t> readFine(
        const CleanSource& source, FindingKind kind, JobContext& context);
    void read(Examples examples);
    void takeTried();
    void readExamples();
    double onEdge(double threshold) const;
    Action action() const;

    CleanSource m_source;
    FindingKind m_kind = FindingKind::Dark;
    CategoryRow m_category;
    std::optional<PropertyHistogram> m_histogram;
    OpenRows m_open;
    std::optional<Error> m_error;
    double m_threshold = 0.0;
    struct Tried {
        double value = 0.0;
        double insteadOf = 0.0; ///< the one that was set then
    };
    std::map<std::pair<FindingKind, CategoryRow>, Tried> m_tried;
    std::map<FindingKind, CategoryRow> m_triedLast;
    bool m_renew = false; ///< read the examples too, once the histogram is there
    Photos m_examples;
    std::unordered_set<std::int64_t> m_fine;
    LatestRunner<Reading> m_reader;
    LatestRunner<Photos> m_exampleReader;
};

}
