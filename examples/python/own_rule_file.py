"""A rule of one's own: a city's subsidy in six clauses, checked, tested and asked."""

import tempfile
from pathlib import Path

import santei

RULE = """
事業 商店街の灯り補助 [street_lights]
枠 街路灯 [lamps]
種別   補助
項目   工事費 [works_cost] 金額
対象   工事費 が 10万円 以上    仮定「要綱 第3条」
経費   工事費                  仮定「要綱 第4条」
補助率 2/3                     仮定「要綱 第5条」
上限額 100万円                 仮定「要綱 第5条」
端数   千円未満 切捨て          仮定「要綱 第6条」
例 工事費 = 50万円 ならば 33万3000円
"""

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "street_lights.santei")
    path.write_text(RULE, encoding="utf-8")
    (report,) = santei.check(path)
    print("例", report.passed, "/", report.examples, "ok" if report.ok else report.problems)
    lamps = santei.load(path)["street_lights/lamps"]

print(lamps.estimate(works_cost="123万4567円").amount.stated_high)

try:
    santei.loads(RULE.replace("2/3  ", "0.667"))
except santei.RuleError as refused:
    print(refused.problems[0].code, refused.problems[0].help)

try:
    lamps.estimate(works_cost=0.1)  # type: ignore[arg-type]
except santei.FactError as refused:
    print(refused.problems[0].code, refused.problems[0].help)
