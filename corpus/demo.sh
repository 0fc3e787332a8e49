#!/bin/sh
# From a fresh clone to a first result: installs what is missing, builds the programs (no tests),
# indexes the sample news and asks one query that finds its story in three languages. Can be run
# again at any time. The programs stay in build/bin/.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
. tests/setup.sh

index_news() { show build/bin/tropa-index --db build/demo.db corpus/news; }

need_packages
build build all "$optimisation" -DTROPA_TESTS=OFF

status=0
index_news || status=$?
case $status in
  0) ;;
  4 | 8)
    # Left by an older build, or by a run that was cut off; it holds nothing but the sample news.
    say "build/demo.db cannot be used; making it anew."
    rm -rf build/demo.db
    index_news
    ;;
  *) exit "$status" ;;
esac

show build/bin/tropa-search --db build/demo.db H20

cat <<'END'

More to try (corpus/queries.tsv has queries with their right answers):
  build/bin/tropa-search --db build/demo.db санкции
  build/bin/tropa-search --db build/demo.db повінь
  build/bin/tropa-search --db build/demo.db "stopy procentowe"
END
