"""A user's own policy in TOML: whole, or only what differs; every fault with its path."""

import tracemalloc
from decimal import Decimal
from typing import Any

import pytest

from perfmodel import DocumentError, load_policy, policy
from perfmodel.errors import WrongTypeError
from perfmodel.scoring import EqualSense, InverseRatio, Late, Mirror, PassMark, RoundedAt
from perfmodel.source import Standing

WHOLE = """
name = "city_2024"
title = "本市自评计分办法"
title_en = "Scoring rules of our city"
capped = true
execution_capped = false
zero_as_ceiling = true
equal = "floor"

[source]
source = "our notice of 2024"
clause = "whole"
standing = "seen"
note = "printed in May"

[weights]
execution = 20
cost_in = "output"
source = "our notice of 2024"
blocks = { output = 40, benefit = 30, satisfaction = 10 }
with_cost = { cost = 10, output = 30, benefit = 30, satisfaction = 10 }
moves = { satisfaction = "benefit" }

[floor]
kind = "pass_mark"
mark = 0.5
source = "our notice of 2024"
clause = "article 3"
standing = "memory"

[ceiling]
kind = "inverse_ratio"
source = "our notice of 2024"

[satisfaction]
full = 0.95
mark = "0.7"
source = "our notice of 2024"

[qualitative]
source = "our notice of 2024"
bands = [
    { verdict = "met", low = 0.9, high = 1, label = "达成" },
    { verdict = "partly_met", low = 0.5, high = 0.9 },
    { verdict = "missed", low = 0, high = 0.5 },
]

[yes_no]
source = "our notice of 2024"

[on_time]
late = "proportional"
grace_days = 5
source = "our notice of 2024"

[range]
source = "our notice of 2024"

[rank]
source = "our notice of 2024"

[execution]
source = "our notice of 2024"

[over]
threshold = 1.5
reduce = true
minimum = 0.6
source = "our notice of 2024"

[rescale]
source = "our notice of 2024"

[rounding]
places = 1
at = "total"
source = "our notice of 2024"

[grades]
source = "our notice of 2024"
bounds = [{ grade = "好", low = 85 }, { grade = "中", low = 60 }, { grade = "差", low = 0 }]
"""

SHORT = """
name = "city_2024"
title = "本市自评计分办法"
extends = "mof2020"
[source]
source = "our notice of 2024"
"""


