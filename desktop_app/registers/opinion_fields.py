"""The fields of 舆情: what was found, how it was judged, what was said and when (registers.md §9)."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.fields import Choice, Day, LongText, Moment, Text, Whole, YesNo
from desktop_app.domain.opinion_law import USUAL
from desktop_app.domain.register import Field, Secret, Source
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL

FOUND, JUDGING, HANDLING, ANSWERING, AFTER = "收集", "研判", "处置", "回应", "后续与归档"
_STEP, _DERIVED = Source.STEP, Source.DERIVED

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("found_at", "发现时间", Moment(), FOUND, required=True, shown=True, default="<now>",
          aliases=("发现日期", "收集时间"), help="写到分钟，各项期限从这一分钟算起，夜间和节假日照算"),
    Field("source", "来源", Choice("opinion_source", width=12), FOUND, required=True, shown=True,
          aliases=("舆情来源",)),
    Field("link", "链接", Text(500, width=24), FOUND, aliases=("网址", "来源链接")),
    Field("title", "标题", Text(200, width=28), FOUND, required=True, shown=True, aliases=("舆情标题", "标题/内容")),
    Field("content", "内容", LongText(), FOUND, secret=Secret.TEXT, aliases=("舆情内容",)),
    Field("concerned", "涉及科室或者项目", Text(200, width=18), FOUND,
          aliases=("涉及科室", "涉及项目", "涉及科室/项目")),
    Field("level", "等级", Choice("opinion_level", width=10), FOUND, required=True, shown=True, default=USUAL,
          aliases=("舆情等级", "级别")),
    Field("sudden", "突发事件", YesNo(), FOUND, required=True, default=False, aliases=("是否突发事件",),
          help="特别重大、重大的突发事件：5小时内首次发布，24小时内开发布会"),
    Field("responder", "回应主体", Text(100, width=16), JUDGING, aliases=("回应单位",),
          help="涉事责任部门是第一责任主体"),
    Field("handler", "经办人", Choice(PERSON, width=10), JUDGING, default="<me>", aliases=("收集人", "登记人员")),
    Field("judged_on", "研判日期", Day(), JUDGING, _STEP),
    Field("judgement", "研判意见", LongText(2_000, width=24), JUDGING, _STEP, secret=Secret.TEXT),
    Field("department", "承办科室", Choice(DEPARTMENT, width=14), HANDLING, shown=True, aliases=("处置科室",)),
    Field("handled_on", "处置日期", Day(), HANDLING, _STEP),
    Field("measures", "处置措施", LongText(2_000, width=24), HANDLING, _STEP, secret=Secret.TEXT),
    Field("answer", "回应内容", LongText(), ANSWERING, secret=Secret.TEXT, aliases=("回应", "回应文本"),
          help="向社会发布的原文，一段一行"),
    Field("answer_way", "回应方式", Choice("opinion_way", width=10), ANSWERING, _STEP, aliases=("方式",)),
    Field("first_at", "首次回应时间", Moment(), ANSWERING, _STEP, shown=True, aliases=("实际时间", "回应时间")),
    Field("press_at", "发布会时间", Moment(), ANSWERING, _STEP),
    Field("press_no", "发布会编号", Text(40, width=18), ANSWERING, _STEP, help="“突发事件发布会”里的编号"),
    Field("item_no", "公开编号", Text(40, width=18), ANSWERING, help="回应公告在主动公开里的编号"),
    Field("first_due_at", "首次发布期限", Moment(), ANSWERING, _DERIVED),
    Field("press_due_at", "发布会期限", Moment(), ANSWERING, _DERIVED),
    Field("answer_due_at", "回应期限", Moment(), ANSWERING, _DERIVED),
    Field("late", "是否超时", YesNo(), ANSWERING, _DERIVED),
    Field("released_on", "最近后续发布日期", Day(), AFTER, _STEP),
    Field("release_way", "后续发布方式", Choice("opinion_way", width=10), AFTER, _STEP),
    Field("release_note", "后续发布内容", LongText(2_000, width=24), AFTER, _STEP),
    Field("release_times", "后续发布次数", Whole(width=8), AFTER, _DERIVED),
    Field("release_log", "后续发布记录", LongText(width=24), AFTER, _DERIVED),
    Field("handed_on", "移交日期", Day(), AFTER, _STEP),
    Field("handed_to", "移交单位", Choice("opinion_hand_over", width=10), AFTER, _STEP),
    Field("hand_note", "移交说明", Text(500), AFTER, _STEP, secret=Secret.TEXT),
    Field("outcome", "处置结果", LongText(2_000, width=24), AFTER, _STEP, secret=Secret.TEXT, aliases=("结果",)),
    Field("merged_on", "合并日期", Day(), AFTER, _STEP),
    Field("merged_into", "并入编号", Text(40, width=18), AFTER, _STEP, help="同一舆情已登记的那一件的编号"),
    Field("withdrawn_on", "撤销日期", Day(), AFTER, _STEP),
    Field("withdraw_reason", "撤销理由", Text(500), AFTER, _STEP),
    Field("filed_on", "归档办理日期", Day(), AFTER, _STEP),
    *(replace(f, label="最近期限日") if f.key == "due_on" else f for f in TAIL),
)  # fmt: skip
