"""The page of codes is what its generator writes from the source, and says of each code what to do."""

import ast
import re
from importlib import util
from pathlib import Path

import pytest

from perfmodel import parse_target
from perfmodel.errors import TargetSyntaxError
from perfmodel.reviewing import REVIEW_RULES

DOCS = Path(__file__).parents[2] / "docs"


def generator() -> object:
    """The script beside the page."""
    spec = util.spec_from_file_location("make_codes", DOCS / "make_codes.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE = generator()
ROWS = [
    [cell.strip() for cell in line.replace("\\|", "/").strip("|").split("|")]
    for line in (DOCS / "codes.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| `")
]


def test_the_page_is_what_the_generator_writes() -> None:
    """A new code or another message changes the page; ``python docs/make_codes.py`` writes it."""
    assert MAKE.page() == (DOCS / "codes.md").read_text(encoding="utf-8")  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_code_has_a_sentence_and_a_mend(row: list[str]) -> None:
    """A user who meets a code learns what it means and what to do."""
    assert len(row) == 3
    assert all(row)


def raised_codes(path: Path) -> set[str]:
    """What a module hands to an error or a finding as its code, and what its docstrings name as one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    handed = {
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant)
    }
    return {str(code) for code in handed} | set(re.findall(r"\(``([a-z]+(?:-[a-z]+)+)``", ast.unparse(tree)))


def test_no_folder_is_left_out() -> None:
    """Whatever code any module raises or documents is on the page: that of a language is, which `display` raises."""
    listed = {row[0].strip("`") for row in ROWS}
    raised = {code for path in (DOCS.parent / "src" / "perfmodel").rglob("*.py") for code in raised_codes(path)}

    assert "locale-unknown" in raised
    assert raised - {""} <= listed


def test_codes_that_users_meet_are_listed() -> None:
    """Those of an expression, of a rule, of a refused argument and of a file are among them."""
    listed = {row[0].strip("`") for row in ROWS}
    with pytest.raises(TargetSyntaxError) as caught:
        parse_target("≥")

    assert {caught.value.code, "type-wrong", "file-missing", "met-but-reduced", "rows-hidden"} <= listed
    assert {rule.code for rule in REVIEW_RULES} <= listed


def test_what_to_do_fits_its_code() -> None:
    """Each rule of review has a mend of its own (one stood at all 58), and each link leads to what is there."""
    rules = {rule.code for rule in REVIEW_RULES}
    mends = {row[0].strip("`"): row[2] for row in ROWS}
    of_rules = [mends[code] for code in sorted(rules)]

    assert max(of_rules.count(mend) for mend in set(of_rules)) <= 5
    assert mends["PM125"] == "write a sign"
    assert not [code for code, mend in mends.items() if "(below)" in mend]
    for link in re.findall(r"\]\(([^)]+)\)", " ".join(mends.values())):
        path, _, anchor = link.partition("#")
        titles = re.findall(r"^#+ (.+)$", (DOCS / path).read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert not anchor or anchor in {title.lower().replace(" ", "-") for title in titles}
