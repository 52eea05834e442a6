"""Counts what the rules made so far hold: each clause kind and each construct."""
from __future__ import annotations

from collections import Counter

from completions import walk
from tree import (All, Any, Between, Bin, Call, Cases, Clause, Cmp, Derived, Fact, Figure, Flag, Grant, Lit, Not, OneOf, Otherwise,
                  Reads, Rounding, Rule, Table, Values)


def constructs(rule: Rule):
    for part in walk((rule.facts, rule.clauses, rule.measures)):
        if isinstance(part, Clause):
            yield from clause(part)
        elif isinstance(part, Fact):
            yield "項目 " + part.kind + (" 明細" if part.rows else "") + (" 区分の木" if any(c.parent >= 0 for c in part.choices) else "")
        elif isinstance(part, Call):
            yield "関数 " + part.name
        elif isinstance(part, Bin):
            yield "式 " + part.op
        elif isinstance(part, (All, Any, Not, Cmp, Between, OneOf, Values, Flag, Reads, Otherwise, Grant)):
            yield from operator(part)


def operator(part):
    word = {All: "かつ", Any: "または", Not: "でない", Cmp: "比較", Between: "二つの限り", OneOf: "が のいずれか", Values: "が 値", Flag: "真偽",
            Reads: "読み が", Otherwise: "なければ（数）", Grant: "補助額( )"}[type(part)]
    yield "条件 " + (part.word if isinstance(part, Not) else word)
    if isinstance(part, Cmp):
        yield "比べる言葉 " + part.how
    if getattr(part, "others", None):
        yield "条件 等"
    if getattr(part, "if_missing", None) is not None:
        yield "条件 なければ"


def clause(c: Clause):
    yield c.kind
    if c.when is not None:
        yield c.kind + " のとき" + ["", " 優先", " 最優先"][c.precedence]
    if c.may:
        yield c.kind + " 認められる場合がある"
    if isinstance(c.says, Figure):
        f = c.says
        words = {"いずれか": len(f.alternatives) > 1, "等": f.others, f.at_most: bool(f.at_most), "未満": f.below, "合計の": f.of_total,
                 "費目の合計": bool(f.categories), "式": not isinstance(f.alternatives[0], (Lit, str))}
        for word, there in words.items():
            if there:
                yield f"{c.kind} {word}"
        for word in f.alternatives:
            if isinstance(word, str):
                yield f"{c.kind} {word}"
        if f.tier:
            yield f"{c.kind} 段 {'補助額' if f.tier.of_grant else '経費'}"
    if isinstance(c.says, Rounding):
        yield f"端数 {'なし' if c.says.unit is None else c.says.mode}" + (" " + c.says.scope if c.says.scope else "")
        if c.says.unit is not None:
            yield f"端数 単位 {c.says.unit}"
    if isinstance(c.says, Table):
        yield "表 キー二つ" if len(c.says.keys) > 1 else "表 キー一つ"
        yield from ("表 キー " + (k.kind if isinstance(k, Fact) else "値") for k in c.says.keys)
    if isinstance(c.says, Cases):
        yield "場合分け 数"
    if isinstance(c.says, Derived):
        yield "場合分け 区分"


def shape(rule: Rule):
    for measure in rule.measures:
        yield "種別 " + measure.kind
        for word, there in (("費目", measure.categories), ("読み", measure.readings), ("版", measure.edition), ("類型", measure.frame)):
            if there:
                yield word
    if len(rule.measures) > 1:
        yield "枠 いくつか"
    if rule.rows:
        yield "明細"
    if rule.clauses:
        yield "事業の条文"


def count(rule: Rule, into: Counter) -> None:
    into.update(set(shape(rule)))
    into.update(set(constructs(rule)))
