// Files as streams: packed ones, other encodings, what ends before its time.
#include "sources/input_stream.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <zlib.h>

#include <iterator>

using namespace tropa;

namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

struct Got {
  std::string text;
  std::string problem;
};

Got all_of(const test::TemporaryDirectory& directory, const std::string& bytes,
           bool decode = false) {
  directory.write("file", bytes);
  Result<InputStream> input = InputStream::open(directory / "file");
  REQUIRE(input.has_value());
  if (decode) REQUIRE(input->decode_text().has_value());
  Got got;
  got.text.assign(std::istreambuf_iterator<char>(input->stream()), {});
  if (const auto problem = input->problem()) got.problem = problem->reason;
  return got;
}

std::string repeated(const std::string& part, std::size_t count) {
  std::string text;
  for (; count > 0; --count) text += part;
  return text;
}

}  // namespace

TEST_CASE("gzip data are unpacked, several members too, and nothing else is changed") {
  const test::TemporaryDirectory directory;
  const std::string text = repeated("Порт відновив роботу. ", 20'000);
  CHECK(all_of(directory, text).text == text);
  CHECK(all_of(directory, gzip(text)).text == text);
  CHECK(all_of(directory, gzip("a") + gzip(text) + gzip("") + gzip("b")).text == "a" + text + "b");
  CHECK(all_of(directory, gzip("a") + std::string(100, '\0')).text == "a");
  CHECK(all_of(directory, "").text.empty());
  CHECK(read_input(directory / "file", 100).value().empty());
}

TEST_CASE("gzip data that are cut short or damaged give what was good, and say so") {
  const test::TemporaryDirectory directory;
  std::string packed = gzip(repeated("abc\n", 10'000) + "end");
  const Got cut = all_of(directory, packed.substr(0, packed.size() - 9));
  CHECK(cut.problem == "the gzip data are cut short");
  CHECK(cut.text.starts_with("abc\nabc\n"));
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
  CHECK(all_of(directory, packed).problem == "the gzip data are damaged");
  CHECK(read_input(directory / "file", 1 << 20).error().code == Code::kUsage);
}

TEST_CASE("a gzip bomb ends long before it is unpacked") {
  const test::TemporaryDirectory directory;
  const Got got = all_of(directory, gzip(std::string(std::size_t{200} << 20U, '\0')));
  CHECK(got.problem.starts_with("a gzip bomb"));
  CHECK(got.text.size() < (std::size_t{160} << 20U));
  CHECK(read_input(directory / "file", 1 << 20).error().what == "larger than 1 MiB");
}

TEST_CASE("streams in another encoding come as UTF-8, also across blocks") {
  const test::TemporaryDirectory directory;
  std::string cp1251;
  std::string utf16;
  std::string text;
  for (int line = 0; line < 9'000; ++line) {
    text += "Привет, город.\n";
    cp1251 += "\xCF\xF0\xE8\xE2\xE5\xF2, \xE3\xEE\xF0\xEE\xE4.\n";
  }
  for (const char16_t unit : std::u16string(u"\uFEFFa😀") + std::u16string(40'000, u'я') + u"😀") {
    utf16 += static_cast<char>(unit & 0xFFU);
    utf16 += static_cast<char>(unit >> 8U);
  }
  CHECK(all_of(directory, cp1251, true).text == text);
  CHECK(all_of(directory, gzip(cp1251), true).text == text);
  CHECK(all_of(directory, utf16, true).text == "a😀" + repeated("я", 40'000) + "😀");
  CHECK(all_of(directory, "\xEF\xBB\xBF" + text, true).text == text);
}

TEST_CASE("a pipe is refused, not waited for") {
  const test::TemporaryDirectory directory;
  REQUIRE(::mkfifo((directory / "pipe").c_str(), 0600) == 0);
  CHECK(InputStream::open(directory / "pipe").error().what == "not a regular file");
  CHECK(InputStream::open(directory / "nothing").error().code == Code::kInputMissing);
}
