"""The rules that make conditions, in the order they are tried.

Invariant: the order is the policy. What says more (column, comparison, number) comes before
what says less; a value alone comes last of all.
"""

from assistant.parsing.ledger_questions.conditions.bindings import (
    absent,
    any_bound,
    bare_value,
    blank,
    boolean_column,
    bound_value,
    bound_values,
    contains_text,
    had,
    undated,
    undone_by_name,
    undone_column,
    value_and_up,
    value_beside,
    value_of_column,
    value_of_column_denied,
    values_of_column,
    worded_so,
)
from assistant.parsing.ledger_questions.conditions.families import missing_some
from assistant.parsing.ledger_questions.conditions.group_sizes import all_of_them, always_so, group_size, size_by_name
from assistant.parsing.ledger_questions.conditions.numbers import (
    between,
    column_against_column,
    compared,
    compared_by_unit,
    not_as_much,
    noted,
    same_column,
    same_columns,
    several_compared,
    share_of_column,
    unstopped,
)
from assistant.parsing.ledger_questions.conditions.spans import (
    date_against_date,
    day_type,
    days_apart,
    done_beside,
    done_late,
    early_or_late,
    late_by,
    other_day_type,
    same_day,
    waiting,
    within_period,
)
from assistant.parsing.ledger_questions.conditions.status import (
    days_overdue,
    done_status,
    due_in,
    due_soon,
    left_undone,
    limit_passed,
    not_overdue,
    overdue,
    overdue_between,
    overdue_by,
    past_limit,
    pending_status,
)
from assistant.parsing.ledger_questions.conditions.values import (
    all_excepted,
    counted_values,
    denied_part,
    either_condition,
    excepted_condition,
    excepted_value,
    joined_values,
    negated_value,
    one_or_other,
    plain_value,
)
from assistant.parsing.ledger_questions.rules import Rule

EARLY = "early.late|early.early"
IN_PERIOD = "inside|span? ledger|topic? inside"
SINCE = "since? verb|temporal top.last|behind.after? latest.now? lasts? both?"
"""From an event on, in so many words: 距排查到现在都过去."""

