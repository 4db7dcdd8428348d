"""A workbook."""

from xlrd.sheet import Sheet

class XF:
    format_key: int
    font_index: int

class Font:
    struck_out: int

class Format:
    format_str: str

class Book:
    nsheets: int
    datemode: int
    xf_list: list[XF]
    font_list: list[Font]
    format_map: dict[int, Format]
    def sheet_by_index(self, index: int) -> Sheet: ...
    def unload_sheet(self, index: int) -> None: ...
