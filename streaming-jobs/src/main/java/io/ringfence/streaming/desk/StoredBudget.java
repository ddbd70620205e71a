package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.BudgetRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A budget and the state it is in, as state of version 1 keeps it; nothing writes it any more.
 *
 * @param budget the budget
 * @param state name of the state; absent before the first evaluation and outside its validity
 * @param sinceMicros when the state was entered, epoch microseconds; absent with the state
 * @param warnedMicros when the warning was entered that became unknown; absent: none did
 */
public record StoredBudget(
    BudgetRow budget,
    @Nullable String state,
    @Nullable Long sinceMicros,
    @Nullable Long warnedMicros) {
  /** Its state as it is kept now: in force it is where it has one, and nothing was set off yet. */
  StoredMonitor monitor() {
    return new StoredMonitor(
        state == null ? null : 0,
        state,
        sinceMicros,
        warnedMicros,
        0,
        null,
        null,
        List.of(),
        List.of());
  }
}
