"""The structure that the design promises, read from the import statements of the source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "cleancms"
FOLDERS = ("articles", "blocks", "corpus", "engine", "fixes", "pages", "review", "wording")

# What every step may know: the version, the data types, the pure functions on strings, the words of pages,
# how a file is written whole.
SHARED = {"cleancms", "extras", "files", "model", "text", "wording"}

# The steps of a page's way through cleancms, each with the modules that only it uses. A step imports its own
# modules and what is shared, never another step. A new module has to be put into a step here.
STEPS = {
    "find the inputs": {
        "pages.exclude",
        "pages.find",
        "pages.http_messages",
        "pages.jsonl_records",
        "pages.parquet_records",
        "pages.raw_records",
        "pages.record_fields",
        "pages.record_names",
        "pages.records",
        "pages.streams",
        "pages.warc_records",
    },
    "decode": {
        "pages.charset_tables",
        "pages.charsets",
        "pages.decode",
        "pages.double_encoding",
        "pages.kind",
    },
    "segment HTML": {
        "blocks.hints",
        "blocks.html",
        "blocks.html_tags",
        "blocks.inline",
        "blocks.markup",
        "blocks.markup_tables",
        "blocks.markup_tokens",
        "blocks.table_row",
    },
    "segment text": {
        "blocks.front_matter",
        "blocks.link_list",
        "blocks.markdown_reader",
        "blocks.plain",
        "blocks.rewrap",
        "blocks.text_lines",
        "blocks.text_tables",
    },
    "find repeats": {"blocks.alignment", "blocks.copy_signs", "blocks.repeats", "blocks.runs"},
    "order": {"blocks.order"},
    "find meta lines": {"blocks.pattern_starts", "blocks.pattern_tables", "blocks.patterns"},
    "choose the title": {"blocks.title", "blocks.title_line"},
    "measure": {
        "blocks.container_features",
        "blocks.feature_tables",
        "blocks.pattern_features",
        "blocks.features",
        "blocks.text_features",
    },
    "add context": {"blocks.context"},
    "score": {"blocks.score"},
    "apply the site template": {"blocks.template"},
    "label": {"blocks.confidence", "blocks.label", "blocks.reason_tables"},
    "read metadata": {
        "articles.date_tables",
        "articles.dates",
        "articles.declared",
        "articles.facts",
        "articles.json_ld",
        "articles.language",
        "articles.metadata",
        "articles.values",
        "articles.visible",
        "articles.ways",
        "articles.zones",
    },
    "write": {
        "articles.columns",
        "articles.formats",
        "articles.front_matter",
        "articles.groups",
        "articles.links",
        "articles.markdown",
        "articles.passed_fields",
        "articles.plaintext",
        "articles.records",
        "articles.shards",
        "articles.webpage",
        "articles.write",
    },
    "arrange lines": {"fixes.arrangement"},
    "show a difference": {"fixes.diff"},
    "view results": {
        "review.charts",
        "review.counts",
        "review.markup",
        "review.page_view",
        "review.rows",
    },
    "learn site templates": {"corpus.profiles", "corpus.samples", "corpus.templates"},
    "find near-duplicates": {
        "corpus.bands",
        "corpus.clusters",
        "corpus.index",
        "corpus.likeness",
        "corpus.parts",
        "corpus.signatures",
    },
}

# The story of a corpus puts the steps together, for many pages.
CORPUS_STORY = {
    "corpus.one_record",
    "corpus.learning",
    "corpus.passes",
    "corpus.places",
    "corpus.plan",
    "corpus.readings",
    "corpus.record_work",
    "corpus.run",
    "corpus.sites",
    "corpus.workfiles",
}
# The story of a file that is checked or fixed, from bytes to bytes.
FIX_STORY = {
    "fixes.attributes",
    "fixes.content",
    "fixes.record_lines",
    "fixes.removals",
    "fixes.report",
    "fixes.rewrite",
    "fixes.source",
}
# The story of a review: pages or the report of a corpus -> one document.
REVIEW_STORY = {
    "review.article_html",
    "review.build",
    "review.document",
    "review.overview_html",
    "review.page_html",
}
# The story of a corpus, cut into tasks for the executors of datatrove.
ENGINE_STORY = {
    "engine.clean_pages",
    "engine.document_work",
    "engine.executors",
    "engine.near_duplicates",
    "engine.run",
    "engine.shares",
    "engine.shelf",
    "engine.stages",
    "engine.tasks",
}
STEP_OF = {module: step for step, modules in STEPS.items() for module in modules}

# What any command may use.
COMMANDS = {
    "batch",
    "cli",
    "commands.options",
    "commands.records",
    "commands.run",
    "console",
    "memory",
    "model",
    "pages.decode",
    "pages.find",
    "workers",
}

# What the commands that look at files in place may use.
FIXES = {
    *FIX_STORY,
    "articles.records",
    "articles.write",
    "commands.in_place",
    "corpus.profiles",
    "files",
    "pages.record_fields",
}

# Above the steps: who may import whom.
ABOVE = {
    "__init__": {"corpus.one_record", "model", "pages.decode", "pipeline"},
    "__main__": {"cli"},
    "batch": {
        "articles.formats",
        "articles.write",
        "corpus.profiles",
        "files",
        "model",
        "pages.decode",
        "pages.find",
        "pipeline",
        "workers",
    },
    "cli": {"cleancms", "configuration", "console"},
    "configuration": set(),
    "console": {"model"},
    "memory": set(),
    "workers": {"memory"},
    "commands.completion": COMMANDS,
    "commands.config": {*COMMANDS, "configuration"},
    "commands.check": {*COMMANDS, *FIXES, "fixes.diff"},
    "commands.clean": {*COMMANDS, "articles.formats", "articles.write"},
    "commands.corpus": {*COMMANDS, *CORPUS_STORY, "commands.executors"},
    "commands.executors": {
        *COMMANDS,
        "corpus.passes",
        "corpus.run",
        "engine.executors",
        "engine.run",
        "extras",
    },
    "commands.fix": {*COMMANDS, *FIXES},
    "commands.in_place": {*COMMANDS, *FIXES},
    "commands.explain": {*COMMANDS, "articles.records"},
    "commands.learn": {
        *COMMANDS,
        *CORPUS_STORY,
        "articles.write",
        "corpus.profiles",
        "corpus.templates",
        "files",
    },
    "commands.options": {"model"},
    "commands.records": {
        *COMMANDS,
        *CORPUS_STORY,
        *STEPS["find near-duplicates"],
        "corpus.profiles",
        "extras",
        "pages.records",
    },
    "commands.review": {
        *COMMANDS,
        *REVIEW_STORY,
        "articles.formats",
        "articles.write",
        "corpus.profiles",
        "files",
        "review.rows",
    },
    "commands.run": COMMANDS,
    **{module: {*STEP_OF, *FIX_STORY, *SHARED, "pipeline"} for module in FIX_STORY},
    **{module: {*STEP_OF, *REVIEW_STORY, *SHARED} for module in REVIEW_STORY},
    **{module: {*STEP_OF, *CORPUS_STORY, *SHARED, "pipeline", "workers"} for module in CORPUS_STORY},
    **{
        module: {*STEP_OF, *CORPUS_STORY, *ENGINE_STORY, *SHARED, "pipeline", "workers"}
        for module in ENGINE_STORY
    },
}

# Libraries and the only modules that may import them.
DOORS = {
    "datatrove": {
        "commands.executors",
        "engine.clean_pages",
        "engine.executors",
        "engine.near_duplicates",
        "engine.stages",
    },
    "multiprocess": {"engine.executors"},
    "ray": {"commands.executors", "engine.executors"},
    "click": {"cli"} | {module for module in ABOVE if module.startswith("commands.")},
    "fastwarc": {"pages.http_messages", "pages.warc_records"},
    "numpy": {
        *STEPS["measure"],
        *STEPS["add context"],
        *STEPS["score"],
        *STEPS["apply the site template"],
        *STEPS["label"],
        *STEPS["find repeats"],
        *STEPS["find near-duplicates"],
        "corpus.readings",
        "engine.near_duplicates",
        "engine.shelf",
        "pipeline",
    },
    "pyarrow": {"articles.shards", "pages.parquet_records"},
    "rapidfuzz": STEPS["find repeats"],
    "rich": {"console"},
    "selectolax": {"blocks.html"},
    "zstandard": {"articles.shards", "pages.streams"},
}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


MODULES = {_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
IN_FOLDERS = {module for module in MODULES if module.startswith(FOLDERS) and not module.endswith("__init__")}
# Data in modules of their own; `blocks.text_tables` reads the tables of text dumps.
DATA = {module for module in MODULES if module.endswith("tables")} - {"blocks.text_tables"}


def _imports(module: str, *, for_types: bool = True) -> Iterator[str]:
    """Yield the full names of the modules that `module` imports, wherever in it; ours without the package."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if not for_types and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            skipped.update(ast.walk(node))
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            source = node.module or ""
            for alias in node.names:
                inner = f"{source}.{alias.name}".removeprefix("cleancms.")
                yield f"cleancms.{inner}" if inner in MODULES else source


