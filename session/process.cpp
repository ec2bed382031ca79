#include "session/process.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace candour::session {

Result<> harden_process() {
  umask(077);
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) return Error{ErrorCode::io_failed, "forbid core dumps"};
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return Error{ErrorCode::io_failed, "forbid dumping"};
  return {};
}

}  // namespace candour::session
