"""Words in the number formats of spreadsheets, English and Chinese: for no format, for half a day, for a colour."""

from perfmodel.lexicon._rows import WordRow
from perfmodel.source import Citation, Standing

STANDARD = Citation("ECMA-376", clause="part 1, sections 18.8.30 and 18.8.31", standing=Standing.MEMORY)
CHINESE = Citation("Excel", clause="number formats of the Chinese version", standing=Standing.MEMORY)

GENERAL_WORDS: tuple[WordRow, ...] = (
    WordRow("general", "General @", STANDARD),
    WordRow("general", "G/通用格式", CHINESE),
)
"""The number or the text as it is."""

HALF_DAYS: tuple[WordRow, ...] = (WordRow("half_day", "AM/PM A/P", STANDARD), WordRow("half_day", "上午/下午", CHINESE))
"""Which half of a day an hour lies in."""

COLOURS: tuple[WordRow, ...] = (
    WordRow("colour", "black blue cyan green magenta red white yellow", STANDARD),
    WordRow("colour", "黑 蓝 青 绿 洋红 红 白 黄", CHINESE),
)
"""Colours that a format gives to what it shows."""

NUMBERED_COLOUR = "颜色"
"""What stands before the number of a colour in a Chinese format: 颜色3, for Color 3."""
