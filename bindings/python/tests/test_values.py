"""Answers, measures and catalogues as values: equal, hashed, copied, pickled, shared between threads."""

import copy
import gc
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

import santei
from conftest import LAMPS, LARGE


def test_answers_that_say_the_same_are_equal_and_hash_alike(large: santei.Measure) -> None:
    first, second = (large.estimate(investment=text, company_size="sme") for text in ("30億円", "3000000000"))
    assert first == second
    assert len({first, second}) == 1
    assert first != large.estimate(investment="31億円", company_size="sme")
    assert first != "something else"


def test_answers_survive_copy_and_pickle(large: santei.Measure, lamps: santei.Measure) -> None:
    for answer in (large.estimate(investment="30億円"), lamps.estimate(works_cost=500_000, is_guild=True)):
        again = pickle.loads(pickle.dumps(answer))
        assert again == answer
        assert again.explain() == answer.explain()
        assert copy.copy(answer) == copy.deepcopy(answer) == answer
        assert pickle.loads(pickle.dumps(answer.steps)) == answer.steps
        assert pickle.loads(pickle.dumps(answer.amount)) == answer.amount


def test_every_measure_survives_pickle() -> None:
    for entry in santei.catalogue().list():
        for edition in entry.editions:
            for measure in santei.catalogue().find(f"{entry.id}@{edition.edition}"):
                again = pickle.loads(pickle.dumps(measure))
                assert again == measure
                assert (again.id, again.edition, again.frame) == (measure.id, measure.edition, measure.frame)


def test_a_pickle_of_other_rules_is_refused(large: santei.Measure) -> None:
    here = santei.catalogue().fingerprint
    other = pickle.dumps(large, protocol=0).replace(here.encode(), (here[:-1] + ("0" if here[-1] != "0" else "1")).encode())
    with pytest.raises(santei.RuleError, match="E0823"):
        pickle.loads(other)


def test_a_pickle_is_read_in_another_process(large: santei.Measure) -> None:
    answer = large.estimate(investment="30億円", company_size="sme")
    done = subprocess.run([sys.executable, "-c", "import pickle, sys; print(pickle.load(sys.stdin.buffer).amount.max)"], input=pickle.dumps(answer), capture_output=True, check=True)
    assert int(done.stdout) == 1_000_000_000


def test_errors_survive_pickle(large: santei.Measure) -> None:
    with pytest.raises(santei.FactError) as refused:
        large.estimate(investmen="30億円")
    again = pickle.loads(pickle.dumps(refused.value))
    assert type(again) is santei.FactError
    assert again.problems == refused.value.problems
    assert (str(again), again.render("en")) == (str(refused.value), refused.value.render("en"))


def test_one_catalogue_serves_many_threads() -> None:
    rules = santei.loads(LAMPS)
    fresh = santei.Catalogue(santei._core.Catalogue.embedded())

    def work(i: int) -> tuple[object, ...]:
        amount = rules["street_lights/lamps"].estimate(works_cost=100_000 + i, is_guild=True, start="2025-04-01").amount.stated_high
        return amount, fresh[LARGE].estimate(investment=10**9 + i, company_size="sme").amount.stated_high, len(fresh.match(company_size="sme").possible)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(40))) == [work(i) for i in range(40)]


def test_answers_leave_nothing_behind(large: santei.Measure) -> None:
    resource = pytest.importorskip("resource")

    def ask(times: int) -> int:
        for i in range(times):
            answer = large.estimate(investment=10**9 + i, company_size={"sme", "micro"})
            assert answer.steps
            with pytest.raises(santei.FactError):
                large.estimate(investment=0.5)  # type: ignore[arg-type]
        gc.collect()
        return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    before = ask(300)
    assert ask(1500) - before < 4096  # KiB


def test_the_values_are_immutable(large: santei.Measure) -> None:
    answer = large.estimate()
    with pytest.raises(AttributeError):
        answer.amount.max = 1  # type: ignore[misc]
    with pytest.raises(AttributeError):
        answer.verdict = "yes"  # type: ignore[misc]
