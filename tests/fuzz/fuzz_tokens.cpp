// The tokenizer on any bytes: tokens ascend, stand inside the text, are never empty, and folding
// what is folded changes nothing.
#include "text/fold.hpp"
#include "text/tokenize.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  tropa::text::Tokenizer tokenizer;
  std::size_t least = 0;
  for (const tropa::Token& token : tokenizer.tokenize(text)) {
    if (token.begin < least || token.end <= token.begin || token.end > size) std::abort();
    if (token.text.empty()) std::abort();
    if (!token.is_part) least = token.begin;  // parts stand inside the code before them
  }
  const std::string folded = tropa::text::fold(text);
  if (tropa::text::fold(folded) != folded) std::abort();
  return 0;
}
