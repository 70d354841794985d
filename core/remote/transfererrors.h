// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>
#include <utility>

namespace vitrine::remote {

/// A transfer that failed, and what that means for others.
class TransferError : public Error {
public:
    enum class Reach {
        File, ///< this file only
        Moment, ///< may be over soon: worth another try
        Server, ///< nothing else will come from there either
    };

    TransferError(Error error, Reach reach)
        : Error(std::move(error))
        , m_reach(reach)
    {
    }
    Reach reach() const noexcept { return m_reach; }

private:
    Reach m_reach;
};

/// `address` for people and files: without password, query and fragment, which may hold secrets.
std::string shownAddress(const std::string& address);
std::string hostOf(const std::string& address); ///< with the port, where one is named
/// Whether a host, with or without a port, is this computer: nothing that is sent leaves it.
bool isThisComputer(std::string_view host);

/// The error for a libcurl result (a CURLcode other than CURLE_OK); `detail` is libcurl's own text,
/// may be empty.
TransferError transferError(const std::string& address, int result, const std::string& detail);
/// The error for an HTTP status of 300 or more.
TransferError statusError(const std::string& address, long status);

}
