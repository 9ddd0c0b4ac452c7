"""What a worksheet tells its reader to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.rating import STEPS
from cardprint.model.exercise import Labels, Pairs
from cardprint.model.kind import Kind
from cardprint.model.puzzle import WordSearch

if TYPE_CHECKING:
    from cardprint.model.exercise import Exercise, Form
    from cardprint.model.words import Words


def instruction(kind: Kind, exercise: Exercise, words: Words) -> str:
    """Return what is to be done with tasks of a kind."""
    if kind is Kind.CLOZE and exercise.bank:
        return words.cloze_from_bank
    if kind is Kind.MATCHING and not any(_leaves_over(task.form) for task in exercise.tasks):
        return words.matching_all
    if kind is Kind.WORD_SEARCH:
        search = next(task.form for task in exercise.tasks if isinstance(task.form, WordSearch))
        text = words.word_search if search.listed else words.word_search_by_clues
        return text.format(ways=" ".join(map(search.arrow, search.ways)))
    if kind is Kind.LABEL and any(isinstance(task.form, Labels) and task.form.bank for task in exercise.tasks):
        return words.label_from_bank
    said: str = getattr(words, kind.name.lower())
    return said


def _leaves_over(form: Form | None) -> bool:
    """Return whether a set to match has more answers than questions."""
    return isinstance(form, Pairs) and len(form.answers) > len(form.right)


def introduction(exercise: Exercise, words: Words, *, confidence: bool) -> str:
    """Return what is to be done on the whole sheet; with tasks of several kinds, each of them says so itself."""
    texts = [instruction(kind, exercise, words) for kind in exercise.kinds] if len(exercise.kinds) == 1 else []
    if confidence:
        texts.append(words.tick.format(low=STEPS[0], least=words.least, high=STEPS[-1], most=words.most))
    return " ".join(texts)
