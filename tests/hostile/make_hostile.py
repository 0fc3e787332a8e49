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


def names(m):
    m.text("names/new\nline.txt")
    m.text("names/tab\there.txt")
    m.text(b"names/bad-\xff\xfe.txt")
    m.text("names/ \u202e odwrócona.txt")
    m.text("names/" + "d" * 240 + ".txt")
    m.text("names/UPPER.TXT")
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


def tables(m):
    m.write("tables/a.csv", f'title,text\nT,"{m.article()}\nx"\nT,{m.article()}\n')
    m.bad("tables/none.csv", "a,b\n1,2\n")
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
    for part in (special_files, names, too_long_path, encodings, json_lines, xml, packed, tables):
        part(m)
    if a.large:
        large(m)
    with open(os.path.join(a.directory, "expected.json"), "w", encoding="utf-8") as file:
        json.dump({"good": m.good, "named": m.named}, file)


if __name__ == "__main__":
    main()
