"""A Parquet file of a million applicants, answered where DuckDB reads it and summed up in SQL."""

import tempfile
from pathlib import Path

import duckdb

import santei

LARGE = "large_growth_investment/large_investment"
IDS = [LARGE, "large_growth_investment/management_talent"]

con = duckdb.connect()
with tempfile.TemporaryDirectory() as folder:
    applicants = Path(folder, "applicants.parquet")
    con.execute(
        f"""copy (select i as id,
                         ['sme', 'micro', 'mid_sized', 'large'][1 + i % 4] as company_size,
                         case when i % 10 = 0 then null else i * 20000 end as investment
                  from range(1000000) t(i)) to '{applicants}'"""
    )
    answers = santei.evaluate_table(IDS, con.sql(f"from '{applicants}'"), keep=True)  # DuckDB streams in, the answers stay in Arrow's memory

print(f"{len(answers):,} rows, {answers.num_refused} refused")
con.register("answers", answers)
for row in con.sql(
    f"""select company_size, "{LARGE}.verdict" as verdict, count(*), sum("{LARGE}.stated_high")
        from answers group by all order by all"""
).fetchall():
    print(*row)

santei.duckdb.register(con)  # for a question in the midst of a query: santei(id, {fact: value})
print(con.sql(f"select santei('{LARGE}', {{'company_size': 'sme', 'investment': '30億円'}}).stated_high").fetchall())
