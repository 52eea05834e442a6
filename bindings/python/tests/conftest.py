"""What the tests share: the measure of page 2, and a town's rule."""

import pytest

import santei

LARGE = "large_growth_investment/large_investment"

LAMPS = """
事業 商店街の灯り補助 [street_lights]
枠 街路灯 [lamps]
種別   補助
項目   工事費 [works_cost] 金額
項目   電力 [power] 数量 kWh
項目   着工日 [start] 日付
項目   商店会 [is_guild] 真偽
対象   工事費 が 10万円 以上          仮定「要綱 第3条」
対象   商店会 または 電力 が 100kWh 以上 仮定「要綱 第3条」
対象   着工日 が 2025-04-01 以上      仮定「要綱 第3条」
経費   工事費                        仮定「要綱 第4条」
補助率 2/3                           仮定「要綱 第5条」
上限額 100万円                       仮定「要綱 第5条」
端数   千円未満 切捨て                仮定「要綱 第6条」
例 工事費 = 50万円, 商店会 = はい, 着工日 = 2025-04-01 ならば 33万3000円
"""


@pytest.fixture(scope="session")
def large() -> santei.Measure:
    return santei.catalogue()[LARGE]


@pytest.fixture(scope="session")
def lamps() -> santei.Measure:
    return santei.loads(LAMPS)["street_lights/lamps"]
