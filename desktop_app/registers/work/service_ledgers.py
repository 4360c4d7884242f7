"""The ledgers of the groups 宣传, 服务 and 执行与结果 of 工作保障, in the order of their pages."""

from __future__ import annotations

from desktop_app.domain.register import Register
from desktop_app.registers.work.allotment import ALLOTMENT
from desktop_app.registers.work.enforcement import ENFORCEMENT
from desktop_app.registers.work.guide import GUIDE
from desktop_app.registers.work.market import MARKET_CHECK
from desktop_app.registers.work.media import DEVICE, MEDIA_POST, WEB_COLUMN
from desktop_app.registers.work.outreach import HANDBOOK, HOME_VISIT
from desktop_app.registers.work.powers import POWER_LIST
from desktop_app.registers.work.projects import PURCHASE
from desktop_app.registers.work.publicity import INTERVIEW, PUBLICITY
from desktop_app.registers.work.results import DEPLOYMENT, EVALUATION
from desktop_app.registers.work.services import COMMITMENT, INTERMEDIARY
from desktop_app.registers.work.window import SERVICE_CASE

PUBLICITY_LEDGERS: tuple[Register, ...] = (
    PUBLICITY,
    INTERVIEW,
    HOME_VISIT,
    MEDIA_POST,
    WEB_COLUMN,
    DEVICE,
    HANDBOOK,
)
SERVICE_LEDGERS: tuple[Register, ...] = (COMMITMENT, GUIDE, POWER_LIST, SERVICE_CASE, INTERMEDIARY)
RESULT_LEDGERS: tuple[Register, ...] = (
    DEPLOYMENT,
    EVALUATION,
    ENFORCEMENT,
    MARKET_CHECK,
    PURCHASE,
    ALLOTMENT,
)
