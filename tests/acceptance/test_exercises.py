"""Five hundred decks drawn from seeds, asked in every way and in versions: the promises to those who write and mark."""

from __future__ import annotations

import csv
import random
from collections import Counter
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import pytest

from acceptance.test_no_leak import everything_in
from cardprint.exercise.drawing_up import Examiner
from cardprint.exercise.scanner_key import scanner_key
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.blocks import Chain, Paragraph, Run, Style
from cardprint.model.exercise import Claim, Options, Pairs, Plan, Steps
from cardprint.model.job import KeyForm, SheetJob
from cardprint.model.kind import Kind
from cardprint.model.paper import PAPERS
from cardprint.model.puzzle import WordSearch
from cardprint.model.words import ENGLISH
from cardprint.pdf.writer import render
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import deck_of, labelled, paragraph, plain
from text_checks import texts_in

if TYPE_CHECKING:
    from cardprint.model.deck import Deck
    from cardprint.model.exercise import Exercise
    from cardprint.model.page import Document

DECKS = 500
WRITTEN = (Kind.SHORT, Kind.DRILL, Kind.CLOZE, Kind.CROSSWORD, Kind.LABEL)  # whose answers are nowhere on the sheet
JOB = SheetJob(PAPERS["A4"])
LETTERS = "bcdfghjklmnpqrstvwxz"  # no vowels: no word of these is part of another text


@pytest.fixture(scope="module")
def typesetter():
    return Typesetter(load_fonts(system=False), "en")


def drawn_deck(seed: int, kind: Kind):
    """Make a deck of made-up words. What is right or for the teacher alone stands nowhere else; it is given beside.

    Some cards have a note and another answer that counts.
    """
    draw = random.Random(seed)  # noqa: S311 - decks, not secrets

    def word() -> str:
        return "".join(draw.choices(LETTERS, k=draw.randint(5, 9)))

    count = draw.randint(5, 14)
    fronts = [f"What about {'a eo iu ' * draw.randint(0, 6)}{number}?" for number in range(count)]
    answers = [word() for _ in range(count)]
    deck = deck_of(*zip(fronts, answers, strict=True))
    cards = deck.cards
    if kind is Kind.CLOZE:
        backs = [(Paragraph((Run("It is "), Run(answer, Style(bold=True)), Run("!"))),) for answer in answers]
        cards = tuple(card._replace(back=back) for card, back in zip(cards, backs, strict=True))
    elif kind is Kind.LABEL:
        others = [word() for _ in range(count)]
        named = zip(deck.cards, answers, others, strict=True)
        cards = tuple(labelled(card, (answer, other)) for card, answer, other in named)
        answers += others
    elif kind is Kind.ORDERING:
        chains = [tuple(paragraph(word()) for _ in range(draw.randint(3, 5))) for _ in range(count)]
        backs = [(Chain(steps, (None,) * (len(steps) - 1)),) for steps in chains]
        cards = tuple(card._replace(back=back) for card, back in zip(cards, backs, strict=True))
    secrets = [(word(), word()) if draw.random() < 0.4 else () for _ in cards]
    cards = tuple(
        card._replace(accept=plain(*secret[:1]), note=tuple(map(paragraph, secret[1:])), points=draw.randint(1, 4))
        for card, secret in zip(cards, secrets, strict=True)
    )
    teachers = [text for secret in secrets for text in secret]
    return deck._replace(cards=cards), [*answers, *teachers] if kind in WRITTEN else teachers


def turned_round(task):
    """Return a task whose right answer is another one of those it shows."""
    form = task.form
    if isinstance(form, Options):
        form = form._replace(right=(form.right + 1) % len(form.texts))
    elif isinstance(form, Claim):
        form = form._replace(holds=not form.holds)
    elif isinstance(form, Pairs | Steps):
        form = form._replace(right=(*form.right[1:], form.right[0]))
    elif isinstance(form, WordSearch):  # the words are given; where they are is what is asked
        form = form._replace(entries=tuple(entry._replace(first=(0, 0), step=(1, 1)) for entry in form.entries))
    return task._replace(form=form)


class Asked(NamedTuple):
    """A drawn deck, who asks it, and its version A, laid out."""

    deck: Deck
    secrets: list[str]
    examiner: Examiner
    exercise: Exercise
    sheet: Document
    key: Document


