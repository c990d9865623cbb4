"""The rules for days between dates: past a limit, before a plan, so long since, in the order they are tried.

Invariant: what is held against a date of the row itself comes before anything that takes a number by its unit.
"""

from assistant.parsing.ledger_questions.conditions.denied_deeds import long_unmeasured
from assistant.parsing.ledger_questions.conditions.lacking import awaited
from assistant.parsing.ledger_questions.conditions.lengths import left_to_go
from assistant.parsing.ledger_questions.conditions.numbers import compared_beside
from assistant.parsing.ledger_questions.conditions.past_limits import limit_passed, past_limit, past_limit_by
from assistant.parsing.ledger_questions.conditions.same_days import both_on_day, same_day
from assistant.parsing.ledger_questions.conditions.spans import (
    date_against_date,
    days_apart,
    done_beside,
    late_by,
    long_undone,
    waiting,
)
from assistant.parsing.ledger_questions.conditions.time_limits import (
    due_after,
    due_in,
    not_overdue,
    overdue_between,
    overdue_by,
)
from assistant.parsing.ledger_questions.rules import Rule

EARLY = "early.late|early.early"
DONE = "verb|temporal|value|status.done"
SINCE = "since? verb|temporal top.last|behind.after? latest.now? lasts|passed? both?"
"""From an event on, in so many words: 距排查到现在都过去."""
SO_LONG = "compare? quantity after? latest.now? both?"
"""For so many days, before what was not done."""

DATE_RULES: tuple[Rule, ...] = (
    Rule(
        "到今几天",
        "scalar lasts|passed? compare quantity after?",
        compared_beside,
        "排查到现在超过30天没取缔的散煤点",
    ),
    Rule("日期比日期", "temporal compare temporal|planned", date_against_date, "完成日期晚于完成时限的任务"),
    Rule(
        "比日期早几天",
        "temporal|verb|status.done? than temporal|due|planned compare? more|early|difference compare? quantity after? "
        "status.done|verb|temporal?",
        days_apart,
        "完成日期比完成时限早10天以上的任务",
    ),
    Rule(
        "比日期早做几天",
        "than temporal|due|planned more|early status.done|verb compare? quantity after?",
        days_apart,
        "比计划日期晚完成10天以上的锅炉",
    ),
    Rule(
        "比日期早晚",
        "temporal|verb|status.done? than temporal|due|planned more|early status.done|verb|temporal?",
        days_apart,
        "完成日期比完成时限早的任务",
    ),
    Rule("日期在日期前后", "temporal temporal|due behind|top", days_apart, "完成日期在完成时限之后的任务"),
    Rule(
        "过了期限几天",
        "passed|compare.gt temporal|due compare? quantity after?",
        past_limit_by,
        "超过完成时限15天还没办完的任务",
    ),
    Rule(
        "期限过了几天",
        "temporal|due both? passed|compare.gt quantity after?",
        past_limit_by,
        "整改期限过了5天以上还没改完的工地",
    ),
    Rule("期限过了", "temporal|due both? passed|compare.gt", limit_passed, "整改期限已经过了还在整改的"),
    Rule("晚于日期做", "compare temporal|planned|due status.done|verb|value", done_beside, "晚于计划日期完成的锅炉"),
    Rule("没到期", "negate|except overdue|due", not_overdue, "还没到期的任务"),
    Rule("没到期限", "negate|compare.lt span? temporal|due", not_overdue, "还没到整改期限的工地"),
    Rule("没过期限", "compare.le temporal|due", not_overdue, "没过整改期限、正在整改的工地"),
    Rule("过了期限", "passed|compare.gt temporal|due", past_limit, "过了计划日期还没完成的锅炉"),
)
"""One date of a row against another, or against today."""


LENGTH_RULES: tuple[Rule, ...] = (
    Rule(
        "晚几天才",
        f"compare? overdue|{EARLY} compare? quantity after? verb|status.done",
        late_by,
        "拖了两天以上才交的周报",
    ),
    Rule("晚几天", f"compare? {EARLY} status.done? compare? quantity after?", late_by, "迟交超过2天的周报"),
    Rule("距期限几天", "since due|temporal compare quantity after?", due_in, "离到时限不到10天、还没办完的任务"),
    Rule(
        "期限还剩几天",
        "since? temporal|due only? status.pending|plan.gap|join.and compare quantity after?",
        left_to_go,
        "整改期限还剩少于10天的工地",
    ),
    Rule(
        "期限还剩几天以内",
        "since? temporal|due only? status.pending|plan.gap|join.and quantity after",
        left_to_go,
        "整改期限只剩10天以内的工地",
    ),
    Rule("几天就到期", "compare quantity after? due|overdue", due_after, "剩不到10天就到时限的任务"),
    Rule("逾期天数比较", "overdue both? compare quantity after?", overdue_by, "逾期超过15天的任务"),
    Rule(
        "逾期之间",
        "overdue span? quantity span|join.and quantity span?",
        overdue_between,
        "逾期10到20天的任务",
    ),
    Rule("逾期以上", "overdue both? quantity after", overdue_by, "逾期30天以上的任务"),
    Rule("离时限", "due compare quantity after?", due_in, "离时限不足10天的任务"),
    Rule("离时限以内", "due quantity after?", due_in, "离时限5天以内的任务"),
    Rule(
        "等了多久没来",
        f"{SINCE} compare? quantity after? verb|temporal|textual awaited",
        awaited,
        "排查超过30天取缔还没下来的散煤点",
    ),
    Rule(
        "等了多久没到",
        f"{SINCE} compare? quantity after? awaited verb|temporal|textual",
        awaited,
        "排查超过30天还没下来取缔日期的散煤点",
    ),
    Rule("没来", "verb|temporal|textual awaited", awaited, "取缔还没下来的散煤点"),
    Rule("没来到", "awaited verb|temporal|textual", awaited, "没下来取缔日期的散煤点"),
    Rule(
        "等了多久到",
        "verb|temporal top.last? compare? quantity after? verb|temporal",
        waiting,
        "散煤点排查一周以上才取缔的有几家",
    ),
    Rule("等了多久", f"{SINCE} compare quantity after?", waiting, "淘汰满60天还没拆的车"),
    Rule("等了以上", f"{SINCE} quantity after?", waiting, "发现30天以上的秸秆堆"),
    Rule("多久没做", f"{SO_LONG} negate value|status.done|verb|temporal", long_undone, "超过10天没更新的任务"),
    Rule("多久没测", f"{SO_LONG} blank", long_unmeasured, "超过10天没监测的水泥企业"),
    Rule("多久还没", f"{SO_LONG} value|status.pending", long_undone, "半个月以上未清理的秸秆堆"),
    Rule("当天做当天", f"sameday {DONE} sameday negate? {DONE}|awaited", both_on_day, "当天发现当天清理的秸秆有几处"),
    Rule(
        "当天",
        f"{DONE} top.last|behind.after? sameday negate? {DONE}|awaited",
        same_day,
        "发现当天就清走的",
    ),
    Rule("当天就做", "sameday negate? verb|temporal|status.done|awaited", same_day, "当天就清走的秸秆堆"),
)
"""So many days early, late, over, or since something was done."""
