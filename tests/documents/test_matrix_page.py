"""The table of moves as a page: every mark where the table allows it, nowhere else."""

from __future__ import annotations

from desktop_app.documents.matrix_page import MARK, Matrix, matrix_lines, matrix_sheets
from desktop_app.domain.flow import Flow, Move
from desktop_app.registers.legal import DUTIES, legal_moves
from desktop_app.registers.request import REQUEST
from tests.documents.paper import ISSUER, words

SMALL = Flow(
    states=("办理中", "征询第三方", "归档"),
    moves=(
        Move("asked", "征询", frozenset({"办理中"}), None, "on", ("on", "whom"), ("on",), "第三十二条"),
        Move("kept", "归档", frozenset({"办理中", "征询第三方"}), "归档", duties=frozenset({"复核"})),
    ),
    closed=frozenset({"归档"}),
)
LABELS = {"on": "征询日期", "whom": "第三方"}


def test_the_words_and_the_marks() -> None:
    lines = matrix_lines(Matrix("办理流程权限表", ISSUER, SMALL, ("登记", "复核"), LABELS.__getitem__))
    assert lines[0] == "办理流程权限表"
    assert "没有标●的，程序一律拒绝" in lines[2]
    assert lines[3:6] == [
        "步骤｜登记内容｜依据和要求｜登记｜复核｜办理／中｜征询／第三／方｜归档",
        "征询｜征询日期、第三方（可空）｜第三十二条｜●｜●｜●｜｜",
        "归档｜｜办理后为“归档”｜｜●｜●｜●｜",
    ]
    assert lines[-1].startswith("编制：")


def test_the_page_of_requests_says_what_the_ledger_is_held_to() -> None:
    matrix = Matrix("依申请公开办理流程权限表", ISSUER, REQUEST.flow, DUTIES, REQUEST.label)
    legal = {(state, move, duty) for _, state, move, duty in legal_moves()}
    lines = matrix_lines(matrix)
    head = next(number for number, line in enumerate(lines) if line.startswith("步骤｜"))
    columns = lines[head].replace("／", "").split("｜")
    printed = set()
    for move, line in zip(REQUEST.flow.moves, lines[head + 1 :], strict=False):
        cells = dict(zip(columns, line.split("｜"), strict=True))
        assert cells["步骤"] == move.label
        printed |= {
            (state, move.key, duty)
            for state in REQUEST.flow.states
            for duty in DUTIES
            if cells[state] == MARK and cells[duty] == MARK
        }
    assert printed == legal


def test_it_is_printed_on_a_few_sheets() -> None:
    matrix = Matrix("依申请公开办理流程权限表", ISSUER, REQUEST.flow, DUTIES, REQUEST.label)
    made = matrix_sheets(matrix)
    assert made.pages <= 4
    assert made.missing == ()
    assert made.pdf == matrix_sheets(matrix).pdf
    assert words(made.pdf).count(MARK) == "".join(matrix_lines(matrix)).count(MARK)
