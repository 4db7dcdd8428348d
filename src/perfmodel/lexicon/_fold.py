"""
One spelling for what is the same: characters folded, and names of indicators as rules compare them.

Folding: one character to one character, so that places in the folded text are places in the author's.

Full-width forms, look-alike signs and traditional characters get one spelling; nothing is dropped or joined. (NFKC
over the whole text would turn ㎡ into m2 and ① into 1, and leave ≧ alone.)

Characters that tell one thing from the next of its kind: 一期 from 二期, 东区 from 西区, 合格 from 不合格.
"""

import re
from functools import cache

from perfmodel._patterns import regex
from perfmodel.lexicon._rows import PROJECT, WordRow, words_of

_SIGNS = {
    "≧": "≥",
    "⩾": "≥",
    "≦": "≤",
    "⩽": "≤",
    "﹥": ">",
    "〉": ">",
    "﹤": "<",
    "〈": "<",
    "﹦": "=",
    "═": "=",
    "﹪": "%",
    "℅": "%",
    "﹣": "-",
    "−": "-",  # noqa: RUF001 - the minus sign
    "﹘": "-",
    "‒": "-",
    "➖": "-",
    "‐": "-",
    "‑": "-",
    "–": "-",  # noqa: RUF001 - the en dash
    "—": "-",
    "―": "-",
    "─": "-",
    "～": "~",  # noqa: RUF001 - the full-width tilde
    "〜": "~",
    "∼": "~",  # noqa: RUF001 - the tilde operator
    "｡": "。",
    "､": "、",
    "︰": ":",
    "﹐": ",",
    "∶": ":",  # noqa: RUF001 - the ratio sign
    "〔": "(",
    "〕": ")",
    "﹙": "(",
    "﹚": ")",
    "•": "·",
    "・": "·",
    "∙": "·",
    "⋅": "·",
    "µ": "μ",
    "￥": "¥",
    **dict.fromkeys(
        map(chr, (0x85, 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x206A))), " "
    ),
    "\ufeff": " ",
    "\u3000": " ",
    "\u00a0": " ",
}
_TRADITIONAL = (
    "萬億個於達為時內間畝噸斷條場務數對總與較減縮壓佔後週級兩約餘過項戶處種類優際輛隻頭張冊課節號層棟點滿標準預實長縣鄉鎮區國"
    "質評價產業專題訓驗發問環頃歲無沒別擴寬漲撥補貼費資設備積雜體療醫藥學師員團隊幹單雙廠庫歷曆屆絕續績線綠網組織結給經統計劃"
    "規記許證識議護讀變讓調談請論諮講謝購貨貧責貢財買賣賠貸賽轉輕輔輪輸辦農運還進遠適選遺邊醬釋鋼錄錢鐵鏈鑑門開關閉閱陽陰陸階"
    "隨險隱雖離難電響頂順須領顯風飛飯館養馬驛魚鳥麥黃齊齡龍衛術觀覺觸訂詢試誤謀謹廣廢應從復徵徹憂懷戰戲擔據擇揮損換攜攝斂極樓"
    "樂樣樹橋機權欄歡歸殘殺氣漁決況測滅溫濕灣災爭牆獎獨獲現瑣畢畫異當癥監盤盡確礎禮禍禦稅稱穩穀窮競筆築範簡籌糧紀納紙純細終維"
    "綜編緩緒繳聯聲聽職腦臺舉舊艙藝蘇蓋裝製複親訴診註該詳認誠語說諸謂譯貓貴賀賬贈趕趨跡蹤車軌軍軟載輯遞遲郵鄰釐針鈔銀銷鋪錯鍵"
    "鍛鎖鏡陣雞雲靈靜頒頻額飲駐髮鬥鹽黨齒"
    "圓塊幣歐鐘鍾華貝頁盞顆閘叢劑則詞構崗窩動報圖樁燈執濟會態並併慶暫見憑憶寫來嚴鬆檔參圍屬視帶卻採義這捨負紅腳審係藍丟將導棄"
    "刪書連碼疊壞麼籤話賦漢徑虛幾綱儲閾檢傳夾潰側顛篩瀏覽擠綁綴懸爲"
)
_SIMPLIFIED = (
    "万亿个于达为时内间亩吨断条场务数对总与较减缩压占后周级两约余过项户处种类优际辆只头张册课节号层栋点满标准预实长县乡镇区国"
    "质评价产业专题训验发问环顷岁无没别扩宽涨拨补贴费资设备积杂体疗医药学师员团队干单双厂库历历届绝续绩线绿网组织结给经统计划"
    "规记许证识议护读变让调谈请论咨讲谢购货贫责贡财买卖赔贷赛转轻辅轮输办农运还进远适选遗边酱释钢录钱铁链鉴门开关闭阅阳阴陆阶"
    "随险隐虽离难电响顶顺须领显风飞饭馆养马驿鱼鸟麦黄齐龄龙卫术观觉触订询试误谋谨广废应从复征彻忧怀战戏担据择挥损换携摄敛极楼"
    "乐样树桥机权栏欢归残杀气渔决况测灭温湿湾灾争墙奖独获现琐毕画异当症监盘尽确础礼祸御税称稳谷穷竞笔筑范简筹粮纪纳纸纯细终维"
    "综编缓绪缴联声听职脑台举旧舱艺苏盖装制复亲诉诊注该详认诚语说诸谓译猫贵贺账赠赶趋迹踪车轨军软载辑递迟邮邻厘针钞银销铺错键"
    "锻锁镜阵鸡云灵静颁频额饮驻发斗盐党齿"
    "圆块币欧钟钟华贝页盏颗闸丛剂则词构岗窝动报图桩灯执济会态并并庆暂见凭忆写来严松档参围属视带却采义这舍负红脚审系蓝丢将导弃"
    "删书连码叠坏么签话赋汉径虚几纲储阈检传夹溃侧颠筛浏览挤绑缀悬为"
)
TRADITIONAL: dict[str, str] = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
"""
Each traditional character that is read, and its simplified form.

It holds those of the units, of the categories and of the sentences in traditional characters, so that these are read as
the simplified ones are.
"""