def _own_imports(module: str) -> set[str]:
    """Return our modules that `module` imports, a folder in place of its modules for what is shared."""
    own = {name.removeprefix("cleancms.") for name in _imports(module) if name.startswith("cleancms")}
    return {"wording" if name.startswith("wording") else name for name in own}


def test_every_module_belongs_to_a_step() -> None:
    steps = {module for module in IN_FOLDERS if not module.startswith("wording")}
    assert steps - CORPUS_STORY - ENGINE_STORY - FIX_STORY - REVIEW_STORY == STEP_OF.keys()


@pytest.mark.parametrize("module", sorted(STEP_OF))
def test_a_step_knows_itself_and_what_is_shared(module: str) -> None:
    assert _own_imports(module) <= SHARED | STEPS[STEP_OF[module]]


@pytest.mark.parametrize("module", sorted(module for module in IN_FOLDERS if module.startswith("wording")))
def test_wording_knows_words_only(module: str) -> None:
    assert _own_imports(module) <= {"text", "wording"}


@pytest.mark.parametrize("module", ["model", "text"])
def test_the_base_imports_nothing_of_ours(module: str) -> None:
    assert _own_imports(module) == set()


@pytest.mark.parametrize("module", sorted(ABOVE))
def test_above_the_steps(module: str) -> None:
    assert _own_imports(module) <= ABOVE[module]


@pytest.mark.parametrize("module", sorted(DATA))
def test_tables_hold_data_only(module: str) -> None:
    assert _own_imports(module) <= {"model"}
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("library", sorted(DOORS))
def test_one_library_one_door(library: str) -> None:
    users = {
        module
        for module in MODULES
        if any(name.split(".")[0] == library for name in _imports(module, for_types=False))
    }
    assert users
    assert users <= DOORS[library]


def test_only_known_libraries_are_used() -> None:
    known = DOORS.keys() | {"cleancms"} | set(sys.stdlib_module_names)
    assert {name.split(".")[0] for module in MODULES for name in _imports(module, for_types=False)} <= known


@pytest.mark.parametrize("module", sorted(MODULES))
def test_modules_are_short_and_say_what_they_are(module: str) -> None:
    source = MODULES[module].read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert len(source.splitlines()) <= 400


@pytest.mark.parametrize("module", sorted(MODULES))
def test_functions_are_short(module: str) -> None:
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name
            parameters = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            assert len(parameters) <= 6, node.name


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_module_state(module: str) -> None:
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        assert not isinstance(node, ast.Global), f"{module} line {node.lineno}"
