"""Lines of an office without any identity, full of what looks like one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
OWN_LINE, OWN_MAIL = "0915-4421234", "zjj@ziyang.gov.cn"  # what the office publishes itself


def credit_code(rng: random.Random) -> str:
    """GB 32100 with its check sign; two in five are all figures."""
    front = rng.choice(("91610924", "92610924", "11610924", "51610924", "52430528", "12620600"))
    body = "0123456789" if rng.random() < 0.4 else "0123456789ABCDEFGHJKLMNPQRTUWXY"
    front += "".join(rng.choice(body) for _ in range(9))
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    total = sum(_SIGNS.index(sign) * weight for sign, weight in zip(front, weights, strict=True))
    return front + _SIGNS[(31 - total % 31) % 31]


def _day(rng: random.Random) -> date:
    return date(2012, 1, 1) + timedelta(days=rng.randrange(5400))


def _permit(rng: random.Random) -> str:
    """施工许可证: region, day, sequence, kind; 18 figures, shaped like an ID number."""
    return f"610924{_day(rng):%Y%m%d}{rng.randrange(1, 100):02d}{rng.randrange(1, 5):02d}"


def _figures(rng: random.Random) -> str:
    return " ".join(str(rng.randrange(1, 10 ** rng.randrange(1, 6))) for _ in range(rng.randrange(5, 10)))


def _lines(rng: random.Random) -> tuple[Callable[[], str], ...]:
    r, day = rng.randrange, _day(rng)
    place = rng.choice(("县城南路改造工程", "紫府路口公交站", "石门乡污水处理厂", "公租房二期"))
    return (
        lambda: f"《紫政办发〔{day.year}〕{r(1, 200)}号》文件印发后，各科室要抓好落实",
        lambda: f"项目代码：{day:%y%m}-610924-04-01-{r(10**6):06d}，{place}",
        lambda: f"{day.year}-610924-47-03-{r(10**6):06d}",
        lambda: f"合同价{r(10**6, 10**9)}.{r(100):02d}元，预付{r(10**5, 10**8)}元",
        lambda: f"中标金额：￥{r(1, 999)},{r(1000):03d},{r(1000):03d}.{r(100):02d}",
        lambda: f"投资额1{rng.choice('3456789')}{r(10**9):09d}元，其中专项债{r(1, 9999)}万元",
        lambda: f"开标时间{day:%Y-%m-%d} {r(24):02d}:{r(60):02d}:{r(60):02d}，地点县公共资源交易中心",
        lambda: f"{day.year}年{day.month}月{day.day}日至{day.year}年12月31日",
        lambda: f"导出时间 {day:%Y%m%d}{r(24):02d}{r(60):02d}{r(60):02d}",
        lambda: f"坐标：东经108.{r(10 ** r(4, 12)):d}，北纬32.{r(10 ** r(4, 12)):d}",
        lambda: f"E108°{r(60)}′{r(60)}.{r(100)}″ N32°{r(60)}′{r(60)}.{r(100)}″",
        lambda: f"X={r(10**6, 10**7)}.{r(1000):03d} Y={r(10**7, 10**8)}.{r(1000):03d}",
        lambda: f"建设工程规划许可证：建字第{_permit(rng)[:15]}号",
        lambda: f"施工许可证编号：{_permit(rng)}",
        lambda: f"施工许可证号 {_permit(rng)}，{place}",
        lambda: (
            f"序号\t项目名称\t施工许可证编号\t面积（平方米）\n1\t{place}\t{_permit(rng)}\t{r(10**5)}.{r(100):02d}"
        ),
        lambda: f"预售许可证：紫房预售证第{day.year}{r(1, 99):03d}号",
        lambda: f"公路K{r(1, 900)}+{r(1000):03d}至K{r(901, 999)}+{r(1000):03d}段，里程桩号",
        lambda: f"电表读数{r(10**5, 10**8)}，水表表号{r(10**9, 10**12)}",
        lambda: "咨询请拨打12345，火警119，盗警110，燃气抢修96777，客服4008123456，消费维权12315",
        lambda: f"联系电话：{OWN_LINE}，邮箱{OWN_MAIL}",
        lambda: f"办公地点：县行政中心{r(1, 9)}号楼{r(100, 999)}室，邮编725300",
        lambda: f"受理地点：城关镇河堤路{r(1, 200)}号县政务服务中心{r(1, 5)}楼{r(1, 40)}号窗口",
        lambda: f"ISBN 978-7-5160-{r(1000, 9999)}-{r(10)}，印数{r(1000, 9000)}册",
        lambda: f"订单号：{day:%Y%m%d}{r(10**8, 10**11)}",
        lambda: f"工单编号GD{day:%Y%m%d}{r(10**4, 10**7)}",
        lambda: f"发票号码{r(10**19, 10**20)}",
        lambda: f"合计 {_figures(rng)}",
        lambda: _figures(rng),
        lambda: "\t".join(_figures(rng).split()),
        lambda: f"统一社会信用代码{credit_code(rng)}",
        lambda: credit_code(rng),
        lambda: f"单位名称\t统一社会信用代码\t金额\n县恒信建筑有限公司\t{credit_code(rng)}\t{r(10**6)}",
        lambda: "对患有尿毒症、白血病等重大疾病的家庭，优先保障",
        lambda: (
            f"全县残疾人家庭无障碍改造{r(10, 900)}户，其中肢体残疾人{r(10, 90)}人、视力残疾人{r(10, 90)}人"
        ),
        lambda: "重度残疾人护理补贴按一级残疾每人每月120元、二级残疾每人每月100元发放",
        lambda: "关于高血压、糖尿病患者家庭医生签约服务的通知",
        lambda: "严重精神障碍患者管理、肺结核防治宣传",
        lambda: f"{place}第{r(1, 9)}标段，编号ZYX-{day.year}-{r(100):03d}",
        lambda: f"陕建发〔{day.year}〕{r(1, 300)}号、建村〔{day.year}〕{r(1, 99)}号",
        lambda: f"不动产权证：陕({day.year})紫阳县不动产权第{r(10**7):07d}号",
        lambda: f"宗地编号610924{r(10**3):03d}{r(10**3):03d}GB{r(10**5):05d}，面积{r(10**5)}平方米",
        lambda: f"不动产单元号610924001001GB{r(10**5):05d}F{r(10**8):08d}",
        lambda: f"幸福家园{r(1, 20)}号楼、{r(21, 40)}号楼主体封顶，{r(1, 9)}栋完成{r(10, 33)}层",
        lambda: f"双河村{rng.choice('一二三四五')}组道路硬化{r(1, 9)}.{r(1, 9)}公里，前河村{r(1, 9)}号桥完工",
        lambda: f"河堤路{r(1, 99)}号地块挂牌出让，起始价{r(100, 9999)}万元",
        lambda: f"执法证号2710{r(10**7):07d}，案号（{day.year}）陕0924行初{r(1, 99)}号",
        lambda: f"施工图审查合格书编号{r(10**13, 10**14)}，版本V{r(9)}.{r(9)}.{r(9)}",
        lambda: f"服务器地址10.61.{r(256)}.{r(256)}，端口{r(1000, 65000)}",
        lambda: f"QQ群{r(10**8, 10**9)}已停用，请关注微信公众号“紫阳住建”",
        lambda: f"网址 www.ziyang.gov.cn/Content-{r(10**6, 10**7)}.html",
        lambda: f"{day.year}年度完成投资{r(1, 99)}.{r(100):02d}亿元，同比增长{r(1, 30)}.{r(10)}%",
        lambda: f"《建筑工程施工质量验收统一标准》GB 50300-{r(2000, 2024)}，图号S-{r(10, 99)}-{r(100, 999)}",
        lambda: f"财政专户{r(1, 99)}笔，凭证号{day:%Y%m}{r(10**4):04d}",
        lambda: f"注册号610924{rng.choice('1236')}{r(10**8):08d}",
        lambda: f"学号{day.year}{r(10**6):06d}，机身号{r(10**14, 10**15)}",
        lambda: "方便残疾人办事，安排专人负责，严禁收取任何费用",
        lambda: "群众反映紫府路路灯不亮，已于当日修复并回访，群众表示满意。",
        lambda: (
            f"共{r(10, 99)}人次、{r(100, 999)}户次，累计发放{r(1000, 9999)} {r(1000, 9999)} {r(1000, 9999)} {r(10)}"
        ),
    )


def clean(count: int, seed: int = 1) -> Iterator[str]:
    """Texts without an identity (but for the office's own line and mail), all shapes in turn."""
    rng = random.Random(seed)
    for at in range(count):
        shapes = _lines(rng)
        yield shapes[at % len(shapes)]()
