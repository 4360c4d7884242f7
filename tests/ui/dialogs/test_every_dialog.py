"""What must be true of every dialog, at every size of letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMainWindow, QWidget

from desktop_app.domain.periods import parse
from desktop_app.domain.records import Query, Record, Step
from desktop_app.domain.work_report import Kind
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.request import REQUEST
from desktop_app.registers.sheet import SHEET
from desktop_app.services.office import Office
from tests.forms import letter
from tests.ui.dialogs.hand import misfits
from tests.ui.dialogs.letters import request, supplement
from ui import style
from ui.dialogs.backups import open_backups
from ui.dialogs.bureau_settings import open_bureau_settings
from ui.dialogs.calendar_years import open_calendar_years
from ui.dialogs.call_backs import open_call_backs
from ui.dialogs.catalogue_export import open_catalogue_export
from ui.dialogs.catalogue_import import open_catalogue_import
from ui.dialogs.catalogue_list import open_catalogue_list
from ui.dialogs.catalogue_pick import open_catalogue_pick
from ui.dialogs.catalogue_row import open_catalogue_row
from ui.dialogs.clearing import open_clearing
from ui.dialogs.desk_export import open_desk_export
from ui.dialogs.disclosed_period import open_disclosed_period
from ui.dialogs.dispatch_period import open_dispatch_period
from ui.dialogs.documents_behind import open_documents_behind
from ui.dialogs.export_sheet import open_export_sheet
from ui.dialogs.finds import open_finds
from ui.dialogs.first_start import open_first_start
from ui.dialogs.import_wizard import open_import_wizard
from ui.dialogs.letter_dialog import open_letter_dialog
from ui.dialogs.letter_numbers import open_letter_numbers
from ui.dialogs.lists import open_lists
from ui.dialogs.make_issue import open_make_issue
from ui.dialogs.mask_settings import open_mask_settings
from ui.dialogs.merge_request import open_merge_request
from ui.dialogs.notice_preview import open_notice_preview
from ui.dialogs.paper_view import open_paper_view
from ui.dialogs.paste_list import open_paste_list
from ui.dialogs.paste_order import open_paste_order
from ui.dialogs.people import open_people
from ui.dialogs.pick_sheets import open_pick_sheets
from ui.dialogs.publish import Act, open_publish
from ui.dialogs.recycle_bin import open_recycle_bin
from ui.dialogs.report_behind import open_report_behind
from ui.dialogs.report_check import open_report_check
from ui.dialogs.report_close import open_report_close, open_report_reopen
from ui.dialogs.report_export import open_report_export
from ui.dialogs.review_month import open_review_month
from ui.dialogs.review_settings import open_review_settings
from ui.dialogs.rows_behind import open_rows_behind
from ui.dialogs.see_list import open_see_list
from ui.dialogs.send_letter import open_send_letter
from ui.dialogs.sheet_down import open_sheet_down
from ui.dialogs.sign_in import open_sign_in
from ui.dialogs.simulator import open_simulator
from ui.dialogs.split_request import open_split_request
from ui.dialogs.statistics_close import open_statistics_close, open_statistics_correct
from ui.dialogs.statistics_export import open_statistics_export
from ui.dialogs.template_fill import open_template_fill
from ui.dialogs.template_match import open_template_match
from ui.dialogs.ways_down import open_ways_down
from ui.dialogs.wordings import open_wordings
from ui.dialogs.work_report_export import open_work_report_export
from ui.dialogs.work_report_texts import open_work_report_texts
from ui.paper_offer import Offer
from ui.tell import Teller

ROOM = (1366 - 40, 768 - 40)  # what a task bar and a frame leave of the smallest screen
NAMES = r"Excel|Word|WPS|PDF|CSV|xlsx|xls|ods|Ctrl\+[NZ;]|Alt\+(?:↓|Delete)|MB|KB|U盘|\S+@example\.com"
Open = Callable[[QMainWindow, Office], QDialog | None]


def _notice(window: QMainWindow, office: Office) -> QDialog:
    told = {**office.entries.blank(DISCLOSURE), "title": "名单", "body": "张某某。", "department": "办公室"}
    with office.store.unit("试") as unit:
        entry = unit.add(DISCLOSURE, told)
    return open_notice_preview(window, office, entry)


def _request(office: Office, content: str) -> int:
    told = {
        **office.entries.blank(REQUEST),
        "channel": "当面",
        "applicant": "许建国",
        "reached_on": office.entries.today(),
        "content": content,
    }
    with office.store.unit("试") as unit:
        return unit.add(REQUEST, told)


def _merge(window: QMainWindow, office: Office) -> QDialog:
    _request(office, "公租房名单")
    return open_merge_request(window, office, _request(office, "危房改造名单"))


def _split(window: QMainWindow, office: Office) -> QDialog:
    return open_split_request(window, office, _request(office, "公租房名单；危房改造名单"))


def _sign_in(window: QMainWindow, office: Office) -> QDialog | None:
    office.people.set_password(office.people.active()[0].id, "秘密秘密秘密")
    return open_sign_in(window, office, lambda: None)


def _export(window: QMainWindow, office: Office) -> QDialog:
    return open_export_sheet(window, office, HOTLINE, Query(HOTLINE.key), HOTLINE.columns())


def _behind(window: QMainWindow, office: Office) -> QDialog:
    return open_report_behind(
        window, office, "行政复议，总计", [request(office).id], lambda _id: None, "review"
    )


def _letter(window: QMainWindow, office: Office) -> QDialog:
    return open_letter_dialog(window, office, request(office).id, "withheld", lambda _issued: None)


def _issued(office: Office) -> int:
    return supplement(office, request(office)).letter.id


def _paper(window: QMainWindow, office: Office) -> QDialog:
    letters, letter_id = office.letters, _issued(office)
    offer = Offer(
        title="补正告知书",
        make=lambda _word: letters.reprint(letter_id),
        save=lambda _paper, path: letters.save_copy(letter_id, path),
        word=lambda path: letters.save_copy(letter_id, path),
        choice="规格",
        words=("一种", "另一种"),
        also=(("信封…", lambda: None),),
    )
    return open_paper_view(window, office, offer)


def _template(window: QMainWindow, office: Office) -> QDialog:
    path = letter(office.data / "月报.docx", "收件{{咨询热线.收件}}件，{{咨询热线.姓名}}")
    office.templates.keep("月报", path, "", office.templates.look(path).plan)
    return open_template_fill(window, office, office.templates.of("月报"), lambda _told: None)


def _issue(office: Office) -> Record:
    told = {**office.entries.blank(ISSUE), "title": "2026年第3期", "opens_on": office.entries.today()}
    with office.store.unit("试") as unit:
        return unit.get(ISSUE, unit.add(ISSUE, told))


def _sheet(office: Office) -> Record:
    until = office.entries.today() + timedelta(days=5)
    told = {**office.entries.blank(SHEET), "title": "名单", "board": "一楼大厅公开栏", "until": until}
    with office.store.unit("试") as unit:
        return unit.get(SHEET, unit.add(SHEET, told))


def _item(office: Office) -> Record:
    told = {
        **office.entries.blank(DISCLOSURE),
        "title": "名单",
        "channels": ("政府网站", "公开栏", "民主评议会"),
    }
    with office.store.unit("试") as unit:
        return unit.get(DISCLOSURE, unit.add(DISCLOSURE, told))


def _publish(window: QMainWindow, office: Office) -> QDialog:
    return open_publish(window, office, _item(office), Act.PUBLISH, lambda _changed: None)


def _ways_down(window: QMainWindow, office: Office) -> QDialog:
    return open_ways_down(window, office, _item(office), (), lambda _changed: None)


def _row(window: QMainWindow, office: Office) -> QDialog:
    return open_catalogue_row(window, office, office.catalogue.row(31), lambda _number, _told: None)


def _document(office: Office) -> int:
    told = {**office.entries.blank(DISCLOSURE), "title": "管理办法", "normative": True}
    with office.store.unit("试") as unit:
        return unit.add(DISCLOSURE, told)


def _clearing(window: QMainWindow, office: Office) -> QDialog:
    _document(office)
    return open_clearing(window, office, lambda _changed, _told: None)


def _documents(window: QMainWindow, office: Office) -> QDialog:
    title = "行政规范性文件现行有效件数"
    return open_documents_behind(window, office, title, [_document(office)], lambda _id: None)


def _paste_order(window: QMainWindow, office: Office) -> QDialog:
    text = "工单编号：甲1\n诉求人：王秀兰 13800001234\n诉求内容：水压低\n办理班组：一组\n办结时限：尽快"
    return open_paste_order(window, office, lambda _changed, _told: None, text)


def _call_backs(window: QMainWindow, office: Office) -> QDialog:
    today = office.entries.today()
    told = {**office.entries.blank(HOTLINE), "content": "水压低", "caller": "王秀兰", "phone": "13800001234"}
    step = Step("replied", today, {"replied_on": today})
    with office.store.unit("试") as unit:
        unit.add(HOTLINE, told, (step,))
    return open_call_backs(window, office)


def _rows_behind(window: QMainWindow, office: Office) -> QDialog:
    behind = {REQUEST.key: (request(office).id,), DISCLOSURE.key: (_document(office),)}
    return open_rows_behind(window, office, "2026年·收件", behind, lambda _register, _id: None)


def _desk_export(window: QMainWindow, office: Office) -> QDialog:
    told = {**office.entries.blank(OPEN_DAY), "place": "县城文化广场"}
    with office.store.unit("试") as unit:
        event = unit.get(OPEN_DAY, unit.add(OPEN_DAY, told))
    return open_desk_export(window, office, event, lambda _told: None)


def _statistics_export(window: QMainWindow, office: Office) -> QDialog:
    report = office.statistics.report(HOTLINE.key, parse("2026-Q1"))
    return open_statistics_export(window, office, report, str)


DIALOGS: dict[str, Open] = {
    "rows_behind": _rows_behind,
    "statistics_close": lambda window, office: open_statistics_close(
        window, office, HOTLINE.key, parse("2026-Q1"), ("答复日期早于来电时间：热线-2026-0001",), str
    ),
    "statistics_correct": lambda window, office: open_statistics_correct(
        window, office, HOTLINE.key, parse("2026-Q1"), ("收件：定稿时2件，现在3件",), str
    ),
    "statistics_export": _statistics_export,
    "work_report_texts": lambda window, office: open_work_report_texts(
        window, office, Kind.SUPERVISION, 2026, lambda: None
    ),
    "work_report_export": lambda window, office: open_work_report_export(
        window, office, office.work_reports.draft(Kind.SUPERVISION, parse("2026")), str
    ),
    "desk_export": _desk_export,
    "clearing": _clearing,
    "documents_behind": _documents,
    "finds": lambda window, _office: open_finds(
        window, "个人信息", [("手机号码", "13800001234", "第1行", "11位，号段有效")], ("共1处。",)
    ),
    "paste_order": _paste_order,
    "call_backs": _call_backs,
    "paste_list": lambda window, office: open_paste_list(window, office, lambda _list, _told: None),
    "see_list": lambda window, _office: open_see_list(window, "序号\t姓名\n1\t张*"),
    "first_start": lambda window, office: open_first_start(window, office, lambda: None, lambda: None),
    "sign_in": _sign_in,
    "bureau_settings": open_bureau_settings,
    "lists": lambda window, office: open_lists(window, office, "category"),
    "people": open_people,
    "calendar_years": open_calendar_years,
    "backups": lambda window, office: open_backups(window, office, lambda _path: None),
    "import_wizard": lambda window, office: open_import_wizard(window, office, HOTLINE),
    "export_sheet": _export,
    "notice_preview": _notice,
    "recycle_bin": open_recycle_bin,
    "report_behind": _behind,
    "report_check": open_report_check,
    "report_close": lambda window, office: open_report_close(window, office, 2025, ("表二没有填",), str),
    "report_reopen": lambda window, office: open_report_reopen(window, office, 2025, str),
    "report_export": lambda window, office: open_report_export(window, office, 2025, "年报", ".docx", str),
    "simulator": open_simulator,
    "merge_request": _merge,
    "split_request": _split,
    "letter_dialog": _letter,
    "paper_view": _paper,
    "send_letter": lambda window, office: open_send_letter(window, office, _issued(office), lambda _c: None),
    "letter_numbers": lambda window, office: open_letter_numbers(window, office, lambda _year: None),
    "publish": _publish,
    "ways_down": _ways_down,
    "disclosed_period": lambda window, office: open_disclosed_period(
        window, office, lambda _a, _b, _c: None, str
    ),
    "template_match": lambda window, office: open_template_match(window, office, "", lambda _changed: None),
    "template_fill": _template,
    "dispatch_period": lambda window, office: open_dispatch_period(window, office, lambda _a, _b: None),
    "review_month": lambda window, office: open_review_month(window, office, lambda _a, _b: None),
    "review_settings": open_review_settings,
    "mask_settings": open_mask_settings,
    "wordings": open_wordings,
    "catalogue_pick": lambda window, office: open_catalogue_pick(window, office, lambda _n, _scope: None),
    "catalogue_list": open_catalogue_list,
    "catalogue_row": _row,
    "catalogue_export": lambda window, office: open_catalogue_export(window, office, lambda _told: None),
    "pick_sheets": lambda window, office: open_pick_sheets(
        window, office, _issue(office), lambda _c, _t: None
    ),
    "sheet_down": lambda window, office: open_sheet_down(window, office, _sheet(office), lambda _c, _t: None),
    "make_issue": lambda window, office: open_make_issue(window, office, _issue(office), Teller()),
    "catalogue_import": lambda window, office: open_catalogue_import(window, office, lambda _count: None),
}


@pytest.mark.parametrize("size", [style.STANDARD, len(style.SIZES) - 1])
@pytest.mark.parametrize("name", DIALOGS)
def test_it_fits_is_named_and_speaks_chinese(
    window: QMainWindow, office: Office, qapp: QApplication, name: str, size: int
) -> None:
    style.enlarge(qapp, size)
    try:
        dialog = DIALOGS[name](window, office)
        assert dialog is not None
        QApplication.processEvents()
        assert misfits(dialog) == []
        least = dialog.minimumSizeHint()
        assert (least.width(), least.height()) <= ROOM
        assert least.height() <= ROOM[1]
        assert dialog.windowTitle()
        assert english(dialog) == []
    finally:
        style.enlarge(qapp, style.STANDARD)


@pytest.mark.parametrize("name", DIALOGS)
def test_escape_closes_it(window: QMainWindow, office: Office, name: str) -> None:
    dialog = DIALOGS[name](window, office)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_dialog_is_here() -> None:
    folder = Path(__file__).resolve().parents[3] / "ui" / "dialogs"
    opened = [
        found[1]
        for path in folder.glob("*.py")
        for found in re.finditer(r"^def open_(\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert sorted(opened) == sorted(DIALOGS)


def english(dialog: QDialog) -> list[str]:
    """Visible words in Latin letters that are no name of a thing; paths do not count."""
    texts = [w.text() for w in dialog.findChildren(QLabel) if w.isVisible()]
    texts += [w.text() for w in dialog.findChildren(QAbstractButton) if w.isVisible()]
    texts += [w.toolTip() for w in dialog.findChildren(QWidget)]
    texts = [re.sub(r"<[^>]*>", "", text) for text in texts]  # links of a block
    return [text for text in texts if re.search(r"[A-Za-z]{2,}", re.sub(rf"\S*[/\\\\]\S+|{NAMES}", "", text))]