RULES: tuple[Rule, ...] = (
    Rule("日期比日期", "temporal compare temporal|planned", date_against_date, "完成日期晚于完成时限的任务"),
    Rule(
        "比日期早几天",
        "temporal|verb|status.done? than temporal|due|planned compare? more|early|difference compare? quantity after? "
        "status.done|verb|temporal?",
        days_apart,
        "完成日期比完成时限早10天以上的任务",
    ),
    Rule(
        "比日期早晚",
        "temporal|verb|status.done? than temporal|due|planned more|early status.done|verb|temporal?",
        days_apart,
        "完成日期比完成时限早的任务",
    ),
    Rule("日期在日期前后", "temporal temporal|due behind|top", days_apart, "完成日期在完成时限之后的任务"),
    Rule("期限过了", "temporal|due both? passed|compare.gt", limit_passed, "整改期限已经过了还在整改的"),
    Rule("晚于日期做", "compare temporal|planned|due status.done|verb|value", done_beside, "晚于计划日期完成的锅炉"),
    Rule("过了期限", "passed|compare.gt temporal|due", past_limit, "过了计划日期还没完成的锅炉"),
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
    Rule("列同列", "numeric join.and|than numeric both? same", same_columns, "实停天数和应停天数一样的企业"),
    Rule("列比列几成", "numeric compare numeric quantity after?", share_of_column, "完成户数不到计划户数一半的村居"),
    Rule("三列任一值", "column join column join column quantity? any value", any_bound, "围挡、覆盖、冲洗任一不达标"),
    Rule("多列任一值", "column join column quantity? any value", any_bound, "围挡、覆盖至少一样不达标"),
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
    Rule("多列同值", "column join column quantity? both? negate|compare.ne? value", bound_values, "围挡和覆盖都不达标"),
    Rule("列为值", "column compare.eq? negate|compare.ne? value", bound_value, "环评手续不全的项目"),
    Rule("缺几样", "compare? blank|value quantity after?", missing_some, "至少缺两样手续的项目"),
    Rule("几样坏", "compare? quantity after? value", missing_some, "至少三项不达标的工地"),
    Rule("缺几样问", "blank|value asked", missing_some, "各缺几样"),
    Rule(
        "晚几天才",
        f"compare? overdue|{EARLY} compare? quantity after? verb|status.done",
        late_by,
        "拖了两天以上才交的周报",
    ),
    Rule("晚几天", f"compare? {EARLY} status.done? compare? quantity after?", late_by, "迟交超过2天的周报"),
    Rule("逾期天数比较", "overdue both? compare quantity after?", overdue_by, "逾期超过15天的任务"),
    Rule(
        "逾期之间",
        "overdue span? quantity span|join.and quantity span?",
        overdue_between,
        "逾期10到20天的任务",
    ),
    Rule("逾期以上", "overdue both? quantity after", overdue_by, "逾期30天以上的任务"),
    Rule("离时限", "due compare quantity after?", due_in, "离时限不足10天的任务"),
    Rule("离时限以内", "due quantity after", due_in, "离时限5天以内的任务"),
    Rule(
        "等了多久到",
        "verb|temporal top.last? compare? quantity after? verb|temporal",
        waiting,
        "散煤点排查一周以上才取缔的有几家",
    ),
    Rule("等了多久", f"{SINCE} compare quantity after?", waiting, "淘汰满60天还没拆的车"),
    Rule("等了以上", f"{SINCE} quantity after", waiting, "发现30天以上的秸秆堆"),
    Rule(
        "当天", "verb|temporal|value|status.done sameday verb|temporal|value|status.done", same_day, "发现当天就清走的"
    ),
    Rule("没全部", "negate both numeric", unstopped, "发现了却没全部制止"),
    Rule("临期", "due.soon", due_soon, "临期的任务有哪些"),
    Rule("提前推迟", "early status.done?", early_or_late, "提前完成的有几项"),
    Rule(
        "列比列",
        "numeric than numeric compare? more|difference compare? quantity after?",
        column_against_column,
        "实停天数比应停天数少3天及以上",
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
        "之间",
        "numeric|scalar span? compare.eq? quantity span|join.and quantity span?",
        between,
        "进度在30到60之间的任务",
    ),
    Rule("列比数还多", "numeric|scalar compare.eq? than quantity more", compared, "氮氧化物比100毫克还高"),
    Rule(
        "三列比数",
        "numeric join numeric join both|any? numeric span? both|any? compare quantity after?",
        several_compared,
        "计划户数、完成户数和抽查户数都超过20户的村居",
    ),
    Rule(
        "两列比数",
        "numeric join both|any? numeric span? both|any? compare quantity after?",
        several_compared,
        "计划户数和完成户数都超过20户的村居",
    ),
    Rule(
        "列比数",
        "numeric|scalar lasts|span|compare.eq? compare? compare.eq? quantity after?",
        compared,
        "氮氧化物超过100毫克",
    ),
    Rule("数后列", "compare quantity after? numeric", compared, "超过3个问题的工地"),
    Rule("数上列", "quantity after numeric", compared, "3个以上问题的工地"),
    Rule(
        "有字样",
        "textual have|compare.eq value|part|ledger|topic|unknown wording",
        worded_so,
        "专项名称有VOCs字样的任务",
    ),
    Rule("包含", "textual contains value|part|ledger|topic|unknown|column", contains_text, "专项名称里带VOCs的"),
    Rule("不包含", "textual negate contains value|part|ledger|topic|unknown", contains_text, "名称里不带VOCs的"),
    Rule("列为无", "column compare.eq? negate", bare_value, "处置方式是无的"),
    Rule("有列", "have textual|temporal", had, "有一山一策的矿山"),
    Rule("非值和列", "negate|compare.ne both? value textual", value_of_column_denied, "不是国道的道路"),
    Rule("几值当列", "value join value role? textual", values_of_column, "公安分局、商务局当责任单位的任务"),
    Rule("再值当列", "value join condition", value_beside, "公安分局、交通局、住建局当责任单位的任务"),
    Rule("值当列", "value|part role textual", value_of_column, "公安分局当责任单位的任务"),
    Rule("值和列", "value|part textual", value_of_column, "国三这个排放标准有几辆"),
    Rule("空缺", "column compare.eq? blank", blank, "拆解日期为空的"),
    Rule("没填", "blank compare.eq? column", blank, "没填检查日期的"),
    Rule("已填", "column filled", blank, "取缔日期填了的网点"),
    Rule("填了", "filled column", blank, "填了取缔日期的网点"),
    Rule("缺列", "lack column", blank, "缺影像编号的秸秆堆"),
    Rule("值以上", "value after.ge|after.le", value_and_up, "中度及以上污染"),
    Rule("除值", "except value except.outside|top.last|behind.after?", excepted_value, "除住建局外"),
    Rule(
        "除后",
        "value except.outside|except",
        lambda scope, items: excepted_value(scope, (items[1], items[0], items[1])),
        "国三之外的车",
    ),
    Rule("非部分", "negate part", denied_part, "没有合法手续的油罐"),
    Rule("非值", "negate|compare.ne both? value", negated_value, "不是国三的车"),
    Rule("V没做完", "value status.pending", left_undone, "取缔没完成的网点"),
    Rule("没做完V", "status.pending negate? value", left_undone, "挂着没销号的矿山"),
    Rule("未完成", "status.pending status.pending?", pending_status, "住建局未完成"),
    Rule("欠着", "short.owed", pending_status, "哪个单位的任务欠得最多"),
    Rule("没有是否", "negate column", boolean_column, "没有脱硫工艺的锅炉"),
    Rule("没做列", "negate unknown? textual", undone_column, "没编一山一策的矿山"),
    Rule("没有列", "negate column", absent, "没有完成日期的任务"),
    Rule("没做完", "negate both? status.done", pending_status, "没落地的任务"),
    Rule("没动过", "negate verb|temporal", undated, "还没驻厂检查过的生产线"),
    Rule("不算逾期", "overdue except", not_overdue, "已经过期的别算"),
    Rule("拖了天数", "overdue count.noun", days_overdue, "哪个单位逾期任务的拖延天数合计最多"),
    Rule("逾期天数", "overdue.days", days_overdue, "列出逾期任务的逾期天数"),
    Rule("逾期未", "overdue negate", overdue, "逾期没干的任务"),
    Rule("逾期完成", "overdue status.done|value", done_late, "过了时限才做完的任务"),
    Rule("逾期", "overdue", overdue, "逾期的任务"),
    Rule("期内那天", f"dated|latest.now {IN_PERIOD}", within_period, "12月15日处在错峰期里的企业"),
    Rule("期内", "inside ledger|topic? inside", within_period, "正处在错峰期里的企业"),
    Rule("非周末", "negate|compare.ne|except daytype except.outside?", other_day_type, "不在周末查的"),
    Rule("周末", "daytype", day_type, "周末PM2.5平均多少"),
)