@pytest.fixture(scope="module", params=Kind)
def kind(request):
    """Return the way to ask. All tests of one are run before the next, so that they share what is asked."""
    return request.param


@pytest.fixture(scope="module")
def asked(kind, typesetter):
    found = []
    for seed in range(DECKS // len(Kind)):
        deck, secrets = drawn_deck(seed, kind)
        examiner = Examiner(deck, Plan(kind, seed=str(seed)))
        exercise = examiner.exercise("A")
        found.append(Asked(deck, secrets, examiner, exercise, *lay_out_worksheet(exercise, JOB, typesetter)))
    return found


def test_no_student_file_tells_what_is_right(kind, asked, typesetter):
    for number, (_, secrets, _, exercise, sheet, key) in enumerate(asked):
        file = render(sheet)
        held = everything_in(file)
        assert [secret for secret in secrets if secret in held or secret.upper() in held] == []
        if kind not in WRITTEN:
            turned = exercise._replace(tasks=tuple(map(turned_round, exercise.tasks)))
            assert turned != exercise
            assert render(lay_out_worksheet(turned, JOB, typesetter)[0]) == file
        if number == 0 and kind in (Kind.SHORT, Kind.CLOZE):  # whose keys tell all: it is there to be found
            told = everything_in(render(key))
            assert [secret for secret in secrets if secret not in told] == []


def test_key_and_sheet_agree_line_by_line_and_versions_are_permutations(asked, typesetter):
    alike = []
    for deck, _, examiner, *version_a in asked:
        other = examiner.exercise("B")
        words, order, tasks = [], [], []
        for exercise, sheet, key in (version_a, (other, *lay_out_worksheet(other, JOB, typesetter))):
            for page, with_answers in zip(sheet.pages, key.pages, strict=True):
                for panel, answered in zip(page.panels[1:], with_answers.panels[1:], strict=True):
                    assert (panel.x, panel.y, panel.items) == (
                        answered.x,
                        answered.y,
                        answered.items[: len(panel.items)],
                    )
            words.append(sorted(printed_words(sheet)))
            order.append([card.number for task in exercise.tasks for card in task.cards])
            tasks.append(exercise.tasks)
            assert exercise.total == sum(card.points for card in deck.cards)
        assert words[0] == words[1]
        assert sorted(order[0]) == sorted(order[1]) == [card.number for card in deck.cards]
        alike.append(tasks[0] == tasks[1])
    assert sum(alike) < 0.2 * len(alike)  # a few by chance, of five cards


LETTERED = (Kind.CHOICE, Kind.TRUE_FALSE, Kind.MATCHING)  # whose answers are letters, or one of two words


def right_signs(exercise) -> dict[str, str]:
    """Find out what is right by what the sheet shows and the deck says, whatever the exercise holds for right."""
    signs = {}
    for task in exercise.tasks:
        form = task.form
        for number, card in enumerate(task.cards, task.number):
            answer = card.back[0].text
            if isinstance(form, Claim):
                place = int(form.blocks[0].text != answer)
            else:
                offered = form.answers if isinstance(form, Pairs) else form.texts
                place = [blocks[0].text for blocks in offered].index(answer)
            signs[str(number)] = "ABCDEFGH"[place]
    return signs


@pytest.mark.parametrize("kind", LETTERED)
def test_a_scanner_marks_what_the_deck_says_is_right(kind):
    for seed in range(DECKS // len(LETTERED)):
        deck, _ = drawn_deck(seed, kind)
        examiner = Examiner(deck, Plan(kind, seed=str(seed)))
        exercises = [examiner.exercise(version) for version in "ABC"]
        _, *rows = csv.reader(scanner_key(exercises)[0].splitlines())
        for exercise in exercises:
            read = {number: sign for version, number, sign, _ in rows if version == exercise.version}
            assert read == right_signs(exercise)


@pytest.mark.parametrize("form", [KeyForm.STRIP, KeyForm.COMPACT])
@pytest.mark.parametrize("kind", LETTERED)
def test_strips_and_lists_give_what_the_deck_says_is_right(kind, form, typesetter):
    for seed in range(12):
        deck, _ = drawn_deck(seed, kind)
        exercise = Examiner(deck, Plan(kind, seed=str(seed))).exercise("B")
        sheet, key = lay_out_worksheet(exercise, JOB._replace(key=form), typesetter)
        beside = key.pages if form is KeyForm.STRIP else key.pages[len(sheet.pages) :]
        told = dict(signs_beside_numbers(beside))
        shown = {"A": ENGLISH.true, "B": ENGLISH.false} if kind is Kind.TRUE_FALSE else {}
        assert told == {number: shown.get(sign, sign) for number, sign in right_signs(exercise).items()}


def signs_beside_numbers(pages):
    """Yield each number of a question with the first word on its line."""
    for page in pages:
        for panel in page.panels:
            texts = list(texts_in(panel.items))
            for number in texts:
                if text_of(number).isdecimal():
                    line = [item for item in texts if item.x > number.x and abs(item.y - number.y) < 0.5]
                    yield text_of(number), text_of(min(line, key=attrgetter("x"))).split()[0]


def text_of(item) -> str:
    return "".join(word.text for word in item.words).strip()


def printed_words(document) -> Counter[str]:
    """Count the words of the questions, leaving out numbers, letters of options and what stands around."""
    return Counter(
        word
        for page in document.pages
        for panel in page.panels
        if panel.card
        for item in texts_in(panel.items)
        for word in "".join(word.text for word in item.words).split()
        if len(word) > 2
    ).elements()


def test_right_answers_are_as_often_in_every_place():
    places: Counter[int] = Counter()
    neighbours: Counter[bool] = Counter()
    for seed in range(DECKS):
        deck, _ = drawn_deck(seed, Kind.CHOICE)
        tasks = Examiner(deck, Plan(Kind.CHOICE, seed=str(seed))).exercise("A").tasks
        places.update(task.form.right for task in tasks)
        neighbours.update(one.form.right == other.form.right for one, other in pairwise(tasks))
    expected = sum(places.values()) / 3
    # Chi squared with 2 degrees of freedom, p = 0.0001; evenness on each sheet keeps it far below.
    assert sum((places[place] - expected) ** 2 / expected for place in range(3)) < 18.4
    # Nobody gains by ticking what was right before, or what was not: a third of neighbours, a little less, are alike.
    assert 0.2 < neighbours[True] / sum(neighbours.values()) < 0.4


THINGS = (
    *("dog", "cat", "cow", "hen", "fox", "owl", "bee", "ant", "elk", "eel", "café", "Straße"),
    *("3", "-3", "3.5", "C", "C++", "20 %", "ice-cream", "naïve"),
)
WRITINGS = ("{}", "the {}", "{}.", "A {}", "“{}”", "{} (a word)", "{}!", "an  {}")


def deck_of_twins(seed: int):
    """Make a deck in which many answers are the same thing written in another way, or accept another card's thing.

    Gives beside it the things that are right for each card, by its number, and what each writing means.
    """
    draw = random.Random(seed)  # noqa: S311 - decks, not secrets
    meant: dict[str, str] = {}

    def written(thing: str) -> str:
        text = draw.choice(WRITINGS).format(draw.choice((thing, thing.upper(), thing.capitalize())))
        meant[" ".join(text.split())] = thing
        return text

    things = draw.sample(THINGS, draw.randint(12, len(THINGS)))
    things += draw.choices(things, k=4)
    also = [draw.sample(THINGS, draw.choice((0, 0, 1, 2))) for _ in things]
    deck = deck_of(*((f"What is number {number}?", written(thing)) for number, thing in enumerate(things)))
    cards = tuple(
        card._replace(accept=plain(*map(written, others))) for card, others in zip(deck.cards, also, strict=True)
    )
    right = {card.number: {thing, *others} for card, thing, others in zip(cards, things, also, strict=True)}
    return deck._replace(cards=cards), right, meant


def test_no_wrong_option_is_acceptable_and_no_two_are_alike():
    for seed in range(DECKS):
        deck, right, meant = deck_of_twins(seed)
        for task in Examiner(deck, Plan(Kind.CHOICE, seed=str(seed))).exercise("A").tasks:
            options = [meant[" ".join(blocks[0].text.split())] for blocks in task.form.texts]
            assert options[task.form.right] in right[task.card.number]
            wrong = [thing for place, thing in enumerate(options) if place != task.form.right]
            assert right[task.card.number].isdisjoint(wrong)
            assert len(set(options)) == 3
