"""The command ``strategiavahti``: arguments in, exit code out.

Nothing heavy is imported here: each command imports what it needs when it runs, so that help and
an idle ``ingest`` never wait for Prefect, spaCy or pandas.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from extractors.vocabulary import VocabularyError
from flows import commands
from flows.dataset import DatasetError
from flows.inbox import HomeBusy
from flows.last_run import ServerFailed
from flows.messages import say
from flows.settings import Settings, SettingsError, load_settings
from flows.words import use_vocabulary
from models.records import LANGUAGES, Language

FORMATS = ("xlsx", "csv", "parquet", "datapackage", "jsonl")
Command = Callable[[argparse.Namespace, Settings], int]

COMMANDS: dict[str, Command] = {
    "ingest": commands.ingest,
    "serve": commands.serve,
    "read": commands.read,
    "extract": commands.extract,
    "compare": commands.compare,
    "export": commands.export,
    "evaluate": commands.evaluate,
    "status": commands.status,
    "demo": commands.demo,
}

#: The commands that read with the home's vocabulary, and refuse to read with a broken one.
READING = frozenset({"ingest", "serve", "read", "extract", "compare", "evaluate", "demo"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0 done, 1 done with findings, 2 wrong use or unreadable, 3 home is held."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter the terminal lacks stops no command
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(arguments)
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; Python would complain once more at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: list[str]) -> int:
    language = _language_of(arguments)
    try:
        options = parser(language).parse_args(
            arguments, argparse.Namespace(home=None, language=None, verbose=False)
        )
    except SystemExit as leaving:  # argparse leaves by itself after --help and wrong use
        return leaving.code if isinstance(leaving.code, int) else 2
    try:
        settings = load_settings(
            options.home,
            language=options.language,
            interval_seconds=getattr(options, "interval", None),
            port=getattr(options, "port", None),
        )
        if options.command in READING:  # before the finders make their patterns of the words
            for finding in use_vocabulary(settings.vocabulary):
                print(finding.message(settings.language), file=sys.stderr)
        return COMMANDS[options.command](options, settings)
    except VocabularyError as error:
        print(error.message(language), file=sys.stderr)
        return 2
    except (SettingsError, DatasetError) as error:
        print(error, file=sys.stderr)
        return 2
    except HomeBusy as busy:
        print(say("busy", language, home=busy.home, holder=busy.holder), file=sys.stderr)
        return 3
    except BrokenPipeError:
        raise
    except OSError as error:  # a disk that is full or gone, a folder that may not be read
        told = error.strerror or str(error)
        print(say("os_error", language, name=error.filename or "-", error=told), file=sys.stderr)
        return 2
    except ServerFailed as failed:
        print(say("server_failed", language, url=failed), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(say("interrupted", language), file=sys.stderr)
        return 130
    finally:
        sys.stdout.flush()


def _language_of(arguments: list[str]) -> Language:
    """The language for help, before anything is parsed: option, environment, settings, Finnish."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    early.add_argument("--home")
    early.add_argument("--language")
    try:
        options, _ = early.parse_known_args(arguments)
        return load_settings(options.home, language=options.language).language
    except (SettingsError, argparse.ArgumentError):
        return "fi"  # the real parser tells what is wrong


class _Parser(argparse.ArgumentParser):
    """An argparse parser whose own words are in the chosen language."""

    language: Language = "fi"

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", say("usage", self.language), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", say("usage", self.language), 1)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        command = self.prog.partition(" ")[2]
        hint = say("wrong_use", self.language, command=command).replace("  ", " ")
        self.exit(2, f"{self.prog}: {message}\n{hint}\n")


def parser(language: Language) -> _Parser:
    """The whole command line, its help in a language."""
    common = _Parser(add_help=False)
    # Given before or after the sub-command: what the sub-parser does not see, it leaves alone.
    group = common.add_argument_group(say("options", language))
    hide: dict[str, Any] = {"default": argparse.SUPPRESS}
    group.add_argument("-h", "--help", action="help", help=say("help_help", language))
    group.add_argument("--home", metavar="DIR", help=say("help_home", language), **hide)
    group.add_argument(
        "--language", choices=LANGUAGES, help=say("help_language", language), **hide
    )
    group.add_argument(
        "-v", "--verbose", action="store_true", help=say("help_verbose", language), **hide
    )

    root = _Parser(
        prog="strategiavahti",
        description=say("about", language),
        epilog=say("epilog", language),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
        add_help=False,
    )
    root.language = language
    subparsers = root.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title=say("commands", language)
    )

    def command(name: str) -> Callable[..., Any]:
        text = say(f"help_{name}", language)
        sub = subparsers.add_parser(
            name, help=text, description=text[0].upper() + text[1:] + ".",
            parents=[common], add_help=False,
        )
        sub.language = language
        own = sub.add_argument_group(say("arguments", language))

        def add(flag: str, help_key: str, **keywords: Any) -> None:
            own.add_argument(flag, help=say(help_key, language), **keywords)

        return add

    command("ingest")
    add = command("serve")
    add("--interval", "help_interval", type=float, metavar="S")
    add("--port", "help_port", type=int, metavar="N")
    for name in ("read", "extract"):
        add = command(name)
        add("file", "help_file", metavar="FILE")
        add("--json", "help_json", action="store_true")
    add = command("compare")
    add("old", "help_old", metavar="OLD")
    add("new", "help_new", metavar="NEW")
    add("--json", "help_json", action="store_true")
    add("--html", "help_html", metavar="PATH")
    add("--xlsx", "help_xlsx", metavar="PATH")
    add = command("export")
    add("--format", "help_format", choices=FORMATS, default="xlsx")
    add("--out", "help_out", metavar="DIR")
    add = command("evaluate")
    add("gold", "help_gold", metavar="GOLD_DIR", nargs="?")
    add("--variant", "help_variant", action="append", choices=("pptx", "pdf", "ocr", "scan"))
    add("--jobs", "help_jobs", type=int, default=2, metavar="N")
    command("status")
    command("demo")
    return root


if __name__ == "__main__":
    sys.exit(main())
