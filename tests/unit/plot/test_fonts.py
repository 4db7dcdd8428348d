"""Fonts: found by their glyphs, handed in by path or name, and refused with what to do."""

# The stubs of Matplotlib have a bare PathLike.
# pyright: reportUnknownVariableType=false

from dataclasses import replace
from pathlib import Path

import pytest
from matplotlib import font_manager, rc_context
from matplotlib.font_manager import FontProperties, findfont, fontManager
from matplotlib.text import Text

from perfmodel import ProjectObjectives, assess, explain
from perfmodel.errors import InvalidValueError
from perfmodel.plot import plot_attainment, plot_scores
from perfmodel.plot._canvas import font_of

EMPTY = assess(ProjectObjectives(project="阅览室改造"), policy="mof2020")
LATIN = Path(findfont(FontProperties(family=["DejaVu Sans"])))
CHINESE = Path(findfont(font_of(["绩效"], None)))


@pytest.fixture
def latin_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose fonts have no Chinese: those that Matplotlib brings."""
    own = [entry for entry in fontManager.ttflist if Path(entry.fname).is_relative_to(LATIN.parent)]
    assert any(entry.name.startswith("Last Resort") for entry in own) or len(own) > 10
    monkeypatch.setattr(fontManager, "ttflist", own)


def families(font: FontProperties) -> list[str]:
    """The names of a font."""
    return list(font.get_family())


def test_a_font_with_the_glyphs_is_found() -> None:
    """The family of the caller's settings where that has all characters, else one that has."""
    assert families(font_of(["Points earned"], None)) == ["sans-serif"]
    assert families(font_of(["得分"], None)) != ["sans-serif"]


def test_the_font_of_the_settings_comes_first() -> None:
    """Who chose a font with Chinese in the settings of Matplotlib gets it."""
    serif = [name for name in ("Noto Serif CJK SC", "Noto Serif CJK JP") if name in fontManager.get_font_names()]
    with rc_context({"font.sans-serif": serif or [FontProperties(fname=str(CHINESE)).get_name()]}):
        assert families(font_of(["得分"], None)) == ["sans-serif"]


def test_settings_that_name_no_installed_font() -> None:
    """Others are looked at."""
    with rc_context({"font.sans-serif": ["No Such Family"]}):
        assert families(font_of(["得分"], None)) != ["sans-serif"]


@pytest.mark.usefixtures("latin_only")
def test_no_font_with_the_glyphs() -> None:
    """A font of boxes is none; the error says which font to install, and how one is handed in, in both languages."""
    with pytest.raises(
        InvalidValueError, match=r"apt install fonts-noto-cjk.*get_cachedir.*as font, or leave them out$"
    ) as caught:
        plot_attainment(EMPTY)
    assert caught.value.code == "font-missing"
    assert "请安装 Noto Sans CJK" in explain(caught.value)


@pytest.mark.usefixtures("latin_only")
def test_a_font_that_is_handed_in_needs_no_installed_one() -> None:
    """The path of a file is enough, and each text is drawn in it."""
    axes = plot_attainment(EMPTY, font=CHINESE)
    texts = [text for text in axes.findobj(Text) if text.get_text()]

    assert texts
    assert {text.get_fontproperties().get_file() for text in texts} == {str(CHINESE)}


@pytest.mark.usefixtures("latin_only")
def test_english_needs_no_chinese_font() -> None:
    """Only the characters that are drawn count: an English picture without a grade."""
    assert plot_attainment(EMPTY, locale="en").get_xlabel() == "Part of the full points"


def test_a_family_by_its_name() -> None:
    """A name is no pattern: signs in it are taken as they are."""
    assert families(font_of(["Points"], "DejaVu Sans")) == ["DejaVu Sans"]
    for name in ("No-Such:bold", "DejaVu Sans:bold"):
        with pytest.raises(InvalidValueError) as caught:
            font_of(["Points"], name)
        assert caught.value.code == "font-unknown"


