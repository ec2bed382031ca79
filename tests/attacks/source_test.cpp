// Row 32: text that is packed before it is sealed shows by its size what it says. Nothing here packs.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "tests/attacks/source_tree.hpp"

namespace candour::test {
namespace {

// Every way in which the libraries at hand pack, by the words that a call, an include or a link must use.
const char* const packing_words[] = {"deflate",
                                     "inflate",
                                     "zlib",
                                     "zstd",
                                     "brotli",
                                     "lz4",
                                     "lzma",
                                     "gzip",
                                     "bzip2",
                                     "snappy",
                                     "compress(",
                                     "compress2(",
                                     "compressed_",
                                     "accept_encoding",
                                     "accept-encoding",
                                     "content_encoding",
                                     "content-encoding"};

std::vector<std::string> packing_words_in(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  std::vector<std::string> found;
  for (const std::string word : packing_words) {
    if (text.find(word) != std::string::npos) found.push_back(word);
  }
  return found;
}

TEST(Source, PacksNothingInCryptoJournalOrSync) {
  std::size_t read = 0;
  for (const auto* folder : {"base", "crypto", "journal", "sync"}) {
    for (const auto& file : source_files(folder, {".cpp", ".hpp", ".txt"})) {
      ++read;
      EXPECT_EQ(packing_words_in(text_of_file(file)), std::vector<std::string>()) << file.string();
    }
  }

  EXPECT_GT(read, 200u);
}

TEST(Source, WouldNoticeACallThatPacks) {
  EXPECT_FALSE(packing_words_in("if (::compress2(out, &size, in, n, 9) != Z_OK)").empty());
  EXPECT_FALSE(packing_words_in("curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, \"\");").empty());
}

}  // namespace
}  // namespace candour::test
