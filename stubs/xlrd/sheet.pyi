"""A sheet."""

class Info:
    hidden: int

class Note:
    text: str

class Sheet:
    name: str
    nrows: int
    visibility: int
    merged_cells: list[tuple[int, int, int, int]]
    rowinfo_map: dict[int, Info]
    colinfo_map: dict[int, Info]
    rich_text_runlist_map: dict[tuple[int, int], list[tuple[int, int]]]
    cell_note_map: dict[tuple[int, int], Note]
    def row_len(self, row: int) -> int: ...
    def row_types(self, row: int) -> list[int]: ...
    def row_values(self, row: int) -> list[float | str]: ...
    def cell_xf_index(self, row: int, column: int) -> int: ...
