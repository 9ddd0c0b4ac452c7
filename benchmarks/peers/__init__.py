"""The other ways to get cards on paper, each as good as someone who knows it would write it.

A peer is one module here, found by its being here. It has

    NAME       what the tables call it
    LARGEST    the largest deck worth waiting for, in cards
    PRINTS     "cards", or "bundle" for cards, worksheet and key in one file; nothing where it only puts finished cards
               on sheets, so that nobody looks for a card's words in their places
    version()  what it runs on, for the record. Raises FileNotFoundError or PackageNotFoundError where that is not here
    main(deck, out)  the work: A4 sheets of eight cards of 90 × 60 mm in Noto Sans, each sheet's fronts and then its
               backs, mirrored; the largest size of the ladder that fits (fronts bold and centred, backs with bullets
               and bold words); crop marks and a line at the head of the sheet. In a bundle, behind it: a worksheet of
               numbered questions, with writing lines that the answers fit on, and a key that is the worksheet page for
               page, with the answers on the lines; "Worksheet" and "Key" stand in the outline

and is run as ``python -m peers.NAME DECK OUT``. It imports its library in main(), so that asking its name is cheap.
"""
