"""Requests of the example year: each takes one of the ways a request really goes."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.registers.request_flow import channel_of
from desktop_app.services import example_words as words
from desktop_app.services.example_world import World
from desktop_app.services.intake import asks

CHANNELS = ("当面", "邮寄(挂号、EMS)", "平信", "网络(网站平台)", "电子邮件")


def request_story(world: World) -> tuple[date, tuple[dict[str, Value], tuple[Step, ...]]]:
    """A request with the steps that have happened by the end of the year."""
    pick, reached = world.random, world.workday()
    firm = pick.random() < 0.25
    channel = pick.choices(CHANNELS, (4, 6, 1, 5, 2))[0]
    values: dict[str, Value] = {
        "channel": channel,
        "applicant_kind": pick.choice(("商业企业", "法律服务机构", "社会公益组织")) if firm else "自然人",
        "applicant": world.firm() if firm else world.name(),
        "paper_kind": "统一社会信用代码" if firm else "居民身份证",
        "paper_no": None if firm else world.id_number(),
        "phone": world.phone(),
        "address": f"青石县{world.home()}",
        "submitted_on": reached - timedelta(days=pick.randint(0, 3)),
        "reached_on": reached,
        "content": world.say(pick.choice(words.ASKS), reached),
        "form_wanted": pick.choice(("纸质", "电子邮件", "复制")),
        "delivery_wanted": pick.choice(("邮寄", "自行领取", "电子邮件")),
        "department": pick.choice(words.DEPARTMENTS),
        "handler": pick.choice(words.PEOPLE),
        "proof_kind": asks(channel).proof[0],
    }
    steps = _course(world, values, reached)
    happened: list[Step] = []
    for step in steps:
        if step.on > world.today:
            break
        happened.append(step)
    return reached, (values, tuple(happened))


def _course(world: World, values: dict[str, Value], reached: date) -> list[Step]:
    """The whole way, future included; days follow each other."""
    pick, after, day = world.random, world.after, reached
    steps: list[Step] = []
    if channel_of(values).needs_confirming:
        day = after(day, pick.choice((0, 1)))
        steps.append(Step("confirmed", day, {"confirmed_on": day}))
    way = pick.choices(
        ("plain", "supplement", "lapse", "third", "extend", "withdraw"), (60, 12, 3, 10, 9, 6)
    )[0]
    if way == "withdraw":
        gone = after(day, pick.randint(1, 9))
        return [*steps, Step("withdrawn", gone, {"withdrawn_on": gone})]
    if way in ("supplement", "lapse"):
        asked = after(day, pick.randint(1, 6))
        until = after(asked, 15)
        what = "请写明所需信息的文件名称、文号或具体时间段"
        steps.append(
            Step("supplement_asked", asked, {"asked_on": asked, "mend_what": what, "mend_until": until})
        )
        if way == "lapse":
            ended = after(until, 2)
            return [*steps, Step("supplement_lapsed", ended, {"lapsed_on": ended})]
        day = after(asked, pick.randint(2, 12))
        steps.append(Step("supplemented", day, {"mended_on": day}))
    if way == "third":
        asked = after(day, pick.randint(2, 6))
        back = after(asked, pick.randint(3, 14))
        steps.append(Step("third_party_asked", asked, {"third_on": asked, "third_party": world.firm()}))
        told: dict[str, Value] = {
            "third_back_on": back,
            "third_opinion": pick.choice(("同意公开", "不同意公开")),
        }
        steps.append(Step("third_party_answered", back, told))
        day = back
    if way == "extend":
        told_on = after(day, pick.randint(12, 18))
        steps.append(
            Step(
                "extended",
                told_on,
                {
                    "extended_on": told_on,
                    "extend_days": pick.choice((10, 15, 20)),
                    "extend_by": words.PEOPLE[1],
                    "extend_approved_on": told_on,
                    "extend_reason": "需要查找的档案年代久远、数量较大",
                    "extend_no": f"{words.BUREAU.doc_prefix}〔{told_on.year}〕{told_on.timetuple().tm_yday}号",
                },
            )
        )
        day = told_on
    return [*steps, *_reply(world, day)]


def _reply(world: World, day: date) -> list[Step]:
    pick = world.random
    replied = world.after(day, pick.choice((4, 6, 8, 9, 11, 12, 13, 14, 17, 22)))
    kind, row, article = pick.choice(words.REPLIES)
    number = f"{words.BUREAU.doc_prefix}〔{replied.year}〕{pick.randint(1, 200)}号"
    posted = world.after(replied, pick.choice((0, 0, 1)))
    return [
        Step(
            "replied",
            replied,
            {
                "replied_on": replied,
                "reply_kind": kind,
                "report_row": row,
                "article": article,
                "reply_no": number,
                "signer": words.PEOPLE[1],
                "reason": "涉及第三方合法权益，第三方不同意公开" if kind == "不予公开" else None,
            },
        ),
        Step(
            "posted",
            posted,
            {"posted_on": posted, "delivery": "邮寄", "mail_no": f"XA{pick.randint(10**8, 10**9 - 1)}"},
        ),
    ]
