"""What each client may get: the most that a page states, and the fact to ask for next."""

import santei

clients: dict[str, santei.Facts] = {
    "能登の旅館": {"company_size": "micro", "prefecture": "石川県", "disaster": "noto_2024", "eligible_cost": "8000万円"},
    "愛知の工場": {"company_size": "sme", "prefecture": "愛知県", "investment": "30億円", "eligible_cost": "30億円"},
}

for name, facts in clients.items():
    found = santei.match(facts)
    print(f"{name}: 対象になる {len(found.certain)}件、なり得る {len(found.possible)}件")
    for one in [*found.certain, *found.possible][:3]:
        under = "、".join(one.result.premises) or "なし"
        print(f"  {one.measure.id}  {one.result.amount.stated_high}  前提 {under}")
    question = santei.catalogue().questions(facts)[0]
    print(f"  次に聞くこと: {question.label}（{question.fact}）")
