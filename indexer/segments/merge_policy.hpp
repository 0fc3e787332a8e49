// Which segments a run merges into one while it adds more, and which articles deserve a segment at
// all. Pure arithmetic on numbers of articles, so that the policy can be read and tested without an
// index.
//
// At rest an index is one segment: queries are fastest then, and Xapian estimates the frequency of
// a group of synonyms segment by segment, so that only one segment gives the same scores to the
// same articles whatever their history. An addition that is small beside the index goes into that
// segment as a transaction; a larger one becomes segments of its own, merged with the rest when the
// run ends. Either way an article costs the same wherever the index has grown to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tropa {

/// So many segments make a run merge, behind its back; while it does there may be twice as many.
/// Every segment more is one more look-up for each word of a query while the run goes on, and one
/// copy of everything less: with 333 articles a segment, a run of 10 000 copies each article 2.0
/// times (the writing and the last merge to one among them), of 100 000 3.0 times, of a million 3.9
/// times. With 8 segments these were 3.0, 5.1 and 9.8. Measured, in bytes written for each byte of
/// the index: 2.5 with 10 000 articles and 3.8 with 100 000, where 8 segments wrote 3.7 and 6.4.
inline constexpr std::size_t kMostSegments = 32;

/// The same for each of many shards, so that readers do not run out of open files.
inline constexpr std::size_t kMostSegmentsOfShard = 8;

/// The positions of the segments to merge when there are as many as there may be: the smallest
/// ones, as few of them as make one that is no larger than the next. Empty as long as there are
/// fewer.
std::vector<std::size_t> choose_merge(std::span<const std::uint64_t> sizes,
                                      std::size_t most_segments = kMostSegments);

/// Should `added` articles of this run in all go into the segment of `size` articles itself?
/// Adding there costs some two milliseconds an article; merging costs .015 of one for every article
/// of the index, of processor time alone.
bool should_update_in_place(std::uint64_t added, std::uint64_t size);

}  // namespace tropa