def _problems(source: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - text, bytes or a mapping
    with pytest.raises(DocumentError) as caught:
        load_policy(source)
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_a_whole_policy() -> None:
    """Every field of the text arrives, numbers exactly."""
    found = load_policy(WHOLE)

    assert (found.name, found.title_en, found.equal) == ("city_2024", "Scoring rules of our city", EqualSense.FLOOR)
    assert (found.capped, found.execution_capped, found.zero_as_ceiling) == (True, False, True)
    assert found.citation.note == "printed in May"
    assert found.weights.execution == 20
    assert found.weights.with_cost[0] == ("cost", Decimal(10))
    assert found.weights.moves == (("satisfaction", "benefit"),)
    assert isinstance(found.floor, PassMark)
    assert found.floor.mark == Decimal("0.5")
    assert found.floor.citation.standing is Standing.MEMORY
    assert isinstance(found.ceiling, InverseRatio)
    assert found.satisfaction is not None
    assert found.satisfaction.mark == Decimal("0.7")
    assert [band.low for band in found.qualitative.bands] == [Decimal("0.9"), Decimal("0.5"), 0]
    assert (found.on_time.late, found.on_time.grace_days) == (Late.PROPORTIONAL, 5)
    assert found.over is not None
    assert found.over.reduce
    assert found.rescale is not None
    assert (found.rounding.places, found.rounding.at) == (1, RoundedAt.TOTAL)
    assert found.grades.of(Decimal(85)) == "好"


def test_only_what_differs() -> None:
    """What the text does not say comes from the policy that it extends."""
    found = load_policy(SHORT + '[ceiling]\nkind = "mirror"\nsource = "our notice of 2024"\n')
    base = policy("mof2020")

    assert isinstance(found.ceiling, Mirror)
    assert (found.floor, found.weights, found.grades) == (base.floor, base.weights, base.grades)
    assert found.name == "city_2024"


def test_bytes_and_mappings_are_taken() -> None:
    """A file's bytes, with a byte order mark or without, and a mapping of the same shape."""
    data = {
        "name": "city_2024",
        "title": "本市自评计分办法",
        "extends": "mof2020",
        "source": {"source": "our notice of 2024"},
    }

    assert load_policy(SHORT.encode()) == load_policy(b"\xef\xbb\xbf" + SHORT.encode()) == load_policy(data)
    assert load_policy("\ufeff" + SHORT) == load_policy(SHORT)


def test_a_grade_scale_by_name() -> None:
    """The scales that were found can be named."""
    found = load_policy(SHORT + '[grades]\nscale = "80-70-60"\n')

    assert found.grades.of(Decimal(80)) == "优"


def test_every_kind_of_rule() -> None:
    """The other kinds that a floor and a ceiling can be."""
    for floor, ceiling in (("proportional", "all_or_nothing"), ("all_or_nothing", 'pass_mark"\nmark = "0.6')):
        text = f'[floor]\nkind = "{floor}"\nsource = "ours"\n[ceiling]\nkind = "{ceiling}"\nsource = "ours"\n'
        assert load_policy(SHORT + text).name == "city_2024"


def test_a_missing_rule_is_named() -> None:
    """Without a policy to extend, each rule has to be there; all that are missing come at once."""
    missing = _problems('name = "ours"\ntitle = "规则"\n')

    assert missing[0] == ("key-missing", "$.source")
    assert {path for code, path in missing if code == "rule-missing"} == {
        f"$.{part}"
        for part in "weights floor ceiling qualitative yes_no on_time range rank execution rounding grades".split()
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[floor]\nkind = "stairs"\nsource = "ours"\n', ("code-unknown", "$.floor.kind")),
        ('[floor]\nkind = "steps"\nsource = "ours"\n', ("key-missing", "$.floor.steps")),
        ('[floor]\nkind = "steps"\nsteps = []\nsource = "ours"\n', ("parameter-invalid", "$.floor")),
        (
            '[floor]\nkind = "steps"\nsteps = [{ reached = 0.8 }]\nsource = "ours"\n',
            ("key-missing", "$.floor.steps[0].part"),
        ),
        (
            (
                '[floor]\nkind = "steps"\nsource = "ours"\n'
                "steps = [{ reached = 0.8, part = 1 }, { reached = 0.9, part = 0.5 }]\n"
            ),
            ("parameter-invalid", "$.floor"),
        ),
        ('[floor]\nkind = "mirror"\nsource = "ours"\n', ("code-unknown", "$.floor.kind")),
        ('[floor]\nkind = "pass_mark"\nsource = "ours"\n', ("key-missing", "$.floor.mark")),
        ('[floor]\nkind = "pass_mark"\nmark = 1\nsource = "ours"\n', ("parameter-invalid", "$.floor")),
        ('[floor]\nkind = "pass_mark"\nmark = "much"\nsource = "ours"\n', ("number-invalid", "$.floor.mark")),
        ('[floor]\nkind = "pass_mark"\nmark = nan\nsource = "ours"\n', ("number-invalid", "$.floor.mark")),
        ('[floor]\nkind = "pass_mark"\nmark = true\nsource = "ours"\n', ("type-wrong", "$.floor.mark")),
        ('[floor]\nkind = "proportional"\n', ("key-missing", "$.floor.source")),
        ('[floor]\nkind = "proportional"\nsource = 7\n', ("type-wrong", "$.floor.source")),
        ('[floor]\nkind = "proportional"\nsource = "ours"\nstanding = "sure"\n', ("code-unknown", "$.floor.standing")),
        ('[floor]\nkind = "proportional"\nsource = "ours"\ncolour = "red"\n', ("key-unknown", "$.floor.colour")),
        ('[weights]\nexecution = 20\nsource = "ours"\nblocks = { output = 90 }\n', ("weights-sum", "$.weights")),
        ('[weights]\nexecution = 20\nsource = "ours"\nblocks = { outputs = 80 }\n', ("category-unknown", "$.weights")),
        ('[weights]\nexecution = -20\nsource = "ours"\n', ("weight-invalid", "$.weights")),
        ('[weights]\nexecution = 10\nsource = " "\n', ("text-missing", "$.weights.source")),
        ('[weights]\nexecution = 20\nsource = "ours"\nblocks = 80\n', ("type-wrong", "$.weights.blocks")),
        ('[on_time]\ngrace_days = 1.5\nsource = "ours"\n', ("type-wrong", "$.on_time.grace_days")),
        ('[on_time]\nlate = "never"\nsource = "ours"\n', ("code-unknown", "$.on_time.late")),
        ('[rounding]\nat = "once"\nsource = "ours"\n', ("code-unknown", "$.rounding.at")),
        ('[grades]\nscale = "70-60-50"\n', ("code-unknown", "$.grades.scale")),
        ('[grades]\nsource = "ours"\nbounds = [{ grade = "优", low = 90 }]\n', ("bands-gap", "$.grades")),
        ('[grades]\nsource = "ours"\nbounds = ["优"]\n', ("type-wrong", "$.grades.bounds[0]")),
        ('[grades]\nsource = "ours"\n', ("key-missing", "$.grades.bounds")),
        ('[over]\nthreshold = 1.3\nreduce = "yes"\nsource = "ours"\n', ("type-wrong", "$.over.reduce")),
    ],
)
def test_faults_have_their_path(text: str, problem: tuple[str, str]) -> None:
    """Each fault says where it stands."""
    assert problem in _problems(SHORT + text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[floor]\nkind = "passmark"\nmark = 0.6\n', ("code-unknown", "$.floor.kind")),
        ("[floor]\nmark = 0.6\n", ("key-missing", "$.floor.kind")),
        ('[ceiling]\nkind = "stairs"\nzero_at = 2\n', ("code-unknown", "$.ceiling.kind")),
        ('[grades]\nscale = "85-70-60"\nbounds = []\n', ("code-unknown", "$.grades.scale")),
    ],
)
def test_one_wrong_word_is_one_problem(text: str, problem: tuple[str, str]) -> None:
    """Nobody is told to strike the source and the numbers of a rule whose kind alone is wrong."""
    assert _problems(f'{SHORT}{text}source = "ours"\nclause = "article 5"\n') == [problem]


