"""The trees as data: ids, schemes, printed labels, mapping and what is lost."""

import pickle
import re

import pytest

from perfmodel import Category, Polarity, category, scheme
from perfmodel.errors import InvalidValueError
from perfmodel.source import Standing
from perfmodel.taxonomy import CATEGORIES, SCHEMES, map_category
from perfmodel.taxonomy._scheme import SchemeKind


def test_ids_are_paths() -> None:
    """Each id names its first level, and that level exists."""
    for item in CATEGORIES.values():
        assert item.top in CATEGORIES
        assert item.id == item.top or item.id.startswith(f"{item.top}.")
        assert item.level == item.id.count(".") + 1


@pytest.mark.parametrize(
    ("identifier", "polarity"),
    [
        ("cost", Polarity.LOWER_IS_BETTER),
        ("cost.unspecified", Polarity.LOWER_IS_BETTER),
        ("output.timeliness", Polarity.HIGHER_IS_BETTER),
        ("satisfaction.beneficiary", Polarity.HIGHER_IS_BETTER),
    ],
)
def test_only_cost_is_better_when_lower(identifier: str, polarity: Polarity) -> None:
    """A saving is good, more of anything else is."""
    assert category(identifier).polarity is polarity


def test_unknown_names_list_the_known_ones() -> None:
    """A mistyped id is refused with the ids that there are."""
    with pytest.raises(InvalidValueError, match=r"output\.quantity") as caught:
        category("output.amount")
    assert caught.value.code == "category-unknown"
    with pytest.raises(InvalidValueError, match="mof2021") as caught:
        scheme("mof2022")
    assert caught.value.code == "scheme-unknown"


def test_values_survive_pickling() -> None:
    """A category and a scheme come back equal from another process."""
    for value in (*CATEGORIES.values(), *SCHEMES.values()):
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own bytes


def test_cost_moved_up_in_2021() -> None:
    """成本 stands under 产出 in 2015 and beside it in 2021."""
    assert scheme("mof2015").labels(category("cost.unspecified")) == ("产出指标", "成本指标")
    assert scheme("mof2021").labels(category("cost.social")) == ("成本指标", "社会成本指标")
    assert scheme("mof2015").labels(category("cost.social")) == ()


def test_satisfaction_inside_the_benefit_block() -> None:
    """One form prints satisfaction under 效益指标; the category stays what it is."""
    item = category("satisfaction.beneficiary")

    assert scheme("hubei2020_selfeval").labels(item) == ("效益指标", "服务对象满意度指标")
    assert item in scheme("hubei2020_selfeval").categories


def test_frames_file_nothing() -> None:
    """What evaluators look at has labels and no category, down to the third level."""
    frames = [item for item in SCHEMES.values() if item.kind is SchemeKind.EVALUATION_FRAME]

    assert len(frames) == 3
    for frame in frames:
        assert not frame.categories
        assert len(frame.tree) == 4
    labels = [node.label for node in scheme("mof2013_dept_frame").nodes]
    assert "“三公经费”控制率" in labels
    assert labels.index("结转结余率") + 1 == labels.index("结转结余变动率")


def test_every_scheme_names_its_source() -> None:
    """No tree stands without a source, and no form names the body that filled it in."""
    for item in SCHEMES.values():
        assert item.citation.source
        assert item.citation.standing in Standing
        assert re.search(r"[一-鿿]", item.title)
        for node in item.nodes:
            assert node.label == node.label.strip()


@pytest.mark.parametrize(
    ("source", "to", "target", "lost"),
    [
        ("output.quality", "mof2021", "output.quality", None),
        ("cost.unspecified", "mof2021", "cost.economic", "taken to be economic"),
        ("cost.unspecified", "sichuan2023_selfeval", "cost.economic", "taken to be economic"),
        ("cost.environmental", "mof2015", "cost.unspecified", "environmental"),
        ("cost.environmental", "hubei2020_selfeval", "cost.environmental", "prints no 生态环境成本指标"),
        ("cost", "beijing_preassessment", "cost.unspecified", "first level of its own"),
        ("benefit.sustainability", "mof2021", "benefit.sustainability", "kind of benefit"),
        ("benefit.ecological", "sichuan2023_department", "benefit.ecological", "prints no 生态效益指标"),
        ("satisfaction.beneficiary", "sichuan2023_department", "satisfaction.beneficiary", None),
        ("execution", "mof2015", None, "amounts of the budget"),
        ("execution", "mof2020_selfeval", "execution", None),
        ("output", "chongqing2021_dept_selfeval", None, "flat list"),
        ("output", "mof2020_eval_frame", None, "evaluation frame"),
    ],
)
def test_mapping_names_what_is_lost(source: str, to: str, target: str | None, lost: str | None) -> None:
    """A category that has no place of its own says so; one that has goes there in silence."""
    mapped = map_category(category(source), to=scheme(to))
    expected: Category | None = None if target is None else category(target)

    assert mapped.category == expected
    assert mapped.lossless is (lost is None)
    assert (lost or "") in " ".join(mapped.lost)


def test_a_category_and_a_scheme_show_their_ids() -> None:
    """A document in a notebook is not drowned in labels."""
    assert repr(category("output.quantity")) == "Category(id='output.quantity')"
    assert repr(scheme("mof2015")) == "Scheme(id='mof2015')"
