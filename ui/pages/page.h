// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/workspace/requests.h"
#include "ui/shell/actiontable.h"

#include <QWidget>

#include <memory>

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

/// A page of the main window, which knows nothing else about it. Pages talk to the program by the
/// signals below and to the open workspace through the session they are given.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QString pageId() const = 0; ///< stable: "home", "catalogue", "search"
    virtual QString title() const = 0; ///< the word in the navigation
    virtual QString iconName() const = 0; ///< of resources/icons
    virtual ActionId navigation() const = 0; ///< the action that goes here

    /// Another workspace, or none (null): forget everything of the last one.
    virtual void setWorkspace(std::shared_ptr<Workspace> workspace) = 0;
    /// The page has come to the front.
    virtual void activated() { }

    /// Whether the action can be used now; the window asks again after `actionsChanged`. Only the
    /// page in front is asked.
    virtual bool canPerform(ActionId) const { return false; }
    virtual void perform(ActionId) { }
    /// For checkable actions.
    virtual bool isChecked(ActionId) const { return false; }

    /// A picture dropped on or pasted into the window, "more like this" of another page: shows its
    /// results and answers true, or false when this page is not for searching.
    virtual bool startSearch(const SearchQuery&) { return false; }
    /// A picture dropped on or pasted into the window while this page is in front; false: searches
    /// take it.
    virtual bool takePicture(const SearchQuery&) { return false; }
    /// What dropping a picture does here; empty: it searches.
    virtual QString dropSentence() const { return {}; }
    /// Selects the listing; false when this page shows no listings.
    virtual bool showListing(ListingRow) { return false; }

    Q_SIGNAL void actionsChanged();
    Q_SIGNAL void searchRequested(const vitrine::SearchQuery& query);
    Q_SIGNAL void listingRequested(vitrine::ListingRow row);
    Q_SIGNAL void actionRequested(vitrine::ui::ActionId id); ///< of the window, such as OpenDemo
};

}
