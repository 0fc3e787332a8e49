#!/usr/bin/env python3
"""Makes a directory of everything that a news directory should not hold, and good articles in between.

make_hostile.py DIR [--large]

Writes DIR/expected.json: {"good": N, "named": [path, ...]}. Each good article has the word "dobrawiadomosc" and a
number of its own; each path in "named" must be skipped or left out with a reason. --large adds inputs of many MiB.
"""
import argparse
import gzip
import json
import os
import socket
import stat
import zlib

TEXT = "Port wznowił pracę. Порт відновив роботу. Порт возобновил работу."


class Maker:
    def __init__(self, top):
        self.top = os.fsencode(top)
        self.good = 0
        self.named = []

    def path(self, name):
        path = os.path.join(self.top, name if isinstance(name, bytes) else os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode())

    def article(self):
        self.good += 1
        return f"dobrawiadomosc numer{self.good}. {TEXT}"

    def text(self, name, before=b"", behind=b""):
        self.write(name, before + f"Tytuł\n\n{self.article()}\n".encode() + behind)

    def bad(self, name, data):
        self.write(name, data)
        self.named.append(os.fsdecode(name) if isinstance(name, bytes) else name)


def special_files(m):
    os.mkfifo(m.path("special/pipe.txt"))
    listener = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(os.path.dirname(m.path("special/socket.txt")))  # names of sockets are short
    listener.bind("socket.txt")
    os.chdir(here)
    listener.close()
    os.symlink("loop-b.txt", m.path("special/loop-a.txt"))
    os.symlink("loop-a.txt", m.path("special/loop-b.txt"))
    os.symlink("/etc", m.path("special/out"))
    os.symlink("/etc/passwd", m.path("special/passwd.txt"))
    os.symlink("nowhere", m.path("special/dangling.txt"))
    os.symlink("..", m.path("special/up"))
    m.named += ["special/" + name for name in
                ("pipe.txt", "socket.txt", "loop-a.txt", "loop-b.txt", "out", "passwd.txt", "dangling.txt", "up")]
    with open(m.path("special/hole.jsonl"), "wb") as file:
        file.truncate(5 << 30)
    with open(m.path("special/hole.txt"), "wb") as file:
        file.truncate(5 << 30)
    m.named += ["special/hole.jsonl", "special/hole.txt"]
    m.text("special/good.txt")
    try:
        os.mknod(m.path("special/device.txt"), 0o600 | stat.S_IFCHR, os.makedev(1, 5))
        m.named.append("special/device.txt")
    except PermissionError:
        pass  # devices are the administrator's, who in turn may read everything
    if os.geteuid() != 0:
        for name in ("special/unreadable.txt", "special/unreadable.jsonl"):
            m.bad(name, "x")
            os.chmod(m.path(name), 0)
        os.makedirs(m.path("special/closed/inside"))
        os.chmod(m.path("special/closed"), 0)
        m.named.append("special/closed")


def names(m):
    m.text("names/new\nline.txt")
    m.text("names/tab\there.txt")
    m.text(b"names/bad-\xff\xfe.txt")
    m.text("names/ \u202e odwrócona.txt")
    m.text("names/" + "d" * 240 + ".txt")
    m.text("names/UPPER.TXT")
    m.text("names/-rf.txt")
    m.text("names/'quote' \"double\" $(x) `y` \\.txt")
    m.text("names/\x1b[31mred\x07.txt")
    m.text("names/\U0001f4f0.txt")
    m.text("names/a..txt")
    m.text("names/" + "ж" * 120 + ".txt")
    m.text("names/" + "e\u0301" * 20 + ".txt")
    m.text(b"names/dir-\xfe/\xff.txt")
    m.text("names/text")
    m.good -= 1  # no ending says what it is
    m.named.append("names/text")
    deep = "names/deep"
    for level in range(200):
        deep += f"/{level}"
    m.text(deep + "/good.txt")
    m.bad("names/photo.jpg", b"\xff\xd8\xff\xe0")
    m.bad("names/none.txt", b"")


