"""The states and moves of a request: one table for services, ledger, window and paper (registers.md §2).

Its state comes from the clock (domain/clocks.py), never from a button; the table says which button a state allows.
Who decides (lengthens, ends, opens again) needs the duty 复核 or 管理; what only records a fact is everybody's.
"""

from __future__ import annotations

from desktop_app.domain.flow import Flow, Move

RUNNING = frozenset({"办理中", "已延期", "征询第三方"})
WAITING = frozenset({"待确认", "待补正", "待缴费"})
OPEN = RUNNING | WAITING
CLOSED = frozenset({"已答复", "已送达", "视为放弃", "撤回", "已并案", "归档"})
ANSWERED = frozenset({"已答复", "已送达"})
EVERY = OPEN | CLOSED
DECIDES = frozenset({"复核", "管理"})
ARCHIVED, REOPENED, MERGED = "archived", "reopened", "merged"
SAME, SIMILAR = "noted_same", "noted_similar"
RELIEF_FILED, RELIEF_DECIDED = "relief_filed", "relief_decided"


def _move(
    key: str,
    label: str,
    start: frozenset[str] | set[str],
    needs: str,
    help_: str = "",
    *,
    also: str = "",
    decides: bool = False,
    aside: bool = False,
) -> Move:
    """A move whose first needed field is its day; `also` may be left empty."""
    needed = tuple(needs.split())
    duties = DECIDES if decides else frozenset[str]()
    asks = (*needed, *also.split())
    return Move(
        key, label, frozenset(start), None, needed[0], asks, needed, help_, duties=duties, aside=aside
    )


_PERIODS = (
    _move(
        "confirmed",
        "确认收到",
        {"待确认"},
        "confirmed_on",
        "与申请人双方确认之日，期限从次日起算（第三十一条）",
    ),
    _move(
        "supplement_asked",
        "补正告知",
        {"办理中", "已延期"},
        "asked_on mend_what mend_until",
        "收到申请7个工作日内一次性告知（第三十条）",
    ),
    _move("supplemented", "收到补正", {"待补正"}, "mended_on", "期限自收到补正之日起重新计算（第三十条）"),
    _move(
        "supplement_lapsed",
        "逾期未补正结案",
        {"待补正"},
        "lapsed_on",
        "无正当理由逾期不补正，视为放弃申请（第三十条）",
        decides=True,
    ),
    _move(
        "third_party_asked",
        "征询第三方",
        RUNNING,
        "third_on third_party",
        "第三方15个工作日内答复，期间不计；逾期未提出意见的，由本机关决定（第三十二、三十三条）",
    ),
    _move("third_party_answered", "第三方已答复", {"征询第三方"}, "third_back_on third_opinion"),
    _move(
        "agency_asked",
        "征求其他机关",
        RUNNING,
        "agency_on agency",
        "征求意见的时间不计（第三十三条）；共同制作的机关15个工作日内不答复的，视为同意公开（第三十四条）",
    ),
    _move("agency_answered", "其他机关已答复", {"征询第三方"}, "agency_back_on", also="agency_opinion"),
    _move(
        "extended",
        "延期告知",
        {"办理中", "征询第三方"},
        "extended_on extend_days extend_by extend_approved_on extend_reason extend_no",
        "须经公开工作机构负责人同意并出具告知书，最长20个工作日，只能一次（第三十三条）",
        decides=True,
    ),
    _move(
        "reasons_asked",
        "要求说明理由",
        RUNNING,
        "reasons_asked_on reasons_until reasons_what",
        "数量、频次明显超过合理范围的，可以要求说明理由；答复期限照常计算（第三十五条）",
        aside=True,
    ),
    _move(
        "reasons_given",
        "收到理由说明",
        RUNNING,
        "reasons_given_on reasons_text",
        "理由不合理的，不予处理；合理但期限内答复不了的，可以延迟答复（第三十五条）",
        aside=True,
    ),
    _move(
        "deferred",
        "延迟答复",
        RUNNING,
        "deferred_on deferred_until deferred_by deferred_reason",
        "申请理由合理、期限内无法答复的，确定延迟答复的合理期限并告知申请人（第三十五条）",
        decides=True,
        aside=True,
    ),
)
_FEES = (
    _move(
        "fee_notified",
        "收费通知",
        {"办理中", "已延期"},
        "fee_noticed_on fee_basis fee_units",
        "按件或者按量，一件申请只用一种；金额由程序算出（国办函〔2020〕109号）",
        also="fee_before fee_amount",
    ),
    _move(
        "fee_lapsed",
        "逾期未缴费结案",
        {"待缴费"},
        "fee_lapsed_on",
        "20个工作日内未缴费，视为放弃申请（国办函〔2020〕109号）",
        decides=True,
    ),
    _move("fee_paid", "已缴费", {"待缴费"}, "paid_on"),
)
_ENDS = (
    _move(
        "replied",
        "答复",
        RUNNING,
        "replied_on reply_kind report_row article reply_no signer",
        "是否按期以交邮或签收之日为准，不以落款日期为准",
        also="reason",
        decides=True,
    ),
    _move(
        "posted",
        "登记交邮",
        {"已答复"},
        "posted_on delivery",
        "须由邮政企业寄送，交邮之日为送出之日（国办公开办函〔2016〕235号）",
        also="mail_no",
    ),
    _move("signed", "登记签收", ANSWERED, "signed_on delivery"),
    _move("withdrawn", "申请人撤回", OPEN, "withdrawn_on"),
    _move(ARCHIVED, "归档", {"已送达", "视为放弃", "撤回", "已并案"}, "archived_step_on"),
)
_COURSE = (
    _move(
        "transferred",
        "转交承办",
        OPEN,
        "transferred_on department handler transfer_reason",
        "换承办科室或经办人；期限照常计算",
        aside=True,
    ),
    _move(
        MERGED,
        "并案办理",
        RUNNING,
        "merged_on merged_into merge_reason",
        "并入期限较早的一件，由那一件一并答复；可以再分开",
        decides=True,
        aside=True,
    ),
    _move(
        REOPENED,
        "重新办理",
        CLOSED - {"已并案"},
        "reopened_on reopen_ground reopen_reason",
        "复议决定、判决责令重新答复，或者本机关自行纠正的；原来的办理情况保留",
        also="reopen_until",
        decides=True,
        aside=True,
    ),
    _move(
        RELIEF_FILED,
        "登记复议诉讼",
        EVERY,
        "relief_on relief_kind relief_organ",
        "收到复议答复通知书或者应诉通知书之日；一件申请可以有几件",
        also="relief_no",
        aside=True,
    ),
    _move(
        RELIEF_DECIDED,
        "登记复议诉讼结果",
        EVERY,
        "relief_result_on relief_result",
        "撤销、变更、确认违法、责令履行为“纠正”；几件并存时按案号对应",
        also="relief_no",
        aside=True,
    ),
    _move(SAME, "认定同一申请人", EVERY, "same_on same_as", "可以撤销；不因此合并任何资料", aside=True),
    _move(
        SIMILAR,
        "相近申请处理",
        EVERY,
        "similar_on similar_to similar_decision",
        "同一申请人30日内内容相近的申请，由经办人判断",
        also="similar_note",
        aside=True,
    ),
)

FLOW = Flow(
    states=(
        "办理中",
        "待确认",
        "待补正",
        "征询第三方",
        "待缴费",
        "已延期",
        "已答复",
        "已送达",
        "视为放弃",
        "撤回",
        "已并案",
        "归档",
    ),
    moves=(*_PERIODS, *_FEES, *_ENDS, *_COURSE),
    closed=CLOSED,
)
