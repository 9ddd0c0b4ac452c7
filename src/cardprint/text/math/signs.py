r"""Signs that stand for themselves, and names beside those of ``symbols``, with their kinds.

The kinds of ASCII signs are those of plain.tex (``\mathcode``). The names are LaTeX's, amsmath's, mathtools',
stmaryrd's and unicode-math's, where KaTeX's table does not have them or draws them in a font of its own.
"""

from __future__ import annotations

from cardprint.text.math.symbols import SYMBOLS

_SIGNS = {
    "bin": "+-−*∗±∓×÷·⋅∘∙∪∩∧∨⊕⊖⊗⊘⊙⊎⊓⊔∖⋆†‡⋄△▽⋒⋓",
    "rel": "=<>:≤≥≠≈≡∼≃≅∝∈∉∋∌⊂⊃⊆⊇∥⊥≪≫⊢⊣⊨∴∵→←↔⇒⇐⇔↦↪↩⇌⇋⟶⟵⟷⟹⟸⟺↑↓↕⟂≔≕⩴≢",
    "open": "([{⟨⌊⌈⟦⟪⎰⌜⌞",
    "close": ")]}⟩⌋⌉⟧⟫?!⎱⌝⌟",
    "punct": ",;",
    "inner": "…⋯⋱",
    "op": "∑∏∐∫∬∭⨌∮∯∰⋃⋂⋁⋀⨆⨅⨁⨂⨀⨄",
    "ord": "./|∣\\@°",
}
_SHOWN = {"-": "−", "*": "∗", "·": "⋅", "'": "′", "⟂": "⊥"}

_NAMES = {
    "rel": (
        "ne≠ neq≠ notin∉ notni∌ coloneqq≔ coloneq≔ eqqcolon≕ dblcolon∷ Coloneqq⩴ vcentcolon: ratio: "
        "lt< gt> nleqq≰ ngeqq≱ "
        "nleqslant≰ ngeqslant≱ lvertneqq≨ gvertneqq≩ varsubsetneq⊊ varsupsetneq⊋ varsubsetneqq⫋ varsupsetneqq⫌ "
        "nsubseteqq⊈ nsupseteqq⊉ nshortmid∤ nshortparallel∦ longmapsfrom⟻ mapsfrom↤ implies⟹ impliedby⟸ iff⟺ equals= "
        "colonequals≔ equalscolon≕ eqcolon≕ coloncolon∷ coloncolonequals⩴ Larr⇐ Rarr⇒ Harr⇔ Lrarr⇔ lrArr⇔ lrarr↔ "
        "uArr⇑ dArr⇓ Uarr⇑ Darr⇓ Vvert⦀ nequiv≢ isin∈ lArr⇐ rArr⇒ hArr⇔ larr← rarr→ harr↔ uarr↑ darr↓ sub⊂ sube⊆ "
        "supe⊇ xor⊻ bigtriangleup△"
    ),
    "inner": "dots… dotsc… dotso… cdots⋯ dotsb⋯ dotsm⋯ dotsi⋯ adots⋰ iddots⋰ hdots…",
    "ord": (
        "vdots⋮ vert| Vert‖ backslash\\ celsius℃ minuso⊖ euro€ And& copyright© textregistered® permil‰ imathı jmathȷ "
        "Nℕ Zℤ Rℝ Qℚ Cℂ natnumsℕ realsℝ cnumsℂ Realsℝ Complexℂ AlphaΑ BetaΒ EpsilonΕ ZetaΖ EtaΗ IotaΙ KappaΚ MuΜ NuΝ "
        "OmicronΟ RhoΡ TauΤ ChiΧ varGammaΓ varDeltaΔ varThetaΘ varLambdaΛ varXiΞ varPiΠ varSigmaΣ varUpsilonΥ varPhiΦ "
        "varPsiΨ varOmegaΩ slash/ infin∞ exist∃ empty∅ realℜ imageℑ sect§ para¶ textdegree° square□ lq‘ rq’ "
        "alefℵ clubs♣ diamonds♢ hearts♡ spades♠ bull∙ alefsymℵ thetasymϑ weierp℘ AAÅ AEÆ OEŒ OØ aaå aeæ oeœ oø ssß "
        "textsterling£ textdollar$ textbardbl‖ textcopyright© textdagger† textdaggerdbl‡ "
        "blacktriangleup▲ ohmΩ mathellipsis… Bbbk𝕜 textmuµ bigcirc◯"
    ),
    "op": "bigsqcap⨅ bigtimes⨉ iiiint⨌ idotsint∫ ointctrclockwise∳ varointclockwise∲ intclockwise∱",
    "bin": "cdotp⋅ plusmn± Dagger‡ sdot⋅ minus− plus+",
    "open": (
        "lang⟨ ulcorner⌜ llcorner⌞ lvert| lVert‖ lbrace{ lbrack[ lparen( lBrace⦃ llbracket⟦ lBrack⟦ llparenthesis⦇ "
        "lAngle⟪"
    ),
    "close": (
        "rang⟩ urcorner⌝ lrcorner⌟ rvert| rVert‖ rbrace} rbrack] rparen) rBrace⦄ rrbracket⟧ rBrack⟧ rrparenthesis⦈ "
        "rAngle⟫"
    ),
    "punct": "ldotp. colon:",
}
_ESCAPED = {"\\{": ("{", "open"), "\\}": ("}", "close"), "\\|": ("‖", "ord")} | {f"\\{c}": (c, "ord") for c in "%&#$_"}


def _named() -> dict[str, tuple[str, str]]:
    entries = ((kind, entry.strip()) for kind, names in _NAMES.items() for entry in names.split())
    return {f"\\{entry[:-1]}": (entry[-1], kind) for kind, entry in entries if len(entry) > 1}


COMMANDS = {**SYMBOLS, **_named(), **_ESCAPED}
"""What stands for one character: the character, and its kind."""

SIGNS = {char: (_SHOWN.get(char, char), kind) for kind, chars in _SIGNS.items() for char in chars}
"""Characters that are no letters, what is printed for them, and their kinds; as typed, or by a name."""
for _char, _kind in COMMANDS.values():
    SIGNS.setdefault(_char, (_char, _kind))

NO_LIMITS = frozenset("∫∬∭⨌∮∯∰∱∲∳")
"""Large operators whose scripts stand beside them, in displays too."""

_TALL = "| \\| \\vert \\Vert / \\backslash \\uparrow \\downarrow \\updownarrow \\Uparrow \\Downarrow \\Updownarrow"
DELIMITERS = {
    **{name: char for name, (char, kind) in COMMANDS.items() if kind in {"open", "close"} or name in _TALL.split()},
    **{char: char for char, (_, kind) in SIGNS.items() if kind in {"open", "close"} and char not in "?!"},
    "|": "|",
    "/": "/",
    "<": "⟨",
    ">": "⟩",
    "\\lt": "⟨",
    "\\gt": "⟩",
    "\\mid": "|",
    "\\slash": "/",
    "‖": "‖",
    "∣": "|",
    ".": "",
}
"""What may stand behind \\left and its kin: the character that grows, nothing for a point."""
