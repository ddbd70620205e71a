package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.TopicRow;
import java.time.Duration;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Says that a task of the source is active again before its first record after a silence.
 *
 * <p>Flink says so only with the next watermark that rises. By then a task that has much to send
 * has filled its way to the intake with records, and the word stands behind them; to the tasks of
 * the intake that get none of its records the same watermark comes at once, and whoever joins the
 * two, taking the full way for idle still, calls instants complete whose records are on it. They
 * were refused as late.
 *
 * <p>A source whose records speak of no later time never takes the word back, so that is done here
 * when nothing has come for a while.
 */
final class EarlyWakeUp extends AbstractStreamOperator<TopicRow>
    implements OneInputStreamOperator<TopicRow, TopicRow> {
  private final long idleAfterMillis;

  private transient boolean isSourceIdle;
  private transient boolean isAwake;
  private transient long lastRecordMillis;

  EarlyWakeUp(Duration idleAfter) {
    this.idleAfterMillis = idleAfter.toMillis();
  }

  @Override
  public void processElement(StreamRecord<TopicRow> row) {
    if (isSourceIdle) {
      lastRecordMillis = getProcessingTimeService().getCurrentProcessingTime();
      if (!isAwake) {
        isAwake = true;
        output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
        lookAt(lastRecordMillis + idleAfterMillis);
      }
    }
    output.collect(row);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    isSourceIdle = status.isIdle();
    isAwake = false;
    output.emitWatermarkStatus(status);
  }

  private void lookAt(long millis) {
    getProcessingTimeService().registerTimer(millis, this::look);
  }

  private void look(long millis) {
    if (!isAwake) {
      return;
    }
    if (lastRecordMillis + idleAfterMillis > millis) {
      lookAt(lastRecordMillis + idleAfterMillis);
    } else {
      isAwake = false;
      output.emitWatermarkStatus(WatermarkStatus.IDLE);
    }
  }
}