def test_families_without_a_normal_weight(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are looked at in the weight that they have; Matplotlib wrote a warning for each above our error."""
    entry = next(entry for entry in fontManager.ttflist if Path(entry.fname) == LATIN)
    thin = [replace(entry, name=f"Thin {weight}", weight=weight) for weight in (380, 200)]
    monkeypatch.setattr(fontManager, "ttflist", [entry, *thin])
    with caplog.at_level("WARNING", "matplotlib"), pytest.raises(InvalidValueError, match="Noto Sans CJK"):
        font_of(["绩效"], None)

    assert families(font_of(["Points"], "Thin 200")) == ["Thin 200"]
    assert caplog.messages == []


def test_a_family_whose_upright_face_is_the_odd_one(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DejaVu Sans Condensed has 380 upright and 400 oblique: the upright one is taken, and nothing is printed."""
    entry = next(entry for entry in fontManager.ttflist if Path(entry.fname) == LATIN)
    narrow = [
        replace(entry, name="Narrow", weight=weight, style=style, stretch="condensed")
        for weight, style in ((700, "normal"), (380, "normal"), (400, "oblique"))
    ]
    slanted = replace(entry, name="Slanted", weight=300, style="italic")
    monkeypatch.setattr(fontManager, "ttflist", [entry, *narrow, slanted])
    with caplog.at_level("WARNING", "matplotlib"):
        found = font_of(["Points"], "narrow")
        findfont(found)
        assert (found.get_weight(), found.get_style()) == (380, "normal")
        assert font_of(["Points"], "Slanted").get_style() == "italic"
        with rc_context({"font.sans-serif": ["No Such Family", "Narrow"]}):
            assert font_of(["Points"], None).get_weight() == 380
        with rc_context({"font.serif": ["Narrow"]}):
            assert font_of(["Points"], "serif").get_weight() == 380
        with pytest.raises(InvalidValueError, match="Noto Sans CJK"):
            font_of(["绩效"], None)
        with pytest.raises(InvalidValueError, match="check its path or its name"):
            font_of(["Points"], "No Such Family")

    assert caplog.messages == []


def test_a_font_without_the_glyphs() -> None:
    """The characters that it lacks are named."""
    with pytest.raises(InvalidValueError, match="without '绩'") as caught:
        font_of(["绩A绩"], LATIN)
    assert caught.value.code == "glyphs-missing"
    assert "其中没有'绩'" in explain(caught.value)


def test_a_font_of_boxes() -> None:
    """A font that has a box for every code has no character."""
    boxes = next((entry.fname for entry in fontManager.ttflist if entry.name.startswith("Last Resort")), None)
    if boxes is None:
        pytest.skip("this Matplotlib brings none")
    with pytest.raises(InvalidValueError) as caught:
        font_of(["绩"], boxes)
    assert caught.value.code == "glyphs-missing"


def test_a_file_that_is_no_font(tmp_path: Path) -> None:
    """Missing, a folder, or something else: one code, with the path."""
    text = tmp_path / "a.ttf"
    text.write_text("绩效", encoding="utf-8")
    for path in (text, tmp_path, tmp_path / "b.otf", str(tmp_path / "b.otf")):
        with pytest.raises(InvalidValueError, match="check its path or its name") as caught:
            plot_scores([EMPTY], policy="mof2020", font=path)
        assert caught.value.code == "font-unknown"


def test_an_installed_font_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of fonts that is out of date does not end the search."""
    gone = font_manager.FontEntry(fname="/gone/a.ttf", name="A Gone Family")
    monkeypatch.setattr(fontManager, "ttflist", [gone, *fontManager.ttflist])
    monkeypatch.setattr("perfmodel.plot._canvas._USUAL", ("A Gone Family",))
    listed = fontManager.ttflist

    assert "A Gone Family" not in families(font_of(["得分"], None))
    assert fontManager.ttflist is listed
