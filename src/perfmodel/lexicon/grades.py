"""Words of ordered scales: grades that stand alone, and steps that are one only beside 以上 or 不低于."""

from perfmodel.lexicon.rows import FORMS, PROJECT, WordRow

SCALES_OF_GRADES: tuple[WordRow, ...] = (
    WordRow("quality", "优秀 优良 良好 中等 较好 较差 优等 良等 差等 一般 优 良 中 差 好", FORMS),
    WordRow("pass", "合格 不合格 及格 不及格", FORMS),
    WordRow("letter", "甲等 乙等 丙等 甲级 乙级 丙级", FORMS),
)
"""Words of ordered scales; the numbered ones (三级, A级, Ⅳ类) follow a rule of the reader."""

STEPS: tuple[WordRow, ...] = (
    WordRow("satisfaction", "非常满意 很满意 比较满意 较满意 基本满意 满意", PROJECT),
    WordRow("government", "国家级 省部级 省级 地市级 市级 县级 区级 乡镇级 乡级 村级", PROJECT),
    WordRow("education", "博士 硕士 研究生 大学本科 本科 大专 专科 高中 初中", PROJECT),
    WordRow("award", "特等奖 一等奖 二等奖 三等奖 一等 二等 三等", PROJECT),
    WordRow("title", "正高级 副高级 高级 中级 初级 正高 副高", PROJECT),
    WordRow("degree", "较高 较大 较强 较低 达标", PROJECT),
)
"""Words of ordered scales that are steps only beside 以上, 及以上 or 不低于; alone they are words."""

GRADES_ALONE = frozenset(
    ("优秀 优良 良好 中等 合格 不合格 及格 甲等 乙等 丙等 甲级 乙级 丙级 优等 优 良 中 差 ").split()
)
"""Grade words that are a grade without any comparison beside them; 好 and 一般 are words of degree."""

PASSING = frozenset("优秀 优 优等 优良 良好 良 良等".split())
"""Steps of quality that are a pass as well; of 中 and 差 nobody says it, nor that a mere 合格 is less than 良好."""

GRADE_ENDS = frozenset(("等次 等级 级别 档次 水平 标准 水质 水质标准 景区 以上标准 学历 职称 资质").split())
"""What may stand behind a grade and leaves it one: Ⅲ类水质, 优秀等次."""
