// What the program says when a library gives it no other way out.
#pragma once

namespace tropa::program {

/// On a full disk Xapian 1.4 may throw where nothing may be thrown, while it takes back a commit
/// that failed: the runtime then ends the program. What was committed before is whole, as after
/// kill -9; so this ends with the status of an I/O error and its cause instead of a core dump. Call
/// once.
void say_last_words();

}  // namespace tropa::program
