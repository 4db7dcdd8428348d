"""
Words in front of a reported number that say no more than that the work was done, or what it was done to.

实际完成120人 and 培训教师120人 report 120 people; 流失120人, 申报120人 and 自评95% report something else, and there
is no end to such words.  So the words that are known to leave a number what it is stand here, and all others leave it
open.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from perfmodel._patterns import regex
from perfmodel.lexicon._claims import PARTS_OF_YEAR
from perfmodel.lexicon._comparison_words import MOVES
from perfmodel.lexicon._polarity_roles import PolarityRow, Role
from perfmodel.lexicon._polarity_words import ROWS
from perfmodel.lexicon._rows import WordRow
from perfmodel.lexicon._whole_or_part import FRONT
from perfmodel.source import Citation, Standing

DOING_WORDS = Citation("perfmodel", clause="docs/comparing.md, words in front of a result", standing=Standing.DESIGN)

REPORTING = WordRow(
    "reporting",
    "实际 实 实有 现 现有 已 已经 共 共计 总共 总 总计 合计 累计 计 约 均 均已 都 全部 全 整体 总体 综合 平均 整个 "
    "各 各类 各级 的 了 为 是 有 达 达到 到 至 于 在 内 中 和 与 及 并 等 度 其 并已 目前 当前 截至 截止 截至目前 "
    "本 该 仅 只 仅仅 仅有 全年 本年 今年 当年 年度 本年度 年内 年底 年末 期末 全年度 一年 年 结果 数据 统计 显示 "
    "反映 情况 数值 数值为 得 得分 测评 评价 考核 评定 经考核 经评定 经测评 经验收 经统计 经调查 经核实 排名 排位 "
    "位列 位居 名列 列 居 位次 名次 等级 等次 评为 获 获评 按 按照 按计划 计划内 按照计划 依法 依规 目标 指标 任务 "
    "新 再 又 还 其它 其他 相关 有关 主要 一批 以上 左右 每 已于 顺利 如期 按期 按时 及时 圆满 成功 提前 超额 全面 "
    "积极 有效 持续 不断 大力 有序 扎实 集中 分批 分期 抽样调查 问卷调查 问卷 有效问卷 回收问卷 随机 完毕 结束 完结 "
    "第三方 第三方评估 第三方评价",
    DOING_WORDS,
)
"""Words of reporting: they name neither a work nor a thing."""

_HOLD = "举办 举行 召开 承办 主办 协办 组织开展 开设 开班 开办"
_BUILT = "建设 建成 修建 建造 建好"
_PAID = "发放 拨付 支付 兑付 兑现 下发 派发 分发 发给"

DOING: tuple[WordRow, ...] = (
    WordRow(
        "any work",
        "完成 实现 达成 做到 开展 实施 进行 组织 落实 推进 执行 取得 形成 实际完成 办理 产生 提供 承担 实行 推动 推行 "
        "启用 投入 使用",
        DOING_WORDS,
    ),
    WordRow("hold", _HOLD, DOING_WORDS),
    WordRow("take part", "参与 参加 出席", DOING_WORDS),
    WordRow("show", f"演出 上演 放映 展出 播出 巡演 {_HOLD}", DOING_WORDS),
    WordRow("publicise", f"宣传 宣讲 普法 推介 宣教 宣传教育 {_HOLD}", DOING_WORDS),
    WordRow("train", f"培训 参训 受训 轮训 集训 培养 参加培训 接受培训 教育培训 训练 实训 参加 {_HOLD}", DOING_WORDS),
    WordRow("build", f"新建 兴建 新修 修筑 建立 设立 搭建 打造 创建 新改扩建 {_BUILT}", DOING_WORDS),
    WordRow("enlarge", f"改建 扩建 改扩建 新改扩建 {_BUILT}", DOING_WORDS),
    WordRow("lay", f"铺设 敷设 架设 硬化 {_BUILT}", DOING_WORDS),
    WordRow("install", f"安装 布设 装设 加装 {_BUILT}", DOING_WORDS),
    WordRow("add", "新增 新设 增设", DOING_WORDS),
    WordRow("repair", "修缮 维修 整修 翻修 维护 养护 管护 检修 加固", DOING_WORDS),
    WordRow("renew", "改造 提升改造 更新改造 翻新", DOING_WORDS),
    WordRow("treat", "整治 治理 综合治理 综合整治", DOING_WORDS),
    WordRow("restore", "修复", DOING_WORDS),
    WordRow("buy", "购置 采购 购买 购入 购进 添置 新购 配置 配备 配齐 更新 订购到货 购书 配送", DOING_WORDS),
    WordRow("pay", _PAID, DOING_WORDS),
    WordRow("subsidise", f"补助 补贴 资助 奖励 奖补 {_PAID}", DOING_WORDS),
    WordRow("relieve", "救助", DOING_WORDS),
    WordRow("call on", "慰问 走访慰问", DOING_WORDS),
    WordRow("help", "帮扶 扶持 支持 帮助", DOING_WORDS),
    WordRow(
        "spend",
        "支出 开支 花费 实支 支付 拨付 执行 使用 列支 用款 实际支出 总支出 预算执行 预算支出",
        DOING_WORDS,
    ),
    WordRow("be in hand", "到位", DOING_WORDS),
    WordRow("cover", "覆盖 惠及 受益 涉及 带动 辐射 吸纳 供应 供给 受惠", DOING_WORDS),
    WordRow("inspect", "检查 巡查 抽查 抽检 督查 督导 巡检 核查 检验", DOING_WORDS),
    WordRow("search", "排查", DOING_WORDS),
    WordRow("measure", "检测 监测", DOING_WORDS),
    WordRow("study", "调研 调查", DOING_WORDS),
    WordRow("visit", "走访 回访 走访慰问", DOING_WORDS),
    WordRow("publish", "发表 出版 刊发 编印 印制 印发 编写 编制 制定 撰写 制作 发布 推送 出台 修订", DOING_WORDS),
    WordRow("grow", "种植 造林 植树 栽植 绿化 抚育 播种 补种 补植 栽种", DOING_WORDS),
    WordRow("receive", "接待 受理 接收", DOING_WORDS),
    WordRow("treat the sick", "收治 诊疗 接诊", DOING_WORDS),
    WordRow("place", "引进 招聘 招录 录用 聘用 安置 引入", DOING_WORDS),
    WordRow("employ", "就业 新增就业 带动就业 招聘 录用 聘用 安置", DOING_WORDS),
    WordRow("settle", "办结 审结 结案", DOING_WORDS),
    WordRow("finish", f"竣工 完工 验收 通过验收 交付 投产 投用 投入使用 通车 {_BUILT}", DOING_WORDS),
)
"""
Work that was done, by its kind: within a row the words report the same work.

