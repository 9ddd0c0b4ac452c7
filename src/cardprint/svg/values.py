"""The values of SVG's attributes: lengths, colours and transforms."""

from __future__ import annotations

import re
from math import cos, pi, sin, tan
from typing import TYPE_CHECKING

from cardprint.model.drawing import SAME, Matrix
from cardprint.patterns import lazy_pattern
from cardprint.svg.path_data import NUMBER, numbers

if TYPE_CHECKING:
    from cardprint.model.text import Colour

_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}
_LENGTH = lazy_pattern(rf"\s*({NUMBER})\s*([a-z]*|%)\s*", re.IGNORECASE)
_TRANSFORM = lazy_pattern(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")
_FUNCTION = lazy_pattern(r"(rgba?|hsla?)\(([^()]*)\)")
_HEX_LENGTHS = (3, 4, 6, 8)
# Colours by name (SVG 1.1, 4.4), as name and six digits.
_NAMED = dict(
    entry.split(":")
    for entry in (  # noqa: SIM905 - a list of 148 would take a page
        "aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff beige:f5f5dc bisque:ffe4c4 "
        "black:000000 blanchedalmond:ffebcd blue:0000ff blueviolet:8a2be2 brown:a52a2a burlywood:deb887 "
        "cadetblue:5f9ea0 chartreuse:7fff00 chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc "
        "crimson:dc143c cyan:00ffff darkblue:00008b darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9 "
        "darkgreen:006400 darkgrey:a9a9a9 darkkhaki:bdb76b darkmagenta:8b008b darkolivegreen:556b2f "
        "darkorange:ff8c00 darkorchid:9932cc darkred:8b0000 darksalmon:e9967a darkseagreen:8fbc8f "
        "darkslateblue:483d8b darkslategray:2f4f4f darkslategrey:2f4f4f darkturquoise:00ced1 darkviolet:9400d3 "
        "deeppink:ff1493 deepskyblue:00bfff dimgray:696969 dimgrey:696969 dodgerblue:1e90ff firebrick:b22222 "
        "floralwhite:fffaf0 forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc ghostwhite:f8f8ff gold:ffd700 "
        "goldenrod:daa520 gray:808080 green:008000 greenyellow:adff2f grey:808080 honeydew:f0fff0 hotpink:ff69b4 "
        "indianred:cd5c5c indigo:4b0082 ivory:fffff0 khaki:f0e68c lavender:e6e6fa lavenderblush:fff0f5 "
        "lawngreen:7cfc00 lemonchiffon:fffacd lightblue:add8e6 lightcoral:f08080 lightcyan:e0ffff "
        "lightgoldenrodyellow:fafad2 lightgray:d3d3d3 lightgreen:90ee90 lightgrey:d3d3d3 lightpink:ffb6c1 "
        "lightsalmon:ffa07a lightseagreen:20b2aa lightskyblue:87cefa lightslategray:778899 lightslategrey:778899 "
        "lightsteelblue:b0c4de lightyellow:ffffe0 lime:00ff00 limegreen:32cd32 linen:faf0e6 magenta:ff00ff "
        "maroon:800000 mediumaquamarine:66cdaa mediumblue:0000cd mediumorchid:ba55d3 mediumpurple:9370db "
        "mediumseagreen:3cb371 mediumslateblue:7b68ee mediumspringgreen:00fa9a mediumturquoise:48d1cc "
        "mediumvioletred:c71585 midnightblue:191970 mintcream:f5fffa mistyrose:ffe4e1 moccasin:ffe4b5 "
        "navajowhite:ffdead navy:000080 oldlace:fdf5e6 olive:808000 olivedrab:6b8e23 orange:ffa500 orangered:ff4500 "
        "orchid:da70d6 palegoldenrod:eee8aa palegreen:98fb98 paleturquoise:afeeee palevioletred:db7093 "
        "papayawhip:ffefd5 peachpuff:ffdab9 peru:cd853f pink:ffc0cb plum:dda0dd powderblue:b0e0e6 purple:800080 "
        "rebeccapurple:663399 red:ff0000 rosybrown:bc8f8f royalblue:4169e1 saddlebrown:8b4513 salmon:fa8072 "
        "sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee sienna:a0522d silver:c0c0c0 skyblue:87ceeb "
        "slateblue:6a5acd slategray:708090 slategrey:708090 snow:fffafa springgreen:00ff7f steelblue:4682b4 "
        "tan:d2b48c teal:008080 thistle:d8bfd8 tomato:ff6347 turquoise:40e0d0 violet:ee82ee wheat:f5deb3 "
        "white:ffffff whitesmoke:f5f5f5 yellow:ffff00 yellowgreen:9acd32"
    ).split()
)


def length(text: str, whole: float, em: float = 16.0) -> float:
    """Read a length in user units; ``whole`` is what 100 % are. Raises ValueError for what is none."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise ValueError(text)
    value, unit = numbers(match[1])[0], match[2].lower()
    if unit == "%":
        return value * whole / 100
    if unit in ("em", "ex", "rem"):
        return value * em / (2 if unit == "ex" else 1)
    if unit not in _UNITS:
        raise ValueError(text)
    return value * _UNITS[unit]


def share(text: str) -> float:
    """Read a number from 0 to 1, or percent. Raises ValueError for what is none."""
    return min(max(length(text, 1.0), 0.0), 1.0)


def transform(text: str) -> Matrix:
    """Read a list of transforms. As SVG asks, a list with a mistake in it is no transform at all."""
    matrix, at = SAME, 0
    while match := _TRANSFORM.match(text, at):
        try:
            matrix = matrix.after(_one_transform(match[1], numbers(match[2])))
        except (ValueError, TypeError, IndexError):
            return SAME
        at = match.end()
    return SAME if text[at:].strip() else matrix


def _one_transform(name: str, values: list[float]) -> Matrix:
    if name == "matrix":
        return Matrix(*values)
    if name == "translate":
        return Matrix(e=values[0], f=values[1] if values[1:] else 0.0)
    if name == "scale":
        return Matrix(a=values[0], d=values[-1])
    angle = values[0] * pi / 180
    if name in ("skewX", "skewY"):
        return Matrix(c=tan(angle)) if name == "skewX" else Matrix(b=tan(angle))
    x, y = values[1:] or (0.0, 0.0)
    turned = Matrix(cos(angle), sin(angle), -sin(angle), cos(angle))
    return Matrix(e=x, f=y).after(turned).after(Matrix(e=-x, f=-y))


def colour(text: str) -> tuple[Colour, float] | None:
    """Read a colour and how opaque it is; None for what is none."""
    text = text.strip().lower()
    if text in _NAMED:
        return f"#{_NAMED[text]}", 1.0
    if text == "transparent":
        return "#000000", 0.0
    if text.startswith("#"):
        return _hexadecimal(text[1:])
    match = _FUNCTION.fullmatch(text)
    if match is None:
        return None
    parts = re.split(r"[\s,/]+", match[2].strip())
    try:
        opacity = share(parts[3]) if parts[3:] else 1.0
        levels = _of_hue(parts) if match[1].startswith("hsl") else [length(part, 255.0) for part in parts[:3]]
        red, green, blue = (round(min(max(level, 0.0), 255.0)) for level in levels)
    except (ValueError, IndexError):
        return None
    return f"#{red:02x}{green:02x}{blue:02x}", opacity


def _hexadecimal(digits: str) -> tuple[Colour, float] | None:
    if len(digits) not in _HEX_LENGTHS or not re.fullmatch("[0-9a-f]+", digits):
        return None
    if len(digits) < 6:  # noqa: PLR2004 - one digit each
        digits = "".join(digit * 2 for digit in digits)
    return f"#{digits[:6]}", int(digits[6:] or "ff", 16) / 255


def _of_hue(parts: list[str]) -> list[float]:
    """Return red, green and blue of hue, saturation and lightness (CSS Color 3, 4.2.4)."""
    hue = length(parts[0].removesuffix("deg"), 360.0) % 360 / 30
    saturation, lightness = share(parts[1]), share(parts[2])
    reach = saturation * min(lightness, 1 - lightness)

    def level(offset: int) -> float:
        at = (offset + hue) % 12
        return 255 * (lightness - reach * max(-1.0, min(at - 3, 9 - at, 1.0)))

    return [level(0), level(8), level(4)]
