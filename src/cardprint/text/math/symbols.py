"""The symbols of TeX, LaTeX and the AMS by their names: a character, and the kind of atom it is.

Made by tools/formula_symbols.py from KaTeX's table of symbols (MIT). Change that, not this.
"""

from __future__ import annotations

_TABLE = {
    "rel": (
        "equiv≡ prec≺ succ≻ sim∼ perp⊥ preceq⪯ succeq⪰ simeq≃ mid∣ ll≪ gg≫ asymp≍ parallel∥ bowtie⋈ smile⌣ "
        "sqsubseteq⊑ sqsupseteq⊒ doteq≐ frown⌢ ni∋ propto∝ vdash⊢ dashv⊣ owns∋ longleftarrow⟵ Leftarrow⇐ "
        "Longleftarrow⟸ longrightarrow⟶ Rightarrow⇒ Longrightarrow⟹ leftrightarrow↔ longleftrightarrow⟷ "
        "Leftrightarrow⇔ Longleftrightarrow⟺ mapsto↦ longmapsto⟼ nearrow↗ hookleftarrow↩ hookrightarrow↪ searrow↘ "
        "leftharpoonup↼ rightharpoonup⇀ swarrow↙ leftharpoondown↽ rightharpoondown⇁ nwarrow↖ rightleftharpoons⇌ "
        "nless≮ lneq⪇ lneqq≨ lnsim⋦ lnapprox⪉ nprec⊀ npreceq⋠ precnsim⋨ precnapprox⪹ nsim≁ nmid∤ nvdash⊬ nvDash⊭ "
        "ntriangleleft⋪ ntrianglelefteq⋬ subsetneq⊊ subsetneqq⫋ ngtr≯ gneq⪈ gneqq≩ gnsim⋧ gnapprox⪊ nsucc⊁ nsucceq⋡ "
        "succnsim⋩ succnapprox⪺ ncong≆ nparallel∦ nVDash⊯ ntriangleright⋫ ntrianglerighteq⋭ supsetneq⊋ supsetneqq⫌ "
        "nVdash⊮ precneqq⪵ succneqq⪶ nleftarrow↚ nrightarrow↛ nLeftarrow⇍ nRightarrow⇏ nleftrightarrow↮ "
        "nLeftrightarrow⇎ vartriangle△ leqq≦ leqslant⩽ eqslantless⪕ lesssim≲ lessapprox⪅ approxeq≊ lll⋘ lessgtr≶ "
        "lesseqgtr⋚ lesseqqgtr⪋ doteqdot≑ risingdotseq≓ fallingdotseq≒ backsim∽ backsimeq⋍ subseteqq⫅ Subset⋐ "
        "sqsubset⊏ preccurlyeq≼ curlyeqprec⋞ precsim≾ precapprox⪷ vartriangleleft⊲ trianglelefteq⊴ vDash⊨ Vvdash⊪ "
        "smallsmile⌣ smallfrown⌢ bumpeq≏ Bumpeq≎ geqq≧ geqslant⩾ eqslantgtr⪖ gtrsim≳ gtrapprox⪆ ggg⋙ gtrless≷ "
        "gtreqless⋛ gtreqqless⪌ eqcirc≖ circeq≗ triangleq≜ thicksim∼ thickapprox≈ supseteqq⫆ Supset⋑ sqsupset⊐ "
        "succcurlyeq≽ curlyeqsucc⋟ succsim≿ succapprox⪸ vartriangleright⊳ trianglerighteq⊵ Vdash⊩ shortmid∣ "
        "shortparallel∥ between≬ pitchfork⋔ varpropto∝ blacktriangleleft◀ therefore∴ backepsilon∍ "
        "blacktriangleright▶ because∵ llless⋘ gggtr⋙ eqsim≂ Join⋈ Doteq≑ dashrightarrow⇢ dashleftarrow⇠ "
        "leftleftarrows⇇ leftrightarrows⇆ Lleftarrow⇚ twoheadleftarrow↞ leftarrowtail↢ looparrowleft↫ "
        "leftrightharpoons⇋ curvearrowleft↶ circlearrowleft↺ Lsh↰ upuparrows⇈ upharpoonleft↿ downharpoonleft⇃ "
        "origof⊶ imageof⊷ multimap⊸ leftrightsquigarrow↭ rightrightarrows⇉ rightleftarrows⇄ twoheadrightarrow↠ "
        "rightarrowtail↣ looparrowright↬ curvearrowright↷ circlearrowright↻ Rsh↱ downdownarrows⇊ upharpoonright↾ "
        "downharpoonright⇂ rightsquigarrow⇝ leadsto⇝ Rrightarrow⇛ restriction↾ approx≈ cong≅ ge≥ geq≥ gets← in∈ "
        "subset⊂ supset⊃ subseteq⊆ supseteq⊇ nsubseteq⊈ nsupseteq⊉ models⊨ leftarrow← le≤ leq≤ rightarrow→ to→ ngeq≱ "
        "nleq≰ uparrow↑ Uparrow⇑ downarrow↓ Downarrow⇓ updownarrow↕ Updownarrow⇕ "
    ),
    "punct": ("cdotp⋅ "),
    "ord": (
        "alephℵ forall∀ hbarℏ exists∃ nabla∇ flat♭ ellℓ natural♮ clubsuit♣ wp℘ sharp♯ diamondsuit♢ Reℜ heartsuit♡ "
        "Imℑ spadesuit♠ S§ P¶ dag† ddag‡ hslashℏ triangledown▽ lozenge◊ circledSⓈ circledR® measuredangle∡ nexists∄ "
        "mho℧ FinvℲ Game⅁ backprime‵ blacktriangle▲ blacktriangledown▼ blacksquare■ blacklozenge⧫ bigstar★ "
        "sphericalangle∢ complement∁ ethð diagup╱ diagdown╲ square□ Box□ Diamond◊ yen¥ checkmark✓ bethℶ dalethℸ "
        "gimelℷ digammaϝ varkappaϰ angle∠ infty∞ prime′ triangle△ GammaΓ DeltaΔ ThetaΘ LambdaΛ XiΞ PiΠ SigmaΣ "
        "UpsilonΥ PhiΦ PsiΨ OmegaΩ neg¬ lnot¬ top⊤ bot⊥ emptyset∅ varnothing∅ alphaα betaβ gammaγ deltaδ epsilonϵ "
        "zetaζ etaη thetaθ iotaι kappaκ lambdaλ muμ nuν xiξ omicronο piπ rhoρ sigmaσ tauτ upsilonυ phiϕ chiχ psiψ "
        "omegaω varepsilonε varthetaϑ varpiϖ varrhoϱ varsigmaς varphiφ surd√ partial∂ vert∣ Vert∥ varvdots⋮ degree° "
        "pounds£ mathsterling£ maltese✠ "
    ),
    "close": ("rmoustache⎱ rgroup⟯ rangle⟩ rvert∣ rVert∥ rfloor⌋ rceil⌉ "),
    "open": ("lmoustache⎰ lgroup⟮ langle⟨ lvert∣ lVert∥ lfloor⌊ lceil⌈ "),
    "bin": (
        "mp∓ ominus⊖ uplus⊎ sqcap⊓ ast∗ sqcup⊔ bigcirc◯ bullet∙ ddagger‡ wr≀ amalg⨿ unlhd⊴ unrhd⊵ lessdot⋖ gtrdot⋗ "
        "lhd⊲ rhd⊳ dotplus∔ smallsetminus∖ Cap⋒ Cup⋓ doublebarwedge⩞ boxminus⊟ boxplus⊞ divideontimes⋇ ltimes⋉ "
        "rtimes⋊ leftthreetimes⋋ rightthreetimes⋌ curlywedge⋏ curlyvee⋎ circleddash⊝ circledast⊛ centerdot⋅ "
        "intercal⊺ doublecap⋒ doublecup⋓ boxtimes⊠ cdot⋅ circ∘ div÷ pm± times× cap∩ cup∪ setminus∖ land∧ lor∨ wedge∧ "
        "vee∨ barwedge⊼ veebar⊻ odot⊙ oplus⊕ otimes⊗ oslash⊘ circledcirc⊚ boxdot⊡ bigtriangleup△ bigtriangledown▽ "
        "dagger† diamond⋄ star⋆ triangleleft◃ triangleright▹ "
    ),
    "op": (
        "coprod∐ bigvee⋁ bigwedge⋀ biguplus⨄ bigcap⋂ bigcup⋃ int∫ intop∫ iint∬ iiint∭ prod∏ sum∑ bigotimes⨂ "
        "bigoplus⨁ bigodot⨀ oint∮ oiint∯ oiiint∰ bigsqcup⨆ smallint∫ "
    ),
    "inner": ("mathellipsis… ldots… ddots⋱ "),
}

SYMBOLS = {f"\\{entry[:-1]}": (entry[-1], kind) for kind, lines in _TABLE.items() for entry in lines.split()}
"""A character and a kind for each name, the backslash included."""
