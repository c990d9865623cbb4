"""The rules that make conditions, in the order they are tried.

Invariant: the order is the policy. What says more (column, comparison, number) comes before
what says less; a value alone comes last of all.
"""

from assistant.parsing.ledger_questions.conditions.bindings import (
    all_bound,
    any_bound,
    bare_value,
    blank,
    blank_said,
    blanks,
    bound_value,
    bound_values,
    contains_text,
    filled_in,
    named_so,
    unfilled,
    value_and_up,
    value_beside,
    value_of_column,
    value_of_column_denied,
    values_of_column,
    worded_so,
)
from assistant.parsing.ledger_questions.conditions.date_grammar import DATE_RULES, LENGTH_RULES
from assistant.parsing.ledger_questions.conditions.day_types import day_type, other_day_type
from assistant.parsing.ledger_questions.conditions.families import any_family, missing_some
from assistant.parsing.ledger_questions.conditions.group_sizes import always_as_much, never_as_much
from assistant.parsing.ledger_questions.conditions.in_every_row import compared_in_all
from assistant.parsing.ledger_questions.conditions.lacking import (
    absent,
    boolean_column,
    had,
    undated,
    undone_by_name,
    undone_column,
    undone_deed,
)
from assistant.parsing.ledger_questions.conditions.newest import first_by_date, newest_few
from assistant.parsing.ledger_questions.conditions.numbers import (
    between,
    between_before,
    between_by_unit,
    beyond_number,
    column_against_column,
    compared,
    compared_beside,
    not_as_much,
    same_columns,
    share_of_column,
    share_of_whole,
    unstopped,
)
from assistant.parsing.ledger_questions.conditions.period_states import by_now, not_yet
from assistant.parsing.ledger_questions.conditions.shortfalls import fallen_between, fallen_short, left_of_whole
from assistant.parsing.ledger_questions.conditions.spans import (
    days_early,
    done_late,
    early_or_late,
    within_period,
)
from assistant.parsing.ledger_questions.conditions.status import done_status, left_undone, pending_status
from assistant.parsing.ledger_questions.conditions.time_limits import (
    days_overdue,
    due_soon,
    due_undone,
    limit_overdue,
    not_overdue,
    overdue,
    overdue_still,
)
from assistant.parsing.ledger_questions.conditions.values import (
    all_excepted,
    denied_part,
    excepted_value,
    negated_value,
    one_or_other,
    short_of_value,
    value_reached,
)
from assistant.parsing.ledger_questions.rules import Rule

IN_PERIOD = "inside|span? ledger|topic? inside"

