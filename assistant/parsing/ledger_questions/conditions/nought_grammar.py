"""The rules for nought and for all: 一个都没, 从来没, 次次都, 样样.

Invariant: they are tried before a 一个 is passed over and before a value by itself is a
condition on rows; what they make is said of every row of a thing, or of none.
"""

from assistant.parsing.ledger_questions.conditions.bindings import bound_values
from assistant.parsing.ledger_questions.conditions.families import every_one
from assistant.parsing.ledger_questions.conditions.found_often import never_found_or_done
from assistant.parsing.ledger_questions.conditions.group_sizes import (
    always,
    always_bound,
    always_some,
    always_standing,
    more_than_one,
    never,
    never_as_much,
    no_overdue,
    none_at_all,
    none_bound,
    none_done,
    none_overdue,
    none_said,
    none_single,
)
from assistant.parsing.ledger_questions.conditions.nevers import never_in_row
from assistant.parsing.ledger_questions.conditions.none_of_sort import none_of_sort, none_reported
from assistant.parsing.ledger_questions.conditions.sized_groups import just_so_many
from assistant.parsing.ledger_questions.conditions.sizes_named import more_of_column, size_by_name
from assistant.parsing.ledger_questions.conditions.wholes import all_of_part, none_but_part, none_of_part, planned_done
from assistant.parsing.ledger_questions.rules import Rule

DEED = "unknown|verb|value|numeric|status.done"
"""What may be done to a part of an amount."""

THINGS = "ledger|textual|rows|topic"
"""What the rows are called."""
ONE_OF_SORT = f"one|quantity value {THINGS}"

NONE_RULES: tuple[Rule, ...] = (
    Rule("正好几个", "compare.eq quantity ledger|textual", just_so_many, "只有一项任务没完成的单位"),
    Rule(
        "每次列都值",
        "every verb|temporal|topic|ledger? column both value",
        always_bound,
        "每次检查湿法作业都达标的工地",
    ),
    Rule("每次都有数", "every verb|temporal|topic|ledger? both have? numeric", always_some, "每次检查都发现问题的工地"),
    Rule(
        "每次都没数",
        "every verb|temporal|topic|ledger? both negate have|verb? numeric",
        none_at_all,
        "每次检查都没有问题的工地",
    ),
    Rule("次次都出数", "always have|verb|unknown? numeric", always_some, "回回都查出问题的矿山"),
    Rule(
        "三列样样",
        "column join? column join? column quantity topic? both negate|compare.ne? value",
        bound_values,
        "黄色橙色红色三级措施都停产的企业有几家",
    ),
    Rule(
        "两列样样",
        "column join? column quantity topic? both negate|compare.ne? value",
        bound_values,
        "黄色橙色两级措施都停产的企业有几家",
    ),
    Rule("样样", "quantity|group.each? topic? both|modal value", every_one, "七样手续样样齐全"),
    Rule("从来没列", "never column compare.eq? value", none_bound, "从没湿法作业不达标过的工地"),
    Rule("从来没", "never modal? verb? early|value|status.done", none_done, "从来没迟报过的专班"),
    Rule("从来没做过的物", f"never modal? verb {THINGS}", never_in_row, "从来没更新过的任务"),
    Rule("从来没做", "never modal? verb|textual", never_found_or_done, "从来没抽检过的加油站"),
    Rule("从来没列比数", "never numeric compare quantity after?", never_as_much, "从没颗粒物超过10毫克的企业"),
    Rule("从来没数", "never verb? numeric", none_at_all, "从来没查出过问题的工地"),
    Rule("一个不都没", "one|quantity negate numeric both negate", none_but_part, "抽查一户不合格都没有的村居"),
    Rule("不的一个都没", "negate numeric one|quantity both negate", none_but_part, "抽查不合格的一户都没有的村居"),
    Rule("没有一个不", "negate one|quantity negate numeric", none_but_part, "抽查没有一户不合格的村居"),
    Rule("一个都没做", f"one|quantity ledger? both? negate? both? {DEED}", none_of_part, "问题一个都没改的VOCs记录"),
    Rule("一回都没抽", "one|single|quantity ledger|textual|topic? both value", never, "一回都没抽检过的加油站"),
    Rule("没有一个做", f"negate one|quantity {DEED}", none_of_part, "抽查了却没有一户合格的村居"),
    Rule("从来没逾期", "never overdue", none_overdue, "没逾期过的牵头单位"),
    Rule("没有逾期物", "negate overdue ledger", no_overdue, "没有逾期任务的牵头单位"),
    Rule("没有一个数", "negate one numeric", none_at_all, "没有一个问题的工地"),
    Rule("没有一项逾期", "negate one overdue", none_overdue, "没有一项逾期的单位"),
    Rule(
        "没有一次值",
        "negate one ledger|textual|verb|topic? compare.eq? status.done|value",
        none_single,
        "没有一项完成的牵头单位",
    ),
    Rule("没有完成计划", "negate status.done numeric|planned", planned_done, "没有完成计划户数的村居"),
    Rule("完成计划", "numeric|status.done numeric|planned", planned_done, "完成了计划的村居"),
    Rule("没完成计划", "status.pending numeric|planned", planned_done, "没完成计划的村居"),
    Rule("一个人都没", "one|single classifier both? negate numeric", none_at_all, "一个起都没制止的"),
    Rule("一起都没", "one|single|quantity both? negate numeric", none_at_all, "一起都没发现的巡查"),
    Rule("全都做了", "numeric textual|topic|join.and? both numeric|status.done", all_of_part, "问题全部整改完的企业"),
    Rule("一项都没", "one|quantity ledger? both? negate status.done|value", none_done, "一个都没取缔的镇街"),
    Rule("一项都未", "one|quantity ledger? both? status.pending", none_done, "一项都没完成的单位"),
    Rule("一次列值都没", "one|quantity|every column value both negate", none_bound, "一次湿法作业不达标都没有的工地"),
    Rule("历次值都没", "every verb? value both negate", none_said, "历次抽检不合格都没有的加油站"),
    Rule("一次值都没", "one|quantity verb? value both? negate", none_said, "一次差评都没有的路段"),
    Rule("没报值", "blank value", none_reported, "没登记过国三的镇街"),
    Rule("一次值都没报", "one|quantity value both? blank", none_reported, "一辆国三都没登记的镇街"),
    Rule("一个值物都没", f"{ONE_OF_SORT} both negate", none_said, "一辆国三货车都没有的镇街"),
    Rule("值一个物都没", f"value one {THINGS} both negate", none_said, "哪个镇一个已取缔网点都没有"),
    Rule("没有值物", f"negate value {THINGS}", none_of_sort, "没有国三货车的镇街"),
    Rule("列不止一个", "textual compare one", size_by_name, "牵头单位不止一家的任务"),
    Rule("不止一家做", "compare one textual textual", more_of_column, "由不止一家单位牵头的任务"),
    Rule("不止一个", "compare one ledger|textual|rows", more_than_one, "不止一个项目的企业"),
    Rule("次次都", "always value", always, "次次都落实的企业"),
    Rule("每次做都", "every verb|temporal|topic|ledger? both|always value", always, "每次检查都落实的企业"),
    Rule("做全都", "verb|temporal every both? value", always, "检查全都落实的企业"),
    Rule("一直这样", "column? every.steady both? value", always_standing, "一直没有非法开采的矿山"),
    Rule("零列", "zero numeric", none_at_all, "零问题工地有哪些"),
    Rule("一个都没", "quantity|one ledger? numeric both? negate verb?", none_at_all, "一个问题数都没有的工地"),
)
"""Rules for nought; they need the 一个 that all others pass over."""
