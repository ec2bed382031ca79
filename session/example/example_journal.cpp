#include "session/example/example_journal.hpp"

#include <cstdlib>

#include "crypto/words.hpp"
#include "session/example/scenes.hpp"

namespace candour::session::example {

Result<std::unique_ptr<Journal>> Journal::play(const std::filesystem::path& where) {
  auto pattern = (where / "candour-example-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) return Error{ErrorCode::io_failed, "make a folder for the example"};
  std::unique_ptr<Journal> made(new Journal(pattern));
  made->passphrase_ = crypto::generate_passphrase();
  CANDOUR_TRY(const auto two, TwoVaults::make(made->folder_, crypto::Passphrase(made->passphrase_.expose())));
  CANDOUR_CHECK(play_scenes(*two));
  made->last_scene_ = two->clock().wall();
  return made;
}

Journal::~Journal() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Result<std::unique_ptr<journal::Vault>> Journal::open(const Clock& clock) {
  evening_ = std::make_unique<Evening>(last_scene_ + std::chrono::hours(5), clock);
  return journal::Vault::unlock(folder_ / "Dani", crypto::Passphrase(passphrase_.expose()), "candour", *evening_);
}

}  // namespace candour::session::example
