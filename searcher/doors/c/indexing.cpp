// Indexing through the C door.
#include "answer.hpp"
#include "errors.hpp"
#include "handles.hpp"
#include "options.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace {

using tropa::c::answer;
using tropa::c::checked;
using tropa::c::fail;
using tropa::c::null_argument;
using tropa::c::view;
using Json = nlohmann::ordered_json;

Json inputs(const std::vector<tropa::SkippedInput>& list) {
  Json json = Json::array();
  for (const tropa::SkippedInput& input : list) {
    json.push_back({{"path", input.path}, {"reason", input.reason}});
  }
  return json;
}

Json report_json(const tropa::IndexReport& report) {
  return {{"added", report.added},
          {"updated", report.updated},
          {"unchanged", report.unchanged},
          {"removed", report.removed},
          {"total", report.total},
          {"undated", report.undated},
          {"seconds", report.seconds},
          {"interrupted", report.interrupted},
          {"skipped", inputs(report.skipped)},
          {"left_out", inputs(report.left_out)}};
}

void add(const tropa::IndexStatus& part, tropa::IndexStatus& sum) {
  sum.articles += part.articles;
  sum.undated += part.undated;
  sum.bytes += part.bytes;
  for (const auto& [language, count] : part.by_language) sum.by_language[language] += count;
  if (!part.first_day.empty() && (sum.first_day.empty() || part.first_day < sum.first_day)) {
    sum.first_day = part.first_day;
  }
  sum.last_day = std::max(sum.last_day, part.last_day);
  sum.format = part.format;
  sum.fingerprint = part.fingerprint;
}

Json status_json(const tropa::IndexStatus& status) {
  Json languages = Json::object();
  for (const auto& [language, articles] : status.by_language) {
    languages[std::string(to_string(language))] = articles;
  }
  return {{"articles", status.articles},   {"languages", languages},
          {"first_day", status.first_day}, {"last_day", status.last_day},
          {"undated", status.undated},     {"bytes", status.bytes},
          {"format", status.format},       {"fingerprint", status.fingerprint}};
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
    *out = answer(report_json(*report));
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
    *out = answer(status_json(sum));
    return TROPA_OK;
  });
}
