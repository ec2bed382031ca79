// Everything that is freed is wiped first, in the whole program: what a person wrote passes through libraries that do
// not do so themselves. malloc stays the system's own.
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

extern "C" {

void __libc_free(void* memory);  // NOLINT(bugprone-reserved-identifier): the name that glibc gives it

void free(void* memory) {
  if (!memory) return;
  explicit_bzero(memory, malloc_usable_size(memory));
  __libc_free(memory);
}

void* realloc(void* memory, std::size_t size) {
  if (!memory) return malloc(size);
  if (size == 0) {
    free(memory);
    return nullptr;
  }
  const auto before = malloc_usable_size(memory);
  if (size <= before && size >= before / 2) return memory;
  void* moved = malloc(size);
  if (!moved) return nullptr;
  std::memcpy(moved, memory, std::min(before, size));
  free(memory);
  return moved;
}
}
