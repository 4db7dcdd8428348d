"""
Marks of forms: what is blank, what a template left, what is a title, a note, an annex number, the end of a table.

One table for each question; every reader of forms asks here.
"""

import re

from perfmodel._patterns import alternation, kept, regex
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._heading_words import FILE_TITLES, FILE_TITLES_BEHIND_YEAR, YEARS
from perfmodel.lexicon._printed_marks import ERRORS
from perfmodel.lexicon._remarks import DUE_NAMES, NAMED_TIMES
from perfmodel.lexicon._rows import WordRow, any_word
from perfmodel.source import Citation, Standing

FORMS = Citation("forms", clause="cells around the tables of published forms", standing=Standing.SEEN)
TEMPLATES = Citation("forms", clause="cells that templates print and nobody filled in", standing=Standing.SEEN)

BLANKS: tuple[WordRow, ...] = (WordRow("nothing", "无 暂无 没有 不涉及 不适用", TEMPLATES),)
"""Words for nothing; dashes, slashes, stars and dots alone say the same."""

TAILS: tuple[WordRow, ...] = (
    WordRow(
        "extra",
        "偏差大或目标未完成原因分析 偏差大或目标未完成原因 改进措施及结果应用方案 其他需要说明事项 其他需说明的问题 "
        "其他需要说明的问题 其他说明的问题 未完成原因分析 改进措施 结果应用 自评结论 存在问题 存在的问题 "
        "主要经验及做法 下一步改进措施 评价结论 审核意见 主管部门意见 财政部门意见 财政审核意见 部门审核意见 "
        "绩效目标审核意见 "
        "目标未完成原因分析 偏差大原因分析 未达标原因分析 有关建议 相关建议 综合结论",
        FORMS,
    ),
    WordRow(
        "extra",
        "填表人 填报人 填写人 制表人 制表 联系人 联系电话 电话 经办人 复核人 审核人 负责人 单位负责人 项目负责人 "
        "财务负责人 分管领导 填报日期 填表日期 填表时间 填报时间 填报单位负责人 单位盖章 填报人及联系电话 主管领导",
        FORMS,
    ),
)
"""Labels of the rows below a table, which end it."""

TAIL_ENDINGS = WordRow(
    "extra",
    "意见 建议 经验 做法 工作计划 存在问题 存在的问题 改进措施 整改措施 佐证材料 证明材料 "
    "负责人 经办人 联系人 联系方式 签字 盖章 审核人 公开时间",
    FORMS,
)
"""How labels below the table end that no list has whole."""

REPEATED = WordRow("above", '同上 同前 同上行 〃 〞 ″ ” “ " -”-', FORMS)
"""Marks in a cell that repeat the cell above it."""

AIMED = WordRow("goal", "目标 目标值 计划 计划值 计划数 年初目标 年度目标 指标值 预期 预期值 预期目标 应完成", FORMS)
REACHED = WordRow("result", "实际 实际值 实际完成 实际完成值 完成值 完成数 已完成 实绩", FORMS)
REACHED_BEFORE_COLON = WordRow("result", "完成 完成情况 结果", FORMS)
"""Labels of a target and of what came of it in one cell: 目标：≥640套；实际：652套."""

WORKS = WordRow("caption", "项目 专项 工程 课题 经费 资金 任务 行动", FORMS)
"""How the names of projects end that stand alone above their indicators."""

