"""The small changes that a module is tried with: each one a syntax tree, and what it says instead of what."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from benchmarks.mutants import pieces

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_TWINS = (
    *(("lower", "upper"), ("upper", "lower"), ("strip", "lstrip"), ("strip", "rstrip"), ("lstrip", "rstrip")),
    *(("rstrip", "lstrip"), ("find", "rfind"), ("rfind", "find"), ("startswith", "endswith"), ("any", "all")),
    *(("endswith", "startswith"), ("partition", "rpartition"), ("rpartition", "partition"), ("all", "any")),
    *(("search", "match"), ("match", "search"), ("fullmatch", "match"), ("min", "max"), ("max", "min")),
    *(("setdefault", "get"), ("append", "count"), ("add", "discard"), ("update", "intersection_update")),
)
Path = tuple[tuple[str, int | None], ...]


class Change(NamedTuple):
    """One node of a module replaced."""

    number: int
    line: int
    last: int
    """Lines of the statement, as far as what is changed."""
    within: str | None
    """The function or class of the module that it is in; None where the module itself runs it."""
    function: bool
    """Whether it runs when called, not when imported."""
    names: tuple[str, ...]
    """Of the module, that the statement defines."""
    before: str
    after: str
    path: Path
    node: ast.AST

    def applied(self, tree: ast.Module) -> ast.Module:
        """A copy of ``tree`` with the change."""
        changed = copy.deepcopy(tree)
        place: Any = changed
        for field, index in self.path[:-1]:
            place = getattr(place, field) if index is None else getattr(place, field)[index]
        field, index = self.path[-1]
        if index is None:
            setattr(place, field, self.node)
        else:
            getattr(place, field)[index] = self.node
        return ast.fix_missing_locations(changed)


class _At(NamedTuple):
    statement: ast.stmt
    within: str | None
    function: bool
    names: tuple[str, ...]


def changes(tree: ast.Module) -> list[Change]:
    """Every change of a module, in the order of its lines; the same ones each time."""
    found: list[Change] = []
    for path, node, at in _walk(tree, (), None):
        for replacement, before, after in _variants(node, at):
            last = min(getattr(node, "end_lineno", None) or at.statement.lineno, at.statement.end_lineno or 0)
            ast.copy_location(replacement, node)
            line = at.statement.lineno
            where = (len(found), line, max(last, line), at.within, at.function, at.names)
            found.append(Change(*where, before, after, path, replacement))
    return found


def _walk(node: ast.AST, path: Path, at: _At | None) -> Iterator[tuple[Path, ast.AST, _At]]:
    if isinstance(node, ast.Import | ast.ImportFrom) or _says_nothing(node):
        return
    if isinstance(node, ast.stmt):
        names = at.names if at else tuple(_defined(node))
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        is_named = is_function or isinstance(node, ast.ClassDef)
        within = at.within if at and at.within else (names[0] if is_named and names else None)
        at = _At(node, within, bool(at and at.function), names)
    if at is not None:
        yield path, node, at
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_params", "bases") or (
            isinstance(node, ast.Raise) and field in ("exc", "cause")
        ):
            continue
        below = at
        if at and field == "body" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            below = at._replace(function=True)
        if isinstance(value, ast.AST):
            yield from _walk(value, (*path, (field, None)), below)
        elif isinstance(value, list):
            for index, each in enumerate(value):
                if isinstance(each, ast.AST) and not (isinstance(each, ast.Expr) and _is_text(each.value)):
                    yield from _walk(each, (*path, (field, index)), below)


def _says_nothing(node: ast.AST) -> bool:
    """What is for type checkers and importers alone."""
    return (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING") or (
        isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )


def _defined(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _variants(node: ast.AST, at: _At) -> Iterator[tuple[ast.AST, str, str]]:
    """Replacements of a node, with what is said before and after."""
    for changed in _changed(node, at):
        if isinstance(changed, tuple):
            yield changed
        else:
            yield changed, _said(node), _said(changed)


def _said(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(copy.deepcopy(node)))


def _changed(node: ast.AST, at: _At) -> Iterator[ast.AST | tuple[ast.AST, str, str]]:
    if isinstance(node, ast.stmt):
        yield from _statements(node, at)
    elif isinstance(node, ast.Compare):
        for number, operator in enumerate(node.ops):
            other = _COMPARED[type(operator)]()
            yield ast.Compare(node.left, [*node.ops[:number], other, *node.ops[number + 1 :]], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        for rest in _one_less(node.values):
            yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _COUNTED:
        yield ast.BinOp(node.left, _COUNTED[type(node.op)](), node.right)
    elif isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
    elif isinstance(node, ast.comprehension):
        for rest in _one_less(node.ifs):
            less = ast.comprehension(node.target, node.iter, rest, node.is_async)
            yield less, f"for {_said(node.target)} … if {len(node.ifs)}", f"if {' if '.join(map(_said, rest))}"
    elif isinstance(node, ast.Call):
        yield from _calls(node)
    elif isinstance(node, ast.Slice):
        if node.lower is not None:
            yield ast.Slice(None, node.upper, node.step)
        if node.upper is not None:
            yield ast.Slice(node.lower, None, node.step)
    elif isinstance(node, ast.Tuple | ast.List | ast.Set) and not isinstance(getattr(node, "ctx", None), ast.Store):
        if len(node.elts) > 1 and (not at.function or all(isinstance(each, ast.Constant) for each in node.elts)):
            for gone, rest in zip(node.elts, _one_less(node.elts), strict=True):
                fewer = type(node)(elts=rest) if isinstance(node, ast.Set) else type(node)(rest, ast.Load())
                yield fewer, f"{_said(gone)} among {len(node.elts)}", "without it"
    elif isinstance(node, ast.Dict):
        for number, key in enumerate(node.keys):
            rest = node.keys[:number] + node.keys[number + 1 :]
            yield (
                ast.Dict(rest, node.values[:number] + node.values[number + 1 :]),
                f"key {_said(key) if key else '**' + _said(node.values[number])}",
                "without it",
            )
    elif isinstance(node, ast.Constant):
        yield from _constants(node, at)
    elif isinstance(node, ast.JoinedStr):
        yield from _texts(node, at)


def _statements(node: ast.stmt, at: _At) -> Iterator[ast.AST | tuple[ast.AST, str, str]]:
    if isinstance(node, ast.If | ast.While):
        for value in (True, False) if isinstance(node, ast.If) else (False,):
            tried = copy.copy(node)
            tried.test = ast.Constant(value)
            yield tried, f"{type(node).__name__.lower()} {_said(node.test)}", str(value)
    elif not at.function:
        return
    elif isinstance(node, ast.Return) and node.value is not None and _said(node.value) != "None":
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Assign) and _said(node.value) != "None":
        yield ast.Assign(node.targets, ast.Constant(None))
    elif isinstance(node, ast.AugAssign):
        yield ast.Assign([node.target], node.value)
        yield ast.Pass()
    elif isinstance(node, ast.Expr | ast.Delete | ast.Raise):
        yield ast.Pass()
    elif isinstance(node, ast.Continue | ast.Break):
        yield ast.Break() if isinstance(node, ast.Continue) else ast.Continue()


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    for rest in _one_less(node.args):
        yield ast.Call(node.func, rest, node.keywords)
    for fewer in _one_less(node.keywords):
        yield ast.Call(node.func, node.args, fewer)
    for name, twin in _TWINS:
        if isinstance(node.func, ast.Attribute) and node.func.attr == name:
            yield ast.Call(ast.Attribute(node.func.value, twin, ast.Load()), node.args, node.keywords)
        elif isinstance(node.func, ast.Name) and node.func.id == name:
            yield ast.Call(ast.Name(twin, ast.Load()), node.args, node.keywords)


def _constants(node: ast.Constant, at: _At) -> Iterator[ast.AST | tuple[ast.AST, str, str]]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield ast.Constant(node.value + 1)
    elif isinstance(node.value, bytes) and node.value:
        yield ast.Constant(b"XX" + node.value)
    elif isinstance(node.value, str) and node.value:
        rules = list(_texts(node, at))
        yield from rules
        if at.function or not rules:
            yield ast.Constant(f"XX{node.value}XX")


def _texts(node: ast.Constant | ast.JoinedStr, at: _At) -> Iterator[tuple[ast.AST, str, str]]:
    """Of a pattern one alternative less, of a table one word less."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    whole = "".join(map(_text, parts))
    spans: Iterable[pieces.Span] = ()
    if re.search(r"[^\s|]\|[^\s|]|\(\?|\)\?", whole):
        spans = (*pieces.alternatives(whole), *pieces.around(whole), *pieces.members(whole))
    elif re.match(r"\[.{2,}\]|\(", whole):
        spans = pieces.members(whole)
    elif codes := pieces.codes(whole):
        yield from ((ast.Constant(mixed), said, "the other way round") for mixed, said in codes)
    elif not at.function and not whole.isascii() and not re.search(r"\s", whole.strip("\n")):
        spans = ((place, place + 1) for place in range(len(whole))) if len(whole) > 1 else ()
    elif not at.function or "\n" in whole:
        spans = pieces.words(whole)
    for start, end in spans:
        yield _without(parts, start, end), _shown(whole[start:end]), "without it"


def _without(parts: list[Any], start: int, end: int) -> ast.AST:
    place = 0
    left: list[ast.expr] = []
    for part in parts:
        text = _text(part)
        rest = text[: max(start - place, 0)] + text[max(end - place, 0) :]
        place += len(text)
        if isinstance(part, ast.Constant):
            left.append(ast.Constant(rest))
        elif rest:
            left.append(part)
    return left[0] if len(parts) == 1 and isinstance(left[0], ast.Constant) else ast.JoinedStr(left)


def _text(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else pieces.HOLE


def _shown(text: str) -> str:
    return repr(" ".join(text.replace(pieces.HOLE, "{…}").split()))


def _one_less(things: list[Any]) -> Iterator[list[Any]]:
    for number in range(len(things)):
        yield things[:number] + things[number + 1 :]
