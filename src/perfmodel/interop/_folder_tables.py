"""A whole folder of forms as tables: read by several processes, built part by part, never ended by a bad file."""

from collections.abc import Callable, Iterable, Iterator
from os import PathLike
from pathlib import PurePath
from typing import TypeAlias, final

import pyarrow as pa
import pyarrow.compute as pc
from attrs import fields_dict, frozen

from perfmodel._arguments import require, typed
from perfmodel.display._language import Tongue, tongue_of
from perfmodel.display._notebook import counts_shown
from perfmodel.errors import FormError, PerfModelError
from perfmodel.files._detect import Converter
from perfmodel.files._inputs import Sources
from perfmodel.forms._many_files import FORMS_MISSING, read_forms
from perfmodel.forms._read import Reading
from perfmodel.interop._plan_tables import indicators_to_table, money_to_table
from perfmodel.interop._result_tables import failure_row, finding_rows, ledger_to_table, line_rows
from perfmodel.interop._table_cells import source_row
from perfmodel.interop._table_schemas import ASSESSMENT_SCHEMA, FINDING_SCHEMA, READING_SCHEMA
from perfmodel.objectives._documents import Objectives
from perfmodel.reviewing._review import chosen_rules, review
from perfmodel.reviewing._rule import Rule
from perfmodel.scoring._assess import assess
from perfmodel.scoring._audit import audit
from perfmodel.scoring._policy import ScoringPolicy
from perfmodel.scoring._result import Assessment
from perfmodel.scoring._shipped_policies import policy as policy_of
from perfmodel.serializers._document_tables import build_table, documents_to_table
from perfmodel.serializers._target_columns import Row
from perfmodel.values._period import FiscalYear

FORMS = 100
"""How many forms are held before they are brought into tables."""


@final
@frozen(kw_only=True, weakref_slot=False, eq=False, field_transformer=typed)
class FormTables:
    """
    The tables of many forms.

    The column ``document`` of the others (``assessment`` of the assessments) is the row of ``documents``, from 0.

    Attributes:
        documents: ``DOCUMENT_SCHEMA``: a row for each form, which ``table_to_documents`` reads back.

        readings: ``READING_SCHEMA``: for each form its file and how the reading went.

        indicators: ``INDICATOR_SCHEMA``: a row for each indicator.

        money: ``MONEY_SCHEMA``: the amounts of budgets and of money blocks.

        findings: ``FINDING_SCHEMA``: what was noticed; a file that cannot be read has one row (``origin`` is ``file``).

        ledger: ``LEDGER_SCHEMA``: where each cell went.

        assessments: ``ASSESSMENT_SCHEMA``: the lines of assessments, where a policy was given.
    """

    documents: pa.Table
    readings: pa.Table
    indicators: pa.Table
    money: pa.Table
    findings: pa.Table
    ledger: pa.Table
    assessments: pa.Table

    def __repr__(self) -> str:
        """The rows of each table: Arrow would print all columns of all of them."""
        return f"FormTables({', '.join(f'{name}={rows}' for name, rows in self._counts())})"

    def _repr_html_(self) -> str:
        """The rows of each table, as notebooks show them."""
        return counts_shown(self._counts())

    def _counts(self) -> list[tuple[str, int]]:
        return [(name, getattr(self, name).num_rows) for name in fields_dict(FormTables)]


@final
@frozen(kw_only=True, weakref_slot=False)
class _Plan:
    """What is done with each form behind its reading."""

    policy: ScoringPolicy | None
    rules: tuple[Rule, ...]
    locale: str

    @property
    def tongue(self) -> Tongue:
        """The language of messages, places and clauses."""
        return tongue_of(self.locale)


_Event: TypeAlias = Reading | Row
"""A form, or the row of a file that cannot be read."""


