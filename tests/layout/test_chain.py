"""Chains of steps: boxes and arrows in as few and as even rows as keep them low."""

from itertools import pairwise

import pytest

from cardprint.layout.compose import Composer
from cardprint.layout.flow import IMPOSSIBLE, Setting
from cardprint.model.blocks import Chain
from cardprint.model.page import Box, Text
from making import paragraph, read


@pytest.fixture
def chain(typesetter):
    def make(*steps, labels=None):
        block = Chain(tuple(paragraph(step) for step in steps), labels or (None,) * (len(steps) - 1))
        return Composer(typesetter).flow((block,)).rows[0]

    return make


def boxes(items):
    return [item for item in items if isinstance(item, Box)]


def test_short_steps_stand_in_one_row(chain):
    placed = chain("A", "B", "C").place(Setting(0, 300, 10), 0)
    assert len({box.y for box in boxes(placed)}) == 1


def test_a_narrow_measure_takes_more_rows(chain):
    figure = chain("Image lands", "Lambda runs", "Picture saved")
    assert len({box.y for box in boxes(figure.place(Setting(0, 110, 10), 0))}) > 1


def test_too_narrow_for_the_widest_word_is_impossible(chain):
    assert chain("incomprehensible", "x").height(4) == IMPOSSIBLE


def test_rows_are_centred(chain):
    placed = boxes(chain("One step", "Another one", "Last").place(Setting(0, 150, 10), 0))
    rows = {y: [box for box in placed if box.y == y] for y in {box.y for box in placed}}
    for row in rows.values():
        assert row[0].x == pytest.approx(150 - row[-1].x - row[-1].width, abs=0.01)


def test_text_reads_step_by_step_with_labels_and_arrows(chain):
    placed = chain("A", "B", "C", labels=("first", None)).place(Setting(0, 300, 10), 0)
    assert sorted(read(placed).split()) == sorted(["A", "first", "→", "B", "→", "C"])


def test_boxes_never_touch(chain):
    placed = sorted(boxes(chain("One", "Two", "Three", "Four").place(Setting(0, 400, 10), 0)), key=lambda box: box.x)
    assert all(one.x + one.width < other.x for one, other in pairwise(placed))


def test_a_right_to_left_chain_begins_on_the_right(chain):
    placed = chain("ראשון", "שני").place(Setting(0, 300, 10), 0)
    first, second = boxes(placed)
    assert first.x > second.x


def test_everything_stays_inside_the_measure(chain):
    for width in (80, 120, 200, 400):
        figure = chain("Client", "API Gateway", "Lambda", "DynamoDB", labels=("REST", "proxy", "read, write"))
        placed = figure.place(Setting(0, width, 10), 0)
        assert min(box.x for box in boxes(placed)) >= -0.01
        assert max(box.x + box.width for box in boxes(placed)) <= width + 0.01
        assert max(item.y for item in placed if isinstance(item, Text)) <= figure.height(width / 10) * 10


@pytest.mark.parametrize("width", [70, 100, 150, 220])
def test_a_long_label_stays_within_the_measure_or_makes_it_impossible(chain, width):
    figure = chain("Draft", "Proof", "Print", labels=("read by two colleagues", "everybody has agreed on it"))
    if figure.height(width / 10) == IMPOSSIBLE:
        return
    for item in figure.place(Setting(30, width, 10), 0):
        assert item.x >= 30 - 0.01
        assert item.x + item.width <= 30 + width + 0.01
