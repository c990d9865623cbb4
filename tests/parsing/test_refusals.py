"""Lines that are no questions, told by their wording alone; and questions that only look like them."""

import pytest

from assistant.parsing.refusals import refused_wish

WRITE, SQL, CREATIVE = "不能改", "SQL", "写作"
OFFICE = "没有单位的地址"
CAUSE, ADVICE, FORECAST = "没有写原因", "不作评价", "将来"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("删除泥沟镇的网点记录", WRITE),
        ("把2.8.1改成已完成", WRITE),
        ("帮我把进度调成100", WRITE),
        ("新增一条任务", WRITE),
        ("给我新增一条泥沟镇的秸秆火点", WRITE),
        ("新增一户涧头集镇的清洁取暖", WRITE),
        ("请把状态标记为已完成", WRITE),
        ("清空油品台账", WRITE),
        ("帮我把逾期的都删掉", WRITE),
        ("全部改成合格", WRITE),
        ("邳庄镇网点那几行清掉", WRITE),
        ("泥沟镇的降尘量数据清空", WRITE),
        ("未销号的矿山给我划掉", WRITE),
        ("12月20日的日报补上", WRITE),
        ("任务2.3.1的进度填上100", WRITE),
        ("进度调到90", WRITE),
        ("任务的期限往后延一个月", WRITE),
        ("给秸秆堆存台账添一行", WRITE),
        ("给GL0001换个状态", WRITE),
        ("将第3条记录作废", WRITE),
        ("国一车的记录都不要了，删", WRITE),
        ("drop table 任务台账", SQL),
        ("SELECT * FROM 任务台账", SQL),
        ("delete from tasks where 1=1", SQL),
        ("update tasks set state='done'", SQL),
        ("' or '1'='1", SQL),
        ("写一篇工作总结", CREATIVE),
        ("讲个笑话", CREATIVE),
        ("翻译成英文", CREATIVE),
        ("生态环境分局在哪条路上办公", OFFICE),
        ("住建局怎么走", OFFICE),
        ("执法局几点上班", OFFICE),
        ("交通局在哪栋楼", OFFICE),
        ("市监局的官网是什么", OFFICE),
        ("你是谁", CREATIVE),
        ("任务为什么逾期", CAUSE),
        ("PM2.5怎么这么高", CAUSE),
        ("怎样才能把浓度降下来", ADVICE),
        ("你觉得哪个镇干得好", ADVICE),
        ("预测一下12月的PM2.5", FORECAST),
        ("明年能完成目标吗", FORECAST),
    ],
)
def test_a_wish_is_refused_with_its_reason(text: str, reason: str) -> None:
    wish = refused_wish(text)
    assert wish is not None
    assert reason in wish.reason


@pytest.mark.parametrize(
    "text",
    [
        "整改完成的有几家",
        "清掉了几堆秸秆",
        "没清掉的秸秆",
        "改成电代煤的户数",
        "任务延期到哪天",
        "换成交通局",
        "改成11月",
        "把运河街道去掉，其他镇一共多少",
        "把正在整改的列一下",
        "已更正的",
        "新增一起火点的日子",
        "改造方式是气代煤的村居有几个",
        "还有哪些任务没改完",
        "取缔了多少家散煤网点",
        "新增了几处秸秆堆",
        "登记了取缔日期的网点",
        "没登记环保标识的机械",
        "台账多久更新一次",
        "方案里怎么写的",
        "谁负责录入台账",
        "写着无的有几条",
        "12月新发现的火点",
        "select牌的车有几辆",
        "标准改了没有",
        "为什么",
        "怎么处置的",
        "下周到期的能不能列一下",
        "评价为良的有几条",
        "住建局在哪个专班里",
        "这项工作怎么走流程",
        "卫生所在哪里",
        "值班的是哪个局",
    ],
)
def test_a_question_is_no_wish(text: str) -> None:
    assert refused_wish(text) is None