_NOTES = "备注 注 注释 填表说明 填报说明 填写说明 使用说明 说明 名词解释 附注 评分说明 提示"
_NO_WORDS = regex(r"[\s/\\|*\-—–_.…·。、,;:~√✓✔]*")  # noqa: RUF001 - as printed
_TICKS = regex(r"[√✓✔☑☒■]")
_LEFT = regex(r"(?:[x×＊*?□○]|某|待|xx|[.…·_\s]|—|-|/|\(\)|等|:|:|0)*", re.IGNORECASE)  # noqa: RUF001 - as printed
_NUMBERED = regex(r"(?:绩效|年度|具体|三级)?(?:目标|指标)\s*[\d一二三四五六七八九十①-⑩]{0,3}\s*[:：.、]?\s*")  # noqa: RUF001 - as printed
_TITLE = regex(r"(?:目标|自评|监控|申报|评价|绩效|情况|支出).*(?:表(?!现|明|示|达|彰|演|决|态|率|格)|汇总$)")
_ERROR = regex(rf"{alternation(ERRORS.split())}|##+")
_OF_INDICATORS = regex(
    r"(?:\(?[一二三四五六七八九十\d]{1,2}[)、.])?(?:20\d\d年度?|项目|支出|绩效|预算|部门|整体|单位|专项|资金|财政|年度|目标|自评|评价)*"
    r"指标(?:完成|自评|评价|评分|得分|目标|体系|情况)*表?(?:\(.{0,12}\))?"
)
_GOES_ON = regex(r"\((?:续表?|接上[页表])\)$|表续表?$")
_OBJECTIVES = regex("目标|绩效|自评|监控|评价|考核")
_LIST = regex(
    r"列表|目录|清单|一览|名单|见附|附后|如下|^附[表件]\s*[:：]\s*\d{1,2}[.、](?!\d).*\s\d{1,2}[.、]|[^附]表\s+\d{1,2}[.、]"  # noqa: RUF001 - as printed
)
_ANNEX = regex(
    r"\(?附(?:件|表|录)\s*[\d一二三四五六七八九十.-]*[:：]?\)?|表\s*[\d一二三四五六七八九十]+(?:[-.]\d+)*|公开\d*表?"
    r"|\(?(?:续表|续上表|接上表|接下表|续)\)?|第\s*\d{1,3}\s*页|-+\s*\d{1,3}\s*-+"
)  # noqa: RUF001 - as printed
_PROSE = regex(r"[。；！？]|[,，].*[,，]")  # noqa: RUF001 - as printed
_LONGEST_TITLE, _LONGEST_LABEL, _SHORTEST_PROSE, _SHORTEST_SENTENCE = 60, 24, 30, 16


def _words(rows: tuple[WordRow, ...]) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.words.split())


_BLANK_WORDS, _TAIL_WORDS, _NOTE_WORDS = _words(BLANKS), _words(TAILS), frozenset(_NOTES.split())
_TAIL_ENDINGS = tuple(TAIL_ENDINGS.words.split())
_NOTE_START = regex(rf"{alternation(_NOTE_WORDS)}\s*(?:[:\d一二三.、(]|$)")
_WORK = regex(rf"{alternation(WORKS.words.split())}\s*(?:\([^()]*\))?$")
_EXAMPLE = regex(r"\s*(?:[(（【\[]\s*(?:例|例如|示例|样例|举例)\s*[)）】\]]|(?:例|例如|示例|样例|举例)\s*[:：])")  # noqa: RUF001 - as printed
_FOLLOWED = regex(r"[\s:]+$")


@kept
def is_blank(text: str, /) -> bool:
    """
    Whether a cell says that nothing stands here.

    >>> is_blank("／"), is_blank("——"), is_blank("暂无"), is_blank("无偏差")
    (True, True, True, False)
    """
    if len(text) > _LONGEST_LABEL:
        return not text.strip()
    folded = fold(text).strip()
    return folded in _BLANK_WORDS or (_NO_WORDS.fullmatch(folded) is not None and _TICKS.search(folded) is None)


def is_error(text: str, /) -> bool:
    """
    Whether a cell shows an error of a spreadsheet, or that it is too narrow for what stands in it.

    >>> is_error("#REF!"), is_error("########"), is_error("#1泵站")
    (True, True, False)
    """
    return "#" in text and _ERROR.fullmatch(text.strip()) is not None


@kept
def is_template(text: str, /) -> bool:
    """
    Whether a name is only what a template prints: dots, dashes, 指标1：, 指标2：/.

    >>> is_template("指标2："), is_template("……"), is_template("无"), is_template("指标3：／"), is_template("座位")
    (True, True, True, True, False)
    """
    if len(text) > _LONGEST_LABEL:
        return False
    folded = fold(text).strip()
    rest = _NUMBERED.sub("", folded, count=1) if _NUMBERED.match(folded) else folded
    return is_blank(rest) or _LEFT.fullmatch(rest) is not None