UNSAID_RULES: tuple[Rule, ...] = (
    Rule("列不如列", "numeric unlike numeric more", not_as_much, "合格户数没有抽查户数多的村"),
    Rule("没说哪个", "blank compare.eq? ask.which|ask.count classifier? column", blank, "没写是哪个村的散煤网点"),
)
"""Rules that come before all others: blanks said with a question word, and one figure not as much as another."""


LATE_RULES: tuple[Rule, ...] = (
    Rule("方案的数", "plan compare quantity after?", noted, "方案要求不低于10%的村居有几个"),
    Rule("又一界", "condition join? compare quantity after?", same_column, "进度过半但不到八成"),
    Rule("又一界以上", "condition join? quantity after", same_column, "进度三成以上七成以下"),
    Rule(
        "每次都这样",
        "every verb|temporal|topic|ledger? both? condition",
        always_so,
        "每次监测颗粒物都不超过10毫克的企业",
    ),
    Rule("次数比数", "count compare quantity after?", group_size, "不合格的次数不少于2次的企业"),
    Rule("按几天", "group.by quantity", noted, "按30天算，发现超过30天还没清理的秸秆堆几处"),
    Rule("有几列", "quantity numeric", compared, "错峰台账里有3条生产线的企业"),
    Rule("按单位", "compare quantity after?", compared_by_unit, "超过5吨的网点"),
    Rule("按单位以上", "quantity after", compared_by_unit, "5吨以上的网点"),
    Rule("个个都", "quantity textual? both condition", all_of_them, "两个月降尘量都超过7吨的镇街"),
    Rule("列组规模", "textual have? compare quantity after?", size_by_name, "牵头单位不少于两家的任务"),
    Rule("列组规模以上", "textual have? quantity after", size_by_name, "牵头单位两家以上的任务"),
    Rule("组规模", "compare quantity after? textual|rows|ledger", group_size, "不少于2个环节的企业"),
    Rule("组规模以上", "quantity after textual|rows", group_size, "三个以上环节的企业"),
    Rule("组次数", "compare quantity after?", group_size, "查了超过3次的工地"),
    Rule("组次数以上", "quantity after", group_size, "检查过5次以上的工地"),
    Rule("含本数", "contains quantity", noted, "减排清单里三条以上生产线（含三条）的企业都有谁"),
)
"""Rules that would take a number from a measure if they came first."""


VALUE_RULES: tuple[Rule, ...] = (
    Rule("值", "value|part", plain_value, "国三的有几辆"),
    Rule("并列值", "condition join? condition", joined_values, "国一和国二"),
    Rule("几个值", "condition quantity textual?", counted_values, "储罐和装卸两个环节"),
    Rule("除并列值", "except condition except.outside?", excepted_condition, "除了没办结的还有几项任务"),
    Rule("或", "condition join.and? join.or condition", either_condition, "国三或者重型的车"),
    Rule("做完", "status.done", done_status, "搞定的锅炉有几台"),
)
