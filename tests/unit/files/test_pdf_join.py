"""Tables over several pages, from their parts as they stand on the paper."""

from attrs import evolve

from perfmodel.files._pdf_cells import lattices
from perfmodel.files._pdf_holder import Holder
from perfmodel.files._pdf_join import is_printed_again, join_beside, join_down
from perfmodel.files._pdf_pages import Glyph, Rule
from perfmodel.files._pdf_tables import Box, Table
from perfmodel.files._pdf_text import Line

WIDE = 1000
HIGH = 200


def part(
    page: int, rows: list[list[str]], *, open_right: tuple[int, ...] = (), wide: int = WIDE, pages: int = 1
) -> Table:
    """
    The part of a table on a page, with columns of one width.

    A cell "^" belongs to the one above, "<" to the one at its left; a text that ends in "…" fills its line, one that
    ends in "|" runs downwards to the end of its cell.
    """
    boxes = list[Box]()
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text in {"^", "<"}:
                continue
            bottom, right = row + 1, column + 1
            while bottom < len(rows) and rows[bottom][column] == "^":
                bottom += 1
            while right < len(texts) and texts[right] == "<":
                right += 1
            plain = text.rstrip("…|")
            length = wide - 40 if text.endswith("…") else 100 * min(len(plain), 5)
            last = Line(plain, column * wide, 0, column * wide + length, 100) if plain else None
            boxes.append(
                Box(
                    left=column * wide,
                    right=right * wide,
                    top=row,
                    bottom=bottom,
                    text=plain,
                    last=last,
                    downwards=text.endswith("|"),
                )
            )
    return Table(
        pages=(page, page + pages - 1),
        index=1,
        left=0,
        right=wide * len(rows[0]),
        bottom=7000,
        heights=(HIGH,) * len(rows),
        boxes=tuple(boxes),
        open_right=frozenset(open_right),
    )


def texts(table: Table | None) -> list[tuple[str, int, int]]:
    """The texts with their first rows and heights."""
    assert table is not None
    found = sorted(table.boxes, key=lambda box: (box.top, box.left))
    return [(box.text, box.top, box.bottom - box.top) for box in found if box.text]


HEAD = ["一级指标", "三级指标", "指标值"]


def down(first: list[list[str]], second: list[list[str]], *, room: int = 0) -> Table | None:
    """Both joined."""
    return join_down(part(1, first), part(2, second), room=room)


def test_other_tables() -> None:
    """Other widths, a part that only repeats headings, and room on the page before make another table."""
    rows = [HEAD, ["产出指标", "里程", "9"]]

    assert join_down(part(1, rows), part(2, [["甲", "乙"]]), room=0) is None
    assert down(rows, [HEAD]) is None
    assert down(rows, [["", "面积", "3"]], room=600) is None
    assert down(rows, [["一级指标", "其他", "3"]]) is None


def test_a_row_with_a_label_that_runs_downwards() -> None:
    """A label whose parts are whole only together is one, beside texts that end in full lines."""
    joined = down([HEAD, ["满|", "受检船东对检查…", "≥98%"]], [["意度指标", "的满意程度", ""], ["^", "渔民", "9"]])

    assert texts(joined)[3:] == [
        ("满意度指标", 1, 2),
        ("受检船东对检查的满意程度", 1, 1),
        ("≥98%", 1, 1),
        ("渔民", 2, 1),
        ("9", 2, 1),
    ]


def test_two_full_lines_and_an_item() -> None:
    """Two texts that end in full lines go on; one that alone begins an item does not."""
    rows = [["三级指标", "指标值", "备注"], ["污水处理设施…", "2024年底前…", "略"], ["甲", "乙", ""]]

    assert texts(down([rows[0], rows[2], rows[1]], [["改造", "完成", ""]]))[-3:] == [
        ("污水处理设施改造", 2, 1),
        ("2024年底前完成", 2, 1),
        ("略", 2, 1),
    ]
    blank = [["", "", ""], ["", "", ""]]
    assert ("2.", 5, 1) in texts(down([rows[0], *blank, rows[2], ["污水处理设施…", "9", ""]], [["2.", "", ""]]))
    assert len(texts(down(rows, [["", "", ""], ["", "里程", "9"]]))) == 10


def test_new_labels_and_values_begin_new_rows() -> None:
    """Below a label stands another label, below a full text a comparison: nothing goes on."""
    assert ("效益指标", 2, 1) in texts(down([HEAD, ["产出指标…", "里程…", "≥9…"]], [["效益指标", "人数", "≥9"]]))
    assert ("面积", 2, 1) in texts(down([HEAD, ["", "里程", "9"]], [["产出指标", "面积", "3"]]))
    assert ("丙", 2, 1) in texts(down([HEAD, ["甲", "乙", "9"]], [["丙", "", ""]]))


