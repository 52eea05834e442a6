"""The readings of names in kana, so that the page finds them as they are typed: python3 readings.py OVERVIEW.json >page/readings.json

Needs pykakasi 2.3. OVERVIEW.json is what the engine answers to {"about": "overview"}.
"""

import json
import sys
import unicodedata

import pykakasi

# What the dictionary reads otherwise than the trade does.
FIXED = {"関連": "かんれん", "漁業者": "ぎょぎょうしゃ", "産総研": "さんそうけん", "既築": "きちく", "坑井": "こうせい", "系統": "けいとう", "他": "ほか"}


def reading_of(name, kakasi):
    text = unicodedata.normalize("NFKC", name)
    for word, kana in FIXED.items():
        text = text.replace(word, kana)
    kana = "".join(part["hira"] for part in kakasi.convert(text))
    return "".join(one for one in kana if not one.isspace() and one not in "・、,")


def main():
    kakasi = pykakasi.kakasi()
    measures = json.load(open(sys.argv[1], encoding="utf-8"))["measures"]
    names = sorted({one[key] for one in measures for key in ("title", "frame", "programme", "department") if one[key]})
    print(json.dumps({name: reading_of(name, kakasi) for name in names}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
