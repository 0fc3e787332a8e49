"""What a search answers, as typed values. Unknown keys of newer versions are ignored here and kept in `raw`."""
from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Optional, overload


class Match(NamedTuple):
    """A word of a hit that matched a word of the query, and why."""
    query: str
    word: str
    lang: str
    why: str


class Term(NamedTuple):
    """An index term that the search uses for a word; weight 1 is the word itself."""
    term: str
    lang: str
    why: str
    weight: float


class Word(NamedTuple):
    """A word (or several that name one thing) of the query, and all that it is searched by."""
    word: str
    terms: tuple[Term, ...]


class Hit:
    """One article. `snippet` is HTML with <b> around the words that matched. Reads `raw` when it is asked: most programs
    use three of the values, and making all of them took as long as half of a search."""
    __slots__ = ("raw",)

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw

    @property
    def rank(self) -> int:
        return self.raw["rank"]  # type: ignore[no-any-return]

    @property
    def score(self) -> float:
        return self.raw["score"]  # type: ignore[no-any-return]

    @property
    def id(self) -> str:
        return self.raw["id"]  # type: ignore[no-any-return]

    @property
    def path(self) -> str:
        return self.raw.get("path", "")

    @property
    def title(self) -> str:
        return self.raw.get("title", "")

    @property
    def date(self) -> str:
        """ISO 8601; empty when unknown."""
        return self.raw.get("date", "")

    @property
    def lang(self) -> str:
        return self.raw.get("lang", "")

    @property
    def source(self) -> str:
        return self.raw.get("source", "")

    @property
    def url(self) -> str:
        return self.raw.get("url", "")

    @property
    def snippet(self) -> str:
        return self.raw.get("snippet", "")

    @property
    def matched(self) -> tuple[Match, ...]:
        return tuple(Match(m["query"], m["word"], m["lang"], m["why"]) for m in self.raw.get("matched", ()))

    @property
    def similar(self) -> tuple[str, ...]:
        return tuple(self.raw.get("similar", ()))

    def __repr__(self) -> str:
        return f"<hit {self.rank}: {self.title!r}, {self.lang}, {self.date or 'no date'}, id {self.id!r}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hit) and self.raw == other.raw

    def __hash__(self) -> int:
        return hash((self.rank, self.id))

    def _repr_html_(self) -> str:
        title = html.escape(self.title)
        if self.url.startswith(("http://", "https://")):
            title = f'<a href="{html.escape(self.url)}">{title}</a>'
        facts = " · ".join(html.escape(fact) for fact in (self.date, self.lang, self.source) if fact)
        return f"<div><b>{title}</b><br><small>{facts}</small><br>{self.snippet}</div>"


def words_from(raw: list[dict[str, Any]]) -> tuple[Word, ...]:
    return tuple(Word(w["word"], tuple(Term(t["term"], t["lang"], t["why"], t["weight"]) for t in w["terms"]))
                 for w in raw)


class Results(Sequence[Hit]):
    """The hits of a page, with what the search says of all: `total`, `facets`, `warnings` and so on."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw
        self.query: str = raw["query"]
        self.took_ms: float = raw["took_ms"]
        self.total: int = raw["total"]
        self.total_is_exact: bool = raw["total_is"] == "exact"
        self.facets: dict[str, dict[str, int]] = raw["facets"]
        self.suggestions: list[str] = raw["suggestions"]
        self.warnings: list[str] = raw["warnings"]
        self.hits: tuple[Hit, ...] = tuple(map(Hit, raw["hits"]))
        self._expansion: Optional[tuple[Word, ...]] = None

    @property
    def expansion(self) -> tuple[Word, ...]:
        """What each word of the query was searched by."""
        if self._expansion is None:
            self._expansion = words_from(self.raw["expansion"])
        return self._expansion

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, index: int | slice) -> Hit | tuple[Hit, ...]:
        return self.hits[index]

    def __repr__(self) -> str:
        about = "" if self.total_is_exact else "about "
        return f"<{about}{self.total} articles for {self.query!r}, {len(self)} of them here>"

    def _repr_html_(self) -> str:
        about = "" if self.total_is_exact else "about "
        head = f"<p>{about}{self.total} articles for <i>{html.escape(self.query)}</i></p>"
        notes = "".join(f"<p><small>{html.escape(warning)}</small></p>" for warning in self.warnings)
        return head + notes + "".join(hit._repr_html_() for hit in self.hits)
