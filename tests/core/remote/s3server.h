// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::test {

/// A storage that speaks as much of S3 as fetching needs, on a free port of the loopback interface:
/// GetObject with Range and If-Match, HeadObject, ListObjectsV2 in pages. It computes the signature
/// of each request again, as "Signature Version 4" is specified, and refuses others.
class S3Server {
public:
    struct Object {
        std::string contents = {};
        std::string entityTag = {}; ///< with quotes
        std::vector<int> statuses = {}; ///< of the next answers, before the object itself is sent
        std::int64_t breakAfter = -1; ///< bytes of one answer after which the connection closes
    };
    struct Request {
        std::string method;
        std::string target; ///< as sent
        std::string range;
        std::string ifMatch;
        int status = 0;
        std::string authorization;
    };

    S3Server(std::string keyId, std::string secret, std::string token = {});
    S3Server(const S3Server&) = delete;
    S3Server& operator=(const S3Server&) = delete;
    ~S3Server();

    void put(const std::string& key, Object object); ///< in the bucket "shop"
    void remove(const std::string& key);
    void setPageLength(int objects);
    void setOpen(bool open); ///< whether requests without a signature are answered
    std::string endpoint() const;
    std::vector<Request> requests() const;
    void forgetRequests();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}
