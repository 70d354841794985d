// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::test {

/// An HTTP server on a free port of the loopback interface, on threads of its own, with the habits
/// of servers that downloads meet.
class FileServer {
public:
    struct File {
        std::string contents = {};
        std::string entityTag = {}; ///< sent as ETag, and compared with If-Range
        bool ranges = true; ///< false: always sends the whole file
        int status = 0; ///< 0 chooses 200 or 206; others come with a page as their body
        int headStatus = 0; ///< the same for HEAD alone
        std::int64_t shiftRange = 0; ///< lies about where a part begins
        std::int64_t breakAfter = -1; ///< bytes of one answer after which the connection closes
        std::int64_t stallAfter = -1; ///< bytes of one answer after which nothing more comes
        std::string redirect = {}; ///< Location, with status 302
    };
    struct Request {
        std::string path;
        std::string range; ///< header, may be empty
        std::string ifRange;
        std::int64_t sent = 0; ///< bytes of the body
    };

    FileServer();
    /// With TLS: files of a certificate and its private key, PEM.
    FileServer(const std::filesystem::path& certificate, const std::filesystem::path& key);
    FileServer(const FileServer&) = delete;
    FileServer& operator=(const FileServer&) = delete;
    ~FileServer();

    void put(const std::string& path, File file); ///< "/name"; replaces
    std::string address(const std::string& path) const;
    std::vector<Request> requests() const;
    void stop(); ///< later connections are refused

private:
    void start();

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}
