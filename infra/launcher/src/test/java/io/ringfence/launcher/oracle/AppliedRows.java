package io.ringfence.launcher.oracle;

import io.ringfence.contracts.wire.RejectCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was applied before, so that a row is told from a repetition and from a contradiction. */
final class AppliedRows {
  private final Map<Object, Fact> applied = new HashMap<>();
  private final Map<Object, Long> lastSequence = new HashMap<>();

  /** True: the same was applied before. Refuses what contradicts it or comes after its turn. */
  boolean repeats(InputRow row) {
    Fact before = applied.get(identity(row));
    if (before != null && !before.equals(row.fact())) {
      throw new RowRefused(RejectCode.SEQUENCE_CONFLICT);
    }
    if (before == null
        && row.fact() instanceof Fact.Sequenced fact
        && fact.sequence() < lastSequence.getOrDefault(series(row.kind(), fact), 0L)) {
      throw new RowRefused(RejectCode.SEQUENCE_BELOW_LAST);
    }
    return before != null;
  }

  void add(InputRow row) {
    applied.put(identity(row), row.fact());
    if (row.fact() instanceof Fact.Sequenced fact) {
      lastSequence.put(series(row.kind(), fact), fact.sequence());
    }
  }

  private static Object identity(InputRow row) {
    return switch (row.fact()) {
      case Fact.Sequenced fact -> List.of(series(row.kind(), fact), fact.sequence());
      case Fact.Timed fact -> List.of(row.kind(), fact.subject(), fact.at());
      case Fact.Budget fact -> List.of(row.kind(), fact.subject());
      case Fact.Capital fact -> List.of(row.kind(), fact.subject());
    };
  }

  private static Object series(FileKind kind, Fact.Sequenced fact) {
    return List.of(kind, fact.key());
  }
}
