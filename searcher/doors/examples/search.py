"""Three articles from memory, one query, the story in two languages."""
import tropa

tropa.index("python.db", [
    {"id": "1", "title": "Sejm uchwalił budżet"},
    {"id": "2", "title": "Рада ухвалила бюджет"},
    {"id": "3", "title": "Наводнение на юге"},
])
with tropa.open("python.db") as db:
    for hit in db.search("бюджет"):
        print(hit.id, hit.lang, hit.title, [match.word for match in hit.matched])
