// What a call of the C door says when it fails. Each thread has its own last error, in memory that
// is there from the start, so that running out of memory can be said as well.
#pragma once

#include "tropa.h"
#include "tropa/result.hpp"

#include <exception>
#include <new>
#include <string_view>

namespace tropa::c {

/// Keeps the error for tropa_error_what() of this thread; long sentences are cut. Allocates
/// nothing.
tropa_status fail(tropa_status status, std::string_view what, std::string_view hint = {}) noexcept;
tropa_status fail(const Error& error) noexcept;
tropa_status no_memory() noexcept;
tropa_status null_argument() noexcept;

/// Runs the body of a call. Whatever it throws becomes a status.
template <typename Work>
tropa_status checked(Work&& work) noexcept {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return no_memory();
  } catch (const std::exception& error) {
    return fail(TROPA_INTERNAL, error.what(), "this is a defect of Tropa; please report it");
  } catch (...) {
    return fail(TROPA_INTERNAL, "an unknown exception", "does a callback throw?");
  }
}

}  // namespace tropa::c
