r"""Numbers and quantities in a formula, in the notation of siunitx: ``\qty{9.81}{\meter\per\second\squared}``.

Names and signs of units are those of the SI Brochure (9th edition, tables 2, 4, 7 and 8), and siunitx' abbreviations.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from cardprint.errors import quoted, shortened
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.tokens import Token, tokenize, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.text.math.decorations import Command
    from cardprint.text.math.nodes import Node
    from cardprint.text.math.parser import Parser


def _table(entries: str) -> dict[str, str]:
    return dict(entry.split() for entry in entries.split("|"))


_NAMED = _table(
    "meter m|metre m|second s|kilogram kg|gram g|ampere A|kelvin K|mole mol|candela cd|hertz Hz|newton N|"
    "pascal Pa|joule J|watt W|coulomb C|volt V|farad F|ohm Ω|siemens S|weber Wb|tesla T|henry H|lumen lm|lux lx|"
    "becquerel Bq|gray Gy|sievert Sv|katal kat|radian rad|steradian sr|hour h|minute min|day d|liter L|litre L|"
    "tonne t|hectare ha|electronvolt eV|dalton Da|atomicmassunit u|bel B|decibel dB|neper Np|bar bar|percent %|"
    "degree °|celsius °C|degreeCelsius °C|arcminute ′|arcsecond ″|astronomicalunit au|angstrom Å|parsec pc|"
    "lightyear ly|knot kn|year a|mmHg mmHg|barn b|byte B|bit bit|fahrenheit °F"
)
_PREFIXES = _table(
    "quetta Q|ronna R|yotta Y|zetta Z|exa E|peta P|tera T|giga G|mega M|kilo k|hecto h|deca da|deka da|deci d|"
    "centi c|milli m|micro µ|mu µ|nano n|pico p|femto f|atto a|zepto z|yocto y|ronto r|quecto q"
)
_SHORT = _table(
    "kg kg|g g|mg mg|ug µg|m m|km km|dm dm|cm cm|mm mm|um µm|nm nm|pm pm|s s|ms ms|us µs|ns ns|h h|min min|L L|"
    "l l|ml ml|mL mL|dL dL|mol mol|mmol mmol|A A|mA mA|uA µA|V V|kV kV|mV mV|W W|kW kW|MW MW|kWh kWh|J J|kJ kJ|"
    "MJ MJ|eV eV|keV keV|MeV MeV|GeV GeV|N N|kN kN|Pa Pa|hPa hPa|kPa kPa|MPa MPa|Hz Hz|kHz kHz|MHz MHz|GHz GHz|"
    "F F|uF µF|nF nF|pF pF|K K|C C|T T|mT mT|dB dB"
)
_POWERS = {"squared": 2, "cubed": 3, "square": 2, "cubic": 3}
_NUMBER = re.compile(
    r"\s*(?P<sign>[-+−]|\\pm\s*)?\s*(?P<whole>\d[\d\s]*)?(?:[.,](?P<part>\d[\d\s]*))?(?P<spread>\(\d+\))?"
    r"\s*(?:(?:\+-|±|\\pm)\s*(?P<error>\d+(?:[.,]\d+)?))?\s*(?:[eEdD]\s*(?P<power>[-+−]?\s*\d+))?\s*"
)
_GROUPED = 5  # digits: shorter ones stand without spaces between thousands
_JOINTS = frozenset((".", "~", "*", "·", "\\cdot", "\\,", "{", "}"))  # what may stand between units
_PERCENT = r"\%"
_CLOSE = ("°", "′", "″")  # stand right behind their number


def _number(parser: Parser, token: Token) -> Node:
    parser.stream.optional()
    return _read(parser, token, number(parser.name(token), token))


def _angle(parser: Parser, token: Token) -> Node:
    parser.stream.optional()
    parts = [part.strip() for part in parser.name(token).split(";")]
    signs = (r"^{\circ}", r"\text{′}", r"\text{″}")
    if len(parts) > len(signs):
        raise FormulaError(token.at, "an angle has degrees, minutes and seconds", r"write \ang{12;30;5}")
    tex = "".join(number(part, token) + sign for part, sign in zip(parts, signs, strict=False) if part)
    return _read(parser, token, tex)


def _unit(parser: Parser, token: Token) -> Node:
    parser.stream.optional()
    return _read(parser, token, _units(parser.stream.argument(token), token))


def _quantity(parser: Parser, token: Token, numbers: int = 1) -> Node:
    parser.stream.optional()
    amounts = [number(parser.name(token), token) for _ in range(numbers)]
    units = _units(parser.stream.argument(token), token)
    space = "" if any(units.startswith(rf"\text{{{sign}}}") for sign in _CLOSE) else r"\,"
    return _read(parser, token, r"\text{–}".join(amounts) + space + units)


def _physical(parser: Parser, token: Token) -> Node:
    """Read a number and its units as mhchem has them, in one argument."""
    inside = parser.stream.argument(token)
    said = typed(inside).strip()
    found = _NUMBER.match(said)
    amount = number(said[: found.end()], token) if found and found[0].strip() else ""
    rest = [part._replace(at=token.at) for part in tokenize(said[found.end() if found else 0 :].replace("%", r"\%"))]
    units = _units(rest, token) if rest else ""
    return _read(parser, token, amount + (r"\," if amount and units else "") + units)


def _range(parser: Parser, token: Token) -> Node:
    parser.stream.optional()
    return _read(parser, token, r"\text{–}".join(number(parser.name(token), token) for _ in range(2)))


def _read(parser: Parser, token: Token, tex: str) -> Node:
    return parser.read([part._replace(at=token.at) for part in tokenize(tex)])


def number(said: str, of: Token) -> str:
    """Write a number in TeX: thousands apart, powers of ten written out. Raises FormulaError for what is none."""
    if re.search(r"[\\A-Za-z]", re.sub(r"(?<=\d)\s*[eEdD](?=\s*[-+−]?\s*\d)|\\pm", "", said)) and said:
        return said  # TeX, such as \pi or x
    found = _NUMBER.fullmatch(said)
    if found is None or not any(found.groups()):
        raise FormulaError(of.at, f"{quoted(said)} is no number", r"write one such as 12.5 or 3e8")
    sign, whole, part = (found[name] or "" for name in ("sign", "whole", "part"))
    mark = "{,}" if re.search(r"\d\s*,", said) else "{.}"
    tex = sign.strip() + _by_thousands(whole.replace(" ", ""))
    tex += mark + _by_thousands(part.replace(" ", ""), behind=True) if part else ""
    tex += found["spread"] or ""
    tex += rf"\pm {found['error']}" if found["error"] else ""
    if found["power"]:
        power = found["power"].replace(" ", "").lstrip("+")
        tex += (r"\cdot " if whole or part else "") + f"10^{{{power}}}"
    return tex


def _by_thousands(digits: str, *, behind: bool = False) -> str:
    if len(digits) < _GROUPED:
        return digits
    if behind:
        return r"\,".join(digits[at : at + 3] for at in range(0, len(digits), 3))
    first = len(digits) % 3 or 3
    return r"\,".join([digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))])


def _units(tokens: Sequence[Token], of: Token) -> str:
    found = _UnitReader(tokens).read()
    if not found:
        raise FormulaError(of.at, "there is no unit", r"write one such as \meter or m/s")
    return r"\,".join(
        rf"\text{{{sign.replace('%', _PERCENT)}}}" + (f"^{{{power}}}" if power != 1 else "") for sign, power in found
    )


class _UnitReader:
    """Reads units: their signs and powers as they are ``found``, and what is said of the next one."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.found: list[tuple[str, int]] = []
        self._waiting = [token for token in tokens if token.text][::-1]
        self._begin()

    def _begin(self) -> None:
        self._prefix, self._power, self._sign = "", 1, 1

    def read(self) -> list[tuple[str, int]]:
        while self._waiting:
            token = self._waiting.pop()
            name = token.text[1:] if token.text[0] == "\\" else ""
            if name == "per" or token.text == "/":
                self._sign = -1
            elif name in _PREFIXES:
                self._prefix = _PREFIXES[name]
            elif name in {"square", "cubic"}:
                self._power = _POWERS[name]
            elif not self._has_power(token, name) and token.text not in _JOINTS:
                self._unit(token, name)
        return self.found

    def _has_power(self, token: Token, name: str) -> bool:
        """Take what says the power of the unit before."""
        if name in _POWERS:
            power = _POWERS[name]
        elif name in {"tothe", "raiseto"} or token.text in {"^", "²", "³"}:
            power = _exponent(token, self._waiting)
        else:
            return False
        if self.found:
            sign, before = self.found[-1]
            self.found[-1] = sign, before * power
        return True

    def _unit(self, token: Token, name: str) -> None:
        unit = _NAMED.get(name) or _SHORT.get(name) or _typed_unit(token, self._waiting)
        if not unit:
            raise FormulaError(token.at, f"{shortened(token.text)} is no unit", r"write one such as \meter or m/s")
        self.found.append((self._prefix + unit, self._sign * self._power))
        self._begin()


