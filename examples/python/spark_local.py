"""The same over Spark: answers are worked out where the rows are, by the rules of this process."""

import os
import sys

from pyspark.sql import SparkSession

import santei

LARGE = "large_growth_investment/large_investment"

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.log.level", "ERROR").getOrCreate()
applicants = spark.range(100_000).selectExpr("id", "id * 200000 as investment", "case when id % 2 = 0 then 'sme' else '大企業' end as company_size")

answered = santei.spark.estimate(applicants, LARGE, answers=["verdict", "stated_high"])
for row in answered.groupBy(f"`{LARGE}.verdict`").agg({f"`{LARGE}.stated_high`": "sum", "id": "count"}).orderBy(f"`{LARGE}.verdict`").collect():
    print(*row)
spark.stop()
