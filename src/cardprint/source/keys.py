"""What a deck file may say: the keys of a deck and of a card, read from here by the reader and by the schema alike."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model import kind
from cardprint.model.picture import Fit, PictureSide

if TYPE_CHECKING:
    from collections.abc import Mapping


class ValueKind(Enum):
    """What stands behind a key."""

    LINE = auto()  # a text without markup, on one line
    MARKUP = auto()  # a text with markup
    TEXTS = auto()  # a list of texts without markup, or one
    MARKUPS = auto()  # a list of texts with markup, or one
    TAGS = auto()  # a list of tags, or tags with commas between them
    NUMBER = auto()  # a whole number
    WORD = auto()  # one of some words
    LENGTH = auto()  # a number with a unit of length
    PICTURE = auto()  # the name of a picture file
    LABELS = auto()  # a list of spots on a picture with their names
    SPOT = auto()  # two shares of a picture
    LANGUAGE = auto()  # a BCP 47 tag
    SETTINGS = auto()  # a mapping of settings
    CARDS = auto()  # a list of cards


class Key(NamedTuple):
    """One key: what stands behind it, what it is for.

    A number has a least and a most it may be, a word all the ``words`` it may be. A key that is ``required`` may be
    missing where there is the one that ``or_else`` names.
    """

    name: str
    kind: ValueKind
    help: str
    required: bool = False
    least: int = 0
    most: int = 0
    words: tuple[str, ...] = ()
    or_else: str | None = None


def _table(*keys: Key) -> Mapping[str, Key]:
    return {key.name: key for key in keys}


_PICTURE_KEYS = (
    Key(
        "image_side",
        ValueKind.WORD,
        "Where pictures are: above the text, at its left, or all over the card with the text below.",
        words=tuple(side.value for side in PictureSide),
    ),
    Key(
        "image_fit",
        ValueKind.WORD,
        "Whether a picture is whole, or fills its place with what is beyond cut off.",
        words=tuple(fit.value for fit in Fit),
    ),
    Key("image_height", ValueKind.LENGTH, "How high pictures are, such as 25mm; as high as there is room without it."),
)
DECK_KEYS = _table(
    Key("title", ValueKind.LINE, "Name of the deck, printed on every sheet.", required=True),
    Key("lang", ValueKind.LANGUAGE, "Language of the deck: decides hyphenation and reading direction."),
    Key("print", ValueKind.SETTINGS, "How this deck is printed unless the command line says otherwise."),
    *_PICTURE_KEYS,
    Key("cards", ValueKind.CARDS, "The cards, in order.", required=True),
)
LABEL_KEYS = _table(
    Key(
        "at", ValueKind.SPOT, "Where it is: how far from the left and from the top, such as [30%, 40%].", required=True
    ),
    Key("text", ValueKind.LINE, "What is to be seen there.", required=True),
)
CARD_KEYS = _table(
    Key("front", ValueKind.MARKUP, "What the card asks.", required=True, or_else="image"),
    Key("back", ValueKind.MARKUP, "What it answers.", required=True, or_else="back_image"),
    Key("id", ValueKind.LINE, "Name that stays with the card; made from the front where it is missing."),
    Key("tags", ValueKind.TAGS, "Topics by which cards can be chosen."),
    Key("note", ValueKind.MARKUP, "For the teacher: printed on the key, never on cards or worksheets."),
    Key("hint", ValueKind.MARKUP, "Help that the worksheet gives with the question."),
    Key("points", ValueKind.NUMBER, "What the answer is worth.", least=0, most=100),
    Key("lines", ValueKind.NUMBER, "How many lines the worksheet leaves for the answer.", least=1, most=40),
    Key("rating", ValueKind.NUMBER, "How well the card is known: 1 not at all, 5 perfectly.", least=1, most=5),
    Key("accept", ValueKind.MARKUPS, "Other answers that count as right, printed on the key."),
    Key(
        "kind",
        ValueKind.WORD,
        "How a worksheet asks the card, whatever the others are.",
        words=tuple(member.value for member in kind.Kind),
    ),
    Key("choices", ValueKind.MARKUPS, "Wrong answers to choose from; other cards give the rest."),
    Key("image", ValueKind.PICTURE, "Picture on the front: a PNG, JPEG, WebP, GIF or SVG file in the deck's folder."),
    Key(
        "labels",
        ValueKind.LABELS,
        "Spots of the picture on the front, which gets numbers there, and what is to be seen.",
    ),
    Key("back_image", ValueKind.PICTURE, "Picture on the back."),
    *_PICTURE_KEYS,
)
# A front that leaves words out needs no back: it is the front, filled in. Nor does a picture with labels: it is these.
BACKLESS_KEYS = {**CARD_KEYS, "back": CARD_KEYS["back"]._replace(required=False)}
