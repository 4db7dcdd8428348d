"""
Nouns of what is counted or given to each, and verbs of what is done to them.

The tables are closed, since they decide what is a unit and what is a subject: of 每个乡镇补助5万元 the unit is the
noun 乡镇, of 培训500名教师 the point is the number, because 培训 is done and 教师 are counted.  What stands in none
of them is kept as words or refused.  A judgement, word by word, from the objects of published forms.
"""

from perfmodel._patterns import regex
from perfmodel.lexicon._fold import fold
from perfmodel.lexicon._remarks import AT_ONCE
from perfmodel.lexicon._rows import PROJECT, WordRow, words_of
from perfmodel.values._number import SCALES
from perfmodel.values._unit import kind_of, scale_of, spellings

PEOPLE = WordRow(
    "people",
    "人员 教师 学生 学员 老人 老年人 儿童 妇女 青年 青少年 残疾人 群众 居民 村民 农民 农户 牧民 渔民 职工 员工 干部 "
    "党员 骨干 专家 人才 医生 医师 护士 护理员 志愿者 学者 顾问 辅导员 指导员 社工 工人 代表 委员 患者 病人 孕妇 "
    "产妇 新生儿 婴幼儿 幼儿 孤儿 考生 运动员 教练 裁判 退役军人 军人 劳动力 就业人员 失业人员 贫困户 脱贫户 低保户 "
    "特困户 困难户 困难家庭 困难群众 家庭 住户 租户 用户 商户 大户 户 对象 读者 观众 游客 旅客 纳税人 传承人 带头人 "
    "致富带头人 网格员 护林员 河长 民警 辅警 消防员 公务员 法官 检察官 律师 记者 主播 名医 名师 大学生 研究生 本科生 "
    "毕业生 中小学生 少年 农民工 新农人 创业者 创客 企业家 经营主体 市场主体 主体",
    PROJECT,
)
BODIES = WordRow(
    "bodies",
    "企业 公司 单位 部门 机构 学校 中学 小学 中小学 幼儿园 托育机构 大学 高校 院校 院所 医院 卫生院 卫生室 诊所 "
    "合作社 家庭农场 农场 牧场 养殖场 协会 商会 团队 队伍 班级 班组 小组 支部 党支部 党组织 组织 工作室 实验室 "
    "研究院 研究所 银行 网点 门店 商店 店铺 超市 饭店 酒店 民宿 药店 工厂 车间 部队 委员会 居委会 村委会 服务站 "
    "工作站 卫生站 养老院 敬老院 福利院 图书馆 博物馆 文化馆 美术馆 纪念馆 档案馆 展览馆 科技馆 体育馆 剧院 剧团 "
    "书店 书屋 媒体",
    PROJECT,
)
PLACES = WordRow(
    "places",
    "省 市 县 区 旗 镇 乡 村 县区 市县 区县 县市区 乡镇 街道 镇街 社区 小区 行政村 自然村 中心村 贫困村 示范村 村庄 "
    "村组 地区 片区 园区 开发区 景区 示范区 保护区 公园 广场 校区 网格 楼栋 点位 站点 岗位 工位 窗口 床位 车位 泊位 "
    "院落 地块 地点 基地 示范点 监测点 安置点 断面 点段 路段 流域 河段 河道 河流 湖泊 水库 灌区 林场 矿山 场所 场馆 "
    "部位",
    PROJECT,
)
WORKS = WordRow(
    "works",
    "项目 课题 工程 标段 道路 公路 街巷 桥梁 隧道 涵洞 管网 管道 管线 沟渠 渠道 堤防 水闸 泵站 水井 机井 水源地 电站 "
    "变电站 加油站 充电桩 充电站 停车场 厕所 公厕 卫生间 厨房 食堂 教室 宿舍 房屋 住房 危房 公寓 楼房 大楼 大棚 温室 "
    "冷库 仓库 路灯 站房 厂房 亭子 污水处理厂 处理厂 垃圾站 转运站 中转站 平台 系统 网站 数据库 模块 软件 机房 中心 "
    "工程项目 建设项目 科研项目 民生项目 品牌 品种 产业 林地 草地 草原 耕地 农田 高标准农田 土地 果园 茶园 绿地 湿地 "
    "示范基地",
    PROJECT,
)
GOODS = WordRow(
    "goods",
    "设备 设施 仪器 器材 器械 电脑 计算机 服务器 打印机 复印机 空调 摄像头 监控 终端 车辆 客车 公交车 救护车 消防车 "
    "垃圾车 垃圾桶 桌椅 家具 课桌椅 图书 书籍 教材 刊物 期刊 杂志 报纸 物资 药品 疫苗 口罩 器具 工具 机械 农机 农具 "
    "种子 苗木 树木 树苗 化肥 农药 种畜 样品 标本 藏品 文物 服装 工作服 展品 产品 商品 证书 牌匾 标识 标牌 标志牌 "
    "展板 横幅 条幅 手册 宣传册 宣传单 宣传品 海报 折页 资料 宣传资料 材料 宣传材料 食品 农产品 蔬菜 粮食 机器人 "
    "无人机",
    PROJECT,
)
WRITINGS = WordRow(
    "writings",
    "报告 调研报告 研究报告 论文 专著 著作 文章 稿件 信息 简报 专报 专利 发明专利 标准 地方标准 行业标准 国家标准 "
    "规范 规程 方案 规划 计划 制度 办法 政策 文件 法规 规章 成果 案例 典型案例 图纸 图件 档案 卷宗 案件 案卷 合同 "
    "协议 视频 短视频 影片 电影 节目 歌曲 剧目 作品 课程 教案 软件著作权 著作权 提案 议案 建议 清单 表格 问卷 数据 "
    "台账 奖项 荣誉 证照 许可证 执照 软著 新闻 报道 专栏 专题片 宣传片 纪录片 微视频",
    PROJECT,
)
EVENTS = WordRow(
    "events",
    "活动 会议 大会 例会 座谈会 研讨会 论坛 讲座 培训 培训班 课堂 比赛 竞赛 赛事 演出 展览 展会 演练 检查 督查 巡查 "
    "抽查 监测 检测 调研 考察 宣传 宣讲 评估 审计 评审 体检 义诊 走访 招聘会 推介会 发布会 交流会 博览会 交易会 "
    "演唱会 运动会 联欢会 文艺演出 志愿服务 服务 行动 专项行动 整治 执法 联合执法 路演 沙龙 夏令营 研学 观摩 巡演 "
    "展演 送戏下乡 普查 手术 实验 试验 试点 就业岗位 公益性岗位 订单 业务 事项 手续 审批 问题 隐患 纠纷 矛盾 诉求 "
    "工单 线索",
    PROJECT,
)
DEEDS = WordRow(
    "deeds",
    "补助 奖励 补贴 资助 支持 扶持 给予 发放 支付 赔付 赔偿 奖补 贷款 报销 补偿 收取 减免 安排 投入 开展 培训 完成 "
    "配备 配置 新建 建设 修建 改建 扩建 设置 设立 拨付 投资 安装 购置 购买 采购 更新 维修 改造 建立 创建 打造 培育 "
    "种植 养殖 招聘 招募 招收 选派 聘请 引进 引育 扶助 救助 慰问 帮扶 帮助 服务 覆盖 惠及 带动 举办 组织 召开 开设 "
    "开办 开发 制作 编制 编写 编印 印制 印发 出版 发表 撰写 申请 申报 拍摄 播放 放映 演出 检查 检测 监测 抽查 抽检 "
    "巡查 排查 走访 调研 评选 评估 审计 验收 清理 清运 整治 治理 修复 维护 管护 保护 养护 绿化 清洁 保洁 消毒 体检 "
    "义诊 筛查 接种 登记 采集 收集 整理 录入 接待 受理 办理 审批 化解 调解 查处 破获 打击 审理 执行 培养 认定 命名 "
    "授予 表彰 推广 推介 应用 转化 孵化 签约 招引 招商引资 新增 增加 增设 扩大 设 建 修 购 招 种 投放 摆放 张贴 悬挂 "
    "发布 刊发 刊登 报送 提供 供应 储备 涉及 接受 组建 建成 实施 参加 参与 派出 选拔 输送 转移 安置 搬迁 拆除 改善 "
    "提升 升级 入驻 落户 开通 运营 投保 参保",
    PROJECT,
)
"""Verbs of what is done to things that are counted, or given to each of them."""

