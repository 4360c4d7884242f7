"""Pasted tables as grids: merged, hidden and quoted cells, unseen characters, rare names."""

from __future__ import annotations

import time

import pytest

from desktop_app.domain.pasted_grid import grid_of, is_table
from desktop_app.domain.pasted_head import Head, head_of, headings
from desktop_app.errors import Refused

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><style><!--table {mso-x:"\\,";}--></style></head>
<body link=blue><!--StartFragment--><table border=0><col width=72 span=2><col width=0 style='display:none'><col width=9>
<tr height=19><td colspan=4 class=xl65>2026年第1批名单</td></tr>
<tr><td rowspan=2>姓名</td><td colspan=2>家庭
  情况</td><td rowspan=2>备注<br>说明</td></tr>
<tr><td>人数</td><td>证件号码</td></tr>
<tr><td rowspan=2>张㛃&#8203;</td><td>3</td><td>610924198709300747</td><td>a&nbsp;b</td></tr>
<tr style='display:none'><td>9</td><td>隐藏</td><td>不给看</td></tr>
<tr><td>李𬱖</td><td>4</td><td>x</td><td>c</td></tr>
<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td></tr><![endif]>
</table><!--EndFragment--></body></html>"""


def test_merged_cells_are_repeated_and_hidden_ones_stay_out() -> None:
    grid = grid_of("whatever\tthe text says", EXCEL)
    assert grid.rows == (
        ("2026年第1批名单", "2026年第1批名单", "2026年第1批名单"),
        ("姓名", "家庭情况", "备注 说明"),
        ("姓名", "人数", "备注 说明"),
        ("张㛃", "3", "a b"),
        ("李𬱖", "4", "c"),
    )
    assert grid.notes == ("隐藏的 1 行没有带过来", "隐藏的 1 列没有带过来", "去掉了 1 格里看不见的控制字符")
    assert head_of(grid.rows) == Head(1, 2)
    assert headings(grid.rows, Head(1, 2)) == ("姓名", "家庭情况 人数", "备注 说明")


def test_a_text_that_spills_over_empty_cells_is_not_repeated() -> None:
    long = "<td colspan=2 style='mso-ignore:colspan'>很长的字</td>"
    html = f"<table><tr>{long}<td>1</td></tr><tr><td>甲<td>乙<td>2</table>"
    assert grid_of("", html).rows == (("很长的字", "", "1"), ("甲", "乙", "2"))


def test_the_largest_table_counts_and_an_inner_one_stays_apart() -> None:
    html = (
        "<table><tr><td>外</td></tr></table><table><tr><td>甲<td>乙</tr><tr><td>丙"
        "<table><tr><td>里</td></tr></table></td><td>丁</table>"
    )
    assert grid_of("", html).rows == (("甲", "乙"), ("丙", "丁"))


def test_spans_beyond_all_bounds_do_no_harm() -> None:
    grid = grid_of("", "<table><tr><td rowspan=999999 colspan=999999>甲</td></tr><tr><td></td></tr></table>")
    assert (len(grid.rows), grid.columns) == (2, 300)
    many = "<tr>" + "<td colspan=300>甲</td>" * 30 + "</tr>"
    with pytest.raises(Refused, match="表格太大"):
        grid_of("", f"<table>{many * 2}</table>")


def test_cells_with_line_ends_stand_in_quotation_marks() -> None:
    text = '姓名\t备注\r\n张三\t"第一行\n第二""行"""\r\n"李"四\t"重点"\r\n王五\t"没有配对\r\n'
    assert grid_of(text).rows == (
        ("姓名", "备注"),
        ("张三", '第一行 第二"行"'),
        ('"李"四', '"重点"'),
        ("王五", '"没有配对'),
    )


def test_control_characters_go_and_are_told_and_rare_names_stay() -> None:
    grid = grid_of("姓名\t备注\n张\x00㛃\u200b\t甲\x07\u202e乙\n李𬱖\t葛\U000e0100\n\t\n")
    assert grid.rows == (("姓名", "备注"), ("张㛃", "甲乙"), ("李𬱖", "葛\U000e0100"))
    assert grid.notes == ("去掉了 2 格里看不见的控制字符",)


def test_empty_columns_go_and_short_rows_are_filled_up() -> None:
    assert grid_of("甲\t\t乙\n丙\n\n丁\t\t戊\n").rows == (("甲", "乙"), ("丙", ""), ("丁", "戊"))


@pytest.mark.parametrize(
    ("text", "html", "is_one"),
    [
        ("a\tb\nc\td", "", True),
        ("a\tb", "", False),
        ("关于公示的通知\n第\t二\n各科室：", "", False),
        ("标题\n甲\t乙\n丙\t丁\n戊\t己\n庚\t辛\n", "", True),
        ("一段\n两段", "<p>一段<p>两段", False),
        ("", "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>", True),
        ('甲\t"一\n二\n三\n四\n五"\n乙\t丙', "", True),
    ],
)
def test_what_is_taken_for_a_table(text: str, html: str, is_one: bool) -> None:
    assert is_table(text, html) is is_one


def test_nothing_to_read_is_refused() -> None:
    with pytest.raises(Refused, match="没有可用的表格"):
        grid_of("\u200b\t\n", "")


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ([("姓名", "人数"), ("张三", "3")], Head(0, 1)),
        ([("张三", "610924198709300747"), ("李四", "3")], Head(0, 0)),
        ([("张伟", "李强"), ("王芳", "赵敏")], Head(0, 0)),
        ([("楼栋", "套型"), ("3", "75"), ("4", "80")], Head(0, 1)),
        ([("名单", "名单"), ("", "2026年"), ("姓名", "人数"), ("张三", "3")], Head(2, 1)),
        ([("姓名",), ("张三",)], Head(0, 1)),
    ],
)
def test_the_heading_is_found(rows: list[tuple[str, ...]], head: Head) -> None:
    assert head_of(rows) == head


def test_five_thousand_rows_with_merged_cells_are_read_in_a_second() -> None:
    rows = "".join(
        "<tr height=19 style='height:14.4pt'>"
        + (f"<td rowspan=2 class=xl65 style='border-top:none'>东沟村{at}</td>" if at % 2 == 0 else "")
        + "".join(f"<td class=xl66 style='border-left:none'>值{at}-{n}</td>" for n in range(7))
        + "</tr>\n"
        for at in range(5_000)
    )
    begun = time.process_time()
    grid = grid_of("", f"<table>{rows}</table>")
    assert time.process_time() - begun < 2
    assert (len(grid.rows), grid.columns) == (5_000, 8)
    assert grid.rows[4_999][:2] == ("东沟村4998", "值4999-0")
