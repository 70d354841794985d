// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/remoteoptions.h"

#include <string>
#include <string_view>

namespace vitrine::remote {

/// Where a table or pictures are, read from what a person wrote:
///
///     photos                                             a file or folder of this computer
///     https://example.org/photos.zip                     http and https: one file
///     sftp://user@example.org:2222/srv/photos            user and port may be left out; /~/ is
///     home s3://bucket/photos?region=eu-central-1&endpoint=https://storage.example.org
///     photos.zip#2024/summer                             a folder or file inside an archive
struct RemoteLocation {
    enum class Kind { Local, Web, Sftp, S3 };

    Kind kind = Kind::Local;
    std::string path = {}; ///< on disk, on the server, or the key; decoded; not used for the web
    std::string member = {}; ///< inside the archive; empty for all of it
    std::string address = {}; ///< Web: without the fragment
    std::string host = {}; ///< Sftp
    std::string port = {}; ///< Sftp; empty for the usual one
    std::string user = {}; ///< Sftp; empty for the name of this computer's user
    std::string bucket = {}; ///< S3
    std::string endpoint = {}; ///< S3: "https://host"; empty for Amazon's
    std::string region = {}; ///< S3; empty for what the environment says

    /// Throws Error InvalidArgument. Its message never repeats a password.
    static RemoteLocation parse(std::string_view text, const S3Defaults& s3 = {});

    bool isZip() const; ///< by its name
    std::string fileName() const; ///< the last part of the path; may be empty
    /// For messages and files: has no user and no secret, though a web address may have had one in
    /// its query.
    std::string shown() const;
    /// Tells this place from all others. Has no secret, but may have the user's name; a renewed
    /// signature in a web address changes nothing.
    std::string identity() const;
};

}
