// TLS as people use it: stunnel in front of a plain relay, with certificates made on the spot.
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "sync/client/http_transport.hpp"
#include "tests/sync/client/local_server.hpp"

extern char** environ;

namespace candour::sync {
namespace {

namespace fs = std::filesystem;

// A program that ends with its scope.
class Program {
 public:
  explicit Program(std::vector<std::string> words) {
    std::vector<char*> pointers;
    for (auto& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    if (::posix_spawnp(&pid_, pointers[0], nullptr, nullptr, pointers.data(), environ) != 0) pid_ = -1;
  }
  ~Program() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGTERM);
    wait();
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  int wait() {
    int status = -1;
    if (pid_ > 0) ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_ = -1;
};

bool can_connect(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool is_open = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return is_open;
}

class Tls : public testing::Test {
 protected:
  void SetUp() override {
    auto pattern = (fs::temp_directory_path() / "candour-tls-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder = pattern;
    make_certificate("relay", "IP:127.0.0.1");
    make_certificate("stranger", "IP:127.0.0.1");
    make_certificate("elsewhere", "DNS:relay.example.org");
  }
  void TearDown() override { fs::remove_all(folder); }

  std::string path(const std::string& name) const { return (folder / name).string(); }

  void make_certificate(const std::string& name, const std::string& who) {
    Program openssl({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                     "-keyout", path(name + ".key"), "-out", path(name + ".pem"), "-days", "2", "-subj", "/CN=candour",
                     "-addext", "subjectAltName=" + who});
    ASSERT_EQ(openssl.wait(), 0);
  }

  // A TLS door with this certificate in front of `behind`, open before this returns.
  std::unique_ptr<Program> open_door(const std::string& certificate, std::uint16_t behind, std::uint16_t& port) {
    {
      LocalServer unused([](const LocalServer::Call&) { return Bytes{}; });
      port = unused.port();
    }
    std::ofstream(path("stunnel.conf")) << "foreground = yes\nsyslog = no\noutput = " << path("stunnel.log")
                                        << "\npid =\n[relay]\naccept = 127.0.0.1:" << port
                                        << "\nconnect = 127.0.0.1:" << behind
                                        << "\ncert = " << path(certificate + ".pem")
                                        << "\nkey = " << path(certificate + ".key") << "\n";
    auto door = std::make_unique<Program>(std::vector<std::string>{"stunnel4", path("stunnel.conf")});
    const auto began = std::chrono::steady_clock::now();
    while (!can_connect(port))
      if (std::chrono::steady_clock::now() - began > std::chrono::seconds(20)) return nullptr;
    return door;
  }

  Result<HttpAnswer> ask(std::uint16_t port, const std::string& ca_file) {
    HttpRequest request;
    request.address = {"127.0.0.1", port, false};
    request.body = {1};
    return make_http_transport({ca_file, LoopbackScheme::tls})->exchange(request);
  }

  fs::path folder;
  LocalServer relay{[](const LocalServer::Call&) { return LocalServer::ok(Bytes{42}); }};
};

TEST_F(Tls, TrustsTheAuthorityItWasGivenAndNoOther) {
  std::uint16_t port = 0;
  const auto door = open_door("relay", relay.port(), port);
  ASSERT_TRUE(door);

  const auto trusted = ask(port, path("relay.pem"));
  ASSERT_TRUE(trusted);
  EXPECT_EQ(trusted->body, Bytes{42});

  const auto without = ask(port, {});
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().code, ErrorCode::tls_refused);
  const auto other = ask(port, path("stranger.pem"));
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::tls_refused);
  const auto missing = ask(port, path("absent.pem"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::tls_refused);
}

TEST_F(Tls, RefusesATrustedCertificateOfAnotherHost) {
  std::uint16_t port = 0;
  const auto door = open_door("elsewhere", relay.port(), port);
  ASSERT_TRUE(door);
  const auto answer = ask(port, path("elsewhere.pem"));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::tls_refused);
}

TEST_F(Tls, NeverFallsBackToPlainHttp) {
  HttpRequest request;
  request.address = relay.address();
  request.body = {1};
  request.limit = std::chrono::milliseconds(300);
  const auto answer = make_http_transport({{}, LoopbackScheme::tls})->exchange(request);
  EXPECT_FALSE(answer);
}

}  // namespace
}  // namespace candour::sync