_KANGXI = (
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋"
    "弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石"
    "示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長"
    "門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠"
)
"""What the radicals from U+2F00 on look like, in this order."""

_OTHER_RADICALS, _ALIKE = (
    "⺁⺄⺇⺒⺓⺜⺝⺟⺠⺩⺪⺫⺻⺼⺽⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂乙几巳幺日月母民王疋目聿肉臼虎西见角贝车長长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
RADICALS: dict[str, str] = {
    **{chr(0x2F00 + at): alike for at, alike in enumerate(_KANGXI)},
    **dict(zip(_OTHER_RADICALS, _ALIKE, strict=True)),
}
"""
Each radical that is a character by itself, and the character that it looks like.

The text behind the pages that browsers print has them (⼈ for 人, ⻔ for 门), since a font draws both alike.  Unicode
calls them equivalent (EquivalentUnifiedIdeograph), as far as they look alike in simplified fonts.
"""

_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_RESERVED = dict.fromkeys(map(chr, range(0xE000, 0xE016)), "\ufffd")
"""The characters that stand for numbers in skeletons: no text of an author's has them."""

_SEEN = {radical: TRADITIONAL.get(alike, alike) for radical, alike in RADICALS.items()}
_TABLE = str.maketrans({**_RESERVED, **_WIDE, **TRADITIONAL, **_SEEN, **_SIGNS})
_AS_SEEN = str.maketrans(RADICALS)
_RADICAL = regex("[\u2e80-\u2fd5]")


@cache
def _foldable() -> "re.Pattern[str]":
    return re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")


def fold(text: str, /) -> str:
    """
    The text in one spelling, of the same length.

    >>> fold("≧９５％，不少於350萬")
    '≥95%,不少于350万'
    """
    return text if text.isascii() or _foldable().search(text) is None else text.translate(_TABLE)


def as_seen(text: str, /) -> str:
    """
    A text with the characters that its radicals look like.

    >>> as_seen("⼈均⾯积"), as_seen("⻔诊量")
    ('人均面积', '门诊量')
    """
    return text if _RADICAL.search(text) is None else text.translate(_AS_SEEN)


_NOTE = regex(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]|【[^【】]{0,60}】")
_MARKS = regex(r"[\W_]+")
_YEAR = regex(r"(?:19|20)\d\d年?度?", re.ASCII)


def bare(name: str, /) -> str:
    """
    A name without notes in brackets, blanks and marks, in one spelling; what is nothing but marks stays.

    >>> bare("读者 满意度（%）"), bare("“六无”平安村"), bare("★")
    ('读者满意度', '六无平安村', '★')
    """
    folded = fold(name)
    return _MARKS.sub("", _NOTE.sub("", folded)) or folded


def same_name(name: str, /) -> str:
    """
    A name as duplicates are recognised: folded, without blanks and marks; what stands in brackets counts.

    >>> same_name("培训（线上）") == same_name("培训(线上)"), same_name("培训（线上）") == same_name("培训（线下）")
    (True, False)
    """
    folded = fold(name)
    return _MARKS.sub("", folded).casefold() or folded


def body_name(name: str, /) -> str:
    """
    The name of a department or project without a year, so that two years compare.

    >>> body_name("2023年阅览室改造") == body_name("阅览室改造（2024年度）")
    True
    """
    return same_name(_YEAR.sub("", fold(name)))


def heading_of(heading: str, /) -> str:
    """
    The heading of a further cell: the lowest of several rows, without notes and blanks.

    >>> heading_of("指标值/上年实际"), heading_of("评（扣分标准）"), heading_of("设置 依据")
    ('上年实际', '评', '设置依据')
    """
    return bare(heading.rpartition("/")[2] or heading)


def pairs_of(text: str, /) -> frozenset[str]:
    """
    Each two characters that stand together in the words of a text: what stands for its nouns.

    >>> sorted(pairs_of("水质、水量"))
    ['水质', '水量']
    """
    parts = _MARKS.split(fold(text))
    return frozenset(part[place : place + 2] for part in parts for place in range(len(part) - 1))


CONTRASTS = (
    WordRow("negation", "不 未 无 非 勿", PROJECT),
    WordRow("order", "甲 乙 丙 丁 首 末 初 终 正 副 主 次", PROJECT),
    WordRow("side", "东 西 南 北 左 右 上 下 前 后 内 外 中", PROJECT),
    WordRow("size and age", "大 小 高 低 长 短 新 旧 老 幼 男 女", PROJECT),
    WordRow("level", "国 省 市 县 区 州 旗 乡 镇 街 村 组 城", PROJECT),
    WordRow("movement", "增 减 升 降 进 出 收 支 入 来 往", PROJECT),
    WordRow("season", "春 夏 秋 冬 早 晚 日 夜", PROJECT),
)
"""
Names that differ in one of these speak of two things more often than of one that was renamed.

A judgement, character by character; an odd match is worse here than a missed one.
"""

TELLING = frozenset(words_of(*CONTRASTS))
"""The characters alone."""
