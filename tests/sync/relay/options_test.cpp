#include "sync/relay/options.hpp"

#include <gtest/gtest.h>

namespace candour::relay_test {

namespace {

using relay::Command;
using relay::Options;
using relay::OptionsRefusal;
using relay::read_options;

Options options_of(const std::vector<std::string>& arguments) { return std::get<Options>(read_options(arguments)); }
int refusal_of(const std::vector<std::string>& arguments) {
  return std::get<OptionsRefusal>(read_options(arguments)).exit_code;
}

TEST(Options, ServeOnLoopbackWhenNothingIsSaid) {
  const auto options = options_of({});

  EXPECT_EQ(options.command, Command::run);
  EXPECT_EQ(options.host, "127.0.0.1");
  EXPECT_EQ(options.port, 7878);
  EXPECT_TRUE(options.data.empty());
}

TEST(Options, TakeFlagsBeforeAndAfterTheCommand) {
  const auto options = options_of({"--data", "d", "run", "--listen", "[::1]:0", "--clock", "c"});

  EXPECT_EQ(options.host, "::1");
  EXPECT_EQ(options.port, 0);
  EXPECT_EQ(options.data, "d");
  EXPECT_EQ(options.clock, "c");
}

TEST(Options, RefuseToListenToTheWorldWithoutTls) {
  EXPECT_EQ(refusal_of({"--listen", "0.0.0.0:7878"}), 78);
  EXPECT_EQ(refusal_of({"--listen", "[::]:7878"}), 78);
  EXPECT_EQ(refusal_of({"--listen", "192.168.1.4:7878"}), 78);
  EXPECT_EQ(refusal_of({"--listen", "relay.example:7878"}), 78);
  EXPECT_EQ(options_of({"--listen", "localhost:0"}).host, "127.0.0.1");
}

TEST(Options, RefuseWhatTheyDoNotKnow) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--listen"},
                                                    {"--listen", "7878"},
                                                    {"--listen", "127.0.0.1:70000"},
                                                    {"--listen", "127.0.0.1:"},
                                                    {"--data", ""},
                                                    {"--verbose"},
                                                    {"start"},
                                                    {"run", "now"},
                                                    {"dump"},
                                                    {"dump", "abc"},
                                                    {"drop"},
                                                    {"dump", std::string(62, 'a')},
                                                    {"dump", std::string(64, 'g')}}) {
    EXPECT_EQ(refusal_of(arguments), 1) << (arguments.empty() ? "" : arguments.back());
  }
}

TEST(Options, NameTheMailboxOfADump) {
  const auto options = options_of({"dump", std::string(64, 'a')});

  EXPECT_EQ(options.command, Command::dump);
  EXPECT_EQ(to_hex(options.mailbox), std::string(64, 'a'));
  EXPECT_EQ(options_of({"drop", std::string(64, 'b')}).command, Command::drop);
  EXPECT_EQ(to_hex(options_of({"drop", std::string(64, 'b')}).mailbox), std::string(64, 'b'));
}

TEST(Options, ShowHelpAndVersion) {
  EXPECT_EQ(options_of({"--help"}).command, Command::help);
  EXPECT_EQ(options_of({"version"}).command, Command::version);
  EXPECT_EQ(options_of({"--version"}).command, Command::version);
}

}  // namespace

}  // namespace candour::relay_test
