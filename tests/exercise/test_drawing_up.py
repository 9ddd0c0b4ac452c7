"""Exercises: honest wrong answers, versions that ask the same, right answers that are spread."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from cardprint.errors import DeckError, UsageError
from cardprint.exercise.drawing_up import draw_up
from cardprint.exercise.likeness import accepted, essence, essences
from cardprint.model.block_contents import plain_text, with_runs
from cardprint.model.blocks import Chain, Cloze, CodeBlock, ListBlock, Paragraph, Run, Style
from cardprint.model.exercise import Plan, Portion
from cardprint.model.kind import Kind
from cardprint.source.markup.parser import parse
from making import deck_of, paragraph, plain

WORDS = ["dog", "cat", "owl", "fox", "hen", "cow", "pig", "bee", "ant", "eel"]
DECK = deck_of(*((f"{word}?", f"the {word}") for word in WORDS))
LOOSE = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "the ", "A ", "to "]),
    st.sampled_from(
        ["dog", "Dóg", "hound", "cat / feline", "7", "-7", "seven", "C", "C++", "a b", "owl (bird)", "owl"]
    ),
    st.sampled_from(["", ".", "!", " "]),
)
CARDS = st.lists(
    st.tuples(st.sampled_from("pqrstuvwxyz"), LOOSE, st.lists(LOOSE, max_size=2), st.sampled_from(["", "x", "y"])),
    min_size=2,
    max_size=12,
)
SEEDS = st.text("abc123", max_size=3)


def deck_with(cards):
    deck = deck_of(*((front, back) for front, back, *_ in cards))
    filled = (
        card._replace(accept=plain(*accept), tags=(tag,) if tag else ())
        for card, (*_, accept, tag) in zip(deck.cards, cards, strict=True)
    )
    return deck._replace(cards=tuple(filled))


def text(blocks):
    return plain_text(blocks)


def right_for(deck, card):
    """Return what is right for a card, worked out the long way: what it says, and cards that ask the same."""
    asked = essence(text(card.front), "en")
    twins = [other for other in deck.cards if essence(text(other.front), "en") == asked]
    return frozenset().union(*(accepted(twin, (), "en") for twin in twins))


@given(CARDS, SEEDS, st.integers(2, 4))
def test_no_wrong_option_is_acceptable_and_no_two_are_alike(cards, seed, count):
    deck = deck_with(cards)
    try:
        exercise = draw_up(deck, Plan(Kind.CHOICE, options=count, seed=seed))
    except DeckError:
        reject()
    for task in exercise.tasks:
        offered = [essences(text(option), "en") for option in task.form.texts]
        assert len(offered) == count
        right = right_for(deck, task.card)
        assert offered[task.form.right] <= right
        assert all(not option & right for place, option in enumerate(offered) if place != task.form.right)
        assert all(not one & other for i, one in enumerate(offered) for other in offered[:i])


@given(CARDS, SEEDS)
def test_no_false_claim_is_acceptable(cards, seed):
    deck = deck_with(cards)
    try:
        exercise = draw_up(deck, Plan(Kind.TRUE_FALSE, seed=seed))
    except DeckError:
        reject()
    for task in exercise.tasks:
        said = essences(text(task.form.blocks), "en")
        assert bool(said & right_for(deck, task.card)) == task.form.holds


@given(CARDS, SEEDS)
def test_in_a_set_to_match_each_answer_is_right_for_one_question_at_most(cards, seed):
    deck = deck_with(cards)
    for task in draw_up(deck, Plan(Kind.MATCHING, seed=seed)).tasks:
        answers = [essences(text(answer), "en") for answer in task.form.answers]
        for card, place in zip(task.cards, task.form.right, strict=True):
            right = right_for(deck, card)
            assert [number for number, answer in enumerate(answers) if answer & right] == [place]


def test_a_set_to_match_has_more_answers_than_questions_and_no_more_than_six():
    exercise = draw_up(DECK, Plan(Kind.MATCHING))
    assert [len(task.cards) for task in exercise.tasks] == [5, 5]
    assert all(len(task.form.answers) == 7 for task in exercise.tasks)
    (problem,) = draw_up(DECK._replace(cards=DECK.cards[:4]), Plan(Kind.MATCHING)).problems
    assert "as many answers as questions" in problem.message


def contents(exercise):
    """What is asked, whatever the order."""
    found = []
    for task in exercise.tasks:
        offered = ()
        if task.kind is Kind.CHOICE:
            offered = sorted(map(text, task.form.texts))
            offered.append(text(task.form.texts[task.form.right]))
        elif task.kind is Kind.TRUE_FALSE:
            offered = text(task.form.blocks), task.form.holds
        elif task.kind is Kind.MATCHING:
            offered = sorted(map(text, task.form.answers))
        found.append((task.kind, sorted(card.number for card in task.cards), offered))
    return sorted(map(repr, found))


@given(SEEDS, st.sampled_from([Kind.SHORT, Kind.CHOICE, Kind.TRUE_FALSE, Kind.MATCHING, Kind.DRILL]))
def test_versions_ask_the_same_in_another_order(seed, kind):
    versions = [draw_up(DECK, Plan(kind, seed=seed, version=version)) for version in "ABCD"]
    assert len({repr(contents(version)) for version in versions}) == 1
    assert len({repr([answer.card.number for answer in version.answers()]) for version in versions}) > 1
    assert len({version.code for version in versions}) == 4
    assert versions[0] == draw_up(DECK, Plan(kind, seed=seed, version="A"))


@given(SEEDS, st.sampled_from(["", "A", "B"]), st.integers(2, 5))
def test_right_answers_come_at_every_place_as_often(seed, version, count):
    exercise = draw_up(DECK, Plan(Kind.CHOICE, options=count, seed=seed, version=version))
    places = Counter(task.form.right for task in exercise.tasks)
    assert max(places.values()) - min(places[place] for place in range(count)) <= 1


def test_over_many_sheets_no_question_prefers_a_place():
    places = Counter()
    for seed in range(150):
        exercise = draw_up(DECK, Plan(Kind.CHOICE, seed=str(seed)))
        places.update((task.number, task.form.right) for task in exercise.tasks)
    # 50 each are expected; chi squared over 30 cells stays below 59.7 (20 degrees, p = 0.00001).
    assert sum((places[number, place] - 50) ** 2 / 50 for number in range(1, 11) for place in range(3)) < 59.7


@given(SEEDS)
def test_half_of_the_claims_hold(seed):
    claims = [task.form.holds for task in draw_up(DECK, Plan(Kind.TRUE_FALSE, seed=seed)).tasks]
    assert sum(claims) == 5


def test_cards_of_the_same_tag_and_form_give_wrong_answers_first():
    cards = [
        (str(n), back, [], tag)
        for n, (back, tag) in enumerate(
            [("red", "x"), ("blue", "x"), ("green", "x"), ("a colour like no other", "x"), ("dog", "y"), ("7", "x")]
        )
    ]
    (task, *_) = draw_up(deck_with(cards), Plan(Kind.CHOICE)).tasks
    assert {text(option) for option in task.form.texts} == {"red", "blue", "green"}


def test_the_choices_of_a_card_come_first_and_others_make_up_the_rest():
    cards = (DECK.cards[0]._replace(choices=plain("a wolf", "The Dog")), *DECK.cards[1:])
    (task, *_) = draw_up(DECK._replace(cards=cards), Plan(Kind.CHOICE)).tasks
    options = [text(option) for option in task.form.texts]
    assert options[task.form.right] == "The Dog"
    assert "a wolf" in options
    assert len(options) == 3


def test_the_choices_of_code_are_code_and_every_sign_of_them_counts():
    def code(*texts):
        return tuple((Paragraph((Run(each, Style(code=True)),)),) for each in texts)

    block = (CodeBlock("for x in y:\n    print(x)", "python"),)
    own = code("(1, 2)", "[ 1,2 ]", "[1, 2];")
    card = DECK.cards[0]._replace(back=code("[1, 2]")[0], choices=own)
    (task, *_) = draw_up(DECK._replace(cards=(card, *DECK.cards[1:])), Plan(Kind.CHOICE)).tasks
    assert sorted(map(text, task.form.texts)) == ["(1, 2)", "[ 1,2 ]", "[1, 2];"]
    card = DECK.cards[0]._replace(back=(paragraph("So:"), *block), choices=((CodeBlock("pass"),),))
    (task, *_) = draw_up(DECK._replace(cards=(card, *DECK.cards[1:])), Plan(Kind.CHOICE)).tasks
    assert task.form.texts[task.form.right] == block
    assert (CodeBlock("pass"),) in task.form.texts


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (r"$O(\log n)$", ("$O(n)$", "$O(1)$")),
        ("$-x$", ("$x$", "$+x$")),
        ("`-x`", ("`x`", "`x!`")),
        ("f(x)", ("f(y)", "f(2x)")),
    ],
)
def test_what_authors_call_wrong_is_not_taken_for_right_because_it_begins_alike(right, wrong):
    deck = deck_of(("Which?", "a"), ("Who?", "somebody else"), ("Where?", "at home"))
    card = deck.cards[0]._replace(back=parse(right), choices=tuple(map(parse, wrong)))
    task = draw_up(deck._replace(cards=(card, *deck.cards[1:])), Plan(Kind.CHOICE)).tasks[0]
    offered = [text(option) for option in task.form.texts]
    assert sorted(offered) == sorted(text(parse(answer)) for answer in (right, *wrong))
    assert offered[task.form.right] == text(parse(right))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("está", ("esta", "ésta")), ("its", ("it's", "its'a")), ("où", ("ou", "oú")), ("Go, now!", ("Go now!", "Gone"))],
)
def test_authors_may_ask_for_an_accent_or_an_apostrophe(right, wrong):
    card = DECK.cards[0]._replace(back=(paragraph(right),), choices=plain(*wrong))
    (task, *_) = draw_up(DECK._replace(cards=(card, *DECK.cards[1:])), Plan(Kind.CHOICE)).tasks
    assert {text(option) for option in task.form.texts} == {right, *wrong}
    assert text(task.form.texts[task.form.right]) == right


def test_choices_that_are_alike_are_refused():
    cards = (DECK.cards[0]._replace(choices=plain("a wolf", "Wolf")), *DECK.cards[1:])
    with pytest.raises(DeckError, match="card 1: the choices 'a wolf' and 'Wolf' are alike"):
        draw_up(DECK._replace(cards=cards), Plan(Kind.CHOICE))


def test_too_few_wrong_answers_are_counted_for_every_card():
    deck = deck_of(("a", "the dog"), ("b", "Dog"), ("c", "cat"))
    with pytest.raises(DeckError) as refused:
        draw_up(deck, Plan(Kind.CHOICE))
    assert [problem.message.partition(":")[0] for problem in refused.value.problems] == ["card 1", "card 2", "card 3"]
    assert all("needs 2 wrong answers, and 1 is missing" in problem.message for problem in refused.value.problems)
    assert "--choices 2" in refused.value.problems[0].hint


def test_other_cards_of_the_deck_give_wrong_answers_to_a_few_chosen_ones():
    exercise = draw_up(DECK._replace(cards=DECK.cards[:1]), Plan(Kind.CHOICE), DECK)
    assert len(exercise.tasks[0].form.texts) == 3


def test_a_card_that_answers_true_or_false_is_a_claim_itself():
    deck = deck_of(("Whales are fish.", "False"), ("Bats are mammals.", "true."), ("Which?", "an owl"))
    forms = [task.form for task in draw_up(deck, Plan(Kind.TRUE_FALSE)).tasks]
    assert [form.holds for form in forms[:2]] == [False, True]
    assert [form.blocks for form in forms[:2]] == [(), ()]


def test_a_word_that_means_right_is_no_claim():
    deck = deck_of(("links", "left"), ("rechts", "right"), ("鲸鱼是鱼。", "false"))
    forms = [task.form for task in draw_up(deck, Plan(Kind.TRUE_FALSE)).tasks]
    assert [bool(form.blocks) for form in forms] == [True, True, False]


STEPS = (paragraph("wake"), paragraph("wash"), paragraph("work"))


@given(SEEDS)
def test_steps_never_come_in_their_order(seed):
    card = DECK.cards[0]._replace(back=(ListBlock(tuple((step,) for step in STEPS), 1),))
    (task,) = draw_up(DECK._replace(cards=(card,)), Plan(Kind.ORDERING, seed=seed)).tasks
    assert sorted(task.form.right) == [1, 2, 3]
    assert task.form.right != (1, 2, 3)
    assert [STEPS[number - 1] for number in task.form.right] == [step for (step,) in task.form.steps]


def test_what_cannot_be_asked_in_a_way_is_asked_on_lines_with_a_warning():
    exercise = draw_up(DECK, Plan(Kind.ORDERING))
    assert exercise.kinds == (Kind.SHORT,)
    (problem,) = exercise.problems
    assert "card 1 has no steps to put in order, nor have 2, 3," in problem.message
    cards = (DECK.cards[0]._replace(kind=Kind.ORDERING), *DECK.cards[1:])
    with pytest.raises(DeckError, match="card 1 has no steps"):
        draw_up(DECK._replace(cards=cards))


def bold(text):
    return Run(text, Style(bold=True))


def gaps_shown(form):
    """The text with each gap in brackets."""
    changed = with_runs(form.blocks, lambda runs: (Run(f"[{run.text}]") if run.cloze else run for run in runs))
    return text(changed)


def test_bold_words_are_blanks_wherever_they_stand():
    back = (
        Paragraph((Run("The "), bold("heart"), Run(" pumps "), bold(" blood. "), Run("No Heart, no blood."))),
        Chain((paragraph("heart"), paragraph("hearts")), (None,)),
    )
    card = DECK.cards[0]._replace(back=back)
    (task,) = draw_up(DECK._replace(cards=(card,)), Plan(Kind.CLOZE, word_bank=True)).tasks
    shown = gaps_shown(task.form)
    assert shown == "The [heart] pumps  [blood]. No [Heart], no [blood].\n[heart] → hearts"
    assert task.form.gaps == ("heart", "blood", "Heart", "blood", "heart")


def test_what_an_author_leaves_out_is_left_out_and_bold_words_are_not():
    back = (Paragraph((Run("The "), Run("heart", cloze=Cloze(4, "organ")), Run(" pumps "), bold("blood"), Run("."))),)
    card = DECK.cards[0]._replace(back=back)
    (task,) = draw_up(DECK._replace(cards=(card,)), Plan(Kind.CLOZE)).tasks
    assert gaps_shown(task.form) == "The [heart] pumps blood."


def test_a_sentence_with_blanks_offers_what_is_left_out():
    cards = [
        card._replace(front=side, back=side, front_text="{{}}", back_text="{{}}")
        for card in DECK.cards[:3]
        for side in [(Paragraph((Run("It is "), Run(WORDS[card.number], cloze=Cloze(6)), Run("."))),)]
    ]
    assert all(card.is_cloze for card in cards)
    exercise = draw_up(DECK._replace(cards=tuple(cards)), Plan(Kind.CHOICE))
    assert {text(option) for option in exercise.tasks[0].form.texts} == set(WORDS[1:4])
    (problem,) = draw_up(DECK._replace(cards=tuple(cards)), Plan(Kind.DRILL)).problems
    assert "a sentence with blanks" in problem.message


def test_the_word_bank_is_in_alphabetical_order_and_has_each_word_once():
    backs = (bold("Zebra"), bold("an ant"), bold("Élan"), bold("the Ant"))
    cards = tuple(card._replace(back=(Paragraph((back,)),)) for card, back in zip(DECK.cards, backs, strict=False))
    exercise = draw_up(DECK._replace(cards=cards), Plan(Kind.CLOZE, word_bank=True))
    assert exercise.bank == ("an ant", "Élan", "Zebra")


def test_a_mix_takes_so_many_of_each_and_keeps_its_order():
    mix = (Portion(Kind.CHOICE, 2), Portion(Kind.SHORT, 1), Portion(Kind.MATCHING, 1))
    exercise = draw_up(DECK, Plan(mix=mix))
    assert [task.kind for task in exercise.tasks] == [Kind.CHOICE, Kind.CHOICE, Kind.SHORT, Kind.MATCHING]
    assert [answer.number for answer in exercise.answers()] == list(range(1, 10))
    assert exercise.total == 9


def test_a_mix_gives_cards_to_what_few_are_fit_for_first():
    card = DECK.cards[0]._replace(back=(Chain(STEPS, (None, None)),))
    deck = DECK._replace(cards=(card, *DECK.cards[1:]))
    exercise = draw_up(deck, Plan(mix=(Portion(Kind.SHORT, 9), Portion(Kind.ORDERING, 1))))
    assert exercise.tasks[-1].card is card
    with pytest.raises(UsageError, match="wants 2 of ordering, and there are cards for 1"):
        draw_up(deck, Plan(mix=(Portion(Kind.ORDERING, 2),)))


def test_a_card_is_asked_as_it_says_whatever_the_sheet_is():
    cards = (DECK.cards[0], DECK.cards[1]._replace(kind=Kind.CHOICE), *DECK.cards[2:])
    exercise = draw_up(DECK._replace(cards=cards))
    assert [task.kind for task in exercise.tasks] == [Kind.SHORT] * 9 + [Kind.CHOICE]
    assert exercise.tasks[-1].card.number == 2


@pytest.mark.parametrize(("count", "matched"), [(4, 2), (5, 3), (8, 6), (10, 6)])
def test_a_set_to_match_takes_no_card_that_the_rest_of_a_mix_needs(count, matched):
    deck = DECK._replace(cards=DECK.cards[:count])
    mix = (Portion(Kind.MATCHING, 1), Portion(Kind.SHORT, 2))
    tasks = draw_up(deck, Plan(mix=mix)).tasks
    assert [(task.kind, len(task.cards)) for task in tasks] == [(Kind.MATCHING, matched), *[(Kind.SHORT, 1)] * 2]


def test_a_formula_that_another_card_accepts_is_no_wrong_answer_for_it():
    deck = deck_of(("Area?", "s²"), ("Square of x?", "y"), ("Cube?", "z"), ("Root?", "w"))
    first = deck.cards[0]._replace(accept=(parse("$x^2$"),))
    second = deck.cards[1]._replace(back=parse("$x^2$"))
    deck = deck._replace(cards=(first, second, *deck.cards[2:]))
    for seed in "abcdefgh":
        task = draw_up(deck, Plan(Kind.CHOICE, seed=seed)).tasks[0]
        assert text(second.back) not in {text(blocks) for blocks in task.form.texts}


@pytest.mark.parametrize("kind", [Kind.CROSSWORD, Kind.WORD_SEARCH, Kind.CLOZE, Kind.ORDERING])
def test_what_is_asked_on_lines_for_want_of_better_comes_last(kind):
    fit = "planet -> moon -> comet" if kind is Kind.ORDERING else "**planet**"
    deck = deck_of(("Why?", "12 + 7"), ("What?", fit), ("Which?", "**rocket**"), ("Where?", "19 in all, or 20"))
    deck = deck._replace(cards=tuple(card._replace(back=parse(card.back_text)) for card in deck.cards))
    assert draw_up(deck, Plan(kind)).kinds == (kind, Kind.SHORT)