def test_merged_cells_go_on() -> None:
    """A blank below a merged cell, and one at the left of the filled columns, belong to the cell above."""
    rows = [["类", "级", "名", "值"], ["总", "产出指标", "里程", "9"], ["^", "成本指标", "单价", "3"]]

    joined = down(rows, [["", "", "总价", "4"], ["^", "效益指标", "人数", "5"]])

    assert ("总", 1, 4) in texts(joined)
    assert ("略", 2, 1) in texts(down([["名", "值", "注"], ["甲", "1", ""], ["乙", "2", "略"]], [["丙", "3", ""]]))


def test_a_cut_row_with_other_columns() -> None:
    """A cell of the cut row that has none above it keeps what reaches further down."""
    first = part(1, [HEAD, ["产出指标", "污水处理设施…", "9"]])
    more = part(2, [["", "改造", ""], ["", "里程", "9"]])
    moved = Box(left=2500, right=3000, top=0, bottom=2, text="")
    boxes = (
        *(box for box in more.boxes if box.left < 2000),
        moved,
        Box(left=2000, right=2500, top=0, bottom=1, text=""),
    )
    odd = Table(
        pages=(2, 2), index=1, left=0, right=3000, bottom=900, heights=(HIGH, HIGH), boxes=boxes, open_right=frozenset()
    )

    joined = join_down(first, odd, room=0)

    assert ("污水处理设施改造", 1, 1) in texts(joined)


def test_what_does_not_go_on() -> None:
    """A text without one above it, and a full line that ends high above the end of its row."""
    first = part(1, [HEAD, ["产出指标", "污水处理设施…", "9…"]])
    alone = Box(left=2200, right=3000, top=0, bottom=1, text="甲")
    more = part(2, [["", "改造", ""]])
    odd = evolve(more, boxes=(*more.boxes[:2], alone))
    tall = evolve(first.boxes[-1], text="长", last=Line("长", 2000, 500, 2100, 600))
    high = evolve(first, boxes=(*first.boxes[:-1], tall))

    assert ("改造", 2, 1) in texts(join_down(first, odd, room=0))
    assert ("改造", 2, 1) in texts(join_down(evolve(high, boxes=high.boxes[3:]), more, room=0))


def test_sheets_in_parts() -> None:
    """Rows of the same heights go on beside; a title on both parts is one, and what stands on both counts once."""
    left = part(1, [["绩效目标", "<"], ["级", "名"], ["产出", "里程"]], open_right=(0,))
    right = part(2, [["目标表", "<"], ["值", "注"], ["9", "略"]])

    assert ("绩效目标表", 0, 1) in texts(join_beside(left, right))
    assert ("绩效目标", 0, 1) in texts(join_beside(left, part(2, [["目标", "<"], ["值", "注"], ["9", "略"]])))
    assert ("绩效目标申报", 0, 1) in texts(join_beside(left, part(2, [["申报", "<"], ["值", "注"], ["9", "略"]])))
    assert join_beside(left, left) is None
    assert join_beside(left, part(2, [["值", "注"]])) is None
    assert join_beside(part(1, [["级"], ["产出"]]), part(2, [[""], [""]])) is None


def sign(text: str, left: int, top: int) -> list[Glyph]:
    """Characters on a line."""
    return [Glyph(char, left + 100 * at, top, left + 100 * at + 100, top + 100, 0) for at, char in enumerate(text)]


def test_labels_beyond_the_end_of_a_page() -> None:
    """The label of a cut cell whose middle is on the other page belongs to the cell, other texts do not."""
    rules = [Rule(0, y, 2000, y) for y in (1000, 1200)] + [Rule(x, 1000, x, 1200) for x in (0, 1000, 2000)]
    (table,) = lattices(rules)
    below, above, other, far = (
        sign(*given)
        for given in (("产出指标", 100, 1400), ("数量指标", 1100, 700), ("注", 100, 1300), ("质量指标", 100, 9000))
    )

    held, outside = Holder([table], ()).held([*below, *above, *other, *far])

    assert sorted("".join(glyph.sign for glyph in cell) for cell in held.values()) == ["产出指标", "数量指标"]
    assert "".join(glyph.sign for glyph in outside) == "注质量指标"
    assert Holder([table], (Rule(5000, 5000, 5100, 5100),)).held([]) == ({}, [])


