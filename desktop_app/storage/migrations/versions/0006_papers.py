"""Papers that left and their numbers, closed periods, which moves are legal, and what a whole case needs."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TEXTS = (
    "agent_paper", "co_applicants", "oral_reason", "proof_kind", "proof_note", "extend_no", "reasons_what",
    "reasons_text", "deferred_reason", "deferred_by", "transfer_reason", "merged_into", "merge_reason", "reopen_ground",
    "reopen_reason", "same_as", "similar_to", "similar_decision", "similar_note",
)  # fmt: skip
DAYS = (
    "reasons_asked_on", "reasons_until", "reasons_given_on", "deferred_on", "deferred_until", "transferred_on",
    "merged_on", "reopened_on", "reopen_until", "first_closed_on", "same_on", "similar_on", "relief_result_on",
)  # fmt: skip
RELIEF = ("relief_kind", "relief_on", "relief_organ", "relief_no", "relief_result")
WHO = "升级程序"
STATE = "(SELECT state FROM request WHERE id = NEW.record_id)"
DUTY = "instr('、' || duties || '、', '、' || legal_move.duty || '、') > 0"
# Nobody was given a duty yet: everybody may. A record without a state is only just being made.
LEGAL = f"""
CREATE TRIGGER step_legal BEFORE INSERT ON step WHEN NEW.register = 'request' AND NEW.corrects IS NULL
BEGIN
  SELECT RAISE(ABORT, 'this move is not legal') WHERE coalesce({STATE}, '-') <> '' AND NOT EXISTS (
    SELECT 1 FROM legal_move
    WHERE register = NEW.register AND kind = NEW.kind AND state = {STATE} AND (
      NOT EXISTS (SELECT 1 FROM person WHERE active AND coalesce(duties, '') <> '')
      OR EXISTS (SELECT 1 FROM person WHERE active AND name = NEW.actor AND {DUTY})
    )
  );
END
"""  # noqa: S608  # nothing in it was typed by anybody
FROZEN = (
    "register", "record_id", "series", "year", "sequence", "number", "kinds", "title", "addressee", "issued_on", "form",
    "facts", "wordings", "pdf_sha256", "pdf_size", "pages", "made_at", "made_by",
)  # fmt: skip


def upgrade() -> None:
    """New tables, new columns; a relief that stood in the row becomes a step of its own."""
    _letters()
    _others()
    for name in TEXTS:
        op.add_column("request", sa.Column(name, sa.Text()))
    for name in DAYS:
        op.add_column("request", sa.Column(name, sa.Date()))
    op.add_column("request", sa.Column("mandate", sa.Boolean()))
    op.add_column("request", sa.Column("fee_before", sa.Integer()))
    _relief_to_steps(op.get_bind())
    op.execute(LEGAL)


def downgrade() -> None:
    """All of it goes; steps stay, since nobody may take them away."""
    op.execute("DROP TRIGGER step_legal")
    for name in ("fee_before", "mandate", *reversed(DAYS), *reversed(TEXTS)):
        op.drop_column("request", name)
    for table in ("legal_move", "snapshot", "letter"):
        op.drop_table(table)


def _letters() -> None:
    texts = (
        "register", "series", "number", "status", "kinds", "title", "addressee", "purpose", "form", "facts", "wordings",
        "pdf_sha256", "made_by", "void_reason", "voided_by", "sent_way", "mail_no", "signed_by",
    )  # fmt: skip
    wholes = ("record_id", "year", "sequence", "pdf_size", "pages")
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in wholes),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("voided_at", sa.DateTime()),
        *(sa.Column(name, sa.Date()) for name in ("issued_on", "sent_on", "signed_on")),
    )
    op.create_index("letter_record", "letter", ["register", "record_id"])
    op.create_index(
        "letter_number",
        "letter",
        ["series", "year", "sequence"],
        unique=True,
        sqlite_where=sa.text("sequence > 0"),
    )
    op.execute(
        "CREATE TRIGGER letter_no_delete BEFORE DELETE ON letter "
        "BEGIN SELECT RAISE(ABORT, 'a letter is never deleted'); END"
    )
    op.execute(
        f"CREATE TRIGGER letter_frozen BEFORE UPDATE OF {', '.join(FROZEN)} ON letter WHEN OLD.status <> '预留' "
        "BEGIN SELECT RAISE(ABORT, 'a letter is frozen once issued'); END"
    )


def _others() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("content", sa.Text()),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    )
    op.create_index("snapshot_period", "snapshot", ["kind", "period"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER snapshot_no_{verb.lower()} BEFORE {verb} ON snapshot "
            "BEGIN SELECT RAISE(ABORT, 'snapshot is append only'); END"
        )
    op.create_table(
        "legal_move",
        *(sa.Column(name, sa.Text(), primary_key=True) for name in ("register", "state", "kind", "duty")),
    )


def _relief_to_steps(connection: sa.Connection) -> None:
    """One unit for all, one step for what was filed and one for its result, each with its audit line."""
    columns = ", ".join(RELIEF)
    wanted = (
        f"SELECT id, created_at, {columns} FROM request "  # noqa: S608  # names of columns, all ours
        f"WHERE coalesce({columns}) IS NOT NULL ORDER BY id"
    )
    rows = connection.exec_driver_sql(wanted).mappings().all()
    if not rows:
        return
    now = str(
        connection.exec_driver_sql("SELECT strftime('%Y-%m-%d %H:%M:%S.000000', 'now', 'localtime')").scalar()
    )
    label = "升级：复议诉讼改为逐件登记"
    unit = connection.exec_driver_sql(
        "INSERT INTO unit (at, who, label) VALUES (?, ?, ?)", (now, WHO, label)
    ).lastrowid
    moment = datetime.fromisoformat(now)
    for row in rows:
        day = row["relief_on"] or str(row["created_at"])[:10]
        filed = {key: row[key] for key in RELIEF[:4] if row[key] is not None}
        _step(connection, unit, moment, label, row["id"], "relief_filed", day, filed)
        if row["relief_result"]:
            decided = {key: row[key] for key in ("relief_no", "relief_result") if row[key] is not None}
            _step(connection, unit, moment, label, row["id"], "relief_decided", day, decided)


def _step(
    connection: sa.Connection,
    unit: int,
    moment: datetime,
    label: str,
    record_id: int,
    kind: str,
    day: str,
    payload: dict[str, Any],
) -> None:
    told = {key: {"$date": value} if key == "relief_on" else value for key, value in payload.items()}
    step = connection.exec_driver_sql(
        "INSERT INTO step (register, record_id, kind, occurred_on, recorded_at, actor, payload, unit) "
        "VALUES ('request', ?, ?, ?, ?, ?, ?, ?)",
        (record_id, kind, day, _kept(moment), WHO, _packed(told), unit),
    ).lastrowid
    after = {**told, "step": step, "kind": kind, "on": {"$date": day}}
    last = connection.exec_driver_sql("SELECT id, hash FROM change ORDER BY id DESC LIMIT 1").first()
    number, before = (last[0] + 1, last[1]) if last else (1, "")
    at = {"$moment": moment.isoformat()}
    line = _packed([number, unit, at, WHO, label, "step", "request", record_id, {}, after])
    connection.exec_driver_sql(
        "INSERT INTO change (id, unit, kind, register, record_id, before, after, hash) "
        "VALUES (?, ?, 'step', 'request', ?, ?, ?, ?)",
        (number, unit, record_id, "{}", _packed(after), sha256(f"{before}\n{line}".encode()).hexdigest()),
    )


def _packed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _kept(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")
