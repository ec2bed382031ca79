#include "sync/client/http_transport.hpp"

#include <curl/curl.h>

#include <map>
#include <new>

#include "base/defence.hpp"

namespace candour::sync {
namespace {

constexpr long connect_seconds = 15;

struct EasyDeleter {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct MultiDeleter {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct ShareDeleter {
  void operator()(CURLSH* share) const { curl_share_cleanup(share); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using HeaderList = std::unique_ptr<curl_slist, ListDeleter>;

// Once a process, before any handle; C++ makes the first use safe on any thread.
void start_curl() {
  [[maybe_unused]] static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  assert(started == CURLE_OK);
}

// One request on its way. Curl points into it, so it stays where it is.
struct Exchange {
  Exchange(HttpRequest wanted, const HttpOptions& options);
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  Result<HttpAnswer> finish(CURLcode code);

  HttpRequest request;
  Bytes received;
  std::size_t max_received;
  HeaderList headers;
  Easy easy;

 private:
  void set_request();
  void set_security(const HttpOptions& options);
};

// Takes what arrives up to the cap; fewer bytes than offered make curl give up.
std::size_t receive(char* bytes, std::size_t, std::size_t count, void* context) {
  auto& exchange = *static_cast<Exchange*>(context);
  if (CANDOUR_DEFENCE("54", count > exchange.max_received - exchange.received.size())) return 0;
  try {
    append(exchange.received, as_bytes(std::string_view(bytes, count)));
  } catch (const std::bad_alloc&) {
    return 0;
  }
  return count;
}

bool uses_plain_http(const RelayAddress& address, const HttpOptions& options) {
  return address.is_loopback() && options.loopback == LoopbackScheme::plain;
}

Exchange::Exchange(HttpRequest wanted, const HttpOptions& options)
    : request(std::move(wanted)),
      max_received(request.method == Method::get_info ? wire::max_info_size : wire::max_answer_size),
      easy(curl_easy_init()) {
  if (!easy) return;
  const char* scheme = uses_plain_http(request.address, options) ? "http://" : "https://";
  const char* path = request.method == Method::get_info ? wire::info_path : wire::box_path;
  curl_easy_setopt(easy.get(), CURLOPT_URL, (scheme + request.address.text() + path).c_str());
  set_request();
  set_security(options);
}

void Exchange::set_request() {
  auto* handle = easy.get();
  curl_slist* list = curl_slist_append(nullptr, "Accept:");
  list = curl_slist_append(list, "Expect:");
  if (request.method == Method::post_box) {
    list = curl_slist_append(list, "Content-Type: application/octet-stream");
    curl_easy_setopt(handle, CURLOPT_POST, 1L);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  }
  headers.reset(list);
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, list);
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "candour");
  curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(request.limit.count()));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connect_seconds);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  // Leaving must not wait for a name server that does not answer.
  curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
}

void Exchange::set_security(const HttpOptions& options) {
  auto* handle = easy.get();
  const bool is_plain = uses_plain_http(request.address, options);
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, is_plain ? "http" : "https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  // What stays on this computer is not shown to a proxy.
  if (request.address.is_loopback()) curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
  if (!options.ca_file.empty()) {
    curl_easy_setopt(handle, CURLOPT_CAINFO, options.ca_file.c_str());
    curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
  }
}

bool is_about_trust(CURLcode code) {
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CERTPROBLEM:
      return true;
    default:
      return false;
  }
}

Result<HttpAnswer> Exchange::finish(CURLcode code) {
  if (is_about_trust(code)) return Error{ErrorCode::tls_refused, "trust the relay's certificate"};
  long status = 0;
  curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
  const bool has_info = request.method == Method::post_box || status == 200;
  if (code != CURLE_OK || !has_info) return Error{ErrorCode::relay_unreachable, "speak to the relay"};
  HttpAnswer answer{std::move(received), {}};
  curl_header* header = nullptr;
  if (curl_easy_header(easy.get(), wire::info_signature_header, 0, CURLH_HEADER, -1, &header) == CURLHE_OK)
    answer.info_signature = header->value;
  return answer;
}

class HttpTransport final : public Transport {
 public:
  explicit HttpTransport(HttpOptions options) : options_(std::move(options)) { start_curl(); }