RULES: tuple[Rule, ...] = (
    Rule("期没到", "inside? negate|compare.ne verb|temporal|status.done", not_yet, "错峰停产期还没结束的企业有几家"),
    Rule("期已过", "inside? verb|temporal|status.done", by_now, "错峰结束了的企业有几家"),
    *DATE_RULES,
    Rule("列没做完了", "textual status.pending", undone_by_name, "检修没做完的设备"),
    Rule("列没做完", "textual negate status.done", undone_by_name, "锅炉检修还没做好的"),
    Rule("不是就是", "negate|compare.ne value compare.eq value", one_or_other, "不是国一就是国二的车"),
    Rule(
        "三值之外",
        "except? value join value join value both? except.outside|except",
        all_excepted,
        "国一、国二、国三以外的车",
    ),
    Rule("两值之外", "except? value join value both? except.outside|except", all_excepted, "国一、国二以外的车"),
    Rule("除三值", "except value join value join value", all_excepted, "除开国一、国二、国三，还有几辆车"),
    Rule("除两值", "except value join value", all_excepted, "除开国一、国二，还有几辆车"),
    Rule(
        "列同列",
        "numeric|textual join.and|than numeric|textual both? same",
        same_columns,
        "实停天数和应停天数一样的企业",
    ),
    Rule(
        "列比列几成",
        "numeric compare numeric|planned quantity after?",
        share_of_column,
        "完成户数不到计划户数一半的村居",
    ),
    Rule(
        "列比列几倍",
        "numeric than|compare numeric quantity after.gt|more",
        share_of_column,
        "问题数比已整改数三倍还多",
    ),
    Rule("列几成", "numeric compare quantity after?", share_of_whole, "完成户数不到一半的村居"),
    Rule("列几成以上", "numeric quantity after", share_of_whole, "完成户数八成以上的村居"),
    Rule("三列任一值", "column join column join column quantity? any value", any_bound, "围挡、覆盖、冲洗任一不达标"),
    Rule("多列任一值", "column join column quantity? any value", any_bound, "围挡、覆盖至少一样不达标"),
    Rule("任一样坏", "any topic? value", any_family, "至少有一样手续不全的项目"),
    Rule(
        "三列同值",
        "column join column join column quantity? both? negate|compare.ne? value",
        bound_values,
        "围挡、覆盖和冲洗都不达标",
    ),
    Rule(
        "三列都同值",
        "column join? column join? column quantity? both negate|compare.ne? value",
        bound_values,
        "围挡覆盖冲洗都不达标",
    ),
    Rule("两列都同值", "column column quantity? both negate|compare.ne? value", bound_values, "围挡覆盖都不达标"),
    Rule(
        "多列同值",
        "column join column quantity? both? verb? negate|compare.ne? value",
        bound_values,
        "围挡和覆盖都不达标",
    ),
    Rule("值以上", "column? compare.ge|compare.eq? value join? after.ge|after.le", value_and_up, "中度及以上污染"),
    Rule("没达到值", "compare.lt value", short_of_value, "没达到优良的天数"),
    Rule("达到值", "compare.ge value", value_reached, "达到优良的天数"),
    Rule("列都为值", "column both value", all_bound, "检查结果都落实的企业"),
    Rule("列为值", "column compare.eq|modal? negate|compare.ne? value", bound_value, "环评手续不全的项目"),
    Rule("列做完", "textual status.done", done_status, "评估监测做完的水泥企业有几家"),
    Rule("缺几样", "compare? blank|value|lack compare? quantity after?", missing_some, "至少缺两样手续的项目"),
    Rule("几样坏", "compare? quantity after? value", missing_some, "至少三项不达标的工地"),
    Rule("缺几样问", "blank|value|plan.gap|lack asked", missing_some, "各缺几样"),
    *LENGTH_RULES,
    Rule("没全部", "negate|compare.ne both numeric", unstopped, "发现了却没全部制止"),
    Rule("列最近几", "temporal few|latest.latest quantity?", first_by_date, "完成时限最早的三条任务"),
    Rule("最近几次", "few verb|temporal?", newest_few, "最近三次检查都没落实的企业"),
    Rule("某期临期", "temporal due.soon", due_soon, "整改期限快到了的工地"),
    Rule("临期", "due.soon", due_soon, "临期的任务有哪些"),
    Rule("提前推迟", "early status.done?", early_or_late, "提前完成的有几项"),
    Rule(
        "列比列",
        "numeric than numeric compare? more|difference compare? quantity after?",
        column_against_column,
        "实停天数比应停天数少3天及以上",
    ),
    Rule(
        "列超列几", "numeric compare numeric quantity after?", column_against_column, "完成户数低于计划户数50户以上的村"
    ),
    Rule("列比列大小", "numeric compare numeric", column_against_column, "完成户数低于计划户数的村"),
    Rule("列比列多少", "numeric than numeric more", column_against_column, "完成户数比计划户数少的村"),
    Rule(
        "列比列升降",
        "numeric than numeric difference.rise|difference.fall",
        column_against_column,
        "完成户数比计划户数减少的村",
    ),
    Rule(
        "少做几天到几天",
        "more.less verb|unknown|topic|ledger|part|numeric? quantity span|join.and quantity span?",
        fallen_between,
        "少停5到10天的检查",
    ),
    Rule(
        "少做几天",
        "more.less verb|unknown|topic|ledger|part|numeric? compare? quantity after?",
        fallen_short,
        "少停5天以上的企业",
    ),
    Rule("差多少以上", "short.short|plan.gap compare quantity after?", fallen_short, "离计划差得超过50户的村居"),
    Rule(
        "还剩几个没改",
        "plan.gap compare? quantity after? numeric? negate numeric|value",
        left_of_whole,
        "还剩2个以上问题没改掉的企业",
    ),
    Rule("差以上", "short.short|plan.gap quantity after", fallen_short, "还差50户以上的村居"),
    Rule(
        "之间",
        "numeric|scalar span? compare.eq? quantity span|join.and quantity span?",
        between,
        "进度在30到60之间的任务",
    ),
    Rule("几到几列", "quantity span quantity numeric", between_before, "2到4个问题的工地检查几次"),
    Rule("几到几", "quantity span quantity span?", between_by_unit, "10到20蒸吨的燃煤锅炉有几台"),
    Rule("列比数还多", "numeric|scalar compare.eq? than quantity more", compared, "氮氧化物比100毫克还高"),
    Rule(
        "列比数",
        "numeric|scalar lasts|span|compare.eq? compare? compare.eq? quantity after?",
        compared_beside,
        "氮氧化物超过100毫克",
    ),
    Rule("列超了数", "numeric plan.exceeded quantity", beyond_number, "堆存量超了5吨的秸秆堆有几处"),
    Rule("列都在数以上", "numeric group? both span? quantity after", compared_in_all, "降尘量都在7吨以上的镇街"),
    Rule("数后列", "compare quantity after? ledger|topic? numeric", compared, "超过3个问题的工地"),
    Rule("数上列", "quantity after ledger|topic? numeric", compared, "3个以上问题的工地"),
    Rule(
        "有字样",
        "textual have|compare.eq value|part|ledger|topic|unknown wording",
        worded_so,
        "专项名称有VOCs字样的任务",
    ),
    Rule(
        "包含", "textual contains value|part|ledger|topic|unknown|column wording?", contains_text, "专项名称里带VOCs的"
    ),
    Rule("名里含", "contains.named value|part|ledger|topic|unknown|column wording?", named_so, "名字里带VOCs的任务"),
    Rule("不包含", "textual negate contains value|part|ledger|topic|unknown", contains_text, "名称里不带VOCs的"),
    Rule(
        "每次列都是数",
        "every ledger? verb|temporal|topic? numeric both compare? quantity after?",
        always_as_much,
        "历次检查问题数都是零的工地",
    ),
    Rule("列一直是数", "numeric every both? compare? compare? quantity after?", always_as_much, "问题数一直是零的工地"),
    Rule("列从来没比数", "numeric never verb? compare quantity after?", never_as_much, "氮氧化物从没超过100毫克的企业"),
    Rule("列为无", "column compare.eq? negate", bare_value, "处置方式是无的"),
    Rule("有列", "have|contains textual|temporal", had, "有一山一策的矿山"),
    Rule("非值和列", "negate|compare.ne both? value textual", value_of_column_denied, "不是国道的道路类型"),
    Rule("几值当列", "value join value role? textual", values_of_column, "公安分局、商务局当责任单位的任务"),
    Rule("再值当列", "value join condition", value_beside, "公安分局、交通局、住建局当责任单位的任务"),
    Rule("值当列", "value|part role textual", value_of_column, "公安分局当责任单位的任务"),
    Rule("值和列", "value|part textual", value_of_column, "国三这个排放标准有几辆"),
    Rule(
        "三列空缺",
        "column join column join column filler|both? compare.eq? blank",
        blanks,
        "取缔日期、排查日期和处置状态都空着的网点",
    ),
    Rule("两列空缺", "column join column filler|both? compare.eq? blank", blanks, "取缔日期和排查日期都没填的网点"),
    Rule("空缺", "column filler|both? compare.eq? blank", blank, "拆解日期空着的货车"),
    Rule("没填", "blank|status.pending compare.eq? column", unfilled, "没填检查日期的"),
    Rule("填了", "filled column", filled_in, "填了取缔日期的网点"),
    Rule("已填", "column filled", blank, "取缔日期填了的网点"),
    Rule("缺列", "lack column", blank, "缺影像编号的秸秆堆"),
    Rule("除值物", "except value ledger|textual except.outside", excepted_value, "除进行中的任务外"),
    Rule("除值", "except value except.outside|top.last|behind.after?", excepted_value, "除住建局外"),
    Rule(
        "除后",
        "value except.outside|except",
        lambda scope, items: excepted_value(scope, (items[1], items[0], items[1])),
        "国三之外的车",
    ),
    Rule("到期没做", "due.due|temporal negate? value|status.pending|part", due_undone, "到期还没整改完的工地"),
    Rule("V没做完", "value status.pending", left_undone, "取缔没完成的网点"),
    Rule("没做完V", "status.pending negate? value", left_undone, "挂着没销号的矿山"),
    Rule("非部分", "negate part", denied_part, "没有合法手续的油罐"),
    Rule("非值", "negate|compare.ne both? value", negated_value, "不是国三的车"),
    Rule("非名中", "compare.ne both? part", negated_value, "不是佳硕建筑的工地有几个"),
    Rule("没做动作", "status.pending verb|numeric", undone_deed, "没有做抽检的排查"),
    Rule("没做完列", "status.pending textual", lambda s, items: undone_by_name(s, items[::-1]), "没弄一山一策的矿山"),
    Rule("未完成", "status.pending status.pending?", pending_status, "住建局未完成"),
    Rule("欠着", "short.owed", pending_status, "哪个单位的任务欠得最多"),
    Rule("没有是否", "negate column", boolean_column, "没有脱硫工艺的锅炉"),
    Rule("没做列", "negate unknown? textual", undone_column, "没编一山一策的矿山"),
    Rule("没有列", "negate column", absent, "没有完成日期的任务"),
    Rule("没做完", "negate both? status.done", pending_status, "没落地的任务"),
    Rule("没动过", "negate verb|temporal", undated, "还没驻厂检查过的生产线"),
    Rule("某期过了", "temporal overdue", limit_overdue, "整改期限逾期的工地"),
    Rule("不算逾期", "overdue except", not_overdue, "已经过期的别算"),
    Rule("拖了天数", "overdue count.noun", days_overdue, "哪个单位逾期任务的拖延天数合计最多"),
    Rule("逾期天数", "overdue.days", days_overdue, "列出逾期任务的逾期天数"),
    Rule("逾期未", "overdue negate", overdue_still, "逾期没干的任务"),
    Rule("逾期完成", "overdue status.done|value|verb", done_late, "过了时限才做完的任务"),
    Rule("逾期", "overdue", overdue, "逾期的任务"),
    Rule("期内那天", f"dated|latest.now classifier? {IN_PERIOD}", within_period, "12月15日处在错峰期里的企业"),
    Rule("期内", "inside ledger|topic? inside", within_period, "正处在错峰期里的企业"),
    Rule("非周末", "negate|compare.ne|except daytype except.outside?", other_day_type, "不在周末查的"),
    Rule("周末", "daytype", day_type, "周末PM2.5平均多少"),
)


UNSAID_RULES: tuple[Rule, ...] = (
    Rule("列不如列", "numeric unlike numeric more", not_as_much, "合格户数没有抽查户数多的村"),
    Rule("提前天数", "early status.done|value|verb? count.noun", days_early, "提前完成的天数最多的任务"),
    Rule("列为空", "column compare.eq blank", blank, "取缔日期为空的是哪个散煤网点"),
    Rule("没说哪个", "blank compare.eq? ask.which|ask.count classifier? column", blank_said, "没写是哪个村的散煤网点"),
)
"""Rules that come before all others: blanks said with a question word, one figure not as much as another, 提前天数."""
