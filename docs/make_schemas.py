"""
Writes the JSON Schemas of the package and ``docs/json.md``, which lists every key.

    python docs/make_schemas.py

Both come from ``json_schema``, which is made from the classes of the converter; nothing is written by hand but the
text at the head of the page.
"""

import json
from pathlib import Path
from typing import Any

from perfmodel.serializers import json_schema
from perfmodel.serializers._schema import kinds

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "json.md"
FOLDER = ROOT / "src" / "perfmodel" / "serializers" / "schemas" / "1"
MARK = "<!-- keys -->"


def files() -> dict[str, str]:
    """The schema of each kind as the text of its file."""
    return {f"{kind}.json": json.dumps(json_schema(kind), ensure_ascii=False, indent=1) + "\n" for kind in kinds()}


def spelled(schema: dict[str, Any]) -> str:
    """What a key holds, in few words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(spelled(part) for part in schema["anyOf"])
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return " ".join(f"`{word}`" for word in schema["enum"])
    if schema["type"] == "array":
        return f"list of {spelled(schema['items'])}"
    bounds = f" from {schema['minimum']} to {schema['maximum']}" if "minimum" in schema else ""
    return {"integer": "whole number", "boolean": "true or false", "string": "text"}.get(
        schema["type"], schema["type"]
    ) + bounds


def section(name: str, schema: dict[str, Any]) -> list[str]:
    """An object with its keys, a choice of objects, or a text of one form."""
    lines = [f"### {name}", "", f"{schema['title']}", ""]
    if "oneOf" in schema:
        return [*lines, "One of " + ", ".join(spelled(part) for part in schema["oneOf"]) + ".", ""]
    if schema["type"] == "string":
        return [*lines, f"Text of the pattern `{schema['pattern'].replace('|', chr(92) + '|')}`.", ""]
    lines += ["| key | 中文 | English | holds | always there |", "|---|---|---|---|---|"]
    for key, value in schema["properties"].items():
        chinese, english = value["title"].split(" / ")
        there = "yes" if key in schema["required"] else ""
        lines.append(f"| `{key}` | {chinese} | {english} | {spelled(value)} | {there} |")
    return [*lines, ""]


def page() -> str:
    """The page: what stands above the mark, and every key below it."""
    head = PAGE.read_text(encoding="utf-8").split(MARK)[0]
    whole = json_schema("value")
    lines = [MARK, ""]
    for body in whole["oneOf"]:
        if "properties" in body:
            lines += section(f"kind: {body['properties']['kind']['const']}", body)
    for name, schema in whole["$defs"].items():
        lines += section(name, schema)
    return head + "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Write the files and the page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