def test_a_key_of_no_kind_is_told_beside_a_wrong_kind() -> None:
    """What belongs to none of the kinds is told at once, and so is a source that is missing."""
    assert _problems(f'{SHORT}[floor]\nkind = "passmark"\nmarc = 0.6\n') == [
        ("code-unknown", "$.floor.kind"),
        ("key-missing", "$.floor.source"),
        ("key-unknown", "$.floor.marc"),
    ]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('[floor]\nkind = "pass_mark"\nmark = 70\n', "found 70; 60% is 0.6 @ $.floor"),
        (
            '[floor]\nkind = "pass_mark"\nmark = "70%"\n',
            "found '70%'; write 0.7 for a part, 70 for points @ $.floor.mark",
        ),
        ("[satisfaction]\nfull = 90\nmark = 60\n", "found 60 and 90; 60% is 0.6 @ $.satisfaction"),
        ("[over]\nthreshold = 130\n", "found 130 and 0; 130% is 1.3 @ $.over"),
        ('[ceiling]\nkind = "mirror"\nzero_at = 150\n', "found 150; 150% is 1.5 @ $.ceiling"),
        (
            "[grades]\nbounds = [{ grade = '优', low = 0.9 }, { grade = '差', low = 0 }]\n",
            "found 优 from 0.9; 90% of the total is 90 @ $.grades",
        ),
        (
            "[grades]\nbounds = [{ grade = '优', low = 95 }, { grade = '良', low = 96 }, { grade = '差', low = 0 }]\n",
            "found 良 from 96 after 优 from 95; write the best grade first @ $.grades",
        ),
        (
            "[grades]\nbounds = [{ grade = '优', low = 105 }, { grade = '差', low = 0 }]\n",
            "found 优 from 105; write a lower number @ $.grades",
        ),
        (
            "[grades]\nbounds = [{ grade = '优', low = 90 }]\n",
            "found 优 from 90; write one from 0 below it @ $.grades",
        ),
        ("[grades]\nbounds = []\n", "expected at least one grade, found none @ $.grades"),
    ],
)
def test_numbers_that_are_percentages_or_cross_say_what_to_write(text: str, advice: str) -> None:
    """A bureau writes 70 or 70% for 0.7, and 0.9 for 90 points; none of them is taken, and each is led on."""
    with pytest.raises(DocumentError) as caught:
        load_policy(f'{SHORT}{text}source = "ours"\n')

    assert str(caught.value).splitlines()[1].endswith(advice)