  Result<HttpAnswer> exchange(const HttpRequest& request) override {
    Exchange exchange(request, options_);
    return exchange.finish(curl_easy_perform(exchange.easy.get()));
  }

 private:
  HttpOptions options_;
};

class HttpExchanges final : public Exchanges {
 public:
  explicit HttpExchanges(HttpOptions options) : options_(std::move(options)) {
    start_curl();
    multi_.reset(curl_multi_init());
  }
  ~HttpExchanges() override {
    while (!groups_.empty()) forget(groups_.begin()->first);
  }

  void start(Ticket ticket, const MailboxId& mailbox, HttpRequest request) override;
  void cancel(Ticket ticket) override;
  void forget(const MailboxId& mailbox) override;
  std::vector<Finished> wait(std::chrono::milliseconds limit) override;
  void wake() override { curl_multi_wakeup(multi_.get()); }

 private:
  // The connections and TLS sessions of one mailbox, and what runs over them.
  struct Group {
    std::unique_ptr<CURLSH, ShareDeleter> share;
    std::map<Ticket, std::unique_ptr<Exchange>> running;
  };
  Group& group_of(const MailboxId& mailbox);
  void collect();
  void finish(CURL* easy, CURLcode code);

  HttpOptions options_;
  std::unique_ptr<CURLM, MultiDeleter> multi_;
  std::map<MailboxId, Group> groups_;
  std::vector<Finished> finished_;
};

HttpExchanges::Group& HttpExchanges::group_of(const MailboxId& mailbox) {
  auto& group = groups_[mailbox];
  if (!group.share) {
    group.share.reset(curl_share_init());
    curl_share_setopt(group.share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_CONNECT);
    curl_share_setopt(group.share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
  }
  return group;
}

void HttpExchanges::start(Ticket ticket, const MailboxId& mailbox, HttpRequest request) {
  auto& group = group_of(mailbox);
  auto exchange = std::make_unique<Exchange>(std::move(request), options_);
  if (!exchange->easy) {
    finished_.push_back({ticket, exchange->finish(CURLE_OUT_OF_MEMORY)});
    return;
  }
  curl_easy_setopt(exchange->easy.get(), CURLOPT_SHARE, group.share.get());
  curl_multi_add_handle(multi_.get(), exchange->easy.get());
  group.running.emplace(ticket, std::move(exchange));
}

void HttpExchanges::cancel(Ticket ticket) {
  for (auto& [mailbox, group] : groups_) {
    const auto found = group.running.find(ticket);
    if (found == group.running.end()) continue;
    curl_multi_remove_handle(multi_.get(), found->second->easy.get());
    group.running.erase(found);
    return;
  }
}

void HttpExchanges::forget(const MailboxId& mailbox) {
  const auto group = groups_.find(mailbox);
  if (group == groups_.end()) return;
  for (auto& [ticket, exchange] : group->second.running) curl_multi_remove_handle(multi_.get(), exchange->easy.get());
  group->second.running.clear();
  groups_.erase(group);
}

std::vector<Finished> HttpExchanges::wait(std::chrono::milliseconds limit) {
  collect();
  if (finished_.empty()) {
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(limit.count()), nullptr);
    collect();
  }
  return std::exchange(finished_, {});
}

void HttpExchanges::collect() {
  int running = 0;
  curl_multi_perform(multi_.get(), &running);
  int waiting = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &waiting)) {
    if (message->msg == CURLMSG_DONE) finish(message->easy_handle, message->data.result);
  }
}

void HttpExchanges::finish(CURL* easy, CURLcode code) {
  for (auto& [mailbox, group] : groups_)
    for (auto& [ticket, exchange] : group.running) {
      if (exchange->easy.get() != easy) continue;
      finished_.push_back({ticket, exchange->finish(code)});
      curl_multi_remove_handle(multi_.get(), easy);
      group.running.erase(ticket);
      return;
    }
}

}  // namespace

std::unique_ptr<Transport> make_http_transport(HttpOptions options) {
  return std::make_unique<HttpTransport>(std::move(options));
}

std::unique_ptr<Exchanges> make_http_exchanges(HttpOptions options) {
  return std::make_unique<HttpExchanges>(std::move(options));
}

}  // namespace candour::sync
