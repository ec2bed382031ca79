#include "base/standard_descriptors.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <initializer_list>

namespace candour {

bool open_standard_descriptors() {
  for (const int wanted : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(wanted, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest free number is the wanted one, since those before it are open by now. For reading alone: what is
    // written to it is refused and not lost unseen.
    if (open("/dev/null", O_RDONLY) != wanted) return false;
  }
  return true;
}

bool standard_output_is_whole() { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

}  // namespace candour
