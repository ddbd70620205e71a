package io.ringfence.streaming.live;

import io.ringfence.streaming.intake.RowMemory;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of rows while they are read: of budgets and rule packs the first content of
 * each. Marks and funding are told apart by the last instant of their instrument, positions and
 * wallets by their sequences, once they are read.
 */
final class BudgetMemory implements RowMemory {
  private final Map<String, String> contents = new TreeMap<>();
  private boolean remembers;

  /** Whether the row that is read next counts once, whatever else comes. */
  void expectOnce(boolean isRemembered) {
    remembers = isRemembered;
  }

  @Override
  public long newest(String subject, long atMicros) {
    return atMicros;
  }

  @Override
  public @Nullable String before(String identity, String content) {
    return remembers ? contents.putIfAbsent(identity, content) : null;
  }

  @Override
  public @Nullable String find(String identity) {
    return contents.get(identity);
  }

  /** All of it. */
  Map<String, String> contents() {
    return contents;
  }
}
