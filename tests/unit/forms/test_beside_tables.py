"""What stands beside the rows of an indicator table: numbers of columns, other tables below, frames of a web page."""

import pytest

from perfmodel import ProjectObjectives, Reading, format_target, read_form, read_forms

_HEADING = "项目名称|一级指标|二级指标|三级指标|指标性质|指标值|度量单位"
_ROWS = (
    "站房改造|产出指标|数量指标|改造站房|>=|4|座",
    "|产出指标|质量指标|验收合格率|=|100|%",
    "线路维护|产出指标|数量指标|维护线路|>=|30|公里",
    "|满意度指标|服务对象满意度指标|乘客满意度|>=|90|%",
)


def _text(*rows: str) -> bytes:
    return ("\n".join(rows).replace("|", "\t") + "\n").encode()


def _project(reading: Reading) -> str:
    assert isinstance(reading.document, ProjectObjectives)
    return reading.document.project


class TestNumbersOfColumns:
    """A row 1, 2, 3, … below the headings is a part of the heading."""

    @pytest.mark.parametrize("numbers", ["1|2|3|4|5|6|7", "甲|1|2|3|4|5|6", "A|B|1|2|3|4|5"])
    def test_no_form_and_no_row_is_made_of_it(self, numbers: str) -> None:
        """In a list of projects it would be a project named 1."""
        readings = list(read_forms(_text("项目支出绩效目标表（2024年度）", _HEADING, numbers, *_ROWS)))

        assert [_project(reading) for reading in readings] == ["站房改造", "线路维护"]
        assert [len(reading.document.indicators) for reading in readings] == [2, 2]
        assert {finding.code for reading in readings for finding in reading.findings} <= {"part-other"}

    def test_a_body_alone_in_its_row_is_that_of_the_projects_below(self) -> None:
        """The list names the unit once, over its projects."""
        readings = list(
            read_forms(_text("项目支出绩效目标表（2024年度）", _HEADING, "1|2|3|4|5|6|7", "甲市客运中心|", *_ROWS))
        )

        assert [_project(reading) for reading in readings] == ["站房改造", "线路维护"]


class TestAnotherTableBelow:
    """A line over all columns, headings in words and rows of numbers are no indicators."""

    _FORM = (
        "<table><tr><td>项目名称<td colspan=4>泵站新建</tr>"
        "<tr><td>一级指标<td>二级指标<td>三级指标<td>实施周期指标值<td>年度指标值</tr>"
        "<tr><td rowspan=2>产出指标<td>数量指标<td>新建泵站<td>5座<td>2座</tr>"
        "<tr><td>质量指标<td>验收合格率<td>100%<td>100%</tr>"
    )

    def test_none_of_its_rows_is_invented(self) -> None:
        """Sums that pay for themselves stand below many forms of bonds."""
        below = (
            "<tr><td colspan=5>收支测算（万元）</tr><tr><td>年份<td>收入<td>成本<td>净收益<td>还本</tr>"
            "<tr><td>2026<td>165<td>42<td>123<td>0</tr><tr><td>2027<td>186<td>43<td>143<td>20</tr></table>"
        )
        reading = read_form((self._FORM + below).encode())

        assert {row.name for row in reading.document.indicators} == {"新建泵站", "验收合格率"}
        assert [finding.text for finding in reading.findings if finding.code == "part-other"] == ["收支测算（万元）"]

    def test_a_line_over_rows_that_go_on_ends_nothing(self) -> None:
        """Below it stand rows of the table."""
        below = (
            "<tr><td colspan=5>以下为补充指标</tr><tr><td rowspan=2>效益指标<td>社会效益指标<td>受益村<td>9<td>4</tr>"
            "<tr><td>生态效益指标<td>水质达标率<td>95%<td>90%</tr></table>"
        )
        names = {row.name for row in read_form((self._FORM + below).encode()).document.indicators}

        assert names == {"新建泵站", "验收合格率", "受益村", "水质达标率"}


class TestFrames:
    """Old pages place their parts by a table: what stands around a form in its cell is the form's."""

    _FORM = (
        "<table><tr><td>三级指标<td>指标值</tr><tr><td>新建泵站<td>2座</tr><tr><td>完工时间<td>10月20日前</tr></table>"
    )

    def test_title_and_year_in_the_cell_of_a_frame(self) -> None:
        """Without its year the day would be a deadline of no year."""
        menu = "<table><tr><td>栏目</tr><tr><td>决算</tr></table>"
        page = (
            f"<table><tr><td>{menu}</td><td><p>项目支出绩效目标表</p><p>（2024年度）</p>{self._FORM}<p>填报人：某</p></td>"
            "</tr></table>"
        )
        reading = read_form(page.encode())

        assert str(reading.document.fiscal_year) == "2024年度"
        assert [format_target(row.target) for row in reading.document.indicators] == ["2座", "2024年10月20日前"]
        assert any("填报人" in entry.text for entry in reading.ledger)

    def test_an_empty_table_beside_the_form_loses_no_line(self) -> None:
        """Old pages keep blank tables for space; what stands before one is still said."""
        page = f"<table><tr><td><p>甲市公开专栏</p><table></table><p>（2024年度）</p>{self._FORM}</td></tr></table>"
        reading = read_form(page.encode())
        reported = [*(entry.text for entry in reading.ledger), *(finding.text or "" for finding in reading.findings)]

        assert len(reading.document.indicators) == 2
        assert any("甲市公开专栏" in text for text in reported)

    def test_a_small_table_in_a_form_is_no_form_of_its_own(self) -> None:
        """The text of the cell stays in its row, beside which the small table stands."""
        small = "<table><tr><td>甲<td>1</tr><tr><td>乙<td>2</tr></table>"
        page = (
            "<table><tr><td>三级指标<td>指标值<td>备注</tr>"
            f"<tr><td>新建泵站<td>2座{small}<td>按月</tr><tr><td>维护线路<td>30公里<td>按季</tr></table>"
        )
        reading = read_form(page.encode())

        assert [format_target(row.target) for row in reading.document.indicators] == ["2座", "30公里"]