def is_example(text: str, /) -> bool:
    """
    Whether a cell is an example of how a template is to be filled in.

    >>> is_example("（例）培训人数"), is_example("示例：培训人数"), is_example("示例基地数量")
    (True, True, False)
    """
    return _EXAMPLE.match(text[:_LONGEST_LABEL]) is not None


def is_title(text: str, /) -> bool:
    """
    Whether a line is the title of a form: it says that it is a table, and of what.

    >>> is_title("项目支出绩效自评表"), is_title("（2024年度）"), is_title("绩效考核列表")
    (True, False, False)
    >>> is_title("附表：1.资金绩效自评表 2.资金绩效监控表"), is_title("附表1.2024年度项目绩效自评表")
    (False, True)
    """
    return len(text) <= _LONGEST_TITLE and _TITLE.search(text) is not None and _LIST.search(text) is None


def goes_on(text: str, /) -> bool:
    """
    Whether a title is that of a table that goes on with the one before it.

    >>> goes_on("项目支出绩效自评表（续）"), goes_on("绩效目标表续表"), goes_on("后续项目绩效自评表")
    (True, True, False)
    """
    return _GOES_ON.search(fold(text).strip()) is not None


def is_of_indicators(text: str, /) -> bool:
    """
    Whether a title is that of a table of indicators and names nothing else: no project, no body.

    >>> is_of_indicators("（三）项目绩效指标自评表（2023年度）"), is_of_indicators("护岸项目绩效指标自评表")
    (True, False)
    """
    return _OF_INDICATORS.fullmatch("".join(fold(text).split())) is not None


def names_objectives(text: str, /) -> bool:
    """
    Whether a title is that of a form of objectives and not of another table.

    >>> names_objectives("项目支出绩效目标表"), names_objectives("部门支出总表")
    (True, False)
    """
    return _OBJECTIVES.search(text) is not None


def names_work(text: str, /) -> bool:
    """
    Whether a text names a project, and not what is counted of one.

    >>> names_work("堤防加固工程"), names_work("一、护岸项目（续建）"), names_work("加固堤防长度")
    (True, True, False)
    """
    return len(text) <= _LONGEST_TITLE and _WORK.search(fold(text).strip()) is not None


def is_annex(text: str, /) -> bool:
    """
    Whether a line only numbers an annex or a page, or says that a table goes on.

    >>> is_annex("附件2"), is_annex("附表1-1："), is_annex("续表"), is_annex("- 2 -"), is_annex("附件材料齐全")
    (True, True, True, True, False)
    """
    return len(text) <= _LONGEST_LABEL and _ANNEX.fullmatch(fold(text).strip()) is not None


def is_note(text: str, /) -> bool:
    """
    Whether a text opens the notes of a form.

    >>> is_note("注：1.按年统计。"), is_note("填表说明"), is_note("备注栏目")
    (True, True, False)
    """
    return _NOTE_START.match("".join(fold(text[:_LONGEST_LABEL]).split())) is not None


def is_tail(text: str, /) -> bool:
    """
    Whether a label opens a row below the table: causes, opinions, who filled it in.

    >>> is_tail("其他需要说明事项"), is_tail("填表人："), is_tail("填表人数")
    (True, True, False)
    """
    if len(text) > _LONGEST_LABEL:
        return False
    bare = _FOLLOWED.sub("", re.sub(r"\([^()]*\)", "", "".join(fold(text).split())))
    return bare in _TAIL_WORDS


def ends_as_tail(text: str, /) -> bool:
    """
    Whether a label ends as those of the rows below the table do.

    >>> ends_as_tail("科室审核意见"), ends_as_tail("意见采纳率")
    (True, False)
    """
    return len(text) <= _LONGEST_LABEL and _FOLLOWED.sub("", fold(text)).endswith(_TAIL_ENDINGS)


def opens_tail(text: str, /) -> bool:
    """
    Whether a cell opens a row below the table, alone or with its value behind a colon.

    >>> opens_tail("填表人：李工"), opens_tail("联系电话畅通率")
    (True, False)
    """
    return is_tail(re.split("[:：]", text, maxsplit=1)[0])  # noqa: RUF001 - as printed


