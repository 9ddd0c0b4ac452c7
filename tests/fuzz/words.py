"""What random decks are written with: letters of many scripts, markup, values of settings, and what breaks parsers."""

from __future__ import annotations

LETTERS = (
    *("a", "word", "Wort", "naïve", "x1", "if", "No", "null", "12:30", "007", "1e3", "§ 5", "½", "ﬁ", "Ω"),
    *("Straße", "русский", "ελληνικά", "עברית", "العربية", "हिन्दी", "ไทยภาษา", "漢字", "かな", "e\u0301", "-"),
    *("—", "…", "„so“", "co\u00adop", "Donaudampfschifffahrtsgesellschaftskapitänswitwe", "x" * 90, "W" * 300),
    *("ab " * 120, "a\u00a0b", "a\tb"),
)
RARE = (
    *("한국어", "ગુજરાતી", "မြန်မာ", "👩‍👩‍👧‍👦", "🇩🇪", "❤️", "👍🏽", "1️⃣", "\U0001f9d1\u200d\U0001f680"),
    *("a" + "\u0301" * 12, "\u0e01\u0e33", "\u00ad" * 40, "\u200b", "\u200d", "\u2060", "\ufe0f", "\u0301"),
    *("\u202eabc", "\u2066abc\u2069", "\u200f", "\ufeff", "\u00a0", "\ue000", "\U000e0041", "\ufff9", "﷽"),
    *("\ufdd0", "\ud800", "\x07", "\x1b[2J", "\u2028", "\x85", "\U0001f600" * 30),
)
MARKUP = (
    *("**bold**", "*it*", "`code`", "H~2~O", "x^2^", "{漢字|かんじ}", "{{gap}}", "{{gap::hint}}", "{{c1::x}}"),
    *("***b***", "~~x~~", "[text](https://example.org/a?b=c&d)", "<https://example.org>"),
    *("https://example.org/x", "[x](mailto:a@b.org)", "\n\n|a|b|\n|-|:-:|\n|1|2|\n|3|\n\n"),
    *("Fast:\n- a\n- b\nSlow:\n- c\n", "S3 -> SQS -> Lambda", "\n```py\nx = 1\n```\n", "\n", "\n- ", "\n  - "),
    *("\n1. ", "\n2) ", "\n• ", "\n\n", "**", "*", "_", "`", "~", "^", "[", "]", "(", "<", ">", "&amp;", "<b>"),
    *("\\*",),
)
BROKEN_MARKUP = (
    *("**", "*", "__", "_", "`", "```", "~~~", "~", "^", "$", "$$", "[", "]", "(", ")", "{", "}", "{{", "}}"),
    *("::", "|", " -> ", " -event-> ", "->", "<", ">", "&", "&amp;", "<b>", "</b>", "\\", "\\\\", "\\*", "\n"),
    *("\n\n", "\n- ", "\n  - ", "\n1. ", "\n2) ", "\n• ", "\n    ", ":", ":\n", "#", "# ", "!", "![", "]("),
    *("\n```\n", "\n|-|-|\n", "\n| a | b |\n", "[x](javascript:alert(1))", "[x](file:///etc/passwd)"),
    *("[x](#a)", "[](http://a.b)", "{a|b}", "a@b.org", "\n" + " " * 300 + "- x"),
    *("![a disc](pictures/disc.svg)", "![](six.png)", "![x](../six.png)", "![x](/etc/passwd)", "![p](odd.svg)"),
    *("**" * 50, "[" * 90),
)
TEX = (
    *("x", "1", "+", "=", "^", "_", "{", "}", "^2", "_{i}", "\\frac{1}{2}", "\\frac{a}", "\\sqrt[3]{x}"),
    *("\\sqrt", "\\left(", "\\right)", "\\left", "\\begin{matrix}", "\\end{matrix}", "a & b \\\\"),
    *("\\text{if }", "\\sum_{i=1}^n", "\\alpha", "\\unknown", "\\ce{H2O}", "\\ce{2H2 + O2 -> 2H2O}", "\\ce{"),
    *("\\binom{n}{k}", "\\hat{x}", "\\\\", "&", "\\mathbb{R}", "\\overline{x}", "\\lim_{x\\to0}", "'", "\\,"),
    *("~", "%", "#", "\\color{red}", "\\href{a}{b}", "ä", "漢"),
)
SCRAPS = (
    *(b"", b"- ", b"  ", b"\n", b": ", b"|\n", b">", b'"', b"'", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!!"),
    *(b"#", b",", b"---\n", b"...\n", b"\t", b"\x00", b"\xff", b"\xfe", b"\xef\xbb\xbf", b"\\x", b"\\u2028"),
    *(b"\\ud800", b"\r", b"\r\n", b"%YAML 1.2\n", b"? ", b"<<: *a\n", b"\xe2\x80\xa8", b"\xed\xa0\x80"),
    *(b"\xc2\x85", b"\x1b[2J", b"\xef\xbf\xbe", b"=" * 70, b"[" * 40, b"{a: " * 40, b"- " * 40, b"9" * 400),
    *(b"x" * 11_000, b"\xf0\x9f\x98\x80", b"1e999", b"nan", b"-1"),
)
TAGS = (*("one", "two, three", "one, one", "a b", ",", "[one, two]", "[]", "{a: b}", "ümlaut", "x" * 80),)
NUMBERS = (*("0", "1", "3", "5", "05", "6", "40", "41", "100", "101", "-1", "1.5", "²", "٣", "9" * 50, "many", ""),)
LENGTHS = (
    *("3mm", "25mm", "1in", "0", "-1mm", "1e3mm", "420mm", "9999mm", "mm", "nan", "0,5mm", "³mm"),
    *("9" * 30 + "mm",),
)
LANGUAGES = (
    *("en", "de", "fr", "tr", "ar", "he", "ja", "zh-Hant", "th", "hi", "xx", "en_US", "de-CH-1996", "und", "Ω"),
    *("ckb",),
)
SETTINGS = {
    "stock": ("avery-5371", "avery-5388", "zweckform-32254", "AVERY 5371", "none", "é" * 70),
    "paper": ("A4", "letter", "A3", "A5", "A6", "100x150mm", "30x20mm", "1x1mm", "9000x9000mm", "A4 landscape", "x"),
    "card-size": ("A7", "poker", "3x5in", "90x60mm", "30x20mm", "5x5mm", "60x90mm", "1000x1000mm", "0x0mm", "nanxnan"),
    "arrangement": ("fold", "duplex", "separate", "Duplex", "folded"),
    "flip": ("long", "short", "lang"),
    "turn": ("side", "top", "over"),
    "order": ("sheet", "stack", "across"),
    "copies": ("1", "2", "0", "1001", "²", "9" * 5000, "-1"),
    "cut-marks": ("corners", "lines", "none", "crop"),
    "mark-sides": ("front", "both", "none"),
    "confidence": ("yes", "no", "on", "maybe"),
    "uniform": ("yes", "no"),
    "overflow": ("continue", "error"),
    "missing": ("error", "box"),
    "font": ("noto-sans", "noto sans", "Noto Serif", "comic", "../x", "x" * 100),
    "font-dir": (".", ".", ".", "nowhere", "/nowhere", "odd.svg"),
    "theme": ("plain", "theme.yaml", "theme.yaml", "nowhere.yaml", "../theme.yaml", "loud"),
    "edition": ("large-print", "dyslexia", "LARGE-PRINT", "braille"),
    "back-offset": ("1mm,-0.5mm", "0,5mm 0,5mm", "30mm,0mm", "1mm", "nanmm,1mm", "a,b"),
    "grade": ("k", "1", "2", "6", "13", "14"),
    "key": ("in-place", "strip", "compact", "none"),
    "kind": (
        "choice",
        "matching",
        "short",
        "true-false",
        "cloze",
        "ordering",
        "drill",
        "crossword",
        "word-search",
        "label",
        "odd",
    ),
    "mix": (
        "choice:1,short:1",
        "match:1",
        "drill:1",
        "choice:99",
        "choice",
        "choice:0",
        "a:b:c",
        "choice:²",
        "crossword:3",
        "label:1",
    ),
    "choices": ("2", "4", "6", "7", "²"),
    "word-bank": ("yes", "no"),
    "versions": ("A,B", "A", "A,B,C,D", "A,A", "", "Z", ",", "A," * 50),
    "header": ("name,date", "none", "name", "name,name", "x"),
    "both-sides": ("yes", "no"),
    "columns": ("auto", "1", "2", "3"),
    "jobs": ("1",),
    "boxes": ("powers", "1,2,4,8,16", "1,1", "0", "99999", "²", ""),
    "weeks": ("1", "8", "53", "54", "²"),
    "nonsense": ("yes",),
}
SVG = (
    *("<rect width='9' height='9'/>", "<circle r='4'/>", "<path d='M0 0L9 9z'/>"),
    *("<path d='M 1e999 0 a 1 1 0 2 2 1'/>", "<g transform='rotate(45) scale(0)'>", "</g>"),
    *("<text x='1' y='9'>hé</text>", "<use href='#a'/>", "<use href='#b'/>", "<g id='a'>"),
    *("<g id='b'><use href='#a'/></g>", "<line x2='9' y2='nan' stroke='red'/>", "<style>*{fill:red}</style>"),
    *("<style>a{", "<image href='x.png'/>", "<polygon points='1 2 3'/>", "<ellipse rx='-1' ry='1e400'/>"),
    *("&lt;", "&x;", "<!--", "<linearGradient id='l'><stop offset='5' stop-color='#12'/></linearGradient>"),
    *("<rect fill='url(#l)' width='5' height='5'/>",),
    *("<clipPath id='c'><rect width='1' height='1'/></clipPath>",),
    *("<rect clip-path='url(#c)' width='9' height='9'/>", "-->"),
    *("<rect style='opacity:.5;stroke:#000;stroke-dasharray:0 0' width='8' height='8'/>", "<switch>"),
    *("</switch>", "<svg>", "\x07"),
)