def _exponent(token: Token, waiting: list[Token]) -> int:
    if token.text in {"²", "³"}:
        return 2 if token.text == "²" else 3
    text, has_brace = "", False
    while waiting and (waiting[-1].text.isdecimal() or waiting[-1].text in {"{", "}", "-", "−", "+"}):
        if text and not has_brace and not waiting[-1].text.isdecimal() and text[-1].isdecimal():
            break
        part = waiting.pop().text
        has_brace = has_brace or part == "{"
        if part == "}":
            break
        text += "-" if part == "−" else part.strip("{+")
    if not re.fullmatch(r"-?\d{1,3}", text):
        raise FormulaError(token.at, f"{quoted(text)} is no power of a unit", "write a whole number")
    return int(text)


def _typed_unit(token: Token, waiting: list[Token]) -> str:
    """Read a unit that is written with letters."""
    text = token.text
    if not (text.isalpha() or text in {"%", "°", "µ", "Ω", "Å", "\\%", "′", "″"}):
        return ""
    while waiting and not waiting[-1].spaced and (waiting[-1].text.isalpha() and len(waiting[-1].text) == 1):
        text += waiting.pop().text
    return text


QUANTITIES: dict[str, Command] = {
    "num": _number,
    "ang": _angle,
    **dict.fromkeys(("si", "unit"), _unit),
    **dict.fromkeys(("SI", "qty"), _quantity),
    **dict.fromkeys(("SIrange", "qtyrange"), partial(_quantity, numbers=2)),
    "numrange": _range,
    "pu": _physical,
}
"""Commands by name, without the backslash."""