WRITTEN = WordRow(
    "written",
    "编制 制定 制订 修订 修编 起草 草拟 拟定 出台 编写 印发 形成 完善 审定 批复 发布 报批 报送 提交 论证 评审 完成",
    PROJECT,
)
"""Verbs of what is put on paper, behind which 规划 is what is written: 编制规划1项; but 培训计划100人 is planned."""

SCOPE_WORDS = WordRow(
    "scope",
    "全县 全市 全区 全省 全国 全州 全乡 全镇 全村 全校 全院 全系统 辖区 辖区内 县域 市域 县内 市内 区内 省内 本县 "
    "本市 本区 全县域",
    PROJECT,
)
"""Words between such a verb and its number that say where: 覆盖全县15个乡镇."""

SUMS = WordRow("sums", "金额 资金 经费 标准 费用 价格 单价 造价 额度 总额 限额 名额", PROJECT)
"""Words between such a verb and its number: 每个村补助金额5万元."""

COUNTED: tuple[WordRow, ...] = (PEOPLE, BODIES, PLACES, WORKS, GOODS, WRITINGS, EVENTS)
"""Nouns of what is counted, by kind."""

NOUNS: frozenset[str] = frozenset(words_of(*COUNTED))
"""All of them."""
RECEIVERS: frozenset[str] = frozenset(words_of(PEOPLE, BODIES, PLACES, WORKS))
"""Those that each get something, and are never done themselves."""
SCOPES: frozenset[str] = frozenset(words_of(SCOPE_WORDS))
VERBS: frozenset[str] = frozenset(words_of(DEEDS))

