// XML as feeds have it -> XML that a strict parser takes to its end. The document type goes, so
// that no entity of the document's own unfolds to gigabytes or names a foreign file; entities of
// HTML and bare ampersands become plain characters of the text; controls go, and space at the very
// beginning.
#pragma once

#include "sources/block_buffer.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tropa {

class MendedXml final : public BlockBuffer {
 public:
  explicit MendedXml(std::streambuf& in) : in_(in) {}

 protected:
  std::size_t fill(char* to, std::size_t size) override;

 private:
  void mend();
  void drop_forbidden();
  std::size_t mend_markup(std::size_t at);
  std::size_t mend_ampersand(std::size_t at);
  bool is_near_end(std::size_t at) const;

  std::streambuf& in_;
  bool is_over_ = false;
  bool has_begun_ = false;
  std::string read_;            // and not mended yet
  std::string mended_;          // and not given yet
  std::string cut_;             // the beginning of a character at the end of it
  std::string_view copied_to_;  // what ends the comment or the like that is copied; empty: none
  bool is_in_doctype_ = false;  // which is not copied
  bool is_in_subset_ = false;   // its brackets
};

}  // namespace tropa