def too_long_path(m):
    """Deeper than any path may be: made step by step."""
    here = os.getcwd()
    os.makedirs(m.path("long/x"), exist_ok=True)
    os.chdir(m.path("long"))
    for _ in range(30):
        os.makedirs("e" * 200, exist_ok=True)
        os.chdir("e" * 200)
    with open("lost.txt", "w", encoding="utf-8") as file:
        file.write("za daleko")
    os.chdir(here)
    m.text("long/good.txt")


def encodings(m):
    ukrainian = "Порт відновив роботу вночі, їхні кораблі чекають на рейді. Депутати голосували."
    for encoding in ("cp1251", "koi8-u", "cp1125", "iso8859-5", "mac-cyrillic", "utf-16", "utf-16-le", "utf-16-be"):
        m.good += 1
        text = f"Заголовок\n\ndobrawiadomosc numer{m.good}. {ukrainian}\n"
        m.write(f"encodings/{encoding}.txt", text.replace("і", "и").replace("ї", "и").encode(encoding, "replace")
                if encoding == "mac-cyrillic" else text.encode(encoding))
    polish = "Port wznowił pracę w nocy, statki czekają na redzie aż do świtu. Źródło: żegluga."
    for encoding in ("cp1250", "iso8859-2"):
        m.good += 1
        m.write(f"encodings/{encoding}.txt", f"Tytuł\n\ndobrawiadomosc numer{m.good}. {polish}\n".encode(encoding))
    m.text("encodings/bom.txt", before=b"\xef\xbb\xbf")
    m.text("encodings/nul.txt", behind=b"\0 koniec \0")
    m.text("encodings/bad-byte.txt", behind="koniec \xff".encode("latin-1"))
    m.text("encodings/cut.txt", behind="Порт".encode()[:-1])
    m.text("encodings/escape.txt", behind=b"\x1b[1mx\x1b[0m")
    m.bad("encodings/noise.txt", bytes((i * 7919 + (i >> 3)) % 256 for i in range(5000)))
    m.bad("encodings/elf.txt", b"\x7fELF\2\1\1" + bytes(2000))


