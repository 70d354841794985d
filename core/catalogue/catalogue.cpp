// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"

#include "core/base/error.h"
#include "core/catalogue/internal/openmigrated.h"
#include "core/catalogue/internal/sqlitereader.h"
#include "core/catalogue/internal/sqlitewriter.h"
#include "core/catalogue/internal/writeaheadlog.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace vitrine::catalogue {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds kWriterPatience{10};
constexpr std::size_t kIdleReaders = 8;

/// The connections of one catalogue. Readers and the writer hold it, so that they may outlive the
/// Catalogue that gave them.
class Connections {
public:
    explicit Connections(std::unique_ptr<Connection> writing)
        : m_file(writing->file())
        , m_writing(std::move(writing))
    {
    }

    std::shared_ptr<Connection> takeReader()
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_idle.empty()) {
                auto connection = std::move(m_idle.back());
                m_idle.pop_back();
                return connection;
            }
        }
        return openConnection(m_file, Connection::Access::Read);
    }

    void returnReader(std::shared_ptr<Connection> connection)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_idle.size() < kIdleReaders)
            m_idle.push_back(std::move(connection));
    }

    Connection& takeWriter()
    {
        std::unique_lock lock(m_mutex);
        if (!m_writerFree.wait_for(lock, kWriterPatience, [this] { return !m_writerTaken; }))
            throw Error(ErrorCode::Busy, "Another job is writing to the catalogue.",
                "Wait until it is done, or cancel it.");
        m_writerTaken = true;
        return *m_writing;
    }

    void returnWriter()
    {
        const std::scoped_lock lock(m_mutex);
        m_writerTaken = false;
        m_writerFree.notify_one();
    }

private:
    fs::path m_file;
    std::mutex m_mutex;
    std::condition_variable m_writerFree;
    bool m_writerTaken = false;
    std::unique_ptr<Connection> m_writing;
    std::vector<std::shared_ptr<Connection>> m_idle;
};

class SqliteCatalogue final : public Catalogue {
public:
    explicit SqliteCatalogue(std::unique_ptr<Connection> writing)
        : m_connections(std::make_shared<Connections>(std::move(writing)))
    {
    }

    std::unique_ptr<Reader> reader() const override
    {
        return std::make_unique<SqliteReader>(
            m_connections->takeReader(),
            [shared = m_connections](std::shared_ptr<Connection> connection) {
                shared->returnReader(std::move(connection));
            },
            [shared = m_connections] { writerOf(shared)->indexWords(); });
    }

    std::unique_ptr<Writer> writer() override { return writerOf(m_connections); }

private:
    static std::unique_ptr<SqliteWriter> writerOf(const std::shared_ptr<Connections>& connections)
    {
        return std::make_unique<SqliteWriter>(
            connections->takeWriter(), [connections] { connections->returnWriter(); });
    }

    std::shared_ptr<Connections> m_connections;
};

}

SqliteReader::SqliteReader(
    std::shared_ptr<Connection> connection, GiveBack giveBack, std::function<void()> indexWords)
    : m_connection(std::move(connection))
    , m_giveBack(std::move(giveBack))
    , m_indexWords(std::move(indexWords))
{
}

SqliteReader::~SqliteReader()
{
    m_giveBack(std::move(m_connection));
}

std::unique_ptr<Catalogue> Catalogue::create(const fs::path& file)
{
    createDatabase(file, catalogueMigrations());
    return open(file);
}

std::unique_ptr<Catalogue> Catalogue::open(const fs::path& file)
{
    int found = 0;
    auto connection = openMigrated(file, catalogueMigrations(), found);
    connection->guarded("prepare", [&] { useLogIfFilled(*connection); });
    return std::make_unique<SqliteCatalogue>(std::move(connection));
}

}
