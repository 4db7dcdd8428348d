"""What cells of a self-evaluation say in place of a value or a reason."""

from perfmodel.lexicon._rows import WordRow
from perfmodel.source import Citation, Standing

_PICK_LIST = Citation("provincial system", clause="the value 本指标不适用此项目 of a pick list", standing=Standing.SEEN)
_FORMS = Citation("self-evaluation forms", clause="cells below the table", standing=Standing.SEEN)

NOT_APPLICABLE = WordRow("not applicable", "不适用 本指标不适用 本指标不适用此项目 不适用此项目", _PICK_LIST)
"""What a cell says of a row that does not apply (one was seen as a pick-list value of a provincial system)."""

DOES_NOT_APPLY = "不适用"
"""What all of them have in them, which tells cheaply that a text is none."""

CAUSES = "原因"
"""What the heading of a cell that gives causes has in it: 偏差原因分析."""

NO_CAUSE = WordRow("no cause", "无 / 无。 不涉及 暂无", _FORMS)
"""What such a cell says where there is nothing to explain."""
