"""Names of values beside the answer to a target: of groups of what was counted, and of what was not."""

from perfmodel.lexicon.doing import DOING_WORDS
from perfmodel.lexicon.rows import WordRow

GROUPS = WordRow(
    "group",
    "线上 线下 男 女 男性 女性 男生 女生 小学 初中 高中 中学 大学 本科 专科 硕士 博士 城镇 农村 城市 城区 乡村 省级 "
    "市级 县级 国家级 区级 镇级 一级 二级 三级 中央 省 市 县 区 财政 自筹 其他 其它 其余 另外 室内 室外 现场 网络 "
    "上午 下午 新 老 大 中 小",
    DOING_WORDS,
)
"""Names that part what was counted."""

LOSSES = WordRow(
    "loss",
    "缺 退 取消 核减 扣 剔除 减 流失 重复 撤 销 免 淘汰 未 不 无效 作废 虚 往年 上年 去年 结转 留 空 停 失 返 剩 欠",
    DOING_WORDS,
)
"""What a name holds of those that were counted and should not be."""

EXCLUDING = tuple("扣除 剔除 除去 不含 不计 核减".split())
"""What a name holds of a rate that is the same again, with something left out."""