def test_overlapping_bands_are_named() -> None:
    """Two bands that both hold 0.55 are refused."""
    overlapping = WHOLE.replace("high = 0.5 }", "high = 0.6 }")

    assert _problems(overlapping) == [("bands-overlap", "$.qualitative")]


def test_a_missing_band_is_named() -> None:
    """A verdict without a band is refused, and so is one that is no verdict."""
    assert _problems(WHOLE.replace('"missed"', '"partly_met"')) == [("bands-incomplete", "$.qualitative")]
    assert ("code-unknown", "$.qualitative.bands[2].verdict") in _problems(WHOLE.replace('"missed"', '"failed"'))


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("name = ", ("toml-invalid", "$")),
        (b"name = '\xff'", ("encoding-invalid", "$")),
        (SHORT.replace("mof2020", "mof2019"), ("code-unknown", "$.extends")),
        (SHORT + "floor = 1\n", ("key-unknown", "$.source.floor")),
        ("floor = 1\n" + SHORT, ("type-wrong", "$.floor")),
        ("capped = 1\n" + SHORT, ("type-wrong", "$.capped")),
        ("colour = 1\n" + SHORT, ("key-unknown", "$.colour")),
        ({"name": 1.5, "title": "规则", "extends": "mof2020"}, ("type-wrong", "$.name")),
    ],
)
def test_broken_documents(source: object, problem: tuple[str, str]) -> None:
    """Broken TOML, bytes that are no text, unknown names and keys."""
    assert problem in _problems(source)


def test_floats_of_a_mapping_are_refused() -> None:
    """A mapping's numbers are exact; TOML's 0.6 is."""
    data = {
        "name": "ours",
        "title": "规则",
        "extends": "mof2020",
        "source": {"source": "ours"},
        "floor": {"kind": "pass_mark", "mark": 0.6, "source": "ours"},
    }

    assert _problems(data) == [("type-wrong", "$.floor.mark")]


@pytest.mark.parametrize(
    ("extends", "problem"),
    [
        ('extends = "mof2002"', ("code-unknown", "$.extends")),
        ("extends = 2020", ("type-wrong", "$.extends")),
        ('extend = "mof2020"', ("key-unknown", "$.extend")),
        ('Extends = "mof2020"', ("key-unknown", "$.Extends")),
    ],
)
def test_a_misspelt_policy_to_extend_is_the_only_fault(extends: str, problem: tuple[str, str]) -> None:
    """The tables that would have come from it are not asked for; what else is wrong is still reported."""
    text = SHORT.replace('extends = "mof2020"', extends)

    assert _problems(text) == [problem]
    assert _problems("colour = 1\n" + text) == [problem, ("key-unknown", "$.colour")]


