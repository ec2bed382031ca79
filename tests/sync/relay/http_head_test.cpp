// The rules for request heads (relay.md 0.2), without a socket.
#include "sync/relay/http_head.hpp"

#include <gtest/gtest.h>

#include "tests/sync/relay/bad_requests.hpp"

namespace candour::relay_test {

namespace {

using relay::HttpRefusal;
using relay::HttpRequest;
using relay::judge_head;
using relay::Route;

const std::string post_start = "POST /v1/box HTTP/1.1\r\nHost: relay\r\n";
const std::string good_post = post_start + "Content-Type: application/octet-stream\r\nContent-Length: 144\r\n\r\n";

TEST(HttpHead, TakesTheThreeRequestsThereAre) {
  const auto box = std::get<HttpRequest>(judge_head(good_post));
  const auto info = std::get<HttpRequest>(judge_head("GET /v1/info HTTP/1.1\r\nHost: relay\r\n\r\n"));
  const auto health =
      std::get<HttpRequest>(judge_head("GET /healthz HTTP/1.1\r\nHost:relay\r\nConnection: close\r\n\r\n"));

  EXPECT_EQ(box.route, Route::box);
  EXPECT_EQ(box.body_size, 144u);
  EXPECT_TRUE(box.keeps_alive);
  EXPECT_EQ(info.route, Route::info);
  EXPECT_EQ(health.route, Route::health);
  EXPECT_FALSE(health.keeps_alive);
}

TEST(HttpHead, ReadsFieldNamesInAnyCase) {
  const auto judged = judge_head(
      "POST /v1/box HTTP/1.1\r\nhOST: relay\r\ncontent-type: Application/Octet-Stream\r\nCONTENT-LENGTH: 7\r\n\r\n");

  EXPECT_EQ(std::get<HttpRequest>(judged).body_size, 7u);
}

TEST(HttpHead, RefusesWhatCouldBeReadInTwoWays) {
  for (const auto& bad : bad_requests()) {
    const auto size = relay::head_size(bad.text);
    if (!size) continue;
    const auto judged = judge_head(std::string_view(bad.text).substr(0, *size));
    const auto* refusal = std::get_if<HttpRefusal>(&judged);
    const bool is_bytes_after_it = refusal == nullptr && bad.text.size() > *size;
    EXPECT_TRUE(is_bytes_after_it || (refusal != nullptr && refusal->status == bad.status)) << bad.name;
  }
}

TEST(HttpHead, HasAnEndOnlyAfterAnEmptyLine) {
  for (std::size_t size = 0; size < good_post.size(); ++size) {
    EXPECT_EQ(relay::head_size(std::string_view(good_post).substr(0, size)), std::nullopt);
  }
  EXPECT_EQ(relay::head_size(good_post + "more"), good_post.size());
}

TEST(HttpHead, RefusesABodyLargerThanAnyFrame) {
  const auto with_length = [](const std::string& length) {
    return judge_head(post_start + "Content-Type: application/octet-stream\r\nContent-Length: " + length + "\r\n\r\n");
  };

  EXPECT_TRUE(std::holds_alternative<HttpRequest>(with_length(std::to_string(wire::max_request_size))));
  EXPECT_EQ(std::get<HttpRefusal>(with_length(std::to_string(wire::max_request_size + 1))).status, 413u);
}

TEST(HttpHead, FindsTheWordCloseInAListOfOptions) {
  const auto keeps_alive = [](const std::string& options) {
    return std::get<HttpRequest>(judge_head("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection:" + options + "\r\n\r\n"))
        .keeps_alive;
  };

  for (const auto* options : {"close", " Close", "close, foo", "foo ,close", "a,b, CLOSE ,c"})
    EXPECT_FALSE(keeps_alive(options)) << options;
  for (const auto* options : {"", "keep-alive", "closed", "foo, close-not"}) EXPECT_TRUE(keeps_alive(options)) << options;
}

TEST(HttpHead, TakesHeadWhereItTakesGetAndNamesTheMethodsElsewhere) {
  EXPECT_TRUE(std::holds_alternative<HttpRequest>(judge_head("HEAD /healthz HTTP/1.1\r\nHost: a\r\n\r\n")));
  EXPECT_TRUE(relay::asks_for_head_alone("HEAD /healthz HTTP/1.1\r\n"));
  EXPECT_FALSE(relay::asks_for_head_alone("HEADER /healthz HTTP/1.1\r\n"));
  EXPECT_FALSE(relay::asks_for_head_alone("GET /HEAD HTTP/1.1\r\n"));
  EXPECT_STREQ(std::get<HttpRefusal>(judge_head("HEAD /v1/box HTTP/1.1\r\nHost: a\r\n\r\n")).allowed, "POST");
  EXPECT_STREQ(std::get<HttpRefusal>(judge_head("POST /healthz HTTP/1.1\r\nHost: a\r\n\r\n")).allowed, "GET, HEAD");
}

TEST(HttpHead, EndsAtALineWithoutItsCarriageReturn) {
  EXPECT_EQ(relay::head_size("GET /healthz HTTP/1.1\nHost"), 22u);
  EXPECT_EQ(relay::head_size("\n"), 1u);
  EXPECT_EQ(relay::head_size("\r\n"), std::nullopt) << "an empty line before the request is refused as a whole";
  EXPECT_TRUE(std::holds_alternative<HttpRefusal>(judge_head("\n")));
}

TEST(HttpHead, TakesThirtyTwoFieldsAndNotOneMore) {
  std::string fields = "Host: relay\r\n";
  for (int i = 1; i < 32; ++i) fields += "X-" + std::to_string(i) + ": y\r\n";

  EXPECT_TRUE(std::holds_alternative<HttpRequest>(judge_head("GET /healthz HTTP/1.1\r\n" + fields + "\r\n")));
  EXPECT_EQ(std::get<HttpRefusal>(judge_head("GET /healthz HTTP/1.1\r\n" + fields + "X: y\r\n\r\n")).status, 431u);
}

TEST(HttpHead, NeverReadsPastWhatItWasGiven) {
  for (std::size_t size = 0; size <= good_post.size(); ++size) {
    for (const char c : {'\0', '\r', '\n', ' ', ':', '\x80'}) {
      auto changed = good_post.substr(0, size);
      if (!changed.empty()) changed.back() = c;
      (void)judge_head(changed + "\r\n\r\n");
    }
  }
  EXPECT_TRUE(std::holds_alternative<HttpRefusal>(judge_head("")));
}

}  // namespace

}  // namespace candour::relay_test