def test_rules_without_number() -> None:
    """A drawing of thousands of rules that all meet is no table."""
    grid = [Rule(0, 40 * at, 99_000, 40 * at) for at in range(2100)] + [
        Rule(40 * at, 0, 40 * at, 99_000) for at in range(2100)
    ]

    assert lattices(grid) == []


LIST = ["项目", "金额", "指标", "值"]


def test_the_text_of_a_merged_cell_stands_on_the_next_page() -> None:
    """A blank that the end of the page leaves beside several rows begins the cell below it, with those beside it."""
    first = [LIST, ["东渠", "60", "里程", "9"], ["", "", "座数", "3"], ["^", "^", "闸门", "1"]]

    joined = down(first, [["西渠", "45", "率", "5"], ["^", "^", "量", "6"], ["南渠", "7", "数", "8"]])

    assert ("西渠", 2, 4) in texts(joined)
    assert ("45", 2, 4) in texts(joined)
    assert joined is not None
    assert joined.cuts == ("西渠 | 45",)


def test_halves_of_a_text_beside_a_cell_that_begins_above() -> None:
    """The body beside the project is cut in the middle of its name."""
    first = [LIST, ["东渠", "水务站", "里程", "9"], ["", "灌溉管", "座数", "3"], ["^", "^", "闸门", "1"]]

    joined = down(first, [["西渠", "理所", "率", "5"], ["^", "^", "量", "6"]])

    assert ("西渠", 2, 4) in texts(joined)
    assert ("灌溉管理所", 2, 4) in texts(joined)


def test_a_label_between_two_pages() -> None:
    """Of two rows under one label, one on each page, the second has its text."""
    first = [["级", "名", "值"], ["数量指标", "里程", "9"], ["", "合格率", "3"]]

    joined = down(first, [["质量指标", "完好率", "5"], ["时效指标", "时间", "6"]])

    assert ("质量指标", 2, 2) in texts(joined)


def test_a_blank_that_ends_a_page_stays_blank() -> None:
    """Where other cells of the column are blank, or both parts are single rows, the text begins a cell of its own."""
    often = [LIST, ["东渠", "", "里程", "9"], ["", "5", "米", "2"], ["", "", "座数", "3"], ["^", "^", "闸门", "1"]]
    single = [LIST, ["东渠", "60", "里程", "9"], ["", "", "座数", "3"]]

    assert ("45", 5, 2) in texts(down(often, [["南渠", "45", "率", "5"], ["^", "^", "量", "6"]]))
    assert ("南渠", 3, 1) in texts(down(single, [["南渠", "45", "率", "5"]]))


def test_titles_that_are_printed_on_each_page() -> None:
    """The lines above and the headings say the same again; a further form begins with its own head."""
    heads = [["项目名称", "二级指标", "指标值"], ["东渠", "里程", "9"]]
    table = evolve(part(1, heads), above=("渠道局", "目标表", "单位：万元"))
    form = evolve(part(1, [["项目名称", "东渠", "<"], *heads]), above=("目标表",))

    assert is_printed_again(table, part(2, heads), ["目标表", "单位：万元"])
    assert not is_printed_again(table, part(2, heads), [])
    assert not is_printed_again(table, part(2, heads), ["自评表", "单位：万元"])
    assert not is_printed_again(form, part(2, [["项目名称", "西渠", "<"], *heads]), ["目标表"])
    assert not is_printed_again(form, part(2, [["项目名称", "东渠", "<"], ["金额", "5", "<"]]), ["目标表"])
    money = evolve(part(1, [["金额", "5", "元"]] * 4), above=("目标表",))
    assert not is_printed_again(money, part(2, [["金额", "5", "元"]] * 4), ["目标表"])


def test_a_title_that_the_page_cuts() -> None:
    """The parts of a title over two pages beside each other are one; other lines stay lines."""
    left = evolve(part(1, [["级", "绩"], ["产出", "9"]], open_right=(0, 1)), above=("道路养护绩", "2024年度"))
    right = evolve(part(2, [["分", "注"], ["10", ""]]), above=("效自评表", "单位：万元"))

    joined = join_beside(left, right)

    assert joined is not None
    assert joined.above == ("道路养护绩效自评表", "2024年度", "单位：万元")


def test_a_whole_title_is_not_glued_to_a_line() -> None:
    """单位：… above the first part is no beginning of a title above the second."""
    left = evolve(part(1, [["级", "绩"], ["产出", "9"]], open_right=(0, 1)), above=("单位：水务局",))
    right = evolve(part(2, [["分", "注"], ["10", ""]]), above=("绩效自评表",))

    joined = join_beside(left, right)

    assert joined is not None
    assert joined.above == ("单位：水务局", "绩效自评表")
