// The plug point for kinds of input: decoded text in, a Document out. A reader opens no file and
// knows no index; what splits a file of many articles into records is records.hpp.
#pragma once

#include "tropa/indexer.hpp"
#include "tropa/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tropa {

/// How a file of a kind is cut before it is read.
enum class Split : std::uint8_t {
  kWhole,        // one article
  kLines,        // one article a line
  kJsonValues,   // one article for each object, alone, in an array or with a frame around
  kFeedItems,    // one article for each item of RSS, Atom or other XML
  kTableRows,    // one article a row, below a header line
  kWarcRecords,  // one article for each page of a web archive
};

/// Immutable and thread-safe.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual std::string_view name() const = 0;  // as --format takes it: "text", "html"
  virtual Split split() const = 0;

  /// `record` is UTF-8. The id stays empty when the data give none, and so does the title when no
  /// line is one. The error's `what` is the reason without the file's name.
  virtual Result<Document> read(std::string_view record) const = 0;
};

/// By the extension of the name, in any case and before a ".gz"; nullptr when it is not a kind that
/// Tropa reads.
const Reader* reader_for(std::string_view file_name);

/// The names of all formats: "text, html, ...".
std::string format_names();

Error unknown_format(std::string_view format);

/// By Reader::name(); nullptr for other names.
const Reader* reader_named(std::string_view format);

/// What a file really is: its content decides, and where that says nothing the name does. `text` is
/// the decoded file or its first 4 KiB. The answer may have another split than `by_name`.
const Reader& sniff(std::string_view text, const Reader& by_name);

/// The filled fields: "title[Powódź] date[2025-12-01] text[...]".
std::string to_string(const Document& document);

const Reader& text_reader();
const Reader& html_reader();
const Reader& markdown_reader();
const Reader& json_reader();        // .json
const Reader& json_lines_reader();  // .jsonl, .ndjson, .jl and standard input
const Reader& feed_reader();        // .xml, .rss, .atom
const Reader& table_reader();       // .csv, .tsv
const Reader& warc_reader();        // .warc

}  // namespace tropa
