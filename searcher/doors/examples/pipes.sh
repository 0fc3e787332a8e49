#!/bin/sh
# The shell: a query a line in, an object a line out. Needs jq.
set -eu
printf '%s\n' '{"id": "1", "title": "Sejm uchwalił budżet", "date": "2025-11-30"}' \
  '{"id": "2", "title": "Рада ухвалила бюджет", "date": "2025-12-01"}' \
  '{"id": "3", "title": "Наводнение на юге", "date": "2025-12-02"}' | tropa-index --db pipes.db -

# Titles and languages of the hits.
tropa-search --db pipes.db --json бюджет | jq -r '.hits[] | [.date, .lang, .title] | @tsv'

# Many queries with one start of the program.
printf '%s\n' бюджет наводнение | tropa-search --db pipes.db --jsonl | jq -c '{query, total}'

# A loop over days; nothing found is exit status 1.
for day in 2025-11-30 2025-12-01; do
  tropa-search --db pipes.db --from "$day" --to "$day" --json бюджет | jq -r '.hits[].id'
done
