// The parser of dates: fields against a table, dates inside lines and in the names of files.
#include "read_table.hpp"
#include "readers/date.hpp"

#include <doctest/doctest.h>

using namespace tropa;

TEST_CASE("dates become the normal form that the table expects") {
  for (const auto& row : test::read_table("dates.tsv", 3)) {
    CAPTURE(row.where);
    const std::string date = normal_date(row[0]).value_or("-");
    CHECK(date == row[1]);
    if (date != "-") CHECK(normal_date(date) == date);
  }
}

TEST_CASE("the slot has the printed day and time, whatever the zone") {
  CHECK(date_slot("2025-12-01") == "20251201");
  CHECK(date_slot("2025-12-01T12:45:00Z") == "20251201T124500");
  CHECK(date_slot("2025-03-04T23:30:00-05:00") == "20250304T233000");
  CHECK(date_of_time(1'764'590'700'999'999'999) == "2025-12-01T12:05:00Z");
}

TEST_CASE("a line may begin with its date, or have it in the middle") {
  const auto at_begin = [](std::string_view line) {
    const auto found = date_at_begin(line);
    return found ? found->date + "|" + std::string(line.substr(found->end)) : "-";
  };
  CHECK(at_begin("01.12.2025 Київ") == "2025-12-01| Київ");
  CHECK(at_begin("9 maja 2025 r., 14:30 Gdynia") == "2025-05-09T14:30:00| Gdynia");
  CHECK(at_begin("2025-11-26 Dźwigi stoją") == "2025-11-26| Dźwigi stoją");
  CHECK(at_begin("W 2025-11-26 stoją") == "-");
  CHECK(at_begin("1709200800 stron") == "-");
  CHECK(at_begin("luty 2024 był zimny") == "-");
  const auto inside = [](std::string_view text) {
    const auto found = find_date(text);
    return found ? found->date + "|" +
                       std::string(text.substr(found->begin, found->end - found->begin))
                 : "-";
  };
  CHECK(inside("Opublikowano: 12 lutego 2024, 10:15. Autor: N.") ==
        "2024-02-12T10:15:00|12 lutego 2024, 10:15");
  CHECK(inside("Опубліковано у середу, 3 березня 2021 р.") ==
        "2021-03-03|у середу, 3 березня 2021 р.");
  CHECK(inside("Posted on March 3, 2025 by N.") == "2025-03-03|on March 3, 2025");
  CHECK(inside("Wersja 1.2.2025.7, strona 3") == "-");
}

TEST_CASE("a file's name or its directories may be the day") {
  CHECK(date_of_path("2025-12-01-port.txt") == "2025-12-01");
  CHECK(date_of_path("2025-12-01_порт.txt") == "2025-12-01");
  CHECK(date_of_path("2025-12-01.txt") == "2025-12-01");
  CHECK(date_of_path("20250309-x.txt") == "2025-03-09");
  CHECK(date_of_path("a/20250309.html") == "2025-03-09");
  CHECK(date_of_path("2025_03_09_x.txt") == "2025-03-09");
  CHECK(date_of_path("2025/03/09/x.txt") == "2025-03-09");
  CHECK(date_of_path("news/2025/03/09/a/x.txt") == "2025-03-09");
  CHECK(date_of_path("news/2025-03-09/x.txt") == "2025-03-09");
  CHECK_FALSE(date_of_path("2025-12-012.txt"));
  CHECK_FALSE(date_of_path("2025-13-01.txt"));
  CHECK_FALSE(date_of_path("20251201_134500.txt"));
  CHECK(date_of_path("port-2025-12-01.txt") == "2025-12-01");
  CHECK(date_of_path("port_2025-12-01.html.gz") == "2025-12-01");
  CHECK(date_of_path("news/2025/03/09-port.txt") == "2025-03-09");
  CHECK_FALSE(date_of_path("port-2025-12-01-2.txt"));
  CHECK_FALSE(date_of_path("news/2025/03/091.txt"));
  CHECK_FALSE(date_of_path("2025/03/x.txt"));
  CHECK_FALSE(date_of_path("12345678.txt"));
}

TEST_CASE("long lines and odd bytes take no time and are no dates") {
  CHECK_FALSE(normal_date(std::string(1 << 20, '1')));
  CHECK_FALSE(normal_date("2025-12-01" + std::string(1 << 20, ' ') + "x"));
  CHECK_FALSE(date_at_begin(std::string(1 << 20, '.') + "1"));
  CHECK_FALSE(find_date("\xFF\xFE 12 \xC0 maja"));
}