def pages(m):
    def page(text, before="", behind="", head=""):
        return f"<!DOCTYPE html><html><head>{head}</head><body>{before}<h1>Port wraca do pracy</h1><p>{text}</p>{behind}</body></html>"
    m.bad("html/deep.html", "<div>" * 100_000 + TEXT)
    m.bad("html/scripts.html", "<html><script>" + "x<y;" * 1000 + "</script></html>")
    m.write("html/open.html", page(m.article(), before="<b><i><table><tr><td>" * 20))
    m.write("html/attributes.html", page(m.article(), before="<p " + " ".join(f"a{i}=1" for i in range(20_000)) + ">"))
    m.write("html/long-attribute.html", page(m.article(), before="<p title='" + "x" * 1_000_000 + "'></p>"))
    m.write("html/entity.html", "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + page(m.article() + " &a;"))
    m.write("html/entities.html", page(m.article() + "&" * 100_000))
    m.write("html/comment.html", page(m.article(), behind="<!--" * 10_000))
    m.write("html/ld.html", page(m.article(), head="<script type='application/ld+json'>" + "[" * 100_000 + "</script>"))
    m.write("html/named.txt", page(m.article()))
    m.write("html/cp1251.html", page(m.article().replace("ł", "l").replace("ę", "e"),
                                     head="<meta charset=windows-1251>").encode("cp1251", "replace"))
    m.write("html/utf16.html", page(m.article()).encode("utf-16"))
    m.write("html/nul.html", page(m.article()).encode() + b"\0" * 10)


def markdown(m):
    m.write("markdown/bomb.md", "---\ntitle: T\na: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)) +
        f"---\n{m.article()}\n")
    m.write("markdown/open.md", f"---\ntitle: T\n{m.article()}\n")
    m.write("markdown/quotes.md", ">" * 100_000 + f"\n{m.article()}\n")
    m.write("markdown/links.md", "[" * 50_000 + f"\n\n{m.article()}\n" + "![a](" * 20_000)
    m.write("markdown/front.txt", f"---\ntitle: T\n---\n{m.article()}\n")


def changing(m):
    """What hostile.py changes while the indexer runs: neither counted nor named for sure."""
    for number in range(60):
        m.write(f"changing/vanishes-{number}.txt", f"Tytuł\n\n{TEXT}\n")
    m.write("changing/grows.jsonl", json.dumps({"title": "T", "text": TEXT}) + "\n")
    m.write("changing/grows.txt", f"Tytuł\n\n{TEXT}\n")
    m.write("changing/shrinks.txt", f"Tytuł\n\n{TEXT * 1000}\n")
    m.write("changing/becomes-a-directory.txt", f"Tytuł\n\n{TEXT}\n")


def json_lines(m):
    good = json.dumps({"title": "T", "text": m.article()})
    m.write("json/mixed.jsonl", "\n".join([good, '{"title": "T"', "[1]", '{"a": 1}', json.dumps(
        {"title": "T", "text": m.article()}), "NaN", '{"title": "T", "views": NaN, "text": "' + m.article() + '"}']))
    m.named += [f"json/mixed.jsonl:{line}" for line in (2, 3, 4, 6)]
    m.write("json/deep.json", '{"title": "T", "x": ' + "[" * 100_000 + "]" * 100_000 + "}")
    m.named.append("json/deep.json:1")
    m.write("json/cp1251.jsonl", ("\n".join(json.dumps(
        {"title": "Порт відновив роботу", "text": m.article()}, ensure_ascii=False) for _ in range(3))
        ).replace("ł", "l").replace("ę", "e").encode("cp1251"))
    m.write("json/news.json", json.dumps({"status": "ok", "articles": [
        {"title": "T", "url": f"https://a.pl/{i}", "content": m.article()} for i in range(3)]}))
    m.bad("json/list.json", "[]")
    m.write("json/empty-lines.jsonl", "\n" * 100_000 + json.dumps({"title": "T", "text": m.article()}))
    m.write("json/windows.jsonl", b"\xef\xbb\xbf" + (json.dumps({"title": "T", "text": m.article()}) + "\r\n").encode())
    m.write("json/surrogate.json", '{"title": "T \\ud83d", "text": "' + m.article() + '\t\\x"}')
    m.write("json/inner.json", json.dumps({"db": [{"data": {"x": [{"title": "T", "text": m.article()}] * 1}}]}))
    m.write("json/bulk.jsonl", '{"index": {"_id": "1"}}\n' + json.dumps({"title": "T", "text": m.article()}) + "\n")
    m.named.append("json/bulk.jsonl")
    m.bad("json/cut.json", '{"title": "T", "text": "x')
    m.named[-1] += ":1"
    m.bad("json/unknown.json", json.dumps({"title": "T", "opowieść": TEXT}))
    m.named[-1] += ":1"
    m.bad("json/nul.json", b"\0" * 4000)


def xml(m):
    item = "<item><title>T</title><description>{}</description></item>"
    m.write("xml/feed.xml", "<rss><channel>" + item.format(m.article()) + item.format(m.article()) + "</channel></rss>")
    m.write("xml/feed.txt", "<?xml version='1.0'?><rss><channel>" + item.format(m.article()) + "</channel></rss>")
    bomb = '<!DOCTYPE r [<!ENTITY a "xxxxxxxxxx">'
    for name in range(1, 12):
        bomb += f'<!ENTITY a{name} "' + (f"&a{name - 1};" if name > 1 else "&a;") * 10 + '">'
    m.write("xml/bomb.xml", bomb + "]><rss><channel>" + item.format(m.article()) + item.format(m.article() + " &a11;") +
            "</channel></rss>")
    m.write("xml/outside.xml", '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>' +
            item.format(m.article() + " &a;") + "</channel></rss>")
    m.bad("xml/deep.xml", "<a>" * 100_000)
    m.bad("xml/none.xml", "<a><b>c</b></a>")
    m.write("xml/controls.xml", "\n<?xml version='1.0'?><rss><channel>" + item.format(m.article() + " \x02\x0b & &nbsp;") +
            "</channel></rss>")
    m.write("xml/utf16.xml", ("<?xml version='1.0' encoding='utf-16'?><rss><channel>" + item.format(m.article()) +
                              "</channel></rss>").encode("utf-16"))
    m.write("xml/cut.xml", "<rss><channel>" + item.format(m.article()) + "<item><title>T</ti")
    m.named.append("xml/cut.xml")


def packed(m):
    def lines(count):
        return "\n".join(json.dumps({"title": "T", "text": m.article()}) for _ in range(count)).encode()
    m.write("packed/a.jsonl.gz", gzip.compress(lines(2)))
    m.write("packed/two.jl.gz", gzip.compress(lines(1) + b"\n") + gzip.compress(lines(1)))
    m.write("packed/a.txt.gz", gzip.compress(f"Tytuł\n\n{m.article()}\n".encode()))
    m.bad("packed/cut.jsonl.gz", gzip.compress(b"\n" * 1000)[:-12])
    m.bad("packed/none.jsonl.gz", b"\x1f\x8b\x08\0\0\0")
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(400)) + packer.flush()
    m.bad("packed/bomb.jsonl.gz", bomb)
    m.bad("packed/bomb.txt.gz", bomb)

    def record(kind, body):
        return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.pl/{m.good}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
                ).encode() + body + b"\r\n\r\n"

    def page():
        return ("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + m.article()).encode()
    archive = b"".join(record("response", page()) for _ in range(3))
    m.write("packed/pages.warc", archive)
    last = record("response", b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5000)
    m.write("packed/cut.warc.gz", gzip.compress(record("response", page()) + last[:-2000]))
    m.named.append("packed/cut.warc.gz")
    m.write("packed/damaged.warc", record("response", b"HTTP/1.1 200 OK\r\n\r\nx").replace(
        b"Content-Length: ", b"Content-Length: x") + record("response", page()))
    m.named.append("packed/damaged.warc:1")
    m.bad("packed/twice.txt.gz.gz", gzip.compress(gzip.compress(b"x")))
    m.bad("packed/really.zip.txt", b"PK\3\4" + bytes(range(256)) * 20)


def tables(m):
    m.write("tables/a.csv", f'title,text\nT,"{m.article()}\nx"\nT,{m.article()}\n')
    m.bad("tables/none.csv", "a,b\n1,2\n")
    m.write("tables/excel.csv", f"sep=;\ntitle;text\nT;{m.article()}\n")
    m.write("tables/quotes.tsv", f'title\ttext\nT\t"{m.article()}\nT\t{m.article()} "\n')
    m.write("tables/wide.csv", "title,text" + ",x" * 5000 + f"\nT,{m.article()}" + "," * 5000 + "\n")
    m.bad("tables/nul.csv", bytes(4000))
    m.write("tables/open.csv", f'title,text\nT,"{m.article()}\n')


def large(m):
    m.write("large/word.txt", f"Tytuł\n\n{m.article()}\n".encode() + b"x" * (10 << 20))
    m.write("large/marks.txt", f"Tytuł\n\n{m.article()}\ne".encode() + "\u0301".encode() * 1_000_000)
    m.write("large/line.txt", f"Tytuł\n\n{m.article()}\n".encode() + "słowo ".encode() * 2_000_000)
    m.bad("large/too-large.txt", b"x" * ((64 << 20) + 1))
    with open(m.path("large/long-line.jsonl"), "wb") as file:
        file.write(json.dumps({"title": "T", "text": m.article()}).encode() + b'\n{"title": "T", "text": "')
        for _ in range(100):
            file.write(b"slowo " * 174763)
        file.write(b'"}\n' + json.dumps({"title": "T", "text": m.article()}).encode() + b"\n")
    m.named.append("large/long-line.jsonl:2")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory")
    parser.add_argument("--large", action="store_true")
    a = parser.parse_args()
    m = Maker(os.path.join(a.directory, "in"))
    for part in (special_files, names, too_long_path, encodings, pages, markdown, changing, json_lines, xml, packed,
                 tables):
        part(m)
    if a.large:
        large(m)
    with open(os.path.join(a.directory, "expected.json"), "w", encoding="utf-8") as file:
        json.dump({"good": m.good, "named": m.named}, file)
    print(f"{m.good} good articles, {len(m.named)} inputs to be named")


if __name__ == "__main__":
    main()
