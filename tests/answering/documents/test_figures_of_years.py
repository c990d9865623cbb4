"""Figures told for one year, one grade, one age or one time of day: the one that is named is told, and no other."""

import pytest

from assistant.engine import Assistant
from tests.answering.documents.conftest import Govern

PLAN = """样县人民政府办公室
关于印发样县港口提升方案（2024—2026年）的通知
样政办发〔2024〕10号
各乡镇人民政府：
现将方案印发给你们。
样县人民政府办公室
2024年3月1日
样县港口提升方案（2024—2026年）
为提升港口，制定本方案。
一、工作目标
泊位完好率2024年底前达到80%，2025年底前达到95%。年接待游轮乘客2024年达到9万人次、2025年达到12万人次。
二、重点任务
（一）更换缆桩。三年更换缆桩900根，其中2024年300根、2025年600根。（牵头单位：县港口局）
（二）评定码头。对新评定的一星级、二星级码头，分别给予一次性奖励3万元、5万元。（牵头单位：县财政局）
（三）保洁候船厅。候船厅旺季每2小时保洁1次。引航员每月补贴800元。（牵头单位：县港口局）
（四）控制初级港口能耗。初级港口能耗2024年下降3%，岸电系数提高到0.62以上。（牵头单位：县能源局）
（五）检查玩具。对玩具经营场所每半年开展一次检查，建设充电站5座。（牵头单位：县市场局）
（六）服务乘客。65周岁以上乘客每餐补贴2元，85周岁以上乘客每餐补贴4元。噪声昼间不超过65分贝、夜间不超过55分贝。（牵头单位：县交通局）
（七）建设候船楼。在甲镇、乙镇各建设候船楼1座，甲镇候船楼2024年6月底前投用，其余1座2025年3月底前投用。（牵头单位：县港口局）
三、附则
本方案自印发之日起施行。
"""
LEDGER = "码头,乡镇,登记日期,补贴\n东码头,甲镇,2024-01-05,500\n西码头,乙镇,2024-02-05,600\n"


@pytest.fixture(scope="module")
def county(governed: Govern) -> Assistant:
    return governed(PLAN, LEDGER)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("2025年泊位完好率要达到多少", "95%", "80%"),
        ("24年底泊位完好率目标是多少", "80%", "95%"),
        ("2025年要换几根缆桩", "600根", "900根"),
        ("缆桩24年换多少根", "300根", "600根"),
        ("25年游轮乘客要到多少人次", "120000", "90000"),
        ("25年底游轮乘客要做到多少人次", "120000", "90000"),
        ("二星级码头奖多少钱", "50000", "30000"),
        ("一星级码头奖多少钱", "30000", "50000"),
        ("候船厅多久保洁一次", "每2小时", "每月"),
        ("引航员一月补多少", "800", "1月"),
        ("2024年初级港口能耗降多少", "3%", "0.62"),
        ("岸电系数要提高到多少", "0.62", "3%"),
        ("甲镇候船楼什么时候投用", "2024年6月", "2025年"),
        ("乙镇候船楼什么时候投用", "2025年3月", "2023年"),
        ("玩具店多久查一次", "每半年", "每月"),
        ("充电站要建几座", "5座", "600"),
        ("85岁以上乘客一顿饭补几块", "4元", "2元"),
        ("65岁以上乘客一餐补多少", "2元", "4元"),
        ("夜里噪声最多多少分贝", "55分贝", "65"),
        ("白天噪声不能超过多少分贝", "65分贝", "55"),
    ],
)
def test_only_what_is_named_is_told(county: Assistant, question: str, told: str, untold: str) -> None:
    head = county.ask(question).answer.split("\n")[0]
    assert told in head, head
    assert untold not in head


@pytest.mark.parametrize("question", ["换电站要建几座", "玩具店补贴多少钱", "玩具店老板手机号是多少"])
def test_what_only_sounds_alike_is_refused(county: Assistant, question: str) -> None:
    assert not county.ask(question).answered


def test_what_a_shop_was_taken_for_is_told(county: Assistant) -> None:
    assert any("玩具店" in note for note in county.ask("玩具店多久查一次").notes)
