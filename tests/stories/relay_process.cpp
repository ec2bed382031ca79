#include "tests/stories/relay_process.hpp"

#include <csignal>
#include <fstream>

#include "base/bytes.hpp"
#include "base/sqlite/sqlite.hpp"

namespace candour::stories {

namespace {

// The port in "candour-relay: http://127.0.0.1:PORT, data in ..".
std::string port_in(const std::string& line) {
  const std::string before = "http://127.0.0.1:";
  const auto at = line.find(before);
  if (at == std::string::npos) return {};
  const auto begin = at + before.size();
  return line.substr(begin, line.find(',', begin) - begin);
}

Result<std::vector<std::string>> mailboxes_in(const std::filesystem::path& database) {
  CANDOUR_TRY(auto connection, sqlite::Connection::open(database.string(), sqlite::Connection::Mode::read_only));
  CANDOUR_TRY(auto rows, connection.prepare("SELECT id FROM mailbox ORDER BY n"));
  std::vector<std::string> ids;
  for (;;) {
    CANDOUR_TRY(const bool is_there, rows.step());
    if (!is_there) return ids;
    ids.push_back(to_hex(rows.blob(0)));
  }
}

}  // namespace

RelayProcess::RelayProcess(std::filesystem::path programs, std::filesystem::path folder, std::filesystem::path clock)
    : program_(programs / "candour-relay"),
      folder_(std::move(folder)),
      clock_(std::move(clock)),
      log_(folder_.string() + ".log") {}

bool RelayProcess::start() {
  Start start;
  start.program = program_;
  start.arguments = {"--listen", address(), "--data", folder_.string(), "--clock", clock_.string()};
  start.error_log = log_;
  process_ = std::make_unique<Process>(start);
  const auto line = process_->read_line();
  if (!line) return false;
  std::ofstream(log_, std::ios::app) << *line << '\n';
  port_ = port_in(*line);
  return !port_.empty();
}

bool RelayProcess::stop() {
  process_->signal(SIGTERM);
  const auto exit_code = process_->wait();
  std::ofstream(log_, std::ios::app) << process_->read_all();
  process_.reset();
  return exit_code == 0;
}

void RelayProcess::suspend() const { process_->signal(SIGSTOP); }
void RelayProcess::go_on() const { process_->signal(SIGCONT); }

void RelayProcess::kill() {
  process_->signal(SIGKILL);
  process_->wait();
  process_.reset();
}

std::vector<std::string> RelayProcess::dump() const {
  const auto ids = mailboxes_in(folder_ / "relay.db");
  std::vector<std::string> views;
  if (!ids) return views;
  for (const auto& id : ids.value()) {
    Start start;
    start.program = program_;
    start.arguments = {"--data", folder_.string(), "dump", id};
    const auto finished = run(start);
    if (finished.exit_code == 0) views.push_back(finished.output);
  }
  return views;
}

}  // namespace candour::stories
