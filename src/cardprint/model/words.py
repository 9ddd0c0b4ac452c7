"""The words that are printed beside those of a deck: on worksheets, keys, cards and around them, in one language.

English stands here, so that a deck in English reads no file; ``layout/words/`` has one for each other language.

Annotations are types here and not text, of which a named tuple compiles each: with so many fields that takes as long
as all else.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cardprint.model.exercise import Answer


class Words(NamedTuple):
    """Everything that is said, by what it is for. Braces hold what is filled in: ``page {page} of {count}``."""

    # The head and the foot of a sheet
    name: str = "Name"
    form: str = "Class"
    date: str = "Date"
    score: str = "Score"
    time: str = "Time"
    teacher: str = "Teacher"
    page: str = "page {page} of {count}"
    version: str = "Version {version}"
    foot_version: str = "version {version}"
    points: str = "{points} pt"
    # The end of a sheet
    honour: str = "I have answered on my own, without help that is not allowed."
    signature: str = "Signature"
    points_from: str = "Points from"
    mark: str = "Mark"
    # What is to be done, by kind
    short: str = "Answer on the lines."
    choice: str = "Tick the right answer."
    true_false: str = "True or false? Tick the right box."
    matching: str = "Write the letter of the right answer in each box. Some letters are left over."
    matching_all: str = "Write the letter of the right answer in each box."
    ordering: str = "Number the steps in the right order."
    cloze: str = "Fill in the blanks."
    cloze_from_bank: str = "Fill in the blanks with words from the box."
    drill: str = "Answer as many as you can. Write down the time you took."
    crossword: str = "Write the answers into the squares, one letter in each, without spaces between words."
    word_search: str = "Find the words among the letters and ring them. They run {ways}."
    word_search_by_clues: str = "Find the answers among the letters and ring them. They run {ways}."
    label: str = "Write on the lines what the numbers show."
    label_from_bank: str = "Write on the lines what the numbers show. The words are in the box."
    # What is printed with the tasks
    true: str = "True"
    false: str = "False"
    truths: str = "true, yes, right, correct"
    falsehoods: str = "false, no, wrong, incorrect"
    word_bank: str = "Words"
    across: str = "Across"
    down: str = "Down"
    # How well a card was known
    knew: str = "How well did you know this?"
    least: str = "not at all"
    most: str = "perfectly"
    tick: str = "Then tick how well you knew it: {low} {least} … {high} {most}."
    # The key
    key: str = "Answer key"
    foot_key: str = "key"
    versions: str = "Versions"
    also: str = "also: {answers}"
    # The list of a class
    cover: str = "Class list"
    handed_out: str = "out"
    handed_in: str = "in"
    spare: str = "spare"
    # Around cards, in very small type
    sheet_fronts: str = "Sheet {number} of {count} · fronts"
    sheet_backs: str = "Sheet {number} of {count} · backs"
    sheet_folded: str = "Sheet {number} of {count} · fronts and backs"
    flip_long: str = "print at 100 %, flip on long edge"
    flip_short: str = "print at 100 %, flip on short edge"
    one_side: str = "print at 100 %, on one side"
    ruler: str = "100 mm"
    # The study kit; the days of the week begin with Monday
    study_plan: str = "Study plan"
    study_advice: str = (
        "Each day, review the boxes whose numbers stand there and tick them. A card you knew moves up one box; "
        "a card you did not know goes back to box 1."
    )
    day: str = "Day {day}"
    long_date: str = "{weekday} {day} {month}"
    short_date: str = "{weekday} {day}"
    weekdays: str = "Mon Tue Wed Thu Fri Sat Sun"
    months: str = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    every_day: str = "every day"
    every_days: str = "every {days} days"
    one_card: str = "1 card"
    some_cards: str = "{count} cards"
    box: str = "Box {number}"
    dividers: str = "Box dividers"
    sheet: str = "sheet {number} of {count}"
    begins: str = "begins with {cards}"
    begins_empty: str = "no cards to begin with"
    log: str = "Confidence log"
    log_advice: str = (
        "After each round, write the date at the head of a column and how well you knew each card: "
        "{low} {least} … {high} {most}."
    )
    number: str = "No."
    card: str = "Card"
    on: str = "date"
    so_far: str = "so far"

    @property
    def truth(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The answers that make a card a claim: those that say it holds, and those that say it does not."""
        true, false = (tuple(word.strip() for word in words.split(",")) for words in (self.truths, self.falsehoods))
        return (self.true, *true), (self.false, *false)

    def every(self, interval: int) -> str:
        """Return how often a box of a study kit is reviewed; ``interval`` is in days."""
        return self.every_day if interval == 1 else self.every_days.format(days=interval)

    def cards(self, count: int) -> str:
        """Return how many cards there are."""
        return self.one_card if count == 1 else self.some_cards.format(count=count)

    def sign_of(self, answer: "Answer") -> str | None:
        """Return what a key writes for an answer that is a letter, figures, or true or false; None for other words."""
        return answer.sign if answer.holds is None else self.true if answer.holds else self.false


ENGLISH = Words()
