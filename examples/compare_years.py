"""Two years of targets of a county library: what the first year reached; what became stricter, looser or other."""

from collections import defaultdict

from perfmodel import (
    Drift,
    Polarity,
    accepts,
    compare,
    explain,
    format_target,
    intersect,
    judge,
    read_actual,
    read_target,
)

HIGHER, LOWER = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER

YEARS = (
    # indicator, polarity, target of 2023, reported for 2023, target of 2024
    ("新购图书", HIGHER, "≥1.2万册", "12360册", "≥1.5万册"),
    ("流通站巡查", HIGHER, "每半年1次", "每季度1次", "每季度1次"),
    ("古籍修复合格率", HIGHER, "不低于98%", "97.4%", "≥98%"),
    ("还书差错率", LOWER, "≤万分之八", "0.07%", "≤0.1%"),
    ("分馆开放", HIGHER, "2023年9月底前", "2023年10月12日", "2024年6月底前"),
    ("购书经费", LOWER, "不超过预算", "79.6万元", "≤82万元"),
    ("读者满意度", HIGHER, "90%", "91.5%", "92%"),
    ("全省评比", HIGHER, "前10名", "第8名", "前5名"),
    ("服务规范", HIGHER, "良好及以上", "优秀", "优秀"),
    ("阅读推广", HIGHER, "持续扩大影响", "达成预期指标", "≥24场"),
    ("数字资源", HIGHER, "60%-80%", "约70%", "70%-90%"),
)


def main() -> None:
    """Print the judgements of the first year and the drift to the second."""
    print("2023: what was reached")
    for name, polarity, target, actual, _ in YEARS:
        print(f"  {name}：{explain(judge(read_target(target), read_actual(actual), polarity=polarity))}")

    drifts = defaultdict[Drift, list[str]](list)
    for name, polarity, before, _, after in YEARS:
        drift = compare(read_target(before), read_target(after), polarity=polarity, fiscal_years=(2023, 2024))
        drifts[drift].append(f"{name} {before} → {after}")
    print("2023 → 2024")
    for drift in Drift:
        print(f"  {drift.value}: {'；'.join(drifts[drift]) or '–'}")

    low, high = read_target("60%-80%"), read_target("70%-90%")
    both = intersect(low, high)
    print("What meets the targets of both years for 数字资源:", "nothing" if both is None else format_target(both))
    print("As an interval:", None if both is None else accepts(both))


if __name__ == "__main__":
    main()
