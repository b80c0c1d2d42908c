"""What became of many files: counted by kind, shown as one table, with every fault in full below it."""

from collections import Counter, defaultdict

from rich.table import Table

BOMBS = {"压缩炸弹", "说谎的目录", "重叠的部件", "部件过多", "标记过多", "XML 实体炸弹", "外部实体"}
BOMB_SECONDS, BOMB_MEGABYTES = 2, 300
MOST_MEGABYTES = 1024
LISTED = 40


class Tally:
    """Count Outcomes by kind; `faults` [(file, words)] are all that must not be."""

    def __init__(self):
        self.files, self.read, self.codes = Counter(), Counter(), defaultdict(Counter)
        self.seconds, self.megabytes = defaultdict(float), defaultdict(float)
        self.counts, self.faults = defaultdict(Counter), []

    def add(self, kind, title, outcome, wrong=()):
        """Count one file of a kind."""
        self.files[kind] += 1
        if outcome.code is None:
            self.read[kind] += 1
        else:
            self.codes[kind][outcome.code] += 1
        self.seconds[kind] = max(self.seconds[kind], outcome.seconds)
        self.megabytes[kind] = max(self.megabytes[kind], outcome.megabytes)
        said = [*outcome.faults, *(f"wrong: {word}" for word in wrong)]
        if outcome.megabytes > MOST_MEGABYTES:
            said.append(f"memory: {outcome.megabytes:.0f} MB")
        if kind in BOMBS and (outcome.seconds > BOMB_SECONDS or outcome.megabytes > BOMB_MEGABYTES):
            said.append(f"bomb: {outcome.seconds:.1f} s, {outcome.megabytes:.0f} MB")
        for word in said:
            self.counts[kind][word.partition(":")[0]] += 1
            self.faults.append((f"{kind}: {title}", word))

    def table(self):
        """Return the table, a row for each kind and one for all."""
        table = Table(title="来路不明的文件", show_edge=False)
        table.add_column("种类", overflow="fold")
        table.add_column("文件", justify="right")
        table.add_column("读取", justify="right")
        table.add_column("拒收(编号×个数)", overflow="fold")
        for header in ("误收误读", "程序出错", "超时", "改动原件", "说法不妥", "最慢(秒)", "内存(MB)"):
            table.add_column(header, justify="right")
        for kind in self.files:
            table.add_row(*self._row(kind, [kind]))
        table.add_section()
        table.add_row(*self._row(f"合计 {len(self.files)} 种", list(self.files)))
        return table

    def _row(self, name, kinds):
        codes, counts = (sum((held[kind] for kind in kinds), Counter()) for held in (self.codes, self.counts))
        figures = [counts["wrong"], counts["traceback"], counts["hang"] + counts["bomb"] + counts["memory"],
                   counts["the file, or what is beside it, was changed"], counts["message"]]
        return (name, str(sum(self.files[kind] for kind in kinds)), str(sum(self.read[kind] for kind in kinds)),
                " ".join(f"{code}×{count}" for code, count in sorted(codes.items())), *map(str, figures),
                f"{max(self.seconds[kind] for kind in kinds):.2f}", f"{max(self.megabytes[kind] for kind in kinds):.0f}")

    def lines(self):
        """Return the faults in words, the first of many."""
        more = len(self.faults) - LISTED
        return [f"✘ {title}: {word}" for title, word in self.faults[:LISTED]] + ([f"…… 另有 {more} 处"] if more > 0 else [])
