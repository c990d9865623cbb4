"""The rules for numbers that no measure has taken, and for values by themselves, in the order they are tried.

Invariant: they come after the measures, so that a number beside a figure is never the size
of a group; a value alone comes last of all.
"""

from assistant.parsing.ledger_questions.conditions.bindings import figure_blank, written_value
from assistant.parsing.ledger_questions.conditions.deeds import come_so_far
from assistant.parsing.ledger_questions.conditions.group_sizes import always_so, group_size, never_so
from assistant.parsing.ledger_questions.conditions.in_every_row import all_of_them, in_a_row, not_once
from assistant.parsing.ledger_questions.conditions.lacking import day_left_empty, unmeasured
from assistant.parsing.ledger_questions.conditions.newest import all_of_few
from assistant.parsing.ledger_questions.conditions.numbers import compared, compared_by_unit, noted, same_column
from assistant.parsing.ledger_questions.conditions.side_by_side import all_held, joined_values
from assistant.parsing.ledger_questions.conditions.sizes_named import size_by_deed, size_by_name
from assistant.parsing.ledger_questions.conditions.status import done_status
from assistant.parsing.ledger_questions.conditions.value_spans import values_between
from assistant.parsing.ledger_questions.conditions.values import (
    also_counted,
    counted_values,
    either_condition,
    excepted_condition,
    left_out,
    plain_value,
)
from assistant.parsing.ledger_questions.rules import Rule

LATE_RULES: tuple[Rule, ...] = (
    Rule("问的没填", "measure filler? blank", figure_blank, "罚了多少钱那一栏没填的检查"),
    Rule("方案的数", "plan compare quantity after?", noted, "方案要求不低于10%的村居有几个"),
    Rule("又一界", "condition join? compare quantity after?", same_column, "进度过半但不到八成"),
    Rule("又一界以上", "condition join? quantity after", same_column, "进度三成以上七成以下"),
    Rule(
        "每次都这样",
        "every verb|temporal|topic|ledger? both? condition",
        always_so,
        "每次监测颗粒物都不超过10毫克的企业",
    ),
    Rule("从来没这样", "never verb|temporal|topic? condition", never_so, "从没超过100毫克氮氧化物的企业"),
    Rule("次数比数", "count compare quantity after?", group_size, "不合格的次数不少于2次的企业"),
    Rule("按几天", "group.by quantity", noted, "按30天算，发现超过30天还没清理的秸秆堆几处"),
    Rule("有几列", "quantity numeric", compared, "错峰台账里有3条生产线的企业"),
    Rule("按单位", "compare quantity after?", compared_by_unit, "超过5吨的网点"),
    Rule("按单位以上", "quantity after", compared_by_unit, "5吨以上的网点"),
    Rule("连续几期", "running quantity condition", in_a_row, "连续两个月降尘量超过7吨的镇街"),
    Rule("没有一期", "negate quantity condition", not_once, "没有一天AQI超过100的镇街"),
    Rule("个个都", "quantity textual? both? condition", all_of_them, "两个月降尘量都超过7吨的镇街"),
    Rule("做组规模以上", "verb quantity after textual", group_size, "抽检过两种及以上油品的是哪些对象"),
    Rule("做组规模几张", "verb compare quantity after?", size_by_deed, "检查超过12张的工地"),
    Rule("做组规模几张以上", "verb quantity after", size_by_deed, "检查12份以上的工地"),
    Rule("列组规模", "textual|ledger have? compare quantity after?", size_by_name, "牵头单位不少于两家的任务"),
    Rule("列组规模以上", "textual|ledger have? quantity after", size_by_name, "牵头单位两家以上的任务"),
    Rule("组规模", "compare quantity after? textual|rows|ledger", group_size, "不少于2个环节的企业"),
    Rule("组规模以上", "quantity after textual|rows|ledger", group_size, "三个以上环节的企业"),
    Rule("组次数", "compare quantity after?", group_size, "查了超过3次的工地"),
    Rule("组次数以上", "quantity after", group_size, "检查过5次以上的工地"),
    Rule("含本数", "contains quantity", noted, "减排清单里三条以上生产线（含三条）的企业都有谁"),
)
"""Rules that would take a number from a measure if they came first."""


VALUE_RULES: tuple[Rule, ...] = (
    Rule("写了值", "filled value", written_value, "填了已完成的任务有几项"),
    Rule("没数据", "blank", unmeasured, "没有监测数据的水泥企业"),
    Rule("没报", "blank", day_left_empty, "没报的专班"),
    Rule("值", "value|part", plain_value, "国三的有几辆"),
    Rule("值到值", "condition span condition", values_between, "国一到国三的货车有几辆"),
    Rule("到此为止", "condition condition", come_so_far, "进行中没完成的任务"),
    Rule("并列值", "condition join? both? compare.eq? condition", joined_values, "国一和国二"),
    Rule("几个值", "condition quantity textual?", counted_values, "储罐和装卸两个环节"),
    Rule("并列值都", "condition both", all_held, "公安局和商务局都配合的任务"),
    Rule("同时并列值", "both verb|have|unknown? condition", all_held, "同时由公安局、商务局配合的任务"),
    Rule("除并列值", "except condition except.outside?", excepted_condition, "除了没办结的还有几项任务"),
    Rule("条件之外", "condition except", left_out, "网点总数，取缔日期没填的不算"),
    Rule("也算", "value|condition inclusive", also_counted, "任务有几项，已完成的也算在内"),
    Rule("或", "condition join.and? join.or condition", either_condition, "国三或者重型的车"),
    Rule("最近几次都", "newest both condition", all_of_few, "最近三次检查都没落实的企业"),
    Rule("做完", "status.done", done_status, "搞定的锅炉有几台"),
)
