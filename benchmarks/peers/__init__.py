"""The other ways to get cards on paper, each as good as someone who knows it would write it.

A peer is one module here, found by its being here. It has

    NAME       what the tables call it
    LARGEST    the largest deck worth waiting for, in cards
    IMPOSES    whether it only puts finished cards on sheets, so that nobody looks for a card's words in their places
    version()  what it runs on, for the record
    main(deck, out)  the work: A4 sheets of eight cards of 90 × 60 mm in Noto Sans, each sheet's fronts and then its
               backs, mirrored; the largest size of the ladder that fits (fronts bold and centred, backs with bullets
               and bold words); crop marks and a line at the head of the sheet

and is run as ``python -m peers.NAME DECK OUT``. It imports its library in main(), so that asking its name is cheap.
"""