def test_the_key_that_was_meant_is_named() -> None:
    """A user need not look up how it is spelt."""
    with pytest.raises(DocumentError, match=r"unknown key; write extends @ \$\.extend$"):
        load_policy(SHORT.replace("extends", "extend"))


def test_a_policy_that_extends_nothing_has_to_be_whole() -> None:
    """Without any such key each table that is missing is named."""
    found = _problems(SHORT.replace('extends = "mof2020"', ""))

    assert ("rule-missing", "$.weights") in found


@pytest.mark.parametrize("path", ["songxi.toml", "policies/songxi.toml", "/data/year=2024/songxi.toml", "songxi"])
def test_a_path_as_text(path: str) -> None:
    """It is no TOML; the message says how the file is read. Broken TOML does not get this hint."""
    with pytest.raises(DocumentError, match=r"read the file: load_policy\(Path\('policy\.toml'\)\.read_bytes\(\)\)"):
        load_policy(path)
    with pytest.raises(DocumentError) as caught:
        load_policy("name = \ntitle = 'ours'")
    assert "Path" not in str(caught.value)


def test_paths_are_no_source() -> None:
    """Nothing here reads a file."""
    with pytest.raises(WrongTypeError, match="read the file first"):
        load_policy(42)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - on purpose


MIRROR = """
name = "city_2024"
title = "本市自评计分办法"
extends = "mof2020"
source = { source = "our notice" }
ceiling = { kind = "mirror", source = "our notice", zero_at = %s }
"""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (MIRROR % "1e999999999999999999999", "number-invalid"),
        (MIRROR % "1e99999999", "amount-invalid"),
        (MIRROR % ("9" * 100), "amount-invalid"),
        (MIRROR % ("9" * 5000), "toml-invalid"),
        (MIRROR % "nan", "number-invalid"),
        ("a = " + "[" * 400 + "]" * 400, "key-missing"),
        ("a = " + "[" * 40_000 + "]" * 40_000, "toml-invalid"),
        ("a = " + "{a=" * 500 + "1" + "}" * 500, "toml-invalid"),
        ("a" + ".a" * 100_000 + " = 1", "toml-too-long"),
        ("[a" + ".a" * 40_000 + "]", "toml-too-long"),
        ("a." * 200 + "b = 1", "key-missing"),
        ("name = 1e999999999999999999999", "type-wrong"),
    ],
    ids=lambda item: item[:40],
)
def test_a_hostile_text_ends_in_faults(text: str, code: str) -> None:
    """Huge numbers, deep nests and long keys are faults of the document, found at once and in little room."""
    tracemalloc.start()
    with pytest.raises(DocumentError) as error:
        load_policy(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert code in {problem.code for problem in error.value.problems}
    assert most < 30_000_000


class _Silent:
    """An object that cannot be printed."""

    def __repr__(self) -> str:
        raise RuntimeError

    __str__ = __repr__


def test_a_hostile_mapping_ends_in_faults() -> None:
    """What is no text has no place in a message: keys of other types, deep tables, objects, ints of 5,000 digits."""
    deep: dict[str, object] = {}
    for _ in range(5000):
        deep = {"a": deep}
    source: Any = {
        "name": deep,
        "title": _Silent(),
        "capped": 10**5000,
        "source": {"source": "our notice"},
        "weights": {"execution": 10, "source": "our notice", "blocks": {1: 90, None: deep}},
        "qualitative": {"source": "our notice", "bands": [_Silent(), deep]},
        _Silent(): 1,
        10**5000: 2,
    }

    with pytest.raises(DocumentError) as error:
        load_policy(source)

    paths = {str(problem) for problem in error.value.problems}
    assert "expected a text, found dict @ $.name" in paths
    assert "expected a text, found _Silent @ $.title" in paths
    assert "expected true or false, found int 'a number of 16610 bits' @ $.capped" in paths
    assert "expected an exact number, found dict @ $.weights.blocks.<NoneType>" in paths
    assert "unknown key; strike it, or ask for a newer release @ $.<_Silent>" in paths
