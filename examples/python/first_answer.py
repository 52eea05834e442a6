"""One measure, two facts, one answer: how much, and why."""

import santei

measure = santei.catalogue()["large_growth_investment/large_investment"]
answer = measure.estimate(company_size="中小企業", investment="10億円")

print(answer.verdict, answer.status, f"{answer.amount.stated_high:,}円")
for step in answer.steps:
    print(step.label, step.value, step.quote, step.page)
