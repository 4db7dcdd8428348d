"""
What the units of the table are called in English: one name for each, with its plural.

A measure word that only says the shape of what is counted has no English word of its own: it is a piece, with its own
character behind it.  The names are this project's own renderings.
"""

from collections.abc import Iterator

MARKS: dict[str, str] = {"%": "%", "‰": "‰", "‱": "‱", "倍": "×", "℃": "°C"}
"""Marks that stand behind a number without a blank."""

_NAMES = """
成 tenth
个百分点 percentage point
个千分点 point per thousand|points per thousand
个基点 basis point
元 yuan|yuan
角 jiao|jiao
分钱 fen|fen
美元 US dollar
港元 Hong Kong dollar
欧元 euro
日元 Japanese yen|Japanese yen
月 month
季度 quarter
半年 half year
年 year
学期 term
学年 school year
秒 second
毫秒 millisecond
分钟 minute
小时 hour
日 day
周 week
工作日 working day
m metre
km kilometre
cm centimetre
mm millimetre
里 li|li
海里 nautical mile
m² square metre
km² square kilometre
公顷 hectare
亩 mu|mu
m³ cubic metre
L litre
mL millilitre
kg kilogram
g gram
mg milligram
μg microgram
t ton
斤 jin|jin
吨标准煤 ton of standard coal|tons of standard coal
千克标准煤 kilogram of standard coal|kilograms of standard coal
吨二氧化碳 ton of carbon dioxide|tons of carbon dioxide
千克二氧化碳 kilogram of carbon dioxide|kilograms of carbon dioxide
kWh kilowatt-hour
MWh megawatt-hour
GWh gigawatt-hour
MJ megajoule
GJ gigajoule
kW kilowatt
MW megawatt
GW gigawatt
kVA kilovolt-ampere
MVA megavolt-ampere
W watt
Pa pascal
kPa kilopascal
MPa megapascal
V volt
kV kilovolt
dB decibel
dB(A) A-weighted decibel
Mbps megabit per second|megabits per second
Gbps gigabit per second|gigabits per second
kbps kilobit per second|kilobits per second
GB gigabyte
MB megabyte
TB terabyte
人 person
次 time
人次 person-visit
岁 year of age|years of age
人日 person-day
人月 person-month
人年 person-year
册 volume
本 book
套 set
页 page
个 item
项 item (项)|items (项)
件 piece
份 copy
期 issue
户 household
处 place
篇 article
家 organisation
场 session
起 case (起)|cases (起)
例 case
单 order
批 batch
批次 batch (批次)|batches (批次)
类 class
种 kind
门 course
班 class (班)|classes (班)
届 edition (届)|editions (届)
宗 case (宗)|cases (宗)
笔 transaction
队 team
站 station
车 cartload
辆 vehicle
艘 vessel
架 aircraft|aircraft
台 unit (台)|units (台)
座 structure
间 room
棵 tree
株 plant
节 section
段 stretch
层 storey
栋 building
幢 building (幢)|buildings (幢)
部 work
所 institution
村 village
县 county
镇 town
乡 township
镇街 town or subdistrict|towns or subdistricts
社区 community
街道 subdistrict
场次 session (场次)|sessions (场次)
户次 household-visit
台次 unit-use
架次 sortie
车次 vehicle trip
班次 scheduled run
船次 vessel trip
辆次 vehicle-visit
课时 class hour
学时 study hour
分 point
床 bed
床位 bed place
席 seat
席位 seat (席位)|seats (席位)
双 pair
对 pair (对)|pairs (对)
组 group
团 delegation
局 bureau
区 district
校 school
馆 hall
店 shop
厂 factory
井 well
泵 pump
库 storehouse
渠 canal
闸 sluice
桥 bridge
包 pack
袋 bag
瓶 bottle
桶 barrel
罐 can
盒 box
箱 case (箱)|cases (箱)
卷 roll
捆 bundle
堆 heap
滴 drop
杯 cup
碗 bowl
盘 plate
台套 set of equipment|sets of equipment
台件 piece of equipment|pieces of equipment
人份 portion
剂 dose
针 injection
剂次 dose given|doses given
针次 injection given|injections given
例次 case-time
床日 bed-day
生 student (生)|students (生)
学生 student
教师 teacher
党员 Party member
干部 official
集 episode
轮 round
版 edition
稿 draft
则 notice
词 word
句 sentence
首 song
曲 melody
部门 department
单位 unit (单位)|units (单位)
企业 enterprise
机构 institution (机构)|institutions (机构)
平台 platform
系统 system
模块 module
网点 outlet
标段 bid section
地块 plot of land|plots of land
小区 residential quarter
岗 post
岗位 post (岗位)|posts (岗位)
职位 position
名额 quota place
站点 station (站点)|stations (站点)
点 point (点)|points (点)
点位 location
套件 kit
座次 seat number
树 tree (树)|trees (树)
苗 seedling
窝 litter
样本 sample
样品 specimen
批样 batch sample
个次 item-time
格 cell
工程 construction work
活动 activity
课题 research topic
论文 paper
专利 patent
标准 standard
制度 regulation
方案 plan
报告 report
案件 legal case
线索 clue
问题 problem
隐患 hidden danger
事项 matter
建议 suggestion
提案 proposal
议案 motion
品种 variety
行政村 administrative village
自然村 natural village
乡镇 township or town|townships or towns
县区 county or district|counties or districts
市县 city or county|cities or counties
区县 district or county|districts or counties
街 street
巷 lane
宗地 parcel of land|parcels of land
图斑 map patch
小班 forest subcompartment
泊位 berth
车位 parking space
充电桩 charging pile
桩 pile
杆 pole
灯 lamp
盏 lamp (盏)|lamps (盏)
摄像头 camera
终端 terminal
设备 device
节点 node
栏 column
趟次 trip
航次 voyage
航班 flight
代表 delegate
委员 committee member
字 character
标准箱 standard container
标箱 standard container (标箱)|standard containers (标箱)
台班 machine shift
餐 meal
晚 night
茬 crop
桌 table
网格 grid cell
科室 office
窗口 service window
"""

_SHAPES = "块 面 根 张 幅 支 孔 盆 束 口 只 头 条 粒 尾 羽 匹 把 枚 颗 铺 顶 副 片 丛 穴 道 眼 埠"
"""Measure words of mere shape."""


def _plural(name: str) -> str:
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(("s", "x", "ch", "sh")) else "s")


def _rows() -> Iterator[tuple[str, tuple[str, str]]]:
    for row in _NAMES.strip().splitlines():
        symbol, _, names = row.partition(" ")
        one, _, many = names.partition("|")
        yield symbol, (one, many or _plural(one))
    for symbol in _SHAPES.split():
        yield symbol, (f"piece ({symbol})", f"pieces ({symbol})")


NAMES: dict[str, tuple[str, str]] = dict(_rows())
"""The English name of each unit and its plural, by the main symbol."""
