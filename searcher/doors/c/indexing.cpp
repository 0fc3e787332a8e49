// Indexing through the C door.
#include "answer.hpp"
#include "errors.hpp"
#include "handles.hpp"
#include "options.hpp"
#include "tropa/index_sum.hpp"

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

namespace {

using tropa::c::answer;
using tropa::c::checked;
using tropa::c::fail;
using tropa::c::JsonWriter;
using tropa::c::null_argument;
using tropa::c::view;

void write_inputs(JsonWriter& out, const char* name, const std::vector<tropa::SkippedInput>& list) {
  out.open(name, '[');
  for (const tropa::SkippedInput& input : list) {
    out.open('{');
    out.text("path", input.path);
    out.text("reason", input.reason);
    out.close('}');
  }
  out.close(']');
}

tropa_text* report_answer(const tropa::IndexReport& report) {
  JsonWriter out;
  out.open('{');
  out.number("added", report.added);
  out.number("updated", report.updated);
  out.number("unchanged", report.unchanged);
  out.number("removed", report.removed);
  out.number("total", report.total);
  out.number("undated", report.undated);
  out.fraction("seconds", report.seconds);
  out.flag("interrupted", report.interrupted);
  write_inputs(out, "skipped", report.skipped);
  write_inputs(out, "warnings", report.warnings);
  write_inputs(out, "left_out", report.left_out);
  out.close('}');
  return answer(out);
}

tropa_text* status_answer(const tropa::IndexStatus& status) {
  JsonWriter out;
  out.open('{');
  out.number("articles", status.articles);
  out.open("languages", '{');
  for (const auto& [language, articles] : status.by_language) {
    out.number(to_string(language), articles);
  }
  out.close('}');
  out.text("first_day", status.first_day);
  out.text("last_day", status.last_day);
  out.number("undated", status.undated);
  out.number("bytes", status.bytes);
  out.number("format", static_cast<std::uint64_t>(status.format));
  out.text("fingerprint", status.fingerprint);
  out.close('}');
  return answer(out);
}

tropa_progress progress_of(const tropa::IndexProgress& from) {
  return {from.files_done, from.files_total, from.bytes_done, from.bytes_total,
          from.added,      from.updated,     from.unchanged,  from.skipped};
}

}  // namespace

tropa_status tropa_writer_open(const tropa_resources* resources, const char* database,
                               const char* options, size_t options_size, tropa_writer** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  if (resources == nullptr || database == nullptr) return null_argument();
  return checked([&] {
    auto how = tropa::c::writer_options(view(options, options_size));
    if (!how) return fail(how.error());
    how->database = database;
    auto writer = tropa::IndexWriter::open(resources->shared, *how);
    if (!writer) return fail(writer.error());
    *out = new tropa_writer{std::move(*writer)};
    return TROPA_OK;
  });
}

tropa_status tropa_writer_put(tropa_writer* writer, const char* article, size_t article_size) {
  if (writer == nullptr) return null_argument();
  return checked([&] {
    const auto document = tropa::c::document_from(view(article, article_size));
    if (!document) return fail(document.error());
    const auto put = writer->writer.put(*document);
    return put ? TROPA_OK : fail(put.error());
  });
}

tropa_status tropa_writer_remove(tropa_writer* writer, const char* id, size_t id_size) {
  if (writer == nullptr) return null_argument();
  return checked([&] {
    const auto removed = writer->writer.remove(view(id, id_size));
    return removed ? TROPA_OK : fail(removed.error());
  });
}

tropa_status tropa_writer_commit(tropa_writer* writer) {
  if (writer == nullptr) return null_argument();
  return checked([&] {
    const auto committed = writer->writer.commit();
    return committed ? TROPA_OK : fail(committed.error());
  });
}

void tropa_writer_free(tropa_writer* writer) {
  delete writer;
}

tropa_status tropa_index_paths(const tropa_resources* resources, const char* database,
                               const char* const* paths, size_t count, const char* options,
                               size_t options_size, tropa_progress_callback callback, void* context,
                               tropa_text** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  if (resources == nullptr || database == nullptr || (paths == nullptr && count > 0)) {
    return null_argument();
  }
  return checked([&] {
    auto how = tropa::c::writer_options(view(options, options_size));
    if (!how) return fail(how.error());
    how->database = database;
    if (callback != nullptr) {
      how->on_progress = [&](const tropa::IndexProgress& progress) {
        const tropa_progress told = progress_of(progress);
        return callback(&told, context) != 0;
      };
    }
    std::vector<std::string> names;
    for (size_t i = 0; i < count; ++i) {
      if (paths[i] == nullptr) return null_argument();
      names.emplace_back(paths[i]);
    }
    std::istringstream no_input;
    const auto report = tropa::index_paths(resources->shared, *how, names, no_input);
    if (!report) return fail(report.error());
    *out = report_answer(*report);
    if (report->interrupted) return fail(TROPA_CANCELLED, "the callback ended the run");
    return TROPA_OK;
  });
}

tropa_status tropa_index_status(const char* database, tropa_text** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  if (database == nullptr) return null_argument();
  return checked([&] {
    const auto parts = tropa::index_parts(database);
    if (!parts) return fail(parts.error());
    tropa::IndexStatus sum;
    for (const std::string& part : *parts) {
      const auto status = tropa::index_status(part);
      if (!status) return fail(status.error());
      add(*status, sum);
    }
    *out = status_answer(sum);
    return TROPA_OK;
  });
}
