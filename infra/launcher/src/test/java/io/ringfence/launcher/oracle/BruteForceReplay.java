package io.ringfence.launcher.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A replay by brute force: one effect after the other in the order of time, every position of the
 * touched instrument judged anew, and at the end of every instant every node added up anew.
 */
final class BruteForceReplay {
  private final PositionBook book;
  private final List<Reject> rejects;
  private final AppliedRows applied = new AppliedRows();
  private final Map<InputRow, Boolean> marksApplied = new HashMap<>();
  private final BudgetWatch budgets = new BudgetWatch();
  private final TreeMap<Long, Map<NodeAsset, NodeTotals>> totals = new TreeMap<>();

  private BruteForceReplay(TierTables tables, List<Reject> rejects) {
    this.book = new PositionBook(tables);
    this.rejects = rejects;
  }

  /** Plays everything that was read. */
  static ReplayOutcome of(TierTables tables, InputReader input) {
    BruteForceReplay replay = new BruteForceReplay(tables, input.rejects());
    replay.play(input.rows().stream().flatMap(row -> row.effects().stream()).sorted().toList());
    return new ReplayOutcome(
        input.counts().stream().map(FileCount::text).toList(),
        replay.rejects.stream().sorted().toList(),
        replay.book.liquidations(),
        replay.book.alerts(),
        replay.budgets.changes(),
        replay.totals);
  }

  private void play(List<InputRow.Effect> effects) {
    boolean changed = false;
    for (int i = 0; i < effects.size(); i++) {
      InputRow.Effect effect = effects.get(i);
      changed |= apply(effect) && effect.at() != InputRow.ALWAYS;
      boolean last = i + 1 == effects.size() || effects.get(i + 1).at() != effect.at();
      if (last && changed) {
        endInstant(effect.at());
        changed = false;
      }
    }
  }

  private void endInstant(long at) {
    totals.put(at, book.totals(at));
    for (Fact.Budget budget : budgets.inForce(at)) {
      budgets.judge(budget, book.use(budget, at), at);
    }
  }

  /** True when the effect changed something. A row of marks is admitted once, with its first. */
  private boolean apply(InputRow.Effect effect) {
    InputRow row = effect.row();
    if (row.fact() instanceof Fact.Marks fact) {
      boolean admitted = marksApplied.computeIfAbsent(row, this::admit);
      if (admitted) {
        book.mark(fact.market(), fact.path().get(effect.mark()));
      }
      return admitted;
    }
    return admit(row);
  }

  /** Counts the row as applied, duplicate or rejected; true when it was applied. */
  private boolean admit(InputRow row) {
    try {
      if (applied.repeats(row)) {
        row.count().repeat();
        return false;
      }
      take(row.fact());
      applied.add(row);
      row.count().apply();
      return true;
    } catch (RowRefused refused) {
      row.count().reject();
      rejects.add(new Reject(row.count().file(), row.line(), refused.code()));
      return false;
    }
  }

  private void take(Fact fact) {
    switch (fact) {
      case Fact.Version version -> book.change(version);
      case Fact.Movement movement -> book.move(movement);
      case Fact.Funding funding -> book.settle(funding);
      case Fact.Budget budget -> budgets.add(budget);
      case Fact.Marks _, Fact.Balance _, Fact.Capital _ -> {}
    }
  }
}
