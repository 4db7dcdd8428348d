"""Names of figures that can't be just any number: shares of a whole, and what is never below zero."""

import re
from functools import cache

from perfmodel.lexicon.claims import RESULT_WORDS, Words
from perfmodel.lexicon.deviations import DEVIATION_TAILS

SHARES = Words(
    "满意 合格 覆盖 优良 优秀 良好 出勤 到岗 在岗 达标 及格 知晓 知晓度 完好 准确 正确 及时 按时 按期 失业 投诉 差错 "
    "故障 死亡 病死 发病 感染 结余 结转 结转结余 成活 存活 保存 治愈 好转 普及 公开 通过 录取 升学 辍学 巩固 缺勤 "
    "旷课 逾期 空置 空编 优良天数 达标天数 重复 返工 违约 违规 退货 破损 损坏 绿化 森林覆盖 污染 超标",
    RESULT_WORDS,
)
"""What stands before 率 or 度 in the name of a share, which is from 0 to 100 %; a 完成率 or 使用率 may be more."""

EITHER_WAY = Words("波动 调整 调剂 变更 出入 浮动 起伏 振荡 摆动", RESULT_WORDS)
"""Words of a change whose size counts whichever way it goes: 预算调整率; of a 变动率 a fall may be wished."""

SIGNED = Words(
    "净 差(?!错|评) 赤字 超支 结余 结转 利(?!用|民) 盈 亏 增 减 升(?!学) 降 涨 跌 变 温 余缺 顺 逆 缺口 收益 回报 贡献",
    RESULT_WORDS,
)
"""What in a name says that its figure may be below zero."""


@cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"(?:{SHARES.pattern})(?:率|度|比例|比率|占比|比重|百分比)$|满意度?$|占比$")


def is_share(name: str | None, /) -> bool:
    """
    Whether a name is that of a share of a whole, which is never more than all of it.

    >>> is_share("群众满意度"), is_share("预算执行率"), is_share(None)
    (True, False, False)
    """
    return name is not None and _share().search(name) is not None


@cache
def _either() -> re.Pattern[str]:
    return re.compile(rf"(?:{EITHER_WAY.pattern})(?:{DEVIATION_TAILS.pattern})?$")


def is_either_way(name: str | None, /) -> bool:
    """
    Whether a name ends in a word of a change of which the size counts.

    >>> is_either_way("预算调整率"), is_either_way("增长率")
    (True, False)
    """
    return name is not None and _either().search(name) is not None


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(SIGNED.pattern)


def may_be_negative(name: str, /) -> bool:
    """Whether something in a name says that its figure may lie below zero: 净流出, 赤字率, 气温."""
    return _signed().search(name) is not None
