"""The rules that make figures, in the order they are tried.

Invariant: a rule of the first tuple runs before any condition may take its words; one of
the second only gets what the conditions left.
"""

from assistant.parsing.ledger_questions.groups import by_column
from assistant.parsing.ledger_questions.measures.asked import (
    asked_count,
    asked_entity,
    asked_holder,
    asked_several,
    asked_which,
    asked_which_of_each,
    average_per,
    average_row,
    counted_in_column,
    counted_of,
    counted_value,
    days_over,
    quantity_with_unit,
    still_to_do,
    which_several,
)
from assistant.parsing.ledger_questions.measures.figures import (
    averaged_name,
    column_measure,
    duration_asked,
    end_measure,
    end_of_column,
    figure_asked,
    finished_amount,
    unit_measure,
)
from assistant.parsing.ledger_questions.measures.rates import column_rate, column_share, done_share, part_of_whole, rate
from assistant.parsing.ledger_questions.measures.remainders import (
    column_gap,
    column_gap_most,
    days_between,
    days_since,
    days_until,
    days_waited,
    difference_between,
    difference_of_columns,
    elapsed,
    quotient_of_columns,
    remaining_problems,
    shortfall,
    sum_of_columns,
    unfinished_amount,
    unfinished_asked,
    unfinished_problems,
)
from assistant.parsing.ledger_questions.rules import Rule

EARLY_RULES: tuple[Rule, ...] = (
    Rule("要完成", "modal status.done|value", still_to_do, "月底前要办结的任务"),
    Rule("数量词", "quantity classifier", quantity_with_unit, "超过5 吨的网点"),
    Rule("超多少天", "excess classifier", days_over, "逾期的任务平均超了多少天"),
    Rule("哪几项", "ask.which ask.count classifier", which_several, "逾期的任务是哪几项"),
    Rule("几天次", "ask.count classifier classifier", asked_count, "各镇街重污染有几天次"),
    Rule("几何量", "ask.count classifier", asked_count, "逾期的任务还有几项"),
    Rule("哪几个列", "ask.which quantity classifier? textual", asked_several, "哪三个单位任务最多"),
    Rule("哪几个", "ask.which quantity classifier?", asked_several, "哪五个逾期天数最多"),
    Rule("哪镇", "ask.which textual", asked_which, "哪个镇没清理的秸秆堆最多"),
    Rule("哪家什么列", "ask.which classifier? ledger|topic textual", asked_which, "有三条生产线的是哪家错峰企业"),
    Rule("哪家", "ask.which classifier? ledger", asked_entity, "哪家散煤网点查扣最多"),
    Rule("哪个列", "ask.which classifier? textual", asked_which, "哪家企业最多"),
    Rule(
        "列各是哪",
        "textual group.each compare.eq? ask.which classifier?",
        asked_which_of_each,
        "罚款最多的单位各是哪家",
    ),
    Rule("归谁管", "join ask.holder", asked_holder, "评价为差的路段有哪些，归谁管"),
    Rule("第几列", "rank textual", asked_which, "是第几督导组"),
    Rule(
        "列最问",
        "numeric superlative group.each? compare.eq|compare.ge? asked|ask.count",
        end_of_column,
        "AQI最高多少",
    ),
    Rule(
        "最列问",
        "superlative numeric group.each? compare.eq|compare.ge? asked|ask.count",
        end_measure,
        "最高PM10是多少",
    ),
    Rule(
        "列比列多",
        "numeric than numeric more|difference topic? asked|ask.count",
        column_gap,
        "计划户数比完成户数多多少",
    ),
    Rule(
        "列比列最", "numeric than numeric more|difference superlative", column_gap_most, "计划户数比完成户数多最多的村"
    ),
    Rule("未做问题", "status.pending? value numeric", unfinished_problems, "未整改问题最多的企业"),
    Rule("列加列", "numeric join numeric plus", sum_of_columns, "湿式清扫车和高压冲洗车加起来"),
    Rule("两列差", "numeric join.and numeric difference", difference_between, "计划户数与完成户数的差额最大的村"),
    Rule("列除列", "numeric divide numeric", quotient_of_columns, "完成户数除以计划户数最低的村居"),
    Rule("列减列", "numeric minus numeric", difference_of_columns, "应停减实停最多的企业"),
    Rule("还剩几个没", "status.pending asked numeric negate", remaining_problems, "还剩几个问题没改"),
    Rule("还剩几个", "status.pending asked numeric", remaining_problems, "VOCs还剩几个问题"),
    Rule("平均每行", "aggregate.average group.each? classifier|rows ledger?", average_row, "平均每堆秸秆多少吨"),
    Rule("平均每个", "aggregate.average classifier|one textual", average_per, "平均一个村居计划多少户"),
    Rule("平均每", "aggregate.average group.each classifier? textual", average_per, "平均每个镇街有几个散煤网点"),
    Rule("从到", "verb|temporal span verb|temporal", elapsed, "从发现到清走平均几天"),
    Rule(
        "隔了几天",
        "since? latest.latest verb|temporal latest.now? lasts? asked",
        days_since,
        "上一次监测到今天隔了几天",
    ),
    Rule("离上次", "since verb|temporal latest.now? lasts? asked", days_since, "距检查已经过去几天"),
    Rule("等了几天", "aggregate.average? lasts.waits asked", days_waited, "没拆的车平均等了多少天"),
    Rule("少几天", "more.less verb|unknown|topic|ledger? asked", shortfall, "平均每次检查少停几天"),
    Rule("几成", "value|verb|status.done share.percent", done_share, "国三车拆解了几成"),
    Rule("列占列", "numeric share numeric share?", column_share, "抽查户数占完成户数多少"),
    Rule(
        "列里列占",
        "numeric within? join.and? numeric share asked|ask.count?",
        part_of_whole,
        "抽查户数里合格户数占多少",
    ),
    Rule("按列数", "group.by textual count", by_column, "12月的秸秆堆按镇街数"),
    Rule("后几天做", "verb|temporal top.last asked verb|temporal|value", days_between, "检查后多少天销号"),
    Rule("几天做完", "aggregate.average? asked verb|value", days_until, "清理完的秸秆堆平均几天清走"),
    Rule("列值数", "textual value count", counted_in_column, "物料覆盖不达标次数"),
    Rule("值数", "value|ledger|textual|rows|numeric count", counted_value, "已取缔数"),
    Rule("列值率", "textual value share.rate", column_rate, "湿法作业达标率"),
    Rule("几率", "value value share.rate", rate, "国一国二率"),
    Rule("率", "value|verb|column|status.done|early|unknown share.rate", rate, "拆解率"),
    Rule("平均名", "numeric", averaged_name, "平均降尘量"),
    Rule("未完成数", "negate numeric", unfinished_amount, "未整改数"),
)


