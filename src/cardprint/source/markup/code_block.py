"""Takes code and the name of its language, gives the block with its tokens. Nothing is run: Pygments only reads it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cardprint.errors import quoted
from cardprint.model.blocks import CodeBlock, Token
from cardprint.model.nearest import nearest
from cardprint.source.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cardprint.model.blocks import Part

# Of a block that is taken apart: more than a card holds. The expressions that Pygments reads by take time with the
# square of what is typed to fool them: for so much, up to half a second in the slowest of its languages; for 10,000
# blank lines, a minute and more. Two languages take seconds even so.
MOST_CHARACTERS, MOST_LINES = 2_000, 100
_TOO_SLOW = frozenset(("Easytrieve", "MCSchema"))
_LANGUAGE = re.compile(r"[{.]*([^\s{},]+)")  # ``python``, ``{.python}``, ``python,linenos``
_NO_LANGUAGE = frozenset(("", "text", "txt", "plain", "plaintext", "none", "output", "pseudocode"))
_LONGEST_NAME = 40
# Pygments' names of kinds of tokens: what a kind is, unless one of its own kinds is named.
_PARTS: Mapping[str, Part] = {
    "Token.Keyword": "keyword",
    "Token.Operator.Word": "keyword",
    "Token.Name.Tag": "keyword",
    "Token.Comment": "comment",
    "Token.Comment.Preproc": "keyword",
    "Token.Comment.PreprocFile": "literal",
    "Token.Literal": "literal",
    "Token.Literal.String.Doc": "comment",
    "Token.Literal.String.Interpol": "",
    "Token.Generic.Heading": "keyword",
    "Token.Generic.Subheading": "keyword",
    "Token.Generic.Strong": "keyword",
    "Token.Generic.Prompt": "comment",
}


class ReadCode(NamedTuple):
    """A block, and what may be wrong with what stands behind its fence, at its place there."""

    block: CodeBlock
    doubt: Fault | None = None


def read_code(text: str, behind: str) -> ReadCode:
    """Read a block; ``behind`` is what stands behind the fence that opens it. One without tokens has no colours."""
    named = _LANGUAGE.match(behind)
    language = named[1] if named else ""
    plain = CodeBlock(text, language)
    if named is None or language.lower() in _NO_LANGUAGE:
        return ReadCode(plain)
    lexer = _lexer(language.lower()) if len(language) <= _LONGEST_NAME else None
    if lexer is None:
        message = f"no language is called {quoted(language)}, so its code is printed without colours"
        meant = _meant(language[:_LONGEST_NAME].lower())
        hint = f"did you mean {quoted(meant)}?" if meant else "write 'text' where there is to be none"
        return ReadCode(plain, Fault(named.start(1), message, hint))
    if len(text) > MOST_CHARACTERS or text.count("\n") >= MOST_LINES:
        most = f"{MOST_CHARACTERS:,} characters or {MOST_LINES} lines"
        message = f"the code is longer than {most}, so it is printed without colours"
        return ReadCode(plain, Fault(named.start(1), message, "show the part of it that matters"))
    return ReadCode(plain._replace(tokens=_tokens(text, lexer)))


def _tokens(text: str, lexer: Any) -> tuple[Token, ...]:  # noqa: ANN401 - Pygments has no types
    whole = f"{text}\n"  # for languages whose comments end with their line
    try:
        parts = list(_joined((_part(str(kind)), read) for _, kind, read in lexer().get_tokens_unprocessed(whole)))
    except Exception:  # noqa: BLE001 - the readers of 500 languages, by as many hands: what fails has no colours
        return ()
    if "".join(token.text for token in parts) != whole:
        return ()
    return (*parts[:-1], parts[-1]._replace(text=parts[-1].text[:-1]))


def _joined(parts: Iterable[tuple[Part, str]]) -> Iterator[Token]:
    """Make one token of neighbours that are the same; white space is what stands before it."""
    kept, text = None, ""
    for part, read in parts:
        if kept is None or (part != kept and not read.isspace()):
            if kept is not None:
                yield Token(text, kept)
            kept, text = part, read
        else:
            text += read
    if kept is not None:
        yield Token(text, kept)


@lru_cache(maxsize=512)
def _part(kind: str) -> Part:
    while kind not in _PARTS:
        kind, _, last = kind.rpartition(".")
        if not last:
            return ""
    return _PARTS[kind]


@lru_cache(maxsize=64)
def _lexer(name: str) -> Any | None:  # noqa: ANN401 - as above
    """Find the reader of a language by a name of it, or else by the ending of its files."""
    from pygments.lexers import find_lexer_class  # noqa: PLC0415 - few decks have code

    found = _names().get(name)
    return find_lexer_class(found) if found else None


@lru_cache(maxsize=64)
def _meant(name: str) -> str | None:
    """Find the name that somebody wanted to write; they got its first letter right."""
    return nearest(name, (known for known in _names() if known[0] == name[0]))


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    """Map names of languages, and endings of files, to what Pygments calls them, without those of plug-ins."""
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 - as above

    names: dict[str, str] = {}
    endings: dict[str, str] = {}
    for title, aliases, patterns, _ in get_all_lexers(plugins=False):
        if title in _TOO_SLOW:
            continue
        names.update((alias.lower(), title) for alias in aliases)
        for pattern in patterns:
            endings.setdefault(pattern.removeprefix("*.").lower(), title)
    return {name: title for name, title in {**endings, **names}.items() if name}