def read_form_tables(  # noqa: PLR0913 - those of read_forms, and what is done with the forms
    folder: Sources,
    *,
    workers: int = 1,
    fiscal_year: FiscalYear | int | None = None,
    policy: ScoringPolicy | str | None = None,
    rules: Iterable[Rule | str] = (),
    locale: str = "en",
    progress: Callable[[int], object] | None = None,
    converter: Converter | None = "libreoffice",
    seconds: float = 120,
    memory: int | None = None,
) -> FormTables:
    r"""
    Read a whole folder of forms into tables; a file that cannot be read is a row of ``findings``.

    >>> tables = read_form_tables(["项目名称 甲\n三级指标 指标值\n座位 ≥8个".replace(" ", "\t"), b"GIF89a"])
    >>> tables.indicators.column("name").to_pylist(), tables.findings.column("code").to_pylist()
    (['座位'], ['kind-unknown'])

    Args:
        folder: A folder with those below it, or what else :func:`~perfmodel.read_forms` takes.

        workers: How many processes read.

        fiscal_year: As for ``read_forms``.

        policy: The policy, or its name, by which forms that report results are assessed and audited; without one
            nothing is.

        rules: The rules of :func:`~perfmodel.review` to look by, or their codes; none by default.

        locale: The language of the messages of findings, of places and of the clauses of rules, as for
            :func:`~perfmodel.explain`.

        progress: As for ``read_forms``.

        converter: As for ``read_forms``.

        seconds: As for ``read_forms``.

        memory: As for ``read_forms``.

    Returns:
        All tables at once; ``stream_form_tables`` gives them part by part where they do not fit into memory.

    Raises:
        FormError: When *folder* itself cannot be read (``file-missing``).

        InvalidValueError: As ``read_forms``, ``policy`` and ``review`` do for their arguments.

        WrongTypeError: When an argument is of another type.
    """
    return _joined(
        stream_form_tables(
            folder,
            workers=workers,
            fiscal_year=fiscal_year,
            policy=policy,
            rules=rules,
            locale=locale,
            progress=progress,
            converter=converter,
            seconds=seconds,
            memory=memory,
        )
    )


def stream_form_tables(  # noqa: PLR0913 - as above
    folder: Sources,
    *,
    workers: int = 1,
    fiscal_year: FiscalYear | int | None = None,
    policy: ScoringPolicy | str | None = None,
    rules: Iterable[Rule | str] = (),
    locale: str = "en",
    progress: Callable[[int], object] | None = None,
    converter: Converter | None = "libreoffice",
    seconds: float = 120,
    memory: int | None = None,
) -> Iterator[FormTables]:
    """
    Read a whole folder of forms into tables, part by part; memory does not grow with the folder.

    The parts are those of :func:`read_form_tables`, some hundred forms each; ``document`` goes on counting.  Write them
    with one ``pyarrow.parquet.ParquetWriter`` for each table.

    Args:
        folder: As for ``read_form_tables``, like all others.

        workers: How many processes read.

        fiscal_year: As for ``read_forms``.

        policy: As for ``read_form_tables``.

        rules: As for ``read_form_tables``.

        locale: As for ``read_form_tables``.

        progress: As for ``read_forms``.

        converter: As for ``read_forms``.

        seconds: As for ``read_forms``.

        memory: As for ``read_forms``.

    Raises:
        FormError: When *folder* itself cannot be read (``file-missing``).

        InvalidValueError: As ``read_form_tables``.

        WrongTypeError: When an argument is of another type.
    """
    require(policy, ScoringPolicy | str | None, "policy")
    require(locale, str, "locale")
    scoring = policy_of(policy) if isinstance(policy, str) else policy
    plan = _Plan(policy=scoring, rules=chosen_rules(rules), locale=locale)
    tongue = plan.tongue
    failed = list[Row]()

    def note(source: object, error: FormError) -> None:
        if isinstance(folder, str | PathLike) and source == folder and error.code != FORMS_MISSING:
            raise error
        failed.append(failure_row(_file_of(source), error, tongue))

    readings = read_forms(
        folder,
        fiscal_year=fiscal_year,
        on_error=note,
        progress=progress,
        converter=converter,
        workers=workers,
        seconds=seconds,
        memory=memory,
    )
    return _numbered(_built(events, plan) for events in _events(readings, failed))


def _file_of(source: object) -> str:
    """The path of a source, or the name of an open file; text, bytes and tables have none."""
    name = source if isinstance(source, str | PurePath) else getattr(source, "name", "")
    path = str(name) if isinstance(name, str | PurePath) else ""
    return "" if any(sign in path for sign in "\n\r\t") else path


