package io.ringfence.streaming.live;

import java.util.HashMap;
import java.util.Map;

/**
 * All that the intake knows.
 *
 * @param positions by key and id
 * @param marks of the instruments
 * @param books by path and number
 * @param budgets that were given
 * @param read next offset of each partition
 */
record IntakeBooks(
    PositionDirectory positions,
    MarkBoard marks,
    BookNumbers books,
    BudgetMemory budgets,
    Map<String, Long> read) {
  /** Nothing is known yet. */
  static IntakeBooks empty(LiveInstruments instruments, int mostBooks) {
    return new IntakeBooks(
        new PositionDirectory(),
        new MarkBoard(instruments.count()),
        new BookNumbers(mostBooks),
        new BudgetMemory(),
        new HashMap<>());
  }

  /** A row has been read. */
  void hasRead(String partition, long offset) {
    read.merge(partition, offset + 1, Math::max);
  }
}
