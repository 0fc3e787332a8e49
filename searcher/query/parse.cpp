// Lexemes -> tree, by recursive descent; the lexer bounds the recursion by kMaxDepth. An operator
// without its operands and an empty bracket disappear, and so do nodes with one child.
#include "query/parse.hpp"

#include "query/lex.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace tropa::query {
namespace {

using Token = Lexeme::Kind;

// One node of `kind` over all, without nesting a node of a kind in another of the same kind.
std::optional<Node> gather(Kind kind, std::vector<Node> parts) {
  if (parts.empty()) return std::nullopt;
  if (parts.size() == 1) return std::move(parts.front());
  Node whole{.kind = kind};
  for (Node& part : parts) {
    // What is required inside a bracket is not required outside of it: (+a b) c.
    const bool has_must = std::ranges::any_of(
        part.children, [](const Node& child) { return child.kind == Kind::kMust; });
    if (part.kind == kind && !has_must) {
      std::ranges::move(part.children, std::back_inserter(whole.children));
    } else {
      whole.children.push_back(std::move(part));
    }
  }
  return whole;
}

Node wrap(Kind kind, Node inner) {
  Node outer{.kind = kind};
  outer.children.push_back(std::move(inner));
  return outer;
}

class Parser {
 public:
  explicit Parser(const std::vector<Lexeme>& lexemes) : lexemes_(lexemes) {}

  std::optional<Node> alternatives() {
    std::vector<Node> parts;
    do {
      if (std::optional<Node> part = conjunction()) parts.push_back(std::move(*part));
    } while (accept(Token::kOr));
    return gather(Kind::kOr, std::move(parts));
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<Node> conjunction() {
    std::vector<Node> parts;
    do {
      if (std::optional<Node> part = run()) parts.push_back(std::move(*part));
    } while (accept(Token::kAnd));
    return gather(Kind::kAnd, std::move(parts));
  }

  // Words side by side. Fields and dates among them narrow the search, and what is excluded is
  // excluded.
  std::optional<Node> run() {
    std::vector<Node> wanted;
    std::vector<Node> narrowing;
    while (at_ < lexemes_.size() && !is(Token::kOr) && !is(Token::kAnd) && !is(Token::kClose)) {
      std::optional<Node> item = prefixed(!wanted.empty() || !narrowing.empty());
      if (!item) continue;
      const bool narrows =
          item->kind == Kind::kField || item->kind == Kind::kDate || item->kind == Kind::kNot;
      (narrows ? narrowing : wanted).push_back(std::move(*item));
    }
    const auto required =
        static_cast<std::size_t>(std::ranges::count(wanted, Kind::kMust, &Node::kind));
    const bool all_required = required == wanted.size();
    if (all_required) {
      for (Node& item : wanted) item = Node(std::move(item.children.front()));
    }
    std::vector<Node> parts;
    if (std::optional<Node> words =
            gather(all_required ? Kind::kAnd : Kind::kAny, std::move(wanted))) {
      parts.push_back(std::move(*words));
    }
    std::ranges::move(narrowing, std::back_inserter(parts));
    return gather(Kind::kAnd, std::move(parts));
  }

  // Always moves on, so that run() ends.
  std::optional<Node> prefixed(bool has_left) {
    bool negative = false;
    bool must = false;
    const bool is_near = has_left && is(Token::kNear);
    for (;;) {
      if (accept(Token::kNot)) {
        negative = !negative;
      } else if (accept(Token::kMust)) {
        must = true;
      } else if (!accept(Token::kNear)) {
        break;
      }
    }
    if (at_ == lexemes_.size() || is(Token::kOr) || is(Token::kAnd) || is(Token::kClose)) {
      return std::nullopt;
    }
    std::optional<Node> item = near();
    if (!item) return std::nullopt;
    if (is_near && !error_) {
      error_ = Error{Code::kUsage,
                     "NEAR stands between words and phrases, not beside brackets or "
                     "fields",
                     "write (a NEAR/5 c) OR (b NEAR/5 c), or title:(a NEAR/5 b)"};
    }
    if (negative) return wrap(Kind::kNot, std::move(*item));
    const bool narrows = item->kind == Kind::kField || item->kind == Kind::kDate;
    if (must && !narrows) return wrap(Kind::kMust, std::move(*item));
    return item;
  }

  // NEAR without a word or a quotation on both sides stays where it is.
  std::optional<Node> near() {
    if (!is_text(at_)) return operand();
    std::vector<Node> parts;
    parts.push_back(leaf());
    std::uint32_t window = 0;
    for (;;) {
      std::size_t next = at_;
      std::uint32_t widest = window;
      for (; next < lexemes_.size() && lexemes_[next].kind == Token::kNear; ++next) {
        widest = std::max(widest, lexemes_[next].window);
      }
      if (next == at_ || !is_text(next)) break;
      at_ = next;
      window = widest;
      parts.push_back(leaf());
    }
    std::optional<Node> whole = gather(Kind::kNear, std::move(parts));
    if (whole && whole->kind == Kind::kNear) whole->window = window;
    return whole;
  }

  std::optional<Node> operand() {
    const Lexeme& lexeme = lexemes_[at_];
    switch (lexeme.kind) {
      case Token::kField: {
        ++at_;
        std::optional<Node> inside = is_text(at_) ? leaf() : operand();
        if (!inside) return std::nullopt;
        Node field = wrap(Kind::kField, std::move(*inside));
        field.text = lexeme.text;
        return field;
      }
      case Token::kOpen: {
        ++at_;
        std::optional<Node> inside = alternatives();
        accept(Token::kClose);
        return inside;
      }
      default:
        ++at_;
        return Node{.kind = Kind::kDate, .dates = lexeme.dates};
    }
  }

  Node leaf() {
    const Lexeme& lexeme = lexemes_[at_++];
    const Kind kind = lexeme.kind == Token::kPhrase     ? Kind::kPhrase
                      : lexeme.kind == Token::kLiteral  ? Kind::kLiteral
                      : lexeme.kind == Token::kWildcard ? Kind::kWildcard
                                                        : Kind::kWord;
    return Node{.kind = kind,
                .text = std::string(lexeme.text),
                .begin = lexeme.begin,
                .end = lexeme.begin + lexeme.text.size()};
  }

  bool is(Token kind) const { return lexemes_[at_].kind == kind; }

  bool is_text(std::size_t at) const {
    if (at >= lexemes_.size()) return false;
    const Token kind = lexemes_[at].kind;
    return kind == Token::kWord || kind == Token::kPhrase || kind == Token::kLiteral ||
           kind == Token::kWildcard;
  }

  bool accept(Token kind) {
    if (at_ == lexemes_.size() || !is(kind)) return false;
    ++at_;
    return true;
  }

  const std::vector<Lexeme>& lexemes_;
  std::size_t at_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<Node> parse(std::string_view text, std::span<const std::string_view> fields) {
  const Result<std::vector<Lexeme>> lexemes = lex(text, fields);
  if (!lexemes) return lexemes.error();
  Parser parser(*lexemes);
  std::optional<Node> tree = parser.alternatives();
  if (parser.error()) return *parser.error();
  if (!tree) return Error{Code::kUsage, "the query is empty", "give at least one word"};
  return std::move(*tree);
}

}  // namespace tropa::query