A word in several rows answers each of them: what was 建成 is 新建 as well as 竣工.
"""

FINISHED = frozenset("竣工 完工 验收 通过验收 交付 投产 投用 投入使用 通车".split())
"""Ends of a work, which answer it, and which nothing but an end answers: 竣工10个 for 新建10个, and not the reverse."""

OTHER_WORK = WordRow(
    "other work",
    "收入 税收 销售 筛查 获证 确诊 鉴定 献血 结题 落地 飞防 退耕 消除 化解 破获 侦破 破案 取证 毕业 持证 上市 授权 "
    "治愈 痊愈 出院 脱贫 搬迁 拆迁 疏浚 清淤 收回 挽回 查处 查办 孵化 审计 复垦 复耕 体检 接种 手术 抓获 放流 收割 "
    "招生 入学 收集 签约 发现 解决 转化 登记 评定 认定 入库 出库 回收 清运 清理 提升 调解 救治 抢救 服务 供水 供电 "
    "供热 供气 还款 清欠 清偿 追回 撤销 报废 淘汰 升级",
    DOING_WORDS,
)
"""Work that the names of indicators ask for and that has no row: only its own word, or any work, reports it."""

ANY_WORK = DOING[0].meaning

_BUILDING = frozenset("build enlarge lay install repair renew treat restore".split())

EARLY = WordRow(
    "early",
    "开工 动工 启动 申报 申请 报名 立项 预约 应聘 参评 招标 投标 中标 挂网 起草 承诺 谈判 询价 咨询 意向 投递 注册 "
    "上架 下架 隔离 退牧 销毁 清退 关停 淘汰 拆除 出租 转办 移送 转移 转运 移交 会商 质询 传唤 逮捕 起诉 公诉 退出 "
    "列入 约谈 警示 通报 审核 审批 审查 评审 初审 预审 核减 核定 追缴 追偿 追责 惩处 减免 减征 免征 返还 归还 偿还 "
    "缴纳 缴费 补缴 库存 存量 计划 规划 预报 预测 准备 并发 交易 流转 收缴 抽样 采样 送检 自检 摸底 测算 识别 预算 "
    "概算",
    DOING_WORDS,
)
"""Words that the names of indicators know as work, and that alone leave open whether it was done, or undid it."""

EVERYONE = WordRow(
    "everyone",
    "人 人员 群众 人群 对象 单位 项目 工程 事项 人口 家庭 户 个 次 场 期 件 类 名 者 总数 受众 社会 公众 服务对象 "
    "受益对象 受益群众 社会公众 职工 干部 干部职工 部门 机构 内容 产品 设备 设施 物资 场次 场所 区域",
    DOING_WORDS,
)
"""Nouns of what any work is done to or for."""

THINGS = WordRow(
    "things",
    "教师 学生 学员 师生 家长 幼儿 儿童 老人 老年人 残疾人 妇女 青年 农民 农户 居民 村民 市民 游客 读者 观众 患者 "
    "病人 企业 商户 用户 客户 党员 医生 医护 医务人员 志愿者 贫困户 贫困人口 脱贫户 脱贫人口 低保户 困难群众 困难户 "
    "困难学生 困难家庭 优抚对象 退役军人 新型 劳动力 乡镇 街道 社区 村 行政村 自然村 小区 "
    "老旧小区 学校 中小学 幼儿园 医院 卫生院 卫生室 养老院 敬老院 图书馆 文化馆 博物馆 公园 广场 停车场 停车位 公厕 "
    "厕所 道路 公路 农村公路 桥梁 隧道 管网 管道 水库 堤防 河道 渠道 沟渠 灌区 泵站 机井 水厂 电站 变电站 线路 路灯 "
    "灯具 井盖 消火栓 监控 摄像头 探头 电脑 计算机 打印机 空调 桌椅 课桌椅 图书 书籍 教材 资料 宣传资料 宣传册 手册 "
    "海报 展板 横幅 校服 服装 车辆 公交车 校车 救护车 消防车 仪器 器材 器械 药品 疫苗 口罩 平台 系统 软件 网站 "
    "数据库 中心 站点 站 所 基地 园区 示范区 示范点 示范户 示范村 试点 试点村 大棚 厂房 房屋 住房 公租房 保障房 "
    "棚户区 危房 宿舍 教室 实验室 病房 床位 食堂 操场 农田 高标准农田 耕地 林地 草地 草原 湿地 绿地 森林 苗木 树木 "
    "果树 粮食 蔬菜 水稻 小麦 玉米 马铃薯 生猪 肉牛 肉羊 家禽 鱼苗 鱼种 水产 垃圾 生活垃圾 污水 废水 危废 土壤 报告 "
    "论文 课题 专利 标准 方案 预案 案件 卷宗 档案 信息 稿件 新闻 视频 节目 电影 戏曲 活动 培训班 讲座 课程 会议 "
    "论坛 展览 演练 比赛 赛事 竞赛 文艺演出 文化活动 宣传活动 志愿服务 志愿服务活动 体检 义诊 慰问品 补贴资金 "
    "补助资金 奖金 工资 岗位 就业岗位 公益性岗位 人才 高层次人才 团队 队伍 工作站 工作室 合作社 家庭农场 龙头企业 "
    "规上企业 高新技术企业 中小企业 小微企业 个体工商户 市场主体 品牌 产值 产量 销售额 营业额 收入 税收 客流量 "
    "游客量 面积 长度 里程 数量 总量 总长 总长度 总面积 建筑面积 投资 总投资 经费 资金 金额 "
    "造价 天然气 自来水 电力 燃气 热力 光纤 网络 宽带 基站 充电桩 光伏 电梯 民生 民生实事 实事 问题 隐患 "
    "问题线索 线索 信访 信访件 工单 诉求 提案 建议 热线 电话 法律援助 法律援助案件 行政复议 应急 消防 安全 食品 "
    "药械 科普 科技 文化 体育 旅游 教育 卫生 医疗 养老 社保 医保 生态 环境 水利 交通 农业 林业 畜牧 工业 商业 金融 "
    "电商 直播 政务 政务服务 公共服务",
    DOING_WORDS,
)
"""Nouns of what work is done to, beside those that the names of indicators know."""

ILL = WordRow("ill", "发生 出现 发现 产生", DOING_WORDS)
"""Verbs of what befalls, before a number that is to stay small."""

_SPAN = regex(
    rf"(?:截[至止]到?|[自从至]|第)?(?:(?:19|20)\d\d(?:[-~—至到](?:19|20)\d\d)?(?:年度?|学年)?|{PARTS_OF_YEAR.pattern}"
    r"|1(?:月份?)?[-~—至到]12月份?"
    r"|(?:[1-9]|1[0-2])月(?:份|底|末|(?:[1-9]|[12]\d|3[01])[日号])?)(?:以来|起|底|末|年底|年末|期间|内|中|前)?"
)
"""A year or a part of it, whose own rules say what it means."""
_WHO = regex("我[局校院县市区镇乡村部委办站所中心单位处科室馆公司]{1,2}")
"""Who reports: 我局培训120人."""
_MANNER = regex(FRONT)
_JOINING = "为是 "
"""Words between a name and its number: 满意度为96%."""
_LEAST_SHARED = 2
_LONGEST = 60
"""More characters than this beside a number are a sentence, of which no table can say what it leaves open."""
_HEADS = frozenset((Role.SHARE, Role.AMOUNT, Role.LEVEL, Role.TIME, Role.DENSITY))
_GOOD = frozenset((Role.GOOD, Role.MEND, Role.SAVE, Role.CONTROL))
_NOUNS = frozenset((Role.CARRIER, Role.THING, Role.KEEP, Role.NEUTRAL))
_ILLS = frozenset((Role.EVENT, Role.FAULT, Role.COST))


def _words(*rows: WordRow | PolarityRow) -> frozenset[str]:
    return frozenset(word.casefold() for row in rows for word in row.words.split())


def _by_role(roles: frozenset[Role]) -> frozenset[str]:
    return _words(*(row for row in ROWS if row.role in roles))


class Known(NamedTuple):
    """
    The words that may stand in front of a number.

    Attributes:
        always: Those that say nothing of what is measured.

        works: The kinds of work that each word of work reports.

        goods: Other words of work and of quality.

        others: Words of work that no other word reports.

        things: Nouns.

        ills: What is to stay small.

        shares: How the name of a rate ends, of which the work says what it is the rate of.

        longest: The most characters that one of them has.
    """

    always: frozenset[str]
    works: dict[str, frozenset[str]]
    goods: frozenset[str]
    others: frozenset[str]
    things: frozenset[str]
    ills: frozenset[str]
    shares: tuple[str, ...]
    longest: int


@cache
def _known() -> Known:
    works: dict[str, frozenset[str]] = {}
    for row in DOING:
        for word in row.words.split():
            works[word] = works.get(word, frozenset()) | {row.meaning}
    for word in FINISHED:
        works[word] |= _BUILDING
    always = _words(REPORTING, EVERYONE) | (_by_role(_HEADS) - _early()) | {word for word in MOVES if len(word) > 1}
    goods = _by_role(_GOOD) - _early() - works.keys()
    things = (_by_role(_NOUNS) | _words(THINGS)) - _early() - always - works.keys()
    ills = _by_role(_ILLS) | _words(ILL)
    longest = max(map(len, (*always, *works, *goods, *things, *ills)))
    shares = tuple(sorted(_by_role(frozenset((Role.SHARE,)))))
    others = (_words(OTHER_WORK) | _early() | _by_role(frozenset((Role.MEND, Role.SAVE)))) - works.keys()
    return Known(always, works, goods, others, things, ills, shares, longest)


class Asked(NamedTuple):
    """What a target and the name of its indicator speak of: kinds of work, words of quality, nouns."""

    text: str
    works: frozenset[str]
    goods: bool
    things: bool


_NOTHING: frozenset[str] = frozenset()
_FINISH = frozenset(("finish",))


def asked_by(wished: str, /) -> Asked:
    """What the words of a target name, folded: its kinds of work, and whether it names qualities or things."""
    known = _known()
    text = wished.casefold()
    parts = {
        text[start:stop]
        for start in range(len(text))
        for stop in range(start + _LEAST_SHARED, min(start + known.longest, len(text)) + 1)
    }
    kinds = [_FINISH if part in FINISHED else known.works[part] for part in parts if part in known.works]
    works = _NOTHING.union(*kinds, parts & known.others)
    return Asked(text, works - {ANY_WORK}, bool(works or parts & known.goods), bool(parts & known.things))


def says_more(words: str, asked: Asked, *, ills: bool) -> bool:
    """
    Whether words beside a reported number hold one that may make it another number than the one that is asked for.

    Each word has to be one of reporting, or one that the target has too; and where the target names no work, no
    quality or no thing, one that the tables know as such.  *ills* says whether what is to stay small may be named.

    >>> nothing = asked_by("")
    >>> [says_more(words, nothing, ills=False) for words in ("全年共举办", "培训教师", "流失", "申报", "全省")]
    [False, False, True, True, True]
    >>> says_more("满意度", asked_by("合格率"), ills=False), says_more("参训", asked_by("培训人数"), ills=False)
    (True, False)
    """
    text = words.casefold().rstrip(_JOINING)
    if len(text) > _LONGEST:
        return True
    fits = _fitting(text, asked, ills=ills)
    longest = max(_known().longest, len(asked.text))
    reached = [True] + [False] * len(text)
    for start in range(len(text)):
        if not reached[start]:
            continue
        if not text[start].isalnum():
            reached[start + 1] = True
        for pattern in (_SPAN, _WHO, _MANNER):
            match = pattern.match(text, start)
            if match is not None:
                reached[match.end()] = True
        for stop in range(start + 1, min(start + longest, len(text)) + 1):
            if fits(text[start:stop]):
                reached[stop] = True
    return not reached[-1]


def _fitting(text: str, asked: Asked, *, ills: bool) -> Callable[[str], bool]:
    """
    Which words may stand in *text*, given what the target asks for.

    A rate is the rate of its work, so that 完成率 answers no 满意度; where its end is that of the target (验收合格率
    for 合格率), what stands before it may be any known word.
    """
    known = _known()
    rate = text.endswith(known.shares)
    same_rate = rate and text[-_LEAST_SHARED:] in asked.text
    other_rate = rate and not same_rate
    any_work = not (asked.goods if other_rate else asked.works)
    answering = asked.works if other_rate else asked.works | {ANY_WORK}
    any_good = same_rate or not asked.goods

    def fits(part: str) -> bool:
        if _says_nothing(part, asked) or (ills and part in known.ills):
            return True
        works = known.works.get(part)
        if works is not None:
            return any_work or not works.isdisjoint(answering)
        if part in known.goods:
            return any_good
        return part in known.things and not asked.things

    return fits


def _says_nothing(part: str, asked: Asked) -> bool:
    """Whether a word is one of reporting (累计), or one that the target has too: it makes no number another one."""
    return part in _known().always or (len(part) >= _LEAST_SHARED and part in asked.text)


def is_early(words: str, /) -> bool:
    """
    Whether words say by themselves that a work was only begun, or undone.

    >>> is_early("申报"), is_early("申报通过")
    (True, False)
    """
    return words in _early()


@cache
def _early() -> frozenset[str]:
    return _words(EARLY)