def is_prose(text: str, /) -> bool:
    """
    Whether a line is running text: it is long and has the stops of sentences, or is a sentence.

    >>> is_prose("本单位按要求开展了自评，全年各项工作进展顺利，群众反映良好，结果见下。"), is_prose("项目名称")
    (True, False)
    """
    text = text.strip()
    long = len(text) >= _SHORTEST_PROSE and _PROSE.search(text) is not None
    return long or (len(text) >= _SHORTEST_SENTENCE and text.endswith(("。", "！", "？")))  # noqa: RUF001 - as printed


_REPEATED = frozenset(REPEATED.words.split())
_SAID = r"(?:\s*[:：为]\s*|\s*(?=[≥≤<>=＝＜＞\d]))"  # noqa: RUF001 - as printed
_RESULT_SAID = rf"(?:{any_word(REACHED)}{_SAID}|{any_word(REACHED_BEFORE_COLON)}\s*[:：]\s*)(?![≥≤<>＜＞])"  # noqa: RUF001 - as printed
_BOTH = regex(rf"\s*{any_word(AIMED)}{_SAID}(.+?)[\s；;，,。、/|]+{_RESULT_SAID}(.+?)[。；;\s]*", re.DOTALL)  # noqa: RUF001 - as printed
_LONGEST_BOTH, _LONGEST_MARK = 100, 9


@kept
def is_repeated(text: str, /) -> bool:
    """
    Whether a cell is a mark that repeats the cell above it.

    >>> is_repeated("同上"), is_repeated("〃"), is_repeated("上升")
    (True, True, False)
    """
    return len(text) <= _LONGEST_MARK and "".join(text.split()).rstrip("。") in _REPEATED


def goal_and_result(text: str, /) -> tuple[str, str] | None:
    """
    A target and what came of it, where a cell says both, each behind its label.

    >>> goal_and_result("目标：≥640套；实际：652套"), goal_and_result("计划12场，实际完成15场")
    (('≥640套', '652套'), ('12场', '15场'))
    """
    match = _BOTH.fullmatch(text) if len(text) <= _LONGEST_BOTH else None
    return None if match is None else (match[1], match[2])


_FILE_TITLE = regex(
    rf"20\d\d{any_word(YEARS)}[^0-9]{{0,20}}{any_word(FILE_TITLES, FILE_TITLES_BEHIND_YEAR)}"
    rf"|{any_word(FILE_TITLES)}[^0-9]{{0,20}}\(20\d\d{any_word(YEARS)}\)$"
)
_LONGEST_FILE_TITLE = 40
"""A line with more characters is no title: 某某县水务局2023年度部门预算绩效目标公开表 has 24."""


def is_file_title(line: str, /) -> bool:
    """Whether a line is the title of a file of budgets or objectives: 2023年度部门预算公开."""
    short = len(line) <= _LONGEST_FILE_TITLE and not is_prose(line)
    return short and _FILE_TITLE.search("".join(fold(line).split())) is not None


FILLED_IN = WordRow("filled in", "填报日期 填表日期 填报时间 填表时间", FORMS)
"""Labels of the day on which a form was filled in."""

_FILLED_IN = regex(any_word(FILLED_IN))
_OF_TIME = regex(rf"(?:{'|'.join((*DUE_NAMES, *NAMED_TIMES))})(?:\([^()]*\))?$|起止")


def is_of_time(label: str, /) -> bool:
    """
    Whether a label is that of a term or a day of the project, and not of the day on which the form was filled in.

    >>> [is_of_time(label) for label in ("项目起止时间（年）", "项目实施期", "填报日期", "联系人")]
    [True, True, False, False]
    """
    bare = fold(label).strip(" :")
    return _OF_TIME.search(bare) is not None and not is_of_filling_in(bare)


def is_of_filling_in(label: str, /) -> bool:
    """Whether a label is that of the day on which the form was filled in."""
    return _FILLED_IN.match(fold(label)) is not None
