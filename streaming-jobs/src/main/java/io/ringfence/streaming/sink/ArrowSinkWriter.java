package io.ringfence.streaming.sink;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Gathers rows and inserts them by number, by age and at every checkpoint. */
final class ArrowSinkWriter<T> implements SinkWriter<T> {
  private final TableWriter<T> table;
  private final BatchPolicy policy;
  private final ProcessingTimeService clock;
  private final List<T> rows = new ArrayList<>();
  private boolean alarmSet;

  ArrowSinkWriter(TableWriter<T> table, BatchPolicy policy, ProcessingTimeService clock) {
    this.table = table;
    this.policy = policy;
    this.clock = clock;
  }

  @Override
  public void write(T row, Context context) {
    rows.add(row);
    if (rows.size() >= policy.rows()) {
      insert();
    } else if (!alarmSet) {
      alarmSet = true;
      clock.registerTimer(
          clock.getCurrentProcessingTime() + policy.age().toMillis(), _ -> onAlarm());
    }
  }

  private void onAlarm() {
    alarmSet = false;
    insert();
  }

  @Override
  public void flush(boolean endOfInput) {
    insert();
  }

  private void insert() {
    table.insert(rows);
    rows.clear();
  }

  @Override
  public void close() {
    table.close();
  }
}
