// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <string>

namespace vitrine::log {

namespace {

spdlog::logger& logger()
{
    // Made on first use and owned here: spdlog's registry is left to whoever else uses it.
    static spdlog::logger instance = [] {
        spdlog::logger made("vitrine", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
        made.set_pattern("%H:%M:%S %^%l%$ %v");
        const char* wanted = std::getenv("VITRINE_LOG");
        made.set_level(wanted ? spdlog::level::from_str(wanted) : spdlog::level::warn);
        return made;
    }();
    return instance;
}

}

void setLevel(Level level)
{
    switch (level) {
    case Level::Debug: logger().set_level(spdlog::level::debug); break;
    case Level::Info: logger().set_level(spdlog::level::info); break;
    case Level::Warning: logger().set_level(spdlog::level::warn); break;
    case Level::Error: logger().set_level(spdlog::level::err); break;
    }
}

void debug(std::string_view message)
{
    logger().debug("{}", message);
}
void info(std::string_view message)
{
    logger().info("{}", message);
}
void warning(std::string_view message)
{
    logger().warn("{}", message);
}
void error(std::string_view message)
{
    logger().error("{}", message);
}

}
