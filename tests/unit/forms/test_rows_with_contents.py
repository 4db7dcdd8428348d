"""What stands beside or in a name: its contents, its kind, in our own words."""

import pytest

from perfmodel import Reading, read_form


def form(*rows: str) -> Reading:
    """A form of some rows, with | between the cells."""
    return read_form("\n".join(("项目名称|泵站改造", *rows)).replace("|", "\t") + "\n")


@pytest.mark.parametrize("contents", ["指标内容", "绩效指标内容"])
@pytest.mark.parametrize("name", ["指标名称", "三级指标名称"])
def test_the_contents_of_a_name_are_its_definition(name: str, contents: str) -> None:
    """The last of several names had the value, and was taken."""
    (row,) = form(f"二级指标|{name}|{contents}|目标值", "数量指标|更换水泵|全市更换的水泵台数|≥4台").document.indicators

    assert (row.name, row.definition, row.extra) == ("更换水泵", "全市更换的水泵台数", ())


def test_contents_without_a_name_before_them_are_the_name() -> None:
    """A level is no name of a row."""
    (row,) = form("一级指标|二级指标|指标内容|目标值", "产出指标|数量指标|更换水泵|≥4台").document.indicators

    assert row.name == "更换水泵"


@pytest.mark.parametrize(
    ("top", "text", "category", "name"),
    [
        ("产出指标", "数量指标-水泵", "output.quantity", "水泵"),
        ("产出指标", "质量指标——达标率", "output.quality", "达标率"),
        ("效益指标", "社会效益指标（用户）", "benefit.social", "社会效益指标（用户）"),
        ("产出指标", "社会效益指标（用户）", "output", "社会效益指标（用户）"),
        ("产出指标", "数量-质量比", "output", "数量-质量比"),
        ("产出指标", "水泵（大型）", "output", "水泵（大型）"),
        ("产出指标", "考核指标（年底）", "output", "考核指标（年底）"),
    ],
)
def test_a_kind_in_a_name_is_its_category(top: str, text: str, category: str, name: str) -> None:
    """It is one only where it stands below the level of the row."""
    (row,) = form("一级指标|三级指标|指标值", f"{top}|{text}|≥4").document.indicators

    assert (row.category.id if row.category else None, row.name) == (category, name)


@pytest.mark.parametrize("contents", ["指标内容", "绩效指标内容"])
def test_contents_behind_the_third_level_define_it(contents: str) -> None:
    """三级指标 names the rows where words of their own stand below it, whatever 指标内容 says of them."""
    (row,) = form(f"二级指标|三级指标|{contents}|指标值", "数量指标|更换水泵|全市更换的台数|≥4台").document.indicators

    assert (row.name, row.definition) == ("更换水泵", "全市更换的台数")


@pytest.mark.parametrize(
    ("first", "second"), [("指标1", "指标2"), ("1", "2"), ("质量指标", "数量指标"), ("水泵工程", "")]
)
def test_contents_are_the_names_where_the_third_level_has_none(first: str, second: str) -> None:
    """Numbers, labels of a level, and names over several rows name no row."""
    read = form("二级指标|三级指标|指标内容|指标值", f"数量指标|{first}|更换水泵|≥4台", f"|{second}|改造闸门|≥2座")

    assert [row.name for row in read.document.indicators] == ["更换水泵", "改造闸门"]
