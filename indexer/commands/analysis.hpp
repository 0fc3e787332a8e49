// RecordSplitter of input -> postings, on worker threads, handed back in the order they came in: so
// the index does not depend on the number of threads. Reads the files it is told to; writes
// nothing.
#pragma once

#include "commands/plan.hpp"
#include "readers/reader.hpp"
#include "readers/records.hpp"
#include "terms/document_indexer.hpp"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace tropa {

/// One article to analyse.
struct Task {
  const Reader* reader = nullptr;
  std::string_view format = {};        // that the user named: content does not decide; or empty
  const FileFilter* filter = nullptr;  // makes a text of the file
  std::filesystem::path file;          // to be read as a whole; empty: `record` is the article
  std::string record;
  std::shared_ptr<const Surroundings> around;  // of the record; may be nullptr
  std::string fallback_id;    // when the data have none and no URL; empty: a hash of the record
  std::string shown;          // for messages: "news/7.txt", "feed.jsonl:12"
  std::string path;           // stored with the document
  schema::FileState state;    // root and path, and for a whole file size and time, filled in
  std::uint32_t planned = 0;  // place in Plan::files
  std::optional<std::uint64_t> known_hash;  // of a whole file that is in the index
  std::size_t bytes = 0;                    // about how much memory it needs
  bool is_compared = true;                  // with what the index has; else it is indexed anyway

  bool is_forced() const { return !format.empty(); }
};

/// What became of it.
struct Skipped {
  std::string reason;
  bool unreadable = false;  // not what is in it, but reading it failed
};
struct Unchanged {
  std::string id;
  schema::FileState state;
};
/// It was planned as one article, but there are many in it, for `reader`.
struct Container {
  const Reader* reader = nullptr;
};
struct Analysed {
  IndexedDocument indexed;
};
struct Outcome {
  Task task;
  std::variant<Skipped, Unchanged, Container, Analysed> result;
  std::string remark;  // of an article that was read, but not quite as it should be
};

/// Used from one thread: submit() until is_full(), then take() one, and so on until pending() is 0.
class Analysis {
 public:
  Analysis(std::shared_ptr<const Resources> resources, unsigned workers,
           const KnownDocuments& known, bool by_month = false);
  Analysis(const Analysis&) = delete;
  Analysis& operator=(const Analysis&) = delete;
  ~Analysis();

  void submit(Task task);
  bool is_full() const;
  /// Whether one more article of so many bytes can be held meanwhile.
  bool has_room(std::size_t bytes) const;
  std::size_t pending() const { return submitted_ - taken_; }
  /// The oldest that is pending; waits for it. Throws std::bad_alloc when a thread had no memory
  /// even for an outcome.
  Outcome take();

  /// Once more the task of an outcome that was Unchanged, which is to be indexed all the same.
  Outcome repeat(Task task);

 private:
  void work();
  void work_on_tasks();
  void wait_for(std::size_t number, std::unique_lock<std::mutex>& lock);

  std::shared_ptr<const Resources> resources_;
  const KnownDocuments& known_;
  const bool by_month_;  // see DocumentIndexer
  std::size_t window_;
  std::size_t submitted_ = 0;
  std::size_t taken_ = 0;
  std::size_t bytes_ = 0;  // of what is pending

  std::mutex mutex_;
  std::condition_variable has_task_;
  std::condition_variable has_outcome_;
  std::deque<std::pair<std::size_t, Task>> tasks_;
  std::map<std::size_t, Outcome> outcomes_;
  bool stopping_ = false;
  bool has_no_memory_ = false;  // and a thread has ended for that
  std::vector<std::thread> threads_;
};

}  // namespace tropa
