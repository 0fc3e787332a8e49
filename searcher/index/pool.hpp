// Things that only one thread may use at a time, lent out: readers of files, Xapian's databases.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace tropa::search {

/// Thread-safe. Makes another thing when all are lent, and waits for one when no more can be made.
template <typename Thing>
class Pool {
 public:
  /// Gives the thing back when it goes.
  class Loan {
   public:
    Loan(Pool& pool, std::unique_ptr<Thing> thing) : pool_(&pool), thing_(std::move(thing)) {}
    Loan(Loan&&) noexcept = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan() {
      if (thing_) pool_->give_back(std::move(thing_));
    }
    Thing& operator*() const { return *thing_; }
    Thing* operator->() const { return thing_.get(); }
    explicit operator bool() const { return thing_ != nullptr; }

   private:
    Pool* pool_;
    std::unique_ptr<Thing> thing_;
  };

  /// `make` returns a pointer, or nullptr when no other thing can be made.
  template <typename Make>
  Loan borrow(Make&& make) {
    std::unique_lock lock(mutex_);
    if (free_.empty()) {
      lock.unlock();
      std::unique_ptr<Thing> made = make();
      lock.lock();
      if (made || (lent_ == 0 && free_.empty())) {
        lent_ += made ? 1 : 0;
        return Loan(*this, std::move(made));
      }
      returned_.wait(lock, [this] { return !free_.empty(); });
    }
    Loan loan(*this, std::move(free_.back()));
    free_.pop_back();
    ++lent_;
    return loan;
  }

  void add(std::unique_ptr<Thing> thing) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(thing));
  }

 private:
  void give_back(std::unique_ptr<Thing> thing) {
    {
      const std::lock_guard lock(mutex_);
      --lent_;
      free_.push_back(std::move(thing));
    }
    returned_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Thing>> free_;
  unsigned lent_ = 0;
};

}  // namespace tropa::search