RULES: tuple[Rule, ...] = (
    Rule("做完多少", "status.done asked", finished_amount, "清洁取暖改完多少户"),
    Rule("没做多少", "negate numeric aggregate.sum? asked", unfinished_asked, "没制止住的有几起"),
    Rule("多长时间", "aggregate? ask.count", duration_asked, "属实的火点平均多长时间处置完"),
    Rule("平均列问", "aggregate numeric|scalar asked?", column_measure, "平均进度到多少了"),
    Rule(
        "列合计是问",
        "numeric|scalar aggregate compare.eq|compare.ge asked|ask.count",
        column_measure,
        "罚款合计是多少",
    ),
    Rule("列合计问", "numeric|scalar aggregate lasts? asked?", column_measure, "罚款合计多少"),
    Rule("列达到问", "numeric|scalar compare.ge asked|ask.count", column_measure, "进度达到多少"),
    Rule("列问", "numeric|scalar lasts? asked|ask.count", column_measure, "完成户数多少"),
    Rule("问列", "asked|ask.count numeric", column_measure, "多少个问题"),
    Rule("合计问单位", "aggregate group.each? classifier? asked", unit_measure, "秸秆火点总共多少亩"),
    Rule("量多少", "measure ask.count", figure_asked, "完成率多少"),
    Rule("几个列", "asked|ask.count textual", counted_of, "几个环节"),
    Rule("问单位", "asked", unit_measure, "秸秆火点烧了多少亩"),
)
