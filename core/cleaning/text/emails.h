// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/text/contactdetails.h"

#include <string_view>
#include <vector>

namespace vitrine::cleaning {

/// As findContactDetails says; in the order of the text, none over another.
std::vector<ContactMatch> findEmails(std::string_view text);

}
