"""What is asked for and stands nowhere is refused; its neighbour that stands there is answered."""

import pytest

from assistant.engine import Assistant

# (not to be had, its neighbour that is)
PAIRS = [
    ("工地总投资一共多少", "工地占地面积合计多少"),
    ("水泥企业产量多少", "水泥企业颗粒物平均多少"),
    ("矿山罚款总额", "移动源罚款总额"),
    ("工地一共罚了多少钱", "一共罚了多少钱"),
    ("清扫车是什么牌子", "锅炉都用什么燃料"),
    ("工地开工日期是哪天", "工地最近一次检查日期是哪天"),
    ("住建局地址在哪", "秸秆堆的位置有哪些"),
    ("实际是多少", "PM2.5平均是多少"),
    ("散煤网点各行业分别多少家", "错峰企业各行业分别多少家"),
    ("按行业统计散煤网点", "按镇街统计散煤网点"),
    ("住建局局长叫什么", "住建局牵头的任务有哪些"),
    ("土壤污染防治的责任单位有哪些", "VOCs治理的责任单位有哪些"),
    ("地下水污染防治谁牵头", "秸秆禁烧谁牵头"),
    ("垃圾分类谁牵头", "垃圾焚烧谁牵头"),
    ("VOCs减排量几吨", "降尘量不得高于多少"),
    ("在建工地总投资多少万元", "清洁取暖要完成多少户"),
    ("燃气锅炉氮氧化物限值多少", "水泥企业氮氧化物限值多少"),
    ("砖瓦企业二氧化硫排放浓度不高于多少", "水泥企业二氧化硫排放浓度不高于多少"),
    ("公路工程施工扬尘治理技术导则里围挡要多高", "公路工程施工扬尘治理技术导则是哪一条提到的"),
    ("谁牵头加油机", "谁牵头加油站治理"),
    ("谁牵头情分", "谁牵头抑尘"),
    ("税务局牵头什么", "水务局牵头什么"),
    ("道路保洁没装视频监控的有几条", "没装视频监控的工地有几个"),
    ("枣环字〔2021〕27号哪天发的", "方案哪天印发的"),
    ("环大气〔2021〕65号有几条", "环大气〔2021〕65号是哪一条提到的"),
    ("火点是谁放的", "垃圾焚烧归谁管"),
    ("工地扬尘检查人是谁", "谁检查工地扬尘"),
    ("专班有多少人", "专班有多少个"),
    ("怎么申请排污许可证", "怎么整治裸地"),
    ("大气办在几楼办公", "区公安分局在几个专班"),
    ("秸秆禁烧奖励标准", "秸秆综合利用率标准"),
    ("偷排罚款多少", "移动源罚款多少"),
    ("哪家企业最不配合", "谁配合环保分局淘汰锅炉"),
    ("空气质量日报里二氧化硫平均浓度是多少", "空气质量日报里PM10平均浓度是多少"),
]


@pytest.mark.parametrize("text", [pair[0] for pair in PAIRS])
def test_what_is_nowhere_is_refused(text: str, assistant: Assistant) -> None:
    answer = assistant.ask(text)
    assert not answer.answered
    assert not answer.choices


@pytest.mark.parametrize("text", [pair[1] for pair in PAIRS])
def test_its_neighbour_is_answered(text: str, assistant: Assistant) -> None:
    assert assistant.ask(text).answered


@pytest.mark.parametrize("text", ["应急减排清单里红色措施采取什么措施", "散煤网点处置到什么程度了"])
def test_a_deed_or_a_vague_noun_is_not_what_is_asked_for(text: str, assistant: Assistant) -> None:
    assert assistant.ask(text).answered


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("谁是清洁取暖专班的负责人", "taskforce", "按管这件事的A.3答"),
        ("运河街道的任务", "tasks", "按各镇（街）的要求答"),
        ("邳庄镇在秸秆禁烧上要做什么", "tasks", "按各镇（街）的要求答"),
    ],
)
def test_a_name_beside_the_plans_own_is_taken_for_it_and_that_is_said(
    text: str, kind: str, told: str, assistant: Assistant
) -> None:
    answer = assistant.ask(text)
    assert answer.kind == kind
    assert any(told in note for note in answer.notes)


@pytest.mark.parametrize(
    ("word", "question"),
    [
        ("重点", "重点泥沟镇降尘量10月到11月涨了多少"),
        ("著名", "公安分局手上没完成的著名任务有几项"),
        ("初级", "初级的各专班周报按时率，从低到高"),
        ("发展", "12月上旬一共发现几个发展火点"),
        ("西方", "西方的生态环境分局没办完的活儿有哪些"),
        ("忙碌", "水泥企业颗粒物出现过超标的几家，只看忙碌的"),
        ("擅自", "砖瓦企业擅自停运的有几家"),
        ("遥远", "既查到过秸秆堆、又有散煤网点没取缔的遥远的村是哪几个"),
    ],
)
def test_no_word_of_content_is_passed_over(assistant: Assistant, word: str, question: str) -> None:
    """However common it is, and wherever it stands."""
    answer = assistant.ask(question)
    assert not answer.answered, answer.understood
    assert word in answer.answer


@pytest.mark.parametrize("word", ["其实", "究竟", "特别", "那边", "为了", "首先"])
def test_a_word_that_only_joins_or_colours_is_passed_over(assistant: Assistant, word: str) -> None:
    """A closed class."""
    assert assistant.ask(f"{word}泥沟镇秸秆堆有几处").rows == assistant.ask("泥沟镇秸秆堆有几处").rows
