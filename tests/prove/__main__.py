"""`make prove`: every obligation, then agreement of engine, encoding and second evaluator on random cases.

Prints one row an obligation: how many questions were put to the solver, how long it took, proved or not. A case that
breaks one is written to build/prove and opens with `rairdtc evaluate`. Exit code 1 if anything is neither proved nor
waived.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from rairdtc_gui.app import environment
from rairdtc_gui.app.streams import say
from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from tests.prove.agreement import disagreements, random_cases
from tests.prove.mutants import mutants, near_misses
from tests.prove.obligations import Prover
from tests.prove.run import prove, waived, write_case

FOLDER = Path("build") / "prove"
_BATCH = 250
_GAP_CASES = 60


def main(arguments: list[str]) -> int:
    """Proves everything; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.prove")
    parser.add_argument("--cases", type=int, default=100_000, help="random cases on which the three must agree")
    parser.add_argument("--seed", type=int, default=20261125)
    options = parser.parse_args(arguments)
    engine = Engine(Knowledge.open(environment.knowledge_base()).rule_set)
    is_waived = waived()
    code = 0
    say(f"{'':4} {'obligation':56} {'count':>6} {'seconds':>8}  result")
    for row in prove(engine):
        failures = [(place, proof) for place, proof in row.failures if (row.obligation, proof.subject) not in is_waived]
        result = "proved" if not row.failures else f"{len(failures)} open, {len(row.failures) - len(failures)} waived"
        say(f"{row.obligation:4} {row.words:56} {row.count:6} {row.seconds:8.1f}  {result}")
        for number, (place, proof) in enumerate(failures):
            code = 1
            said = f"     {place.value}: {proof.subject}"
            if proof.counterexample is not None:
                said += f": {write_case(FOLDER, f'{row.obligation}-{number + 1}', proof.counterexample)}"
            say(said)
    _gaps(engine, options.seed)
    code = max(code, _mutate(engine))
    return max(code, _agree(options.cases, options.seed))


def _gaps(engine: Engine, seed: int) -> None:
    """O13: printed for review; a gap hides no danger, it only leaves "possible" what is settled."""
    started, found = time.perf_counter(), Counter[str]()
    provers = {jurisdiction: Prover(engine, jurisdiction) for jurisdiction in Jurisdiction}
    for case, jurisdiction in random_cases(engine, _GAP_CASES, seed):
        found.update(provers[jurisdiction].gaps(case))
    listed = ", ".join(f"{rule} ({count})" for rule, count in found.most_common())
    _row("O13 rules unknown though all completions agree", len(found), started, listed or "none")


def _mutate(engine: Engine) -> int:
    """Every mutant of every rule is killed or proved to be the rule; every rule has a case and a near miss."""
    code, started = 0, time.perf_counter()
    everywhere = replace(
        engine.rule_set, rules=tuple(replace(rule, jurisdictions=frozenset()) for rule in engine.rule_set.rules)
    )
    prover = Prover(Engine(everywhere), Jurisdiction.ANY)
    found = list(mutants(prover, everywhere.rules))
    equal = [mutant for mutant in found if mutant.case is None]
    alive = [mutant for mutant in found if mutant.case is not None and not mutant.is_killed]
    result = f"{len(found) - len(equal) - len(alive)} killed, {len(equal)} proved equal, {len(alive)} alive"
    _row("mutants of rules", len(found), started, result)
    started = time.perf_counter()
    misses = list(near_misses(prover, everywhere.rules))
    bare = [rule for rule, fires, near in misses if fires is None or near is None]
    result = "all" if not bare else f"missing: {', '.join(bare)}"
    _row("rules with a case and a near miss", len(misses), started, result)
    for mutant in alive:
        say(f"     {mutant.rule}: {mutant.mistake}")
        code = 1
    return 1 if bare else code


def _row(words: str, count: int, started: float, result: str) -> None:
    say(f"{'':4} {words:56} {count:6} {time.perf_counter() - started:8.1f}  {result}")


def _agree(count: int, seed: int) -> int:
    started = time.perf_counter()
    batches = range(0, count, _BATCH)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = [line for lines in pool.map(partial(_batch, seed), batches) for line in lines]
    words = "engine, encoding and second evaluator agree"
    result = "agreed" if not found else f"{len(found)} differences"
    _row(words, count, started, result)
    for line in found[:10]:
        say(f"     {line}")
    return 1 if found else 0


def _batch(seed: int, start: int) -> list[str]:
    engine = Engine(Knowledge.open(environment.knowledge_base()).rule_set)
    return disagreements(engine, _BATCH, seed + start)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