def _events(readings: Iterable[Reading], failed: list[Row]) -> Iterator[list[_Event]]:
    """Forms and failures in the order of the files, some hundred at a time."""
    events = list[_Event]()
    for reading in readings:
        events += [*failed, reading]
        failed.clear()
        if len(events) >= FORMS:
            yield events
            events = []
    if events or failed:
        yield [*events, *failed]


def _built(events: list[_Event], plan: _Plan) -> FormTables:
    """The tables of some forms; a form that no table can hold is reported as a file that cannot be read is."""
    try:
        return _tables(events, plan)
    except PerfModelError as error:
        if len(events) > 1:
            return _joined(_numbered(_built([event], plan) for event in events))
        reading = events[0]
        name = reading.source.file if isinstance(reading, Reading) else ""
        return _tables([failure_row(name, error, plan.tongue)], plan)


def _tables(events: list[_Event], plan: _Plan) -> FormTables:
    readings = [event for event in events if isinstance(event, Reading)]
    documents = [reading.document for reading in readings]
    assessments = [_assessed(document, plan.policy) for document in documents]
    lines = list(_lines_of(readings, assessments, plan.tongue))
    return FormTables(
        documents=documents_to_table(documents),
        readings=build_table([_reading_row(*item) for item in enumerate(readings)], READING_SCHEMA),
        indicators=indicators_to_table(readings, assessments=assessments, locale=plan.locale),
        money=money_to_table(readings),
        findings=build_table([row for event in events for row in _findings(event, plan)], FINDING_SCHEMA),
        ledger=ledger_to_table(readings, locale=plan.locale),
        assessments=build_table(lines, ASSESSMENT_SCHEMA),
    )


def _lines_of(readings: list[Reading], assessments: list[Assessment | None], tongue: Tongue) -> Iterator[Row]:
    """The lines of all assessments, with the number of their document."""
    for index, (reading, assessment) in enumerate(zip(readings, assessments, strict=True)):
        if assessment is not None:
            yield from line_rows(assessment, {"assessment": index, **source_row(reading)}, tongue)


def _reports(document: Objectives) -> bool:
    return document.report is not None or any(row.result is not None for row in document.indicators)


def _assessed(document: Objectives, policy: ScoringPolicy | None) -> Assessment | None:
    return None if policy is None or not _reports(document) else assess(document, policy=policy)


def _reading_row(index: int, reading: Reading) -> Row:
    summary = reading.summary()
    return {
        "document": index,
        **source_row(reading),
        "place_table": reading.source.table or None,
        "indicators": summary.read,
        "moved": summary.moved,
        "undecided": summary.undecided,
        "unread": summary.unread,
        "unplaced": sum(dict(summary.unplaced).values()),
    }


def _findings(event: _Event, plan: _Plan) -> Iterator[Row]:
    """What was noticed of a form: by the reader, the rules of a review, the policy."""
    if not isinstance(event, Reading):
        yield event
        return
    source, document = source_row(event), event.document
    yield from finding_rows(event, {}, None, plan.tongue)
    for finding in review(document, rules=plan.rules):
        yield from finding_rows(finding, source, "review", plan.tongue)
    if plan.policy is not None and _reports(document):
        for finding in audit(document, policy=plan.policy, noticed=event.findings):
            yield from finding_rows(finding, source, "audit", plan.tongue)


def _numbered(parts: Iterable[FormTables]) -> Iterator[FormTables]:
    """The parts with their documents counted on."""
    start = 0
    for part in parts:
        found = {name: _counted(getattr(part, name), start) for name in fields_dict(FormTables)}
        yield FormTables(**found)
        start += part.documents.num_rows


def _counted(table: pa.Table, start: int) -> pa.Table:
    first = table.schema.field(0)
    if start == 0 or first.name not in {"document", "assessment"}:
        return table
    counted = [pc.add(chunk, pa.scalar(start, first.type)) for chunk in table.column(0).chunks]
    return table.set_column(0, first, pa.chunked_array(counted, first.type))


def _joined(parts: Iterable[FormTables]) -> FormTables:
    """Parts that are counted already, as one."""
    given = list(parts) or [_tables([], _Plan(policy=None, rules=(), locale="en"))]
    return FormTables(
        **{name: pa.concat_tables([getattr(part, name) for part in given]) for name in fields_dict(FormTables)}
    )
