"""What a search answers, as typed values. Unknown keys of newer versions are ignored here and kept in `raw`."""
from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, overload


@dataclass(frozen=True)
class Match:
    """A word of a hit that matched a word of the query, and why."""
    query: str
    word: str
    lang: str
    why: str


@dataclass(frozen=True)
class Term:
    """An index term that the search uses for a word; weight 1 is the word itself."""
    term: str
    lang: str
    why: str
    weight: float


@dataclass(frozen=True)
class Word:
    """A word (or several that name one thing) of the query, and all that it is searched by."""
    word: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Hit:
    """One article. `snippet` is HTML with <b> around the words that matched."""
    rank: int
    score: float
    id: str
    path: str
    title: str
    date: str
    lang: str
    source: str
    url: str
    snippet: str
    matched: tuple[Match, ...] = ()
    similar: tuple[str, ...] = ()
    raw: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Hit:
        texts = {key: str(raw.get(key, "")) for key in ("id", "path", "title", "date", "lang", "source", "url", "snippet")}
        matched = tuple(Match(m["query"], m["word"], m["lang"], m["why"]) for m in raw.get("matched", ()))
        return cls(rank=raw["rank"], score=raw["score"], matched=matched, similar=tuple(raw.get("similar", ())),
                   raw=raw, **texts)

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
        self.expansion = words_from(raw["expansion"])
        self.hits: tuple[Hit, ...] = tuple(Hit.from_json(hit) for hit in raw["hits"])

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
