package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.IntakeRecord;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * The intake with an ear for time: a stream that gets heartbeats alone is complete as far as they
 * say, and its function would hear of it with the next event only. State is the function's, as if
 * it ran in Flink's own operator.
 */
final class IntakeOperator extends ProcessOperator<IntakeRecord, InputEvent> {
  private final IntakeRouter router;

  IntakeOperator(IntakeRouter router) {
    super(router);
    this.router = router;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(mark);
    router.complete(mark.getTimestamp());
  }
}
