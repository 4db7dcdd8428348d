"""What a word does in the name of an indicator: its role, and the row that it stands in."""

from enum import Enum
from typing import NamedTuple, final

from perfmodel.source import Citation, Standing

PROJECT = Citation("perfmodel", clause="docs/comparing.md", standing=Standing.DESIGN)
FORMS = Citation("forms", clause="names of published objective tables", standing=Standing.SEEN)
FILLED = Citation("forms", clause="a form with ≤99% for it", standing=Standing.SEEN)


@final
class Role(Enum):
    """What a word does in the name of an indicator."""

    SHARE = "share"
    """A head that says a rate or a share: 率."""

    TIME = "time"
    """A head that says how long: 时间."""

    DENSITY = "density"
    """A head that says how much of a substance: 浓度."""

    AMOUNT = "amount"
    """A head that says how many or how much: 件数, 面积, 金额."""

    LEVEL = "level"
    """A head that adds nothing: 情况, 水平."""

    NEUTRAL = "neutral"
    """A head of which neither more nor less is better: 标准."""

    CARRIER = "carrier"
    """A noun that takes its sense from the word before it: 事件, 人员, 问题."""

    EVENT = "event"
    """An ill from outside, which work may mend: 投诉, 火灾, 贫困."""

    FAULT = "fault"
    """A fault of the work itself: 差错, 逾期, 返工."""

    COST = "cost"
    """What is used up: 成本, 能耗."""

    GOOD = "good"
    """A quality or a piece of work that is wished for: 合格, 完成, 覆盖."""

    MEND = "mend"
    """Work on an ill: 处理, 整改, 化解."""

    SAVE = "save"
    """A wilful reduction, good by itself: 节约, 减排."""

    DOWN = "down"
    """A fall: good of an ill, bad of a good: 下降."""

    UP = "up"
    """A rise: bad of an ill, else good: 增长."""

    KEEP = "keep"
    """Money and change: an ill, a cost or a saving before it keeps its sense, all else has none: 支出, 变动."""

    CONTROL = "control"
    """Holding something: good of an event, low of what is used up (成本控制率 is what was spent of the limit)."""

    THING = "thing"
    """A noun that has no side, though the words before it may have one: 中心, 保险, 预案."""

    TURN = "turn"
    """A word that turns round or weakens what stands behind it, or leads to it: 未, 逾期, 有效."""

    OPEN = "open"
    """A word of which both sides are met, so that neither name nor category decides: 贫困户, 床位周转."""


class PolarityRow(NamedTuple):
    """Words of one role, and where that comes from."""

    role: Role
    words: str
    citation: Citation = PROJECT
