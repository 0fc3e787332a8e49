"""Each option that --help names stands in the manual page and is completed by each shell. Arguments: the directory of
the programs, the directory share/ beside it. Shells that the machine lacks are named and left out; bash is a must."""
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

BIN, SHARE = pathlib.Path(sys.argv.pop(1)), pathlib.Path(sys.argv.pop(1))
PROGRAMS = ("tropa-index", "tropa-mcp", "tropa-search", "tropa-stem")
FILES = {"bash": "bash-completion/completions/{}", "zsh": "zsh/site-functions/_{}", "fish": "fish/vendor_completions.d/{}.fish"}

# zsh completes only at a terminal, so it gets one of its own; what it prints there is all that can be seen.
ZSH = r"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D; zstyle ':completion:*' verbose no"
zpty -w shell "stty columns 200 rows 100; LISTMAX=1000; setopt autolist nobeep; bindkey '^I' complete-word; echo rea''dy"
zpty -r shell out '*ready*'
zpty -w -n shell "$2"$'\t\t'
zpty -r shell out "*$3*"
print -r -- $out
sleep 0.5
while zpty -r -t shell out; do print -rn -- $out; done
zpty -d shell
"""


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)


def options_of(program):
    """The options that --help names, such as --limit."""
    page = run(BIN / program, "--help").stdout
    return re.findall(r"^  (?:-\w,)?(--[a-z-]+)", page, re.MULTILINE)


def bash(program, *words):
    """What bash offers for the last of the words."""
    script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); "_${1//-/_}" 2>/dev/null; '
              'printf "%s\\n" "${COMPREPLY[@]}"')
    return run("bash", "-c", script, "bash", SHARE / FILES["bash"].format(program), program, *words).stdout.split()


def fish(program, line):
    file = SHARE / FILES["fish"].format(program)
    done = run("fish", "--no-config", "-c", "source $argv[1]; complete -C$argv[2]", file, f"{program} {line}")
    return [entry.split("\t")[0] for entry in done.stdout.splitlines()]


def zsh(program, line, last):
    """What zsh prints for the line and two tabs, until a little after `last` comes."""
    folder = (SHARE / FILES["zsh"].format(program)).parent
    return run("zsh", "-f", "-c", ZSH, "zsh", folder, f"{program} {line}", last).stdout


class Manual(unittest.TestCase):
    def test_each_option_has_an_entry_in_the_page(self):
        for program in PROGRAMS:
            source = (SHARE / "man" / "man1" / f"{program}.1").read_text(encoding="utf-8")
            page = source.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
            self.assertIn("NAME", page)
            for option in options_of(program):
                self.assertRegex(page, rf"(?m)^(-\w, )?{option}( |$)", program)

    def test_pages_are_laid_out_without_complaint(self):
        if not shutil.which("man"):
            self.skipTest("this machine has no man")
        for program in PROGRAMS:
            done = run("man", "--warnings", "-l", SHARE / "man" / "man1" / f"{program}.1",
                       env={"MANWIDTH": "80", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"})
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertTrue(all(len(line) <= 80 for line in done.stdout.splitlines()))

    def test_help_fits_into_80_columns(self):
        for program in PROGRAMS:
            page = run(BIN / program, "--help").stdout
            self.assertEqual([line for line in page.splitlines() if len(line) > 80], [])
            self.assertIn(f"Usage: {program} ", page)

    def test_bash_completes_options_values_and_files(self):
        for program in PROGRAMS:
            self.assertGreaterEqual(set(bash(program, "-")), set(options_of(program)))
        self.assertEqual(bash("tropa-search", "--sort", "da"), ["date"])
        self.assertEqual(bash("tropa-search", "--sort", "=", "da"), ["date"])
        self.assertEqual(bash("tropa-search", "--lang", "pl,u"), ["pl,uk"])
        self.assertEqual(bash("tropa-search", "--db", "x"), [])  # then bash completes files by itself

    @unittest.skipUnless(shutil.which("fish"), "this machine has no fish")
    def test_fish_completes_options_and_values(self):
        for program in PROGRAMS:
            self.assertGreaterEqual(set(fish(program, "--")), set(options_of(program)))
        self.assertEqual(fish("tropa-search", "--sort da"), ["date"])

    @unittest.skipUnless(shutil.which("zsh"), "this machine has no zsh")
    def test_zsh_completes_options_and_values(self):
        for program in ("tropa-index", "tropa-search"):  # a zsh takes seconds to begin
            options = sorted(options_of(program))
            offered = zsh(program, "--", options[-1])
            for option in options:
                self.assertIn(option, offered)
        self.assertIn("ru", zsh("tropa-search", "--lang pl,", "uk"))


if __name__ == "__main__":
    unittest.main()
