"""
Query target values in SQL, in the text they were written in.

A table of indicators lies in DuckDB.  The query reads each target where it stands, and asks what no text search can:
which floors are at least 90 %, whatever words, signs or scales their authors used.

Run: pip install 'perfmodel[duckdb]' and python examples/duckdb_query.py
"""

import duckdb

from perfmodel.interop.duckdb import register

INDICATORS = [
    ("市图书馆", "读者满意度", "不低于百分之九十五", None),
    ("市图书馆", "图书外借册次", "≥12万", "册次"),
    ("市水务局", "断面水质达标率", "90%以上", None),
    ("市水务局", "河道清淤长度", "15公里", None),
    ("市教育局", "午餐抽检合格率", "≥", "%"),
    ("市教育局", "教师培训次数", "每半年不少于1次", None),
    ("市教育局", "午餐抽检覆盖率", "980‰以上", None),
]

QUERY = """
WITH reading AS (
    SELECT body, name, cell, perf_read_target(cell, unit) AS target FROM indicators
)
SELECT body, name, cell, target.kind AS kind, target.value AS value, target.unit AS unit, target.error_code AS error
FROM reading
ORDER BY body, name
"""

HIGH = """
SELECT body, name, cell
FROM (SELECT *, perf_read_target(cell, unit) AS target FROM indicators)
WHERE target.comparison = 'ge'
  AND target.value * CASE target.unit WHEN '%' THEN 10 WHEN '‰' THEN 1 END >= 900
ORDER BY body, name
"""


def main() -> None:
    """Read every target, then find the high floors."""
    connection = register(duckdb.connect())
    connection.execute("CREATE TABLE indicators (body VARCHAR, name VARCHAR, cell VARCHAR, unit VARCHAR)")
    connection.executemany("INSERT INTO indicators VALUES (?, ?, ?, ?)", INDICATORS)

    print("Each cell as it was read:")
    for body, name, cell, kind, value, unit, error in connection.execute(QUERY).fetchall():
        amount = "" if value is None else f"{value.normalize():f}{unit}"
        print(f"  {body} {name}: {cell} -> {kind} {amount}{error or ''}")

    print("Floors of at least 90 %:")
    for body, name, cell in connection.execute(HIGH).fetchall():
        print(f"  {body} {name}: {cell}")


if __name__ == "__main__":
    main()
