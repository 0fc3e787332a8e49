// Language identification against its table, and what must hold for any text.
#include "language/identify.hpp"
#include "read_table.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tropa::test {
namespace {

// Words as the analyzer folds them, as far as the table's letters need: this test must not depend
// on it.
class PlainTokens {
 public:
  explicit PlainTokens(std::string_view text) {
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const unsigned byte = i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
      const bool letter = byte >= 0x80U || (byte >= 'a' && byte <= 'z') || byte == '\'';
      if (letter) {
        word += static_cast<char>(byte);
      } else if (byte >= 'A' && byte <= 'Z') {
        word += static_cast<char>(byte + 32U);
      } else if (!word.empty()) {
        words_.push_back(word);
        word.clear();
      }
    }
    for (const std::string& folded : words_) tokens_.push_back(token_of(folded));
  }

  std::span<const Token> tokens() const { return tokens_; }

 private:
  static Token token_of(const std::string& folded) {
    const auto lead = static_cast<unsigned char>(folded.front());
    Token token;
    token.text = folded;
    token.script = lead < 0xCEU   ? Script::kLatin
                   : lead < 0xD0U ? Script::kOther
                                  : Script::kCyrillic;
    return token;
  }

  std::vector<std::string> words_;
  std::vector<Token> tokens_;
};

TEST_CASE("texts have the language that the table says") {
  for (const auto& row : read_table("identify.tsv", 3)) {
    CAPTURE(row.where);
    CAPTURE(row[1]);
    const PlainTokens text(row[1]);
    const LanguageGuess guess = identify_language(text.tokens());
    CHECK(to_string(guess.language) == row[0]);
    CHECK(guess.confidence > 0);
    CHECK(guess.confidence <= 1);
  }
}

TEST_CASE("no words are no language") {
  const LanguageGuess guess = identify_language({});
  CHECK(guess.language == Language::kOther);
  CHECK(guess.confidence == 0);
}

TEST_CASE("numbers and codes say nothing about the language") {
  Token number;
  number.text = "2025";
  number.kind = TokenKind::kNumber;
  Token code;
  code.text = "h20";
  code.kind = TokenKind::kCode;
  const std::vector<Token> tokens{number, code};
  CHECK(identify_language(tokens).confidence == 0);
}

TEST_CASE("any bytes are safe") {
  for (unsigned lead = 0; lead < 256; ++lead) {
    const std::string word(1 + lead % 5, static_cast<char>(lead));
    Token token;
    token.text = word;
    token.script = Script::kCyrillic;
    const LanguageGuess guess = identify_language({&token, 1});
    CHECK(guess.confidence <= 1);
  }
}

}  // namespace
}  // namespace tropa::test