PEOPLE_UNITS = frozenset("人 人次 名 位".split())
"""Units that count people."""

PRICES = WordRow("price", "标准 单价 均价 单位成本 平均成本 单位造价 平均造价 单位能耗", PROJECT)
"""How names end of figures that are always one for each: 补助标准, 采购单价."""

EACH_AFTER, EACH_BEFORE, ONE_BEFORE = "均", "每", "单"
"""What makes of a thing one of each, behind it or in front: 人均, 亩均, 每人, 每个村, 单次."""

YIELD, FIELD = "亩产", "亩"
"""A figure that is one of each 亩 without saying so."""

AVERAGE = "平均"
"""What begins an average that says not over what."""

ALL = "全部"
"""What begins the value of all, beside the words of a sum."""

_CLASSIFIERS = "个 名 位 户 家".split()
_ANYBODY = PEOPLE_UNITS - {"人次"}
_ANY_PEOPLE = _ANYBODY | frozenset(words_of(PEOPLE))
_LEARNERS = frozenset("生 师".split())
"""People in averages that are counted in 人, too: 生均经费 in 元/人."""
_PRICES = tuple(words_of(PRICES))
_AVERAGED = regex(rf"(\w?)(\w){EACH_AFTER}")
_LONGER = 2
"""By so many characters a measure word may go on in another: 人 in 人次, 台 in 台班."""
_IN_BRACKETS = regex(r"\([^()]*\)$")


def is_one_of_each(thing: str, /, *names: str | None) -> bool:
    """
    Whether one of some names says that its figure is one for each of a thing: of an average, or of each.

    >>> is_one_of_each("人", "人均培训费"), is_one_of_each("学生", "生均经费"), is_one_of_each("人", "每人次补助")
    (True, True, False)
    >>> is_one_of_each("人", "培训费", None), is_one_of_each("人", "户均增收"), is_one_of_each("人", "均衡发展")
    (False, False, False)
    >>> is_one_of_each("m²", "每平方米造价"), is_one_of_each("万人", "每万人拥有量"), is_one_of_each("万人", "人均")
    (True, True, False)
    """
    return any(_names_each(name, spelled) for name in _plain(names) for spelled in spellings(thing))


def is_price(*names: str | None) -> bool:
    """
    Whether one of some names says that its figure is one for each of what it is per, without saying of what.

    >>> is_price("补助标准"), is_price("采购单价（含税）"), is_price("标准化率", None)
    (True, True, False)
    """
    return any(name.endswith(_PRICES) for name in _plain(names))


def _plain(names: tuple[str | None, ...]) -> list[str]:
    """The names that are given, folded and without what stands in brackets behind them."""
    return [_IN_BRACKETS.sub("", fold(name).strip()) for name in names if name is not None]


def _names_each(name: str, thing: str) -> bool:
    if thing == FIELD and YIELD in name:
        return True
    if any(_is_of(_averaged(found[1], found[2]), thing) for found in _AVERAGED.finditer(name)):
        return True
    if thing not in _ANYBODY and any(_begins(behind, thing) for behind in name.split(ONE_BEFORE)[1:]):
        return True
    _, each, behind = name.partition(EACH_BEFORE)
    people = sorted(_ANYBODY) if thing in _ANYBODY else []
    starts = (thing, *(f"{classifier}{thing}" for classifier in _CLASSIFIERS), *people)
    return bool(each) and any(_begins(behind, start) for start in starts)


def _begins(words: str, thing: str) -> bool:
    """Whether words begin with a thing that does not go on in a longer measure word: 人 of 人员, but not of 人次."""
    longest = min(len(words), len(thing) + _LONGER)
    longer = (words[:end] for end in range(len(thing) + 1, longest + 1))
    return words.startswith(thing) and all(kind_of(unit) is None for unit in longer)


def _averaged(before: str, last: str) -> str:
    """What an average is over: 户 of 补助户均, but 床日 of 床日均, and 万人 of 万人均."""
    both = f"{before}{last}"
    return both if before in SCALES or kind_of(both) is not None else last


def says_average(text: str, /) -> bool:
    """Whether a text begins as that of an average over what it does not say: 平均44人."""
    return text.lstrip().startswith(AVERAGE)


def says_sum(text: str, /) -> bool:
    """Whether a text begins as that of a sum does: 共438元, 合计438元."""
    return fold(text).strip().startswith((*AT_ONCE, ALL))


def _is_of(word: str, thing: str) -> bool:
    """Whether an average over a word is one over a thing: 生均 of 学生, 人均 of all people, but not of 人次."""
    if scale_of(thing):
        return word == thing
    named = word in thing if kind_of(word) is None else thing.endswith(word)
    return named or (thing in _ANY_PEOPLE and word in _ANYBODY) or (thing in _ANYBODY and word in _LEARNERS)
