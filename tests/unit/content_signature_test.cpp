// Which texts count as copies, told on word numbers; and what the indexer makes of real ones.
#include "content_signature.hpp"
#include "hits/fold_copies.hpp"
#include "random_numbers.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tropa;
using schema::ContentSignature;
using schema::ContentSignatureWriter;
using test::Random;

namespace {

using Text = std::vector<std::uint64_t>;

constexpr std::uint64_t kNumbers = 1'000'000;  // from here on they are numbers

Text random_text(std::size_t words, Random& random) {
  Text text;
  for (std::size_t i = 0; i < words; ++i) text.push_back(random() % 2000);
  return text;
}

ContentSignature signature_of(const Text& text, std::uint64_t title = 0) {
  ContentSignatureWriter writer;
  if (title != 0) writer.add_title_word(title);
  for (const std::uint64_t word : text) {
    if (word >= kNumbers) {
      writer.add_number(std::to_string(word), false);
    } else {
      writer.add_word(word * 0x9E3779B97F4A7C15U + 1);
    }
  }
  const auto signature = ContentSignature::from(writer.bytes());
  REQUIRE(signature.has_value());
  return *signature;
}

Text changed(Text text, std::size_t one_of, Random& random) {
  for (std::uint64_t& word : text) {
    if (word < kNumbers && random() % one_of == 0) word = 5000 + random() % 2000;
  }
  return text;
}

}  // namespace

TEST_CASE("texts with a tenth of the words changed are copies, and strangers are not") {
  Random random(1);
  int folded = 0;
  int strangers = 0;
  constexpr int kTexts = 500;
  for (int i = 0; i < kTexts; ++i) {
    const Text text = random_text(80 + random() % 400, random);
    const ContentSignature one = signature_of(text);
    CHECK(are_copies(one, one));
    const ContentSignature other = signature_of(changed(text, 10, random));
    CHECK(are_copies(one, other) == are_copies(other, one));
    folded += are_copies(one, other) ? 1 : 0;
    Text mixed(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.size() / 3));
    for (const std::uint64_t word : random_text(text.size() - mixed.size(), random)) {
      mixed.push_back(word);
    }
    strangers += are_copies(one, signature_of(mixed)) ? 1 : 0;
  }
  CHECK(folded >= 490);
  CHECK(strangers <= 2);
}

TEST_CASE("a text of which half is left is another article") {
  Random random(2);
  const Text text = random_text(200, random);
  CHECK(!are_copies(signature_of(text), signature_of({text.begin(), text.begin() + 100})));
  CHECK(are_copies(signature_of(text), signature_of({text.begin(), text.begin() + 160})));
}

TEST_CASE("a report of another day has the same words and other numbers") {
  Random random(3);
  Text text = random_text(150, random);
  for (std::size_t at = 10; at < text.size(); at += 25) text[at] = kNumbers + random() % 100'000;
  Text other = text;
  for (std::uint64_t& word : other) {
    if (word >= kNumbers) word = kNumbers + random() % 100'000;
  }
  CHECK(are_copies(signature_of(text), signature_of(changed(text, 20, random))));
  CHECK(!are_copies(signature_of(text), signature_of(other)));
}

TEST_CASE("short texts are copies when one is all of the other, the shortest with their titles") {
  Random random(4);
  const Text text = random_text(20, random);
  Text other = text;
  other[7] = 9999;
  CHECK(are_copies(signature_of(text, 1), signature_of(text, 2)));
  CHECK(!are_copies(signature_of(text), signature_of(other)));
  for (const std::size_t place : {0, 9, 20}) {
    Text more = text;
    for (std::uint64_t i = 0; i < 8; ++i) {
      more.insert(more.begin() + static_cast<std::ptrdiff_t>(place), 7000 + i);
    }
    CHECK(are_copies(signature_of(text), signature_of(more)));
    more[place == 0 ? 20 : 2] = 9999;
    CHECK(!are_copies(signature_of(more), signature_of(text)));
  }
  Text longer = random_text(39, random);
  const ContentSignature shorter = signature_of(longer);
  for (std::uint64_t i = 0; i < 9; ++i) longer.push_back(7000 + i);
  CHECK(are_copies(shorter, signature_of(longer)));
  const Text few{1, 2, 3};
  CHECK(are_copies(signature_of(few, 1), signature_of(few, 1)));
  CHECK(!are_copies(signature_of(few, 1), signature_of(few, 2)));
  CHECK(are_copies(signature_of({}, 1), signature_of({}, 1)));
  CHECK(ContentSignatureWriter().bytes().empty());
  CHECK(!are_copies(signature_of(text), signature_of(random_text(100, random))));
}

TEST_CASE("damaged bytes are no signature") {
  Random random(5);
  ContentSignatureWriter writer;
  for (const std::uint64_t word : random_text(100, random)) writer.add_word(word);
  const std::string bytes = writer.bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(!ContentSignature::from(bytes.substr(0, size)).has_value());
  }
  CHECK(!ContentSignature::from(bytes + 'x').has_value());
  CHECK(!ContentSignature::from("").has_value());
  CHECK(!ContentSignature::from("\x14"
                                "1234")
             .has_value());
}

TEST_CASE("a hit joins the best one before it that it copies, in its list and not too far off") {
  Random random(6);
  const Text story = random_text(100, random);
  const auto hit = [&](const Text& text, std::size_t list = 0) {
    return search::FoldableHit{signature_of(text), list};
  };
  std::vector<search::FoldableHit> hits{hit(story), hit(random_text(100, random)), hit(story),
                                        hit(story, 1), search::FoldableHit{}};
  auto groups = search::fold_copies(hits);
  REQUIRE(groups.size() == 4);
  CHECK(groups[0].copies == std::vector<std::size_t>{2});
  CHECK(groups[2].best == 3);
  CHECK(groups[2].last_rank == 0);
  // A copy of a copy belongs to them.
  const Text cut(story.begin(), story.begin() + 55);
  const Text between(story.begin(), story.begin() + 80);
  CHECK(!are_copies(signature_of(cut), signature_of(story)));
  const auto chain = search::fold_copies(std::vector{hit(cut), hit(between), hit(story)});
  REQUIRE(chain.size() == 1);
  CHECK(chain[0].copies == std::vector<std::size_t>{1, 2});
  // A ranking that goes on changes nothing of what is folded already. How far off a hit is, the
  // last copy before it says; what is farther stands for itself.
  const auto others = [&](std::size_t count) {
    for (; count > 0; --count) hits.push_back(hit(random_text(100, random)));
  };
  others(search::kFoldWithin - 2);  // behind the copy there are one without a signature and these
  hits.push_back(hit(story));
  const std::size_t near = hits.size() - 1;
  others(search::kFoldWithin - 1);
  hits.push_back(hit(story));
  const std::size_t as_near = hits.size() - 1;
  others(search::kFoldWithin);
  hits.push_back(hit(story));
  groups = search::fold_copies(hits);
  CHECK(groups[0].copies == std::vector<std::size_t>{2, near, as_near});
  CHECK(groups.back().best == hits.size() - 1);
}
