"""The amount as an exact function of the investment: its pieces, its leap, and the least investment that brings 20億円."""

import santei

measure = santei.catalogue()["large_growth_investment/large_investment"]
curve = measure.curve("investment", company_size="sme")

for piece in curve.stated_low.pieces:
    print(f"{piece.start} から {piece.end}: {piece.slope} x + {piece.intercept}  {piece.why}")
for jump in curve.stated_low.jumps:
    print(f"{jump.at} で {jump.size} 円の段差")

found = curve.solve("20億円")
print("20億円に届く最小:", found.least, " 200億円:", curve.solve("200億円").reachable)
