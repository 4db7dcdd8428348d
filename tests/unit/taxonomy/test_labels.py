"""Printed labels: blanks, ordinals, points, wordings, and the two that stand on both levels."""

from decimal import Decimal

import pytest

from perfmodel import scheme
from perfmodel.taxonomy import CATEGORIES, SCHEMES, match_category, split_points
from perfmodel.taxonomy._category import NO_COUNTERPART
from perfmodel.taxonomy._scheme import SchemeKind


@pytest.mark.parametrize(
    ("label", "identifier"),
    [
        ("数量指标", "output.quantity"),
        ("数量 指标", "output.quantity"),
        ("可持续\n影响　指标", "benefit.sustainability"),
        ("质量", "output.quality"),
        ("一、产出指标", "output"),
        ("1.经济效益指标", "benefit.economic"),
        ("２．社会效益", "benefit.social"),
        ("（三）时效指标", "output.timeliness"),
        ("(2) 时效指标", "output.timeliness"),
        ("①数量指标", "output.quantity"),
        ("三 效益指标", "benefit"),
        ("2效益指标", "benefit"),
        ("Ⅱ．效益指标", "benefit"),
        ("产出指标（50分）", "output"),
        ("产出指标50分", "output"),
        ("成本指标(0-20)分", "cost.unspecified"),
        ("效益指标（0-30分）", "benefit"),
        ("时效指标(必填)", "output.timeliness"),
        ("時效指標", "output.timeliness"),
        ("產出數量", "output.quantity"),
        ("社會公眾滿意度", None),
        ("经济成本指标", "cost.economic"),
        ("生态环境成本指标", "cost.environmental"),
        ("环境效益指标", "benefit.ecological"),
        ("社会公众或服务对象满意度", "satisfaction.beneficiary"),
        ("服务对象满意度指标等", "satisfaction.beneficiary"),
        ("预期产出", "output"),
        ("项目完成", "output"),
        ("产出目标", "output"),
        ("结果目标", "benefit"),
        ("实施效果", "benefit"),
        ("效益值", "benefit"),
        ("影响力目标", None),
        ("投入目标", None),
        ("项目决策", None),
        ("预算执行率", "execution"),
        ("数量指标：", "output.quantity"),
        ("", None),
        ("指标", None),
        ("图书借阅量", None),
        ("（50分）", None),
    ],
)
def test_printed_labels(label: str, identifier: str | None) -> None:
    """What people print around a label makes no difference, and a label nobody knows names nothing."""
    found = match_category(label)

    assert (found.id if found is not None else None) == identifier


@pytest.mark.parametrize(
    ("label", "level", "form", "identifier"),
    [
        ("成本指标", None, None, "cost.unspecified"),
        ("成本指标", 1, None, "cost"),
        ("成本指标", 2, None, "cost.unspecified"),
        ("成本指标", None, "mof2021", "cost"),
        ("成本指标", None, "mof2015", "cost.unspecified"),
        ("成本指标", 2, "mof2021", "cost.unspecified"),
        ("满意度指标", None, None, "satisfaction"),
        ("满意度指标", 1, None, "satisfaction"),
        ("满意度指标", 2, None, "satisfaction.beneficiary"),
        ("满意度指标", None, "mof2015", "satisfaction"),
        ("满意度", None, "hubei2020_selfeval", "satisfaction.beneficiary"),
        ("数量指标", 1, "mof2015", "output.quantity"),
    ],
)
def test_labels_of_both_levels(label: str, level: int | None, form: str | None, identifier: str) -> None:
    """The column's level decides first, the scheme's tree second; other labels mean the same on any level."""
    found = match_category(label, level=level, scheme=scheme(form) if form else None)

    assert found is CATEGORIES[identifier]


def test_a_frame_names_no_category() -> None:
    """The 产出 of an evaluation frame is no output category."""
    assert match_category("产出", scheme=scheme("mof2020_eval_frame")) is None
    assert match_category("满意度", scheme=scheme("mof2020_eval_frame")) is None


def test_each_scheme_reads_its_own_labels() -> None:
    """Every label that a declaration or self-evaluation form prints is read back as the category it stands for."""
    for form in SCHEMES.values():
        for top in form.tree if form.kind is not SchemeKind.EVALUATION_FRAME else ():
            assert match_category(top.label, level=1, scheme=form) == top.category
            for node in top.children:
                assert match_category(node.label, level=2, scheme=form) == node.category


def test_synonyms_and_labels_are_read() -> None:
    """Each wording of a category is read as that category, with and without 指标."""
    for item in CATEGORIES.values():
        for wording in (item.label, *item.synonyms, *(f"{word}指标" for word in item.synonyms)):
            assert match_category(wording, level=item.level) is item


def test_wordings_without_counterpart_stay_unread() -> None:
    """A wording is either a synonym or has no counterpart, never both."""
    for row in NO_COUNTERPART:
        for word in row.words.split():
            assert match_category(word) is None


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("产出指标（50分）", ("产出指标", Decimal(50))),
        ("产出指标 (22.5 分)", ("产出指标", Decimal("22.5"))),
        ("产出指标（分值：３０分）", ("产出指标", Decimal(30))),
        ("效益指标【30分】", ("效益指标", Decimal(30))),
        ("满意度指标10分", ("满意度指标", Decimal(10))),
        ("成本指标(0-20)分", ("成本指标(0-20)分", None)),
        ("成本指标0-20分", ("成本指标0-20分", None)),
        ("产出指标", ("产出指标", None)),
        ("50分", ("50分", None)),
        ("（50分）", ("（50分）", None)),
    ],
)
def test_points_behind_a_label(label: str, expected: tuple[str, Decimal | None]) -> None:
    """Points are split off when they are one number; a range and a bare number of points stay as they are."""
    assert split_points(label) == expected


def test_a_label_that_ends_in_a_traditional_character() -> None:
    """The cheap look at the letters of a label knows both ways of writing them."""
    found = match_category("可持續影響")

    assert found is not None
    assert found.id == "benefit.sustainability"


@pytest.mark.parametrize("sign", [" ", "\t", "\u3000", "1", "(", "（", "-", "分", "1 ", "1-"])
def test_a_long_label_costs_no_more_than_it_is_long(sign: str) -> None:
    """Each of these took minutes when its cost grew with the square of its length."""
    many = sign * (200_000 // len(sign))

    assert match_category(f"数{many}量标") is None
    assert match_category(f"1{many}-1分标") is None
    label, points = split_points(f"x{many}y")
    assert (label, points) == (f"x{many}y", None)
    assert split_points(f"x{many} 50分")[1] in {Decimal(50), None}


def test_blanks_before_points_are_no_part_of_the_label() -> None:
    """However many there are, and only where something stands before them."""
    blanks = " " * 50_000

    assert split_points(f"产出指标{blanks}（50分）{blanks}") == ("产出指标", Decimal(50))
    assert split_points(f"{blanks}50分") == (f"{blanks}50分", None)
    assert split_points(f"0 -{blanks}20分") == (f"0 -{blanks}20分", None)
    assert match_category(f"产出{blanks}指标{blanks}50分") is CATEGORIES["output"]
